"""The nouns of a comparison: the rows of either side with their places, which belong together, and the figures of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.model import Record, Schemas

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of one side. ``place`` is where its words stand, in code points of the article's text; ``focus`` its numeral or verb.

    ``key`` is the row's id, empty where a proposal has none.
    """

    record: Record
    key: str
    place: Span | None = None
    focus: Span | None = None

    @property
    def table(self) -> str:
        """The table the row belongs to."""
        return self.record.table


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two transcriptions: what it is called, and its rows."""

    label: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """A column in which the two rows of a pair differ; a value is ``None`` where the column is empty."""

    column: str
    a: Any
    b: Any


@dataclass(frozen=True, slots=True)
class Match:
    """Two rows that belong together, with what they differ in; or a row that only one side has."""

    a: Unit | None
    b: Unit | None
    differing: tuple[Differing, ...] = ()

    @property
    def table(self) -> str:
        """The table of the rows."""
        return self._one.table

    @property
    def place(self) -> Span | None:
        """Where the words stand: those of the first side, if it has any."""
        return next((unit.focus or unit.place for unit in (self.a, self.b) if unit and unit.place), None)

    @property
    def quote(self) -> str:
        """The words of the row."""
        return self._one.record.quote.exact if self._one.record.quote else ""

    @property
    def kind(self) -> str:
        """``same``, ``differs``, ``only-a`` or ``only-b``."""
        if self.a is None or self.b is None:
            return "only-b" if self.a is None else "only-a"
        return "differs" if self.differing else "same"

    @property
    def _one(self) -> Unit:
        unit = self.a or self.b
        assert unit is not None
        return unit


@dataclass(frozen=True, slots=True)
class TableFigures:
    """How many rows of a table each side has, how many were paired, how many of these are alike in every compared column."""

    table: str
    a: int
    b: int
    paired: int
    alike: int

    @property
    def f1_found(self) -> float | None:
        """F1 of the rows found: twice the pairs over the rows of both sides; ``None`` where neither has any."""
        return 2 * self.paired / (self.a + self.b) if self.a + self.b else None

    @property
    def f1_alike(self) -> float | None:
        """The same, counting only pairs that are alike."""
        return 2 * self.alike / (self.a + self.b) if self.a + self.b else None


@dataclass(frozen=True, slots=True)
class ColumnFigures:
    """Agreement on a coded column, over the pairs of which a row has a code; ``alpha`` is ``None`` where it is not defined."""

    table: str
    column: str
    pairs: int
    equal: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that two transcriptions of an article have in common, and in what they differ, in the order of the text.

    ``ids`` leads from the ids of the second side to those of the first, by table.
    """

    article_id: str
    a: Side
    b: Side
    matches: tuple[Match, ...]
    tables: tuple[TableFigures, ...]
    columns: tuple[ColumnFigures, ...]
    schemas: Schemas
    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def total(self) -> TableFigures:
        """The figures of all tables together."""
        sums = [sum(getattr(one, name) for one in self.tables) for name in ("a", "b", "paired", "alike")]
        return TableFigures("all", *sums)
