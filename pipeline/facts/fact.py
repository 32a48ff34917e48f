"""A fact on its way to a row: its columns so far, its number, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.facts.bound import Event, Place
from pipeline.model import TableSchema
from pipeline.schema.stating import Stating

_MONEY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Figure:
    """The number of a fact: value and upper end, qualifier, unit and base as codes, in English, and as printed."""

    text: str
    value: float
    upper: float | None
    qualifier: str | None
    unit: str | None
    unit_english: str | None
    unit_text: str | None
    base: float | None
    base_unit_english: str | None
    base_unit_text: str | None

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency of ISO 4217."""
        return self.unit is not None and _MONEY.fullmatch(self.unit) is not None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: the table that states it, its columns so far, its number, the earlier one, its place and its event.

    ``is_point``: what it says of its time is a point, not the end of a period.
    """

    table: Stating
    columns: Mapping[str, Any]
    figure: Figure | None
    before: Figure | None
    place: Place
    event: Event
    is_point: bool

    @property
    def presence(self) -> bool:
        """Whether it states that somebody takes part."""
        return self.table.schema.speaks

    def coded(self, column: str) -> tuple[str, TableSchema, str]:
        """The code in a column of facts, with the table and the column that have it."""
        return str(self.columns[column]), self.table.schema, str(getattr(self.table, column))
