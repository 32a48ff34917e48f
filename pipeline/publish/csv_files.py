"""CSV: UTF-8 without BOM, LF, minimal quoting, empty is null, lists joined with ``|``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.model import TableSchema


@dataclass(frozen=True)
class CsvFiles:
    """The CSV files of a package."""

    name: str = "csv"

    def open(self, schema: pa.Schema, path: Path) -> CsvWriter:
        """Begin a CSV file; rows are put together in Arrow: pandas takes many times longer, Arrow's own writer quotes every text."""
        return CsvWriter(path, schema.names)

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


class CsvWriter:
    """A CSV file under way."""

    def __init__(self, path: Path, names: list[str]) -> None:
        self._file = path.open("wb")
        self._file.write((",".join(names) + "\n").encode())

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self._file.write(csv_lines(table))

    def close(self) -> None:
        """End the file."""
        self._file.close()


def csv_lines(table: pa.Table) -> bytes:
    """The rows of a table as lines of CSV, without a header."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not table.num_rows:
        return b""
    columns = [_cells(column) for column in table.columns]
    lines = pc.binary_join_element_wise(*columns, pa.scalar(","), null_handling="replace", null_replacement="")
    return ("\n".join(lines.to_pylist()) + "\n").encode()


def _plain_numbers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Numbers as text, whole ones without exponent or decimal point: 297600000000, not 2.976e+11."""
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = pc.and_(pc.equal(pc.floor(column), column), pc.less_equal(pc.abs(column), 2.0**53))
    integers = pc.cast(pc.if_else(whole, column, None), pa.int64())
    return pc.coalesce(pc.cast(integers, pa.string()), pc.cast(column, pa.string()))


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The cells of a column as text, quoted only where CSV needs it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_list(column.type):
        column = pc.binary_join(column, "|")
    text = _plain_numbers(column) if pa.types.is_floating(column.type) else pc.cast(column, pa.string())
    quoted = pc.binary_join_element_wise(pa.scalar('"'), pc.replace_substring(text, '"', '""'), pa.scalar('"'), "")
    return pc.if_else(pc.match_substring_regex(text, r'[",\r\n]'), quoted, text)
