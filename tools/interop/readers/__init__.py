"""One module for each tool; a new one is one module and one line here."""

from __future__ import annotations

from tools.interop.reader import Reader


def all_readers() -> list[Reader]:
    """Every tool, in the order of the matrix."""
    from tools.interop.readers import (
        arrow,
        datasette,
        duckdb,
        frictionless,
        libreoffice,
        miller,
        node,
        pandas,
        polars,
        pyarrow,
        r,
        records,
        spark,
        sqlite,
        visidata,
    )

    libraries: list[Reader] = [
        pandas.READER,
        polars.READER,
        duckdb.READER,
        pyarrow.READER,
        *arrow.READERS,
        frictionless.READER,
        spark.READER,
    ]
    programs: list[Reader] = [*datasette.READERS, libreoffice.READER, miller.READER, visidata.READER]
    return [*libraries, *records.READERS, *r.READERS, *node.READERS, *sqlite.READERS, *programs]
