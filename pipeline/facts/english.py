"""The sentence of a fact in English. A part that has no English is left out; what a figure cannot be told without is never."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.facts import dates
from pipeline.facts.fact import Fact, Figure
from pipeline.facts.numbers import as_part, in_english, ordinal
from pipeline.facts.words import english_of, is_latin

QUALIFIERS = {
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "at most ",
}
BEHIND = {"mean": "on average"}
"""Statistics that are said behind their number."""


def sentence(fact: Fact) -> str | None:
    """A fact in English; nothing where what it is about, or its number, has no English."""
    subject = said(fact.columns.get("subject_en") or (fact.columns.get("position_en") if fact.presence else None))
    told = _figure(fact) if fact.figure else _undertaking(fact) if not fact.presence else _presence(fact)
    if subject is None or told is None:
        return None
    head = _head(fact, subject)
    begin = f"{head}: {subject}" if head else subject[:1].upper() + subject[1:]
    return f"{begin}{told}{_setting(fact)}"


def said(text: object) -> str | None:
    """A text that can stand in an English sentence."""
    return str(text) if text and is_latin(str(text)) else None


def _head(fact: Fact, subject: str) -> str:
    """Of what it is told: the place, and what the figure is about; not what the subject says itself."""
    place, about = said(fact.place.english), said(fact.columns.get("about_en"))
    parts = [place if place != subject else None, None if about and about.casefold() in subject.casefold() else about]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _figure(fact: Fact) -> str | None:
    figure = fact.figure
    number = amount(figure) if figure else None
    if number is None:
        return None
    kind, state = fact.columns.get("kind"), fact.columns.get("state")
    statistic = english_of(*fact.coded("statistic")) if fact.columns.get("statistic") else ""
    before, after = "", ""
    if statistic and statistic not in str(fact.columns.get("subject_en")).split():
        before, after = ("", f" {BEHIND[statistic]}") if statistic in BEHIND else (f"{statistic} ", "")
    told = f", {before}{number}{after}"
    if kind == "target":
        told += f" (target by {dates.english(fact.columns['target_date'])})" if fact.columns.get("target_date") else " (target)"
    elif kind and kind != "observed":
        told += f" ({english_of(*fact.coded('kind'))})"
    told += _when(fact)
    if fact.before is not None and (earlier := amount(fact.before)):
        return f"{told} (before: {earlier})"
    return f"{told} ({state} the change)" if state in ("before", "after") else told


def _when(fact: Fact) -> str:
    """When a figure holds, unless that is the date by which it is aimed at."""
    start, until = fact.columns.get("date_from"), fact.columns.get("date_of_value")
    if fact.is_point and until:
        return f", as of {dates.english(until)}" if until != fact.columns.get("target_date") else ""
    if start is None and until is None:
        return ""
    if fact.columns.get("kind") == "target" and until == fact.columns.get("target_date"):
        return f", {dates.english_period(start, None)}" if start and start != until else ""
    return f", {dates.english_period(start, until)}"


def amount(figure: Figure) -> str | None:
    """A number with its qualifier, its unit and its base; nothing where one of them has no words."""
    number, unit = _number(figure), figure.unit
    if unit in ("rank", "1", None):
        number = f"{number} to {in_english(figure.base)}" if figure.base is not None else number
    elif figure.is_money:
        number = f"{unit} {number}"
    elif label := said(figure.unit_english):
        number = f"{number} {label}"
    else:
        return None
    if unit not in ("rank", "1", None) and figure.base is not None and not (number := _per(figure, number)):
        return None
    return QUALIFIERS.get(figure.qualifier or "", "") + number


def _number(figure: Figure) -> str:
    """The number alone, or both ends of a range."""
    part = as_part(figure.value) if figure.unit == "1" and figure.base is None and figure.upper is None else None
    say = ordinal if figure.unit == "rank" else in_english
    return part or " to ".join(say(number) for number in (figure.value, figure.upper) if number is not None)


def _per(figure: Figure, number: str) -> str:
    label = said(figure.base_unit_english)
    if label is None or figure.base is None:
        return ""
    return f"{number} per {label}" if figure.base == 1 else f"{number} per {in_english(figure.base)} {label}"


def _undertaking(fact: Fact) -> str:
    columns = fact.columns
    told = f" ({english_of(*fact.coded('kind'))})" if columns.get("kind") else ""
    if columns.get("status"):
        told += f", {english_of(*fact.coded('status'))}"
    if columns.get("date_from") or columns.get("date_of_value"):
        told += f", {dates.english_period(columns.get('date_from'), columns.get('date_of_value'))}"
    return told + (f", due {dates.english(columns['target_date'])}" if columns.get("target_date") else "")


def _presence(fact: Fact) -> str:
    columns = fact.columns
    position = said(columns.get("position_en")) if columns.get("speaker_en") else None
    told = f", {position}" if position else ""
    if columns.get("kind"):
        told += f"; {english_of(*fact.coded('kind'))}"
    events = ", ".join(_events(fact))
    return f"{told} at {events}" if events else told


def _events(fact: Fact) -> Iterator[str]:
    names = (said(fact.columns.get("event_en")), said(fact.columns.get("forum_en")))
    yield from dict.fromkeys(name for name in names if name)


def _setting(fact: Fact) -> str:
    """Who said it, and where and when."""
    saying = "" if fact.presence else _saying(fact)
    date = fact.columns.get("date")
    if fact.columns.get("event_id") is None:
        return f"{saying} (article of {dates.english(date)})" if date else saying
    where = ", ".join(part for part in (said(fact.event.place.english), dates.english(date) if date else None) if part)
    return f"{saying} ({where})" if where else saying


def _saying(fact: Fact) -> str:
    who = [said(fact.columns.get(name)) for name in ("speaker_en", "position_en")]
    if not any(who):
        who = [said(fact.columns.get("organisation_en"))]
    told = ", ".join(part for part in who if part)
    return f", {'said' if fact.figure else 'presented'} by {told}" if told else ""
