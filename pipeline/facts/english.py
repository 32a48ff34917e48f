"""The sentence of a fact in English. A part that has no English is left out; what a figure cannot be told without is never."""

from __future__ import annotations

from functools import lru_cache

from pipeline.facts import dates
from pipeline.facts.fact import Fact, Figure, Told
from pipeline.facts.numbers import as_part, in_english, ordinal
from pipeline.facts.words import is_latin

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
UNCOUNTED = ("rank", "1", None)
"""Units that are not said."""


def sentence(fact: Fact) -> str | None:
    """A fact in English; nothing where what it is about, or its number, has no English."""
    subject = said(fact.columns.get("subject_en") or (fact.columns.get("position_en") if fact.presence else None))
    told = _figure(fact) if fact.number else _presence(fact) if fact.presence else _undertaking(fact)
    if subject is None or told is None:
        return None
    head = _head(fact, subject)
    begin = f"{head}: {subject}" if head else (subject[0].upper() if subject[0].isascii() else subject[0]) + subject[1:]
    get = fact.columns.get
    saying = "" if fact.presence else _saying(fact.number, get("speaker_en"), get("position_en"), get("organisation_en"))
    setting = _setting(fact.event.place.english, get("date"), fact.event.date is not None, fact.is_published)
    return begin + told.joined(saying, setting, " (", "; ", ")")


@lru_cache(maxsize=65536)
def said(text: str | None) -> str | None:
    """A text that can stand in an English sentence."""
    return text if text and is_latin(text) else None


def _head(fact: Fact, subject: str) -> str:
    """Of what it is told: the place, and what the figure is about; not what the subject says itself."""
    columns = fact.columns
    here, about = columns.get("place_en"), said(columns.get("about_en"))
    place = said(columns.get("city_en") if here == subject and columns.get("city_en") != here else fact.place.english)
    skipped = about is None or about == here or about.casefold() in subject.casefold()
    return ", ".join(part for part in (None if place == subject else place, None if skipped else about) if part)


def _figure(fact: Fact) -> Told | None:
    number = amount(fact.figure) if fact.figure else None
    if number is None:
        return None
    state, statistic = fact.columns.get("state"), fact.coded("statistic")[0]
    if statistic and f" {statistic} " not in f" {str(fact.columns.get('subject_en')).casefold().replace('-', ' ')} ":
        number = f"{number} {BEHIND[statistic]}" if statistic in BEHIND else f"{statistic} {number}"
    earlier = amount(fact.before) if fact.before else None
    notes = [_kind(fact), f"before: {earlier}" if earlier else f"{state} the change" if state in ("before", "after") else ""]
    return Told(f", {number}{_when(fact.times, fact.is_point)}", tuple(note for note in notes if note))


def _kind(fact: Fact) -> str:
    """What kind of statement a figure is, where it is none of what is so."""
    kind, aimed = fact.columns.get("kind"), fact.columns.get("target_date")
    if kind == "target":
        return f"target by {dates.english(aimed)}" if aimed else "target"
    return fact.coded("kind")[0] if kind != "observed" else ""


@lru_cache(maxsize=4096)
def _when(times: tuple[str | None, str | None], is_point: bool) -> str:
    """When a figure holds, unless that is the date by which it is aimed at."""
    start, until = times
    if is_point:
        return f", as of {dates.english(until)}" if until else ""
    return f", {dates.english_period(start, until)}" if start or until else ""


def amount(figure: Figure) -> str | None:
    """A number with its qualifier, its unit and its base; nothing where one of them has no words."""
    number, unit = _number(figure), figure.unit
    if unit in UNCOUNTED:
        number = f"{number} to {in_english(figure.base)}" if figure.base is not None else number
    elif figure.is_money:
        number = f"{unit} {number}"
    elif label := said(figure.unit_english):
        number = f"{number} {label}"
    else:
        return None
    if unit not in UNCOUNTED and figure.base is not None and not (number := _per(figure, number)):
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


def _undertaking(fact: Fact) -> Told:
    columns, (start, end) = fact.columns, fact.times
    parts = [
        fact.coded("status")[0],
        dates.english_period(start, end) if start or end else "",
        f"due {dates.english(columns['target_date'])}" if columns.get("target_date") else "",
    ]
    kind = fact.coded("kind")[0]
    if kind and kind in str(columns.get("subject_en")).casefold().replace("(", " ").replace(")", " ").split():
        kind = ""
    told = "".join(f", {part}" for part in parts if part)
    if kind and not told:
        return Told("", (kind,))
    return Told(f" ({kind}){told}" if kind else told)


def _presence(fact: Fact) -> Told:
    columns = fact.columns
    position = said(columns.get("position_en")) if columns.get("subject_en") else None
    told = f", {position}" if position else ""
    if columns.get("kind"):
        told += f"; {fact.coded('kind')[0]}"
    events = ", ".join(dict.fromkeys(name for name in (said(columns.get("event_en")), said(columns.get("forum_en"))) if name))
    return Told(f"{told} at {events}" if events and columns.get("kind") else f"{told}; {events}" if events else told)


@lru_cache(maxsize=4096)
def _setting(place: str | None, day: str | None, of_event: bool, is_published: bool) -> str:
    """Where and when it was said; a date that is no event's is told as what it is."""
    date, between = dates.english(day) if day else None, ", "
    if date and not of_event:
        date, between = f"article of {date}" if is_published else f"article; context date {date}", "; "
    return between.join(part for part in (said(place), date) if part)


@lru_cache(maxsize=4096)
def _saying(number: bool, speaker: str | None, position: str | None, organisation: str | None) -> str:
    who = [said(speaker), said(position)]
    if not any(who):
        who = [said(organisation)]
    told = ", ".join(part for part in who if part)
    return f", {'said' if number else 'presented'} by {told}" if told else ""
