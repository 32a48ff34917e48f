"""What is read off a phrase that holds a number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Qualifier = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most"]
Form = Literal["number", "digits", "ordinal", "label", "unread"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text, with what the words around it say about it.

    ``[start, end)`` is the whole phrase with outer qualifiers and unit, ``[number_start, number_end)`` the numeral itself: with
    multipliers, inner 余 多 几 数 上 来, percent sign, 百分之, 成, 分之, 第 and both ends of a range; without unit and outer qualifiers.
    ``value`` is None where the phrase cannot be read, ``note`` says why. ``unit_text`` is the unit as in the text, ``unit`` its UCUM
    or ISO 4217 code where it has one, ``unit_kind`` the kind of `lexicon/units.tsv`, or ``percent``, ``share``, ``times``, ``rank``.
    ``form``: a plain number, a year-like digit string (二〇二五), an ordinal (第八届, 8号), a label (5G, C40) or unread.
    ``per_value`` is the base of a rate (每10万人) or the second side of a ratio (3:1), ``per_unit_text`` the unit of the base as written.
    ``indefinite`` marks a bare 一 with a classifier, which may be no more than an article.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    number_text: str
    value: int | float | None
    value_max: int | float | None = None
    qualifier: Qualifier = "exact"
    unit_text: str = ""
    unit: str | None = None
    unit_kind: str = ""
    per_value: int | float | None = None
    per_unit_text: str = ""
    form: Form = "number"
    indefinite: bool = False
    note: str = ""

    @property
    def ordinal(self) -> bool:
        """Whether the number says which, not how many."""
        return self.form == "ordinal"

    @property
    def read(self) -> bool:
        """Whether the number has a value."""
        return self.value is not None


def plain(value: Fraction) -> int | float:
    """An exact value as the number a table holds: an integer, or the float nearest to it."""
    return value.numerator if value.denominator == 1 else float(value)
