"""SQLite: its command line, and Python's own module."""

from __future__ import annotations

from typing import Any

from tools.interop.process import value_types
from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader
from tools.interop.readers.shell import SQL_KINDS, ShellReader


def observe(cursor: Any) -> Seen:
    """The rows of a query, and each column's types as Python has them, nulls and cells."""
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return len(rows), {name: (value_types(cells), cells.count(None), cells) for name, cells in columns.items()}


READERS = [ShellReader("SQLite", "sqlite3", SQL_KINDS, oldest="3.37"), PythonReader("sqlite3 of Python", "sqlite", SQL_KINDS, ("sqlite3",))]
