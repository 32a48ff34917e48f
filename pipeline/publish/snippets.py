"""The line that loads a table in each tool, and what each tool must be told: read from `snippets.toml`.

The README, the session that runs every line (`tools/interop`) and the site take them from here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Snippet:
    """The line that loads a table of one format.

    ``reads``: the columns come in their declared types (``declared``), but for lists, which come joined with ``|`` (``joined``) or as
    a JSON array (``json``); or all columns come as text (``text``). A line that is not ``shown`` is for the session only: people open
    such a file by hand. A ``first`` one stands in the README.
    """

    tool: str
    format: str
    language: str
    code: str
    setup: str = ""
    reads: Literal["declared", "joined", "json", "text"] = "declared"
    shown: bool = True
    first: bool = False

    def line(self, table: str) -> str:
        """The line for a table."""
        return self.code.replace("{table}", table)


@dataclass(frozen=True, slots=True)
class Need:
    """What a tool must be told, the line without it, the column of the made-up package that is then misread, and how (``en``, ``zh``).

    What is misread ``by_chance`` is read well now and then, without the option too.
    """

    tool: str
    format: str
    option: str
    without: str
    misread: str
    en: str
    zh: str
    by_chance: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A cell of the made-up package (table, column, key) that a tool reads otherwise, whatever it is told; ``None`` is a null."""

    tool: str
    format: str
    cell: str
    en: str
    zh: str
    reads: str | None = None


@dataclass(frozen=True, slots=True)
class Trap:
    """What a tool does to good files that no line can prevent, or that nobody expects; seen with a version, shown by a finding if any."""

    tool: str
    version: str
    en: str
    finding: str = ""


def snippets() -> tuple[Snippet, ...]:
    """Every line, tool by tool."""
    return tuple(Snippet(**entry) for entry in _source()["snippet"])


def needs() -> tuple[Need, ...]:
    """Everything that a tool must be told, in the order of the lines."""
    return tuple(Need(**entry) for entry in _source()["need"])


def limits() -> tuple[Limit, ...]:
    """What tools cannot be told."""
    return tuple(Limit(**entry) for entry in _source()["limit"])


def traps() -> tuple[Trap, ...]:
    """What is seen of tools beyond the lines."""
    return tuple(Trap(**entry) for entry in _source()["trap"])


@cache
def _source() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("snippets.toml").read_text(encoding="utf-8"))
