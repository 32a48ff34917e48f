"""CSV: UTF-8 without BOM, LF, minimal quoting, empty is null, lists joined with ``|``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import TableSchema
from pipeline.publish.columns import run_together, whole_numbers
from pipeline.publish.kinds import LineWriter

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class CsvFiles:
    """The CSV files of a package."""

    name: str = "csv"

    def open(self, schema: pa.Schema, path: Path) -> LineWriter:
        """Begin a CSV file; rows are put together in Arrow: pandas takes many times longer, Arrow's own writer quotes every text."""
        return LineWriter(self, schema, path)

    def head(self, schema: pa.Schema) -> bytes:
        """The names of the columns."""
        return csv_header(schema.names)

    def lines(self, table: pa.Table) -> bytes:
        """A line for each row."""
        return csv_lines(table)

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """A tabular resource with its Table Schema."""
        own = ("name", "source", "position")
        return {
            "name": schema.name,
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
            "schema": {k: v for k, v in schema.descriptor.items() if k not in own},
        }


def csv_header(names: Iterable[str]) -> bytes:
    """The first line of a file."""
    return (",".join(names) + "\n").encode()


def csv_lines(table: pa.Table) -> bytes:
    """The rows of a table as lines of CSV, without a header."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not table.num_rows:
        return b""
    columns = [cell_texts(c) if pa.types.is_primitive(c.type) else _quoted(cell_texts(c)) for c in table.columns]
    lines = pc.binary_join_element_wise(*columns, pa.scalar(","), null_handling="replace", null_replacement="")
    return run_together(lines, "\n") + b"\n"


def cell_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The values of a column as they are written, before they are quoted.

    Whole numbers have no exponent and no decimal point: 297600000000, not 2.976e+11.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_list(column.type):
        return pc.binary_join(column, "|")
    texts = pc.cast(column, pa.string())
    return pc.coalesce(pc.cast(whole_numbers(column), pa.string()), texts) if pa.types.is_floating(column.type) else texts


def _quoted(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells as text, quoted only where CSV needs it; most columns are seen at a glance to need it nowhere."""
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = run_together(texts)
    if not any(mark in whole for mark in (b",", b'"', b"\r", b"\n")):
        return texts
    quoted = pc.binary_join_element_wise(pa.scalar('"'), pc.replace_substring(texts, '"', '""'), pa.scalar('"'), "")
    return pc.if_else(pc.match_substring_regex(texts, r'[",\r\n]'), quoted, texts)
