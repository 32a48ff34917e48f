"""DuckDB: relations over CSV, Parquet and JSON Lines."""

from __future__ import annotations

from typing import Any

from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

READER = PythonReader(
    "DuckDB",
    "duckdb",
    {
        "VARCHAR": {"string"},
        "INTEGER": {"integer"},
        "BIGINT": {"integer"},
        "HUGEINT": {"integer"},
        "DOUBLE": {"number"},
        "VARCHAR[]": {"list"},
    },
    ("duckdb",),
)


def observe(relation: Any) -> Seen:
    """The rows of a relation, and each column's type, nulls (as SQL counts them) and cells."""
    cells = list(zip(*relation.fetchall(), strict=True))
    described = zip(relation.columns, relation.types, cells, strict=True)
    counts = relation.aggregate(", ".join(f'count(*) - count("{name}")' for name in relation.columns)).fetchall()[0]
    columns = {name: (str(kind), nulls, list(values)) for (name, kind, values), nulls in zip(described, counts, strict=True)}
    return relation.count("*").fetchall()[0][0], columns
