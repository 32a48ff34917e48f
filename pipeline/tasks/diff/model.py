"""The nouns of a diff: two sides, and for every table its columns, keys and rows that changed, each with its causes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Cause = Literal["article", "erratum", "transcription", "schema", "code"]
Causes = tuple[Cause, ...]
Kind = Literal["added", "removed", "renamed", "changed", "moved"]
Happening = Literal["added", "removed", "renamed", "text", "errata", "transcription"]

CAUSES: Mapping[Cause, str] = {
    "article": "an article is new or gone, or its text has other bytes",
    "erratum": "an erratum of the article was added, changed or dropped",
    "transcription": "people transcribed otherwise what had not changed",
    "schema": "a table, column or code list changed",
    "code": "the program derives it otherwise; nothing else changed",
}
"""What each cause means, in the order in which they are listed."""


def in_order(*causes: Cause) -> Causes:
    """Causes without repetitions, in their order."""
    return tuple(cause for cause in CAUSES if cause in causes)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states: how it was named, which dataset and version it is, and the day of its issue, if it has one."""

    label: str
    name: str
    version: str
    issued: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that changed, as the text of its CSV cell; ``None`` where it is empty."""

    column: str
    old: str | None
    new: str | None
    causes: Causes


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that was added, removed, renamed or changed, or whose place in the article alone is another (``moved``).

    Of one that is in both packages only the cells that differ, of any other those that are not empty. ``article`` is the article the row
    is from, ``None`` for a row of a table that articles share. ``old_key`` is what a renamed one was called.
    """

    kind: Kind
    key: Mapping[str, str | None]
    article: str | None
    cells: tuple[Cell, ...]
    old_key: Mapping[str, str | None] | None = None

    @property
    def causes(self) -> Causes:
        """The causes of all its cells."""
        return in_order(*(cause for cell in self.cells for cause in cell.causes))


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column that was added, removed, renamed, retyped, given or relieved of codes, constrained or described otherwise."""

    name: str
    kind: Literal["added", "removed", "renamed", "retyped", "codes", "constrained", "described"]
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """A property of the dataset or of a table, such as its licence or its title; ``None`` where there is none."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class TableChange:
    """What changed in a table. ``rows`` makes the changed rows one by one, however many; ask it as often as needed.

    ``typed`` are the columns that people fill. ``followed`` is how many rows differ by nothing but the new id of a row they refer to.
    """

    name: str
    kind: Kind
    rows: Callable[[], Iterator[RowChange]]
    columns: tuple[ColumnChange, ...] = ()
    keys: tuple[tuple[Any, Any], ...] = ()
    referred: bool = False
    reordered: bool = False
    properties: tuple[PropertyChange, ...] = ()
    typed: frozenset[str] = frozenset()
    followed: int = 0

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many rows there are of each kind of change."""
        return Counter({kind: causes.total() for kind, causes in self._tally.items()})

    @cached_property
    def causes(self) -> Counter[Causes]:
        """How many rows have which causes."""
        return sum(self._tally.values(), Counter())

    def causes_of(self, kind: Kind) -> Counter[Causes]:
        """How many rows of a kind have which causes."""
        return self._tally.get(kind, Counter())

    @cached_property
    def _tally(self) -> dict[Kind, Counter[Causes]]:
        tally: dict[Kind, Counter[Causes]] = defaultdict(Counter)
        for row in self.rows():
            tally[row.kind][row.causes] += 1
        return tally

    @property
    def empty(self) -> bool:
        """Whether nothing of the table changed."""
        nothing = not (self.columns or self.keys or self.reordered or self.properties or self.followed)
        return self.kind == "changed" and nothing and not self._tally

    @property
    def only_moved(self) -> bool:
        """Whether nothing of it changed but places in an article, and ids it refers to."""
        others = self.columns or self.keys or self.reordered or self.properties
        return self.kind == "changed" and not others and self._tally.keys() <= {"moved"}


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What happened to an article: it is new, gone, has another text, other errata, another transcription."""

    article_id: str
    what: tuple[Happening, ...]


@dataclass(frozen=True)
class Diff:
    """All that changed from the old side to the new one; tables without a change are left out.

    ``files`` are the media types that one side lacks. ``paths`` are single files that came, are gone, or have other bytes though nothing
    changed of what they are made of.
    """

    old: Side
    new: Side
    tables: tuple[TableChange, ...]
    articles: tuple[ArticleChange, ...] = ()
    rules: tuple[int | None, int | None] = (None, None)
    files: Mapping[str, Kind] = field(default_factory=dict)
    properties: tuple[PropertyChange, ...] = ()
    paths: Mapping[str, Literal["added", "removed", "rewritten"]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether both sides are the same: their data, what is said of it, and their files."""
        return not self.tables and not self.properties and not self.files and not self.paths
