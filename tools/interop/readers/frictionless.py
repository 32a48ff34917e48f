"""Frictionless: rows by the descriptor, in the declared types."""

from __future__ import annotations

from typing import Any

from tools.interop.process import value_types
from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

READER = PythonReader(
    "Frictionless",
    "frictionless",
    {"str": {"string"}, "int": {"integer"}, "Decimal": {"number"}, "list": {"list"}},
    ("frictionless",),
)


def observe(rows: Any) -> Seen:
    """The rows, and each column's types as Python has them, nulls and cells."""
    table = [row.to_dict() for row in rows]
    columns = {name: [row[name] for row in table] for name in table[0]}
    return len(table), {name: (value_types(cells), cells.count(None), [_plain(cell) for cell in cells]) for name, cells in columns.items()}


def _plain(cell: Any) -> Any:
    """Decimal numbers as floats: JSON has no others."""
    return float(cell) if type(cell).__name__ == "Decimal" else cell
