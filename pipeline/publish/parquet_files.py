"""Parquet: string, int32, float64 and list of string, Snappy, no pandas index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.model import TableSchema


@dataclass(frozen=True)
class ParquetFiles:
    """The Parquet files of a package."""

    name: str = "parquet"

    def write(self, table: pa.Table, path: Path) -> None:
        """Write a table as Parquet."""
        import pyarrow.parquet as pq

        pq.write_table(table, path, compression="snappy", version="2.6", row_group_size=100_000)

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """A file with hash and bytes: Frictionless cannot read list columns in Parquet as tables."""
        return {"name": f"{schema.name}-parquet", "format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"}
