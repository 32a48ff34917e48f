"""Rows as Python has them: what openpyxl and python-calamine give of a sheet."""

from __future__ import annotations

from typing import Any

from tools.interop.process import value_types
from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

KINDS = {"str": {"string"}, "int": {"integer", "number"}, "float": {"number"}, "float or int": {"number"}}

READERS = [
    PythonReader("openpyxl", "records", KINDS, ("openpyxl",)),
    PythonReader("python-calamine", "records", KINDS, ("python_calamine",)),
]


def observe(rows: list[dict[str, Any]]) -> Seen:
    """The rows, and each column's types, nulls and cells."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return len(rows), {name: (value_types(cells), cells.count(None), cells) for name, cells in columns.items()}
