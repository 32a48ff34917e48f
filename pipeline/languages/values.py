"""What every language finds in a text: numbers, dates, verbs of saying, names; and what is said of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Qualifier = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most"]
Form = Literal["number", "digits", "ordinal", "label", "unread"]
DateKind = Literal["day", "month", "year", "part", "decade", "century", "weekday", "clock", "lunar", "relative"]
NameKind = Literal["title", "quoted", "person"]
NamingKind = Literal["event", "initiative"]


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


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date, period, clock time or relative time in a text, at ``[start, end)``.

    ``first`` and ``last`` are ISO 8601 partial dates (2024, 2024-10, 2024-10-31; the same twice for a single date), None where the
    phrase and the context date do not say. Without a context date, a date without a year is ``--10-31``, a lone day ``---23``.
    ``said``: what a date without ends still says of month and day, in the same form.
    ``from_context``: the context date lent its year or month. ``relative``: the phrase counts from the time of writing or telling
    (今年, 去年, 3年前, 近年来, 当天); then ``first`` and ``last`` hold what follows from the context date, if anything.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    first: str | None = None
    last: str | None = None
    relative: bool = False
    from_context: bool = False
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Idiom:
    """A listed word and its ``[start, end)`` in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a text in three lists, none of which overlaps another."""

    quantities: list[Quantity]
    dates: list[DatePhrase]
    idioms: list[Idiom]


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of saying: its ``[start, end)`` in the text it was found in, and the verb itself, simplified."""

    start: int
    end: int
    verb: str


@dataclass(frozen=True, slots=True)
class Named:
    """A named thing: its ``[start, end)`` in the text, with the marks of a title or quotation, without the title of a person."""

    start: int
    end: int
    kind: NameKind


class Naming(NamedTuple):
    """A noun phrase that names an event or an initiative: its ``[start, end)`` in the text, and where its last word begins."""

    start: int
    end: int
    head: int
    kind: NamingKind
