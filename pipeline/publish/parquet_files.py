"""Parquet: string, int32, float64 and list of string, Snappy, no pandas index; the file says what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import TableSchema

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP = 25_000
"""So many rows are held until they are written."""


@dataclass(frozen=True)
class ParquetFiles:
    """The Parquet files of a package."""

    name: str = "parquet"

    def open(self, schema: pa.Schema, path: Path) -> ParquetWriter:
        """Begin a Parquet file."""
        return ParquetWriter(path, schema)

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """A file with hash and bytes: Frictionless cannot read list columns in Parquet as tables."""
        return {"name": f"{schema.name}-parquet", "format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"}


class ParquetWriter:
    """A Parquet file under way: row groups of exactly `ROW_GROUP` rows but for the last, however the rows come in."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self._writer = pq.ParquetWriter(path, schema, compression="snappy", version="2.6")
        self._waiting: list[pa.Table] = []
        self._rows = 0
        self._empty = schema.empty_table()

    def write(self, table: pa.Table) -> None:
        """Add rows; whole row groups are written, the rest waits."""
        import pyarrow as pa

        self._waiting.append(table)
        self._rows += table.num_rows
        while self._rows >= ROW_GROUP:
            whole = pa.concat_tables(self._waiting)
            self._writer.write_table(whole.slice(0, ROW_GROUP).combine_chunks(), row_group_size=ROW_GROUP)
            self._waiting = [whole.slice(ROW_GROUP)]
            self._rows -= ROW_GROUP

    def close(self) -> None:
        """Write what waits, and end the file; one that could not be ended is given up, not tried again when it is forgotten."""
        import pyarrow as pa

        rest = pa.concat_tables(self._waiting) if self._waiting else self._empty
        try:
            self._writer.write_table(rest.combine_chunks(), row_group_size=ROW_GROUP)
            self._writer.close()
        finally:
            self._writer.is_open = False
