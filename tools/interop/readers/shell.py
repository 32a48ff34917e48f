"""Command-line tools: a line of shell prints a table as JSON, an object for each row."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.interop.process import last_words, value_types
from tools.interop.reader import Kinds, Observed, Read

JSON_KINDS = {
    "str": {"string"},
    "int": {"integer", "number"},
    "float": {"number"},
    "float or int": {"number"},
    "list": {"list"},
    "": {"string"},
}
SQL_KINDS = {"str": {"string"}, "int": {"integer"}, "float": {"number"}}


@dataclass(frozen=True)
class ShellReader:
    """A program. ``empty_is_null``: it has no null of its own and shows what is missing as an empty text.

    ``oldest``: the version before which it cannot read our files.
    """

    name: str
    program: str
    kinds: Kinds
    empty_is_null: bool = False
    oldest: str = ""

    def missing(self) -> str:
        """The program, if it is not on the path or too old."""
        if shutil.which(self.program, path=search_path()) is None:
            return self.program
        return self._too_old() if self.oldest else ""

    def _too_old(self) -> str:
        """What is needed instead of a version that is too old, in a few words; empty where it is not."""
        environment = {**os.environ, "PATH": search_path()}
        printed = subprocess.run(["bash", "-c", f"{self.program} --version"], capture_output=True, encoding="utf-8", env=environment).stdout
        found = re.search(r"\d+(?:\.\d+)+", printed)
        if found is None or parts(found[0]) >= parts(self.oldest):
            return ""
        return f"{self.program} {self.oldest} or later (here is {found[0]})"

    def load(self, package: Path, reads: Sequence[Read]) -> list[Observed | str]:
        """Run line after line."""
        return [self._read(package, read) for read in reads]

    def _read(self, package: Path, read: Read) -> Observed | str:
        environment = {**os.environ, "PATH": search_path()}
        done = subprocess.run(["bash", "-c", read.code], cwd=package, capture_output=True, encoding="utf-8", env=environment)
        if done.returncode:
            return last_words(done)
        try:
            return tabulated(rows_of(done.stdout), self.empty_is_null)
        except ValueError as error:
            return f"prints what is not JSON: {error}"


def parts(version: str) -> list[int]:
    """A version as numbers, to compare."""
    return [int(part) for part in version.split(".")]


def search_path() -> str:
    """Where programs are looked for: beside this Python first."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def rows_of(printed: str) -> list[dict[str, Any]]:
    """The rows of an array of objects, or of one object a line."""
    if printed.lstrip().startswith("["):
        return list(json.loads(printed))
    return [json.loads(line) for line in printed.split("\n") if line]


def tabulated(rows: list[dict[str, Any]], empty_is_null: bool) -> Observed:
    """Rows by column; the types are those of the values."""
    columns: dict[str, list[Any]] = {name: [row.get(name) for row in rows] for name in rows[0]}
    if empty_is_null:
        columns = {name: [None if cell == "" else cell for cell in cells] for name, cells in columns.items()}
    types = {name: value_types(cells) for name, cells in columns.items()}
    return Observed(len(rows), types, {name: cells.count(None) for name, cells in columns.items()}, columns)
