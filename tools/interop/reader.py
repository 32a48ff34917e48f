"""The protocol of a reader: one tool, how to find it, and what it sees in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Cell = str | int | float | bool | list[str] | None
Kinds = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Read:
    """One file to load: the format, the table, and the code that does it."""

    format: str
    table: str
    setup: str
    code: str


@dataclass(frozen=True, slots=True)
class Observed:
    """A table as a tool sees it: its rows, its own name for each column's type, its own count of nulls, and every cell by column."""

    rows: int
    types: Mapping[str, str]
    nulls: Mapping[str, int]
    cells: Mapping[str, Sequence[Cell]]


class Reader(Protocol):
    """One tool."""

    @property
    def name(self) -> str:
        """Name of the tool, as in the snippets."""

    @property
    def kinds(self) -> Kinds:
        """The declared types that each of the tool's own types may stand for."""

    def missing(self) -> str:
        """What must be installed before the tool can run here; empty where it can."""

    def load(self, package: Path, reads: Sequence[Read]) -> list[Observed | str]:
        """Load files of a package in the tool, in its own process; a file that it cannot load gives its message instead."""


def observed(answer: Mapping[str, Any]) -> Observed | str:
    """An answer of a child process as what was seen, or the error it reports."""
    if "error" in answer:
        return str(answer["error"])
    return Observed(answer["rows"], answer["types"], answer["nulls"], answer["cells"])
