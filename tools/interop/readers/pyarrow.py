"""pyarrow: tables of CSV, Parquet and JSON Lines."""

from __future__ import annotations

from typing import Any

from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

READER = PythonReader(
    "pyarrow",
    "pyarrow",
    {
        "string": {"string"},
        "int32": {"integer"},
        "int64": {"integer"},
        "double": {"number"},
        "list<element: string>": {"list"},
        "list<item: string>": {"list"},
    },
    ("pyarrow",),
)


def observe(table: Any) -> Seen:
    """The rows of a table, and each column's type, nulls and cells."""
    return table.num_rows, {name: (str(table[name].type), table[name].null_count, table[name].to_pylist()) for name in table.column_names}
