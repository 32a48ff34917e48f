"""pandas: frames of CSV, Parquet, JSON Lines, a workbook, a query."""

from __future__ import annotations

from typing import Any

from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

READER = PythonReader(
    "pandas",
    "pandas",
    {
        "str": {"string"},
        "string": {"string"},
        "object": {"list"},
        "int64": {"integer"},
        "Int32": {"integer"},
        "Int64": {"integer"},
        "float64": {"number"},
        "Float64": {"number"},
    },
    ("pandas",),
)


def observe(frame: Any) -> Seen:
    """The rows of a frame, and each column's dtype, missing values and cells."""
    return len(frame), {name: (str(column.dtype), int(column.isna().sum()), _cells(column)) for name, column in frame.items()}


def _cells(column: Any) -> list[Any]:
    missing = column.isna()
    values = column.astype(object)
    return [None if gone else value.tolist() if hasattr(value, "tolist") else value for value, gone in zip(values, missing, strict=True)]
