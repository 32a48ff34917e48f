"""Datasette: the JSON of its tables, asked without a server; the 1.0 alphas as `datasette-next`. And sqlite-utils, its companion."""

from tools.interop.readers.shell import SQL_KINDS, ShellReader

PROGRAMS = [
    ShellReader("Datasette", "datasette", SQL_KINDS, oldest="0.65"),
    ShellReader("Datasette 1.0a", "datasette-next", SQL_KINDS),
]
"""The two lines of Datasette, whose pages are looked at besides."""
READERS = [*PROGRAMS, ShellReader("sqlite-utils", "sqlite-utils", SQL_KINDS)]
