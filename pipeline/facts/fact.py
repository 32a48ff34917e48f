"""A fact on its way to a row: its columns so far, its number, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pipeline.facts.bound import Event, Place
from pipeline.facts.plan import Plan
from pipeline.model import MAX_QUOTE

_MONEY = re.compile("[A-Z]{3}")


class Figure(NamedTuple):
    """The number of a fact: value and upper end, qualifier, unit and base as codes, in English, and as printed."""

    text: str
    value: float
    upper: float | None
    qualifier: str | None
    unit: str | None
    unit_english: str | None
    unit_chinese: str | None
    base: float | None
    base_unit_english: str | None
    base_unit_text: str | None

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency of ISO 4217."""
        return self.unit is not None and _MONEY.fullmatch(self.unit) is not None


class Told(NamedTuple):
    """What is told of a subject, and the notes on it that stand in brackets."""

    text: str
    notes: tuple[str, ...] = ()

    def joined(self, saying: str, setting: str, opened: str, between: str, closed: str) -> str:
        """With who says it, and where and when; brackets that would stand side by side are one."""
        notes = between.join(self.notes)
        if notes and setting and not saying:
            notes, setting = f"{notes}{between}{setting}", ""
        first = f"{opened}{notes}{closed}" if notes else ""
        last = f"{opened}{setting}{closed}" if setting else ""
        return f"{self.text}{first}{saying}{last}"


class Fact(NamedTuple):
    """A fact: the plan of the table that states it, its columns so far, its number, the earlier one, its place and its event.

    ``is_point``: what it says of its time is a point, not the end of a period. ``simplified``: a text in the one script in which words are
    compared and sentences stand. ``longest``: so many characters of an article may stand side by side, those of a quote.
    """

    plan: Plan
    columns: Mapping[str, Any]
    figure: Figure | None
    before: Figure | None
    place: Place
    event: Event
    is_point: bool
    simplified: Callable[[str], str] = str
    longest: int = MAX_QUOTE

    @property
    def presence(self) -> bool:
        """Whether it states that somebody takes part."""
        return self.plan.table.schema.speaks

    @property
    def is_published(self) -> bool:
        """Whether a date that is no event's is the one on which the article was published; else it is that of its context."""
        return self.columns.get("published_on") is not None

    @property
    def times(self) -> tuple[str | None, str | None]:
        """From when and until when it holds, but for a date by which it is aimed at, which is told with its kind."""
        start, until = self.columns.get("date_from"), self.columns.get("date_of_value")
        aimed = self.columns.get("target_date")
        if aimed is not None and until == aimed:
            return (None if start == until else start), None
        return start, until

    @property
    def number(self) -> bool:
        """Whether it states a number."""
        return self.plan.table.number is not None

    def coded(self, column: str) -> tuple[str, str]:
        """The code in a column of facts, in English and in Chinese; empty where there is none."""
        code = self.columns.get(column)
        return self.plan.words(column, code) if code else ("", "")
