"""SQLite: its command line, and Python's own module."""

from __future__ import annotations

from typing import Any

from tools.interop.readers.python import PythonReader
from tools.interop.readers.shell import SQL_KINDS, ShellReader


def observe(cursor: Any) -> tuple[int, dict[str, tuple[str, int, list[Any]]]]:
    """The rows of a query, and each column's types as Python has them, nulls and cells."""
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return len(rows), {name: (_types(cells), cells.count(None), cells) for name, cells in columns.items()}


def _types(cells: list[Any]) -> str:
    return " or ".join(sorted({type(cell).__name__ for cell in cells if cell is not None}))


READERS = [ShellReader("SQLite", "sqlite3", SQL_KINDS), PythonReader("sqlite3 of Python", "sqlite", SQL_KINDS, ("sqlite3",))]
