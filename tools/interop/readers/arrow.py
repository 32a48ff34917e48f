"""Engines that give tables of Arrow: chDB (ClickHouse), DataFusion, and GDAL by pyogrio; each counts its nulls as Arrow has them."""

from __future__ import annotations

from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

KINDS = {
    "string": {"string"},
    "large_string": {"string"},
    "string_view": {"string"},
    "int32": {"integer"},
    "int64": {"integer"},
    "double": {"number"},
    "list<item: string>": {"list"},
    "list<element: string>": {"list"},
    "list<item: string_view>": {"list"},
    "list<element: string_view>": {"list"},
}

READERS = [
    PythonReader("chDB", "clickhouse", KINDS, ("chdb",)),
    PythonReader("DataFusion", "arrow", KINDS, ("datafusion",)),
    PythonReader("GDAL", "arrow", KINDS, ("pyogrio",)),
]


def observe(table: object) -> Seen:
    """The rows of a table, and each column's type, nulls and cells."""
    from tools.interop.readers.pyarrow import observe as observed

    return observed(table)
