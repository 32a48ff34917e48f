"""A row in the making: its values, the words it rests on as places of the reading text, and the evidence of single values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.model import TableSchema


@dataclass(slots=True)
class Shown:
    """What shows one value: a place of the reading text, a note why it follows from context, or both."""

    place: Span | None = None
    note: str | None = None


@dataclass(slots=True, eq=False)
class Sketch:
    """A drafted row. ``place`` is that of its quote, ``items`` the countable things that it settles.

    ``links`` are columns that refer to other drafted rows, which have an id only when all are known.
    """

    schema: TableSchema
    place: Span | None
    values: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)
    links: dict[str, Sketch] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    row_id: str = ""
    vague: bool = False
    """Whether it is part of a slogan or a vague number."""
    existing: bool = False
    """Whether the article has the row already: it is referred to, never proposed."""

    @property
    def at(self) -> int:
        """Where it stands in the text."""
        return self.place[0] if self.place else -1

    def show(self, column: str, value: Any, place: Span | None, note: str | None = None) -> None:
        """Give a value with the words that show it, if the row's own quote does not."""
        self.values[column] = value
        within = place is not None and self.place is not None and self.place[0] <= place[0] and place[1] <= self.place[1]
        if not within or note:
            self.shown[column] = Shown(place, note)
