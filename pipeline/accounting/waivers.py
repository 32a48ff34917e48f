"""The reasons of waivers, checked: a waiver is never merely believed.

What a machine can check, it does; the reasons for speakers and names say what kind of thing the words are, and are checked for form.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.accounting.items import Item
from pipeline.accounting.owned import OwnNames
from pipeline.accounting.placed import Placed, Span, inside
from pipeline.languages import Language
from pipeline.languages.values import Quantity
from pipeline.text.reading import ReadingText, fold

_START = attrgetter("start")
LONGEST_NAME = 60
NUMBER_REASONS = ("date", "ordinal", "name", "repeat", "idiom", "furniture", "relative_time", "unread", "label", "base")
SPEAKER_REASONS = ("document", "unnamed", "not_speech", "narrator", "name")
NAME_REASONS = ("theme", "mention", "author", "speech")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rows of an article cite, at places of its reading text."""

    numerals: Mapping[Span, Placed]
    readings: Mapping[Span, Quantity]
    verbs: frozenset[Span]
    dates: tuple[Span, ...]
    own: OwnNames
    names: tuple[Span, ...]
    titles: tuple[Span, ...]
    quoted: tuple[Span, ...]
    name_values: frozenset[str]
    people: frozenset[str]
    known_names: frozenset[str]
    bases: frozenset[object]
    reading: ReadingText


def covered_by(waiver: Placed, items: Sequence[Item]) -> list[int]:
    """The numbers of the items that a waiver speaks of: they lie in its words. Of quoted speech some words are enough, to show less of it.

    The items come in the order in which they begin.
    """
    place, what = waiver.places.get(""), waiver.record.values.get("what")
    if place is None:
        return []
    speech = waiver.record.values.get("reason") == "speech"
    bounds = (0, len(items)) if speech else (bisect_left(items, place[0], key=_START), bisect_right(items, place[1], key=_START))
    near = ((number, items[number]) for number in range(*bounds) if items[number].what == what)
    return [n for n, i in near if inside((i.start, i.end), place) or (speech and i.kind == "quoted" and inside(place, i.whole))]


def fault(item: Item, reason: str, place: Span, evidence: Evidence) -> str | None:
    """Why the reason of a waiver does not hold for one item it waives; nothing where it does."""
    words = evidence.reading.text[item.start : item.end]
    allowed = {"number": NUMBER_REASONS, "speaker": SPEAKER_REASONS, "name": NAME_REASONS}[item.what]
    if reason not in allowed:
        return f"{reason} is no reason to waive a {item.what}; the reasons are {', '.join(allowed)}"
    check = _CHECKS.get(reason)
    wrong = check(item, place, evidence) if check else None
    return f"“{words}”: {wrong}" if wrong else None


def _date(item: Item, place: Span, evidence: Evidence) -> str | None:
    dates = evidence.reading.language.find_dates(evidence.reading.text[slice(*place)])
    found = any(inside((item.start, item.end), (place[0] + d.start, place[0] + d.end)) for d in dates)
    return None if found else "no date can be read in the waived words"


def _ordinal(item: Item, place: Span, evidence: Evidence) -> str | None:
    return None if item.quantity is not None and item.quantity.ordinal else "this is no ordinal"


def _name(item: Item, place: Span, evidence: Evidence) -> str | None:
    """The number or verb lies inside a cited proper name, or a name of the shared tables; a verb may lie in any name in marks."""
    marks = evidence.quoted if item.what == "speaker" else ()
    if _is_named(item, evidence) or any(inside((item.start, item.end), name) for name in marks):
        return None
    return "it lies inside no cited or listed name"


