"""Arrow tables from finished tables, in the types of the writing profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Field, Table, TableSchema

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a field: string, int32, float64 or list of strings, which every reader of Parquet knows."""
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int32(), "number": pa.float64(), "list": pa.list_(pa.string())}
    return types[field.type]


def arrow_schema(schema: TableSchema) -> pa.Schema:
    """The Arrow schema of a table; required fields are not nullable."""
    import pyarrow as pa

    return pa.schema([pa.field(f.name, arrow_type(f), nullable=not f.required) for f in schema.fields])


def to_arrow(table: Table) -> pa.Table:
    """A finished table in Arrow."""
    import pyarrow as pa

    schema = arrow_schema(table.schema)
    rows = pa.array([row.values for row in table.rows], pa.struct([field.with_nullable(True) for field in schema]))
    return pa.Table.from_arrays(rows.flatten(), schema=schema)


def true_in(mask: pa.Array | pa.ChunkedArray) -> pa.Array:
    """The positions at which a mask is true. ``indices_nonzero`` of a column without chunks ends the process before pyarrow 26.0.1."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.indices_nonzero(mask.combine_chunks() if isinstance(mask, pa.ChunkedArray) else mask)
