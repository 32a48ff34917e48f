"""What is counted in a table while its rows pass by: rows, filled cells, codes; and its rows, unless they are too many for a browser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import Field, TableSchema
from pipeline.publish.kinds import Package
from pipeline.schema.arrow import arrow_schema

ARTICLE = "article_id"
"""The column of the program's own that says of which article a row is."""
MOST = 100_000
"""The rows up to which the pages hold a table; of a larger one they say what it is and where its files are."""


@dataclass(slots=True)
class Census:
    """A table counted. ``table`` is ``None`` where it has more rows than `MOST`."""

    schema: TableSchema
    rows: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    codes: dict[str, Counter[str]] = field(default_factory=dict)
    articles: Counter[str] = field(default_factory=Counter)
    table: pa.Table | None = None


def census(package: Package, name: str) -> Census:
    """Count a table, part by part: a large one is never held as a whole."""
    schema = package.schemas[name]
    counted = Census(schema, codes={f.name: Counter() for f in schema.fields if f.enum})
    kept: list[pa.Table] = []
    for part in package.chunks(name):
        counted.rows += part.num_rows
        kept = [*kept, part] if counted.rows <= MOST else []
        for column in schema.fields:
            _count(counted, column, part.column(column.name))
        if ARTICLE in schema.field_names:
            counted.articles.update(_values(part.column(ARTICLE)))
    if counted.rows <= MOST:
        counted.table = pa.concat_tables(kept) if kept else arrow_schema(schema).empty_table()
    return counted


def _count(counted: Census, column: Field, cells: pa.ChunkedArray) -> None:
    counted.filled[column.name] += len(cells) - cells.null_count
    if column.enum:
        counted.codes[column.name].update(_values(pc.list_flatten(cells) if pa.types.is_list(cells.type) else cells))


def _values(cells: pa.ChunkedArray) -> dict[str, int]:
    """How often each value occurs."""
    return {entry["values"]: entry["counts"] for entry in pc.value_counts(cells).to_pylist() if entry["values"] is not None}
