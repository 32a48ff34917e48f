"""Datasette: the JSON of its tables, asked without a server."""

from tools.interop.readers.shell import SQL_KINDS, ShellReader

READER = ShellReader("Datasette", "datasette", SQL_KINDS)
