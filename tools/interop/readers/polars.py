"""polars: frames of CSV, Parquet, JSON Lines, a workbook."""

from __future__ import annotations

from typing import Any

from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

READER = PythonReader(
    "polars",
    "polars",
    {"String": {"string"}, "Int32": {"integer"}, "Int64": {"integer"}, "Float64": {"number"}, "List(String)": {"list"}},
    ("polars",),
)


def observe(frame: Any) -> Seen:
    """The rows of a frame, and each column's type, nulls and cells."""
    return frame.height, {column.name: (str(column.dtype), column.null_count(), column.to_list()) for column in frame}
