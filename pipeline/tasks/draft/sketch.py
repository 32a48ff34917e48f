"""A row in the making: its values, the words it rests on as places of the reading text, and the evidence of single values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span, inside
from pipeline.model import TableSchema
from pipeline.tasks.draft.setting import Setting


@dataclass(slots=True, eq=False)
class Sketch:
    """A drafted row. ``place`` is that of its quote, ``shown`` those of words that show single values, ``items`` the things it settles.

    ``links`` are columns that refer to other drafted rows, which have an id only when all are known.
    """

    schema: TableSchema
    place: Span | None
    values: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Span | None] = field(default_factory=dict)
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

    def holds(self, place: Span) -> bool:
        """Whether a place lies within the row's own quote."""
        return self.place is not None and inside(place, self.place)

    def show(self, column: str, value: Any, place: Span | None) -> None:
        """Give a value with the words that show it, if the row's own quote does not."""
        self.values[column] = value
        if place is None or not self.holds(place):
            self.shown[column] = place

    def quote(self, setting: Setting, column: str, value: Any, words: Span) -> bool:
        """Give a value with a quote that holds the words which show it; whether there is one."""
        place = setting.quote(*words)
        if place is not None:
            self.show(column, value, place)
        return place is not None
