"""The protocol of a reader: one tool, how to find it, and what it sees in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Cell = str | int | float | bool | list[str] | None
Kinds = Mapping[str, set[str]]
Seen = tuple[int, Mapping[str, tuple[str, int, list[Any]]]]
"""What `observe` of a Python tool gives: the rows, and of every column the type, the number of nulls, and the cells."""


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