def _is_named(item: Item, evidence: Evidence) -> bool:
    """Whether an item lies inside a cited proper name or one of the shared tables; a verb, inside a title or words that name a row."""
    span = (item.start, item.end)
    names = (*evidence.names, *evidence.titles, *evidence.own.spans) if item.what == "speaker" else evidence.names
    if any(inside(span, name) for name in names):
        return True
    folded = evidence.reading.folded
    for start in range(max(0, item.end - LONGEST_NAME), item.start + 1):
        for end in range(max(item.end, start + 2), min(len(folded), start + LONGEST_NAME) + 1):
            if folded[start:end] in evidence.name_values or folded[start:end] in evidence.known_names:
                return True
    return False


def _not_speech(item: Item, place: Span, evidence: Evidence) -> str | None:
    """Inside a name a verb is waived as part of it: there one wrong character (讲 for 进) makes a verb, and somebody has to look."""
    if _is_named(item, evidence):
        return "it is part of a name: look whether that is printed right (an erratum, if not), then give the reason name"
    return None


def _repeat(item: Item, place: Span, evidence: Evidence) -> str | None:
    """Another number of the article has the same reading, and a row of its own."""
    if item.quantity is None:
        return "this is no quantity"
    mine, language = item.quantity, evidence.reading.language
    if any(_same_reading(mine, evidence.readings[span], language) for span in evidence.numerals if span in evidence.readings):
        return None
    return f"no row has the number {mine.value} {mine.unit_text}".rstrip()


def _same_reading(one: Quantity, other: Quantity, language: Language) -> bool:
    """Whether two numbers say the same: equal values, and units that are written alike or have one code (20年, 20周年)."""
    units = fold(one.unit_text, language) == fold(other.unit_text, language) or (one.unit is not None and one.unit == other.unit)
    return units and (one.value, one.value_max, one.per_value) == (other.value, other.value_max, other.per_value)


def _idiom(item: Item, place: Span, evidence: Evidence) -> str | None:
    words = evidence.reading.text[item.start : item.end]
    return "a number in digits is no idiom" if re.search(r"[0-9０-９]", words) else None


def _relative(item: Item, place: Span, evidence: Evidence) -> str | None:
    words, language = evidence.reading.text[slice(*place)], evidence.reading.language
    relative = any(d.relative for d in language.find_dates(words))
    return None if relative or language.counts_from_now(fold(words, language)) else "the waived words do not count from now"


def _furniture(item: Item, place: Span, evidence: Evidence) -> str | None:
    language = evidence.reading.language
    words = fold(evidence.reading.text[slice(*place)], language)
    return None if language.is_furniture(words) else "the waived words are no page furniture (第1张, 3版 …)"


def _unread(item: Item, place: Span, evidence: Evidence) -> str | None:
    """The grammar finds the number and gives it no value."""
    if item.quantity is None or item.quantity.read:
        return "this number can be read" if item.quantity else "this is no quantity"
    return None


def _label(item: Item, place: Span, evidence: Evidence) -> str | None:
    """The number is part of a Latin name (5G, C40, iPhone 15), or it is written as a version is (2.0.1)."""
    reading = evidence.reading
    label = reading.language.is_label(reading.text, item.start, item.end, item.quantity)
    return None if label else "it is no part of a Latin name and no version"


def _base(item: Item, place: Span, evidence: Evidence) -> str | None:
    """A row has this number as the base of its rate."""
    if item.quantity is None or item.quantity.value is None or item.quantity.value not in evidence.bases:
        return "no row has this number as the base of its rate"
    return None


def _speech(item: Item, place: Span, evidence: Evidence) -> str | None:
    return None if item.kind == "quoted" else "only words in quotation marks are somebody's speech"


_CHECKS: Mapping[str, Callable[[Item, Span, Evidence], str | None]] = {
    "date": _date,
    "ordinal": _ordinal,
    "name": _name,
    "repeat": _repeat,
    "idiom": _idiom,
    "relative_time": _relative,
    "furniture": _furniture,
    "unread": _unread,
    "label": _label,
    "base": _base,
    "speech": _speech,
    "not_speech": _not_speech,
}
