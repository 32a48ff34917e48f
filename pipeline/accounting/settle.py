"""Each countable thing settled: cited by a row, waived, a date or idiom by the published grammar and lexicon, or open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from pipeline.accounting.distinctions import untold_distinctions
from pipeline.accounting.items import Item, Kind, What
from pipeline.accounting.owned import OwnNames
from pipeline.accounting.placed import Placed, Span, inside
from pipeline.accounting.waivers import Evidence, covered_by, fault
from pipeline.languages import Language
from pipeline.languages.marks import ALL_MARKS
from pipeline.languages.values import Quantity
from pipeline.languages.words import places_of
from pipeline.model import Location, Problem
from pipeline.schema.marks import PROPER, number_columns, refers_to, with_semantics
from pipeline.text.reading import ReadingText, fold
from pipeline.text.search import anchor, shown

State = Literal["cited", "waived", "date", "idiom", "open"]
HINTS: Mapping[What, str] = {
    "number": "add a row whose numeral is this one, or a waiver with its reason",
    "speaker": "add an attribution for this verb, or a waiver with its reason",
    "name": "add the row that is named so, or a waiver with its reason",
}
THINGS: Mapping[Kind, str] = {
    "title": "the title",
    "quoted": "the quoted name",
    "person": "the person",
    "event": "the event",
    "initiative": "the initiative",
}
"""What a name is the name of, as a message says it."""
CODES: Mapping[What, str] = {"number": "number-unaccounted", "speaker": "speaker-unaccounted", "name": "name-unaccounted"}


@dataclass(frozen=True, slots=True)
class Account:
    """Every item of an article with its state."""

    states: tuple[tuple[Item, State], ...]

    def counts(self, reading: ReadingText) -> Counter[tuple[int, What, State]]:
        """How many items of each kind are in each state, by paragraph."""
        return Counter((reading.paragraph_at(item.start), item.what, state) for item, state in self.states)


def settle(
    items: Iterable[Item], placed: Iterable[Placed], reading: ReadingText, known_names: frozenset[str], where: Location
) -> tuple[Account, list[Problem]]:
    """Settle every item of an article; what is open, and every waiver that does not hold, comes back as a problem."""
    items, placed = list(items), list(placed)
    waivers = [p for p in placed if p.schema.focus == "waived"]
    evidence = evidence_of(items, placed, waivers, reading, known_names)
    covered = [covered_by(waiver, items) for waiver in waivers]
    waived = set(chain.from_iterable(covered))
    states = [(item, _state(item, evidence, number in waived)) for number, item in enumerate(items)]
    misread = [p.focus for p in placed if p.focus and p.counts_number and p.focus not in {(i.start, i.end) for i in items}]
    missed = [item for item, state in states if state == "open" and not any(a < item.end and item.start < b for a, b in misread)]
    problems = [_open(item, reading, where) for item in missed]
    problems += _misread(items, placed, reading)
    problems += _other_speakers(placed, reading)
    problems += _half_told(placed, evidence)
    problems += untold_distinctions(placed, reading)
    for waiver, numbers in zip(waivers, covered, strict=True):
        problems += _waiver_faults(waiver, [states[number] for number in numbers], evidence, reading)
    return Account(tuple(states)), problems


def evidence_of(
    items: list[Item], placed: list[Placed], waivers: list[Placed], reading: ReadingText, known_names: frozenset[str]
) -> Evidence:
    """What the rows of an article cite, gathered from their places, for judging items and the reasons of waivers."""
    located = [(name, value, span, p) for p in placed for name, value, span in p.located(reading)]
    proper = [(value, span) for name, value, span, p in located if p.schema[name].semantics in PROPER]
    language = reading.language
    return Evidence(
        readings={(i.start, i.end): i.quantity for i in items if i.quantity is not None},
        numerals={p.focus: p for p in placed if p.counts_number and p.focus},
        verbs=frozenset(p.focus for p in placed if p.counts_speaker and p.focus),
        dates=tuple(p.places[f.name] for p in placed for f in p.schema.fields if f.derivation == "date" and f.name in p.places),
        own=OwnNames.of(items, ((value, span) for name, value, span, p in located if p.schema[name].names_row), waivers, reading),
        names=tuple(span for _, span in proper),
        titles=tuple((i.start, i.end) for i in items if i.kind == "title"),
        quoted=tuple((i.start, i.end) for i in items if i.kind == "quoted"),
        name_values=frozenset(fold(value, language).strip(ALL_MARKS) for value, _ in proper),
        people=frozenset(fold(value, language) for name, value, _, p in located if p.schema[name].semantics == "person"),
        known_names=known_names,
        bases=frozenset(_bases(placed)),
        reading=reading,
    )


def _bases(placed: list[Placed]) -> Iterator[object]:
    """The bases of rates that rows have, whether read from their quote or given with a note."""
    for p in placed:
        columns = number_columns(p.schema)
        if columns is not None and columns.base is not None and columns.base in p.record.values:
            yield p.record.values[columns.base]


def _state(item: Item, evidence: Evidence, waived: bool) -> State:
    if item.kind == "idiom":
        return "idiom"
    if _is_cited(item, evidence):
        return "cited"
    if waived:
        return "waived"
    if item.what == "name" and item.kind != "person" and evidence.own.waives(item, evidence.reading.text[item.start : item.end]):
        return "waived"
    return "date" if item.kind == "date" else "open"


def _is_cited(item: Item, evidence: Evidence) -> bool:
    span = (item.start, item.end)
    if item.kind == "quantity":
        return span in evidence.numerals
    if item.kind == "date":
        return any(inside(span, place) for place in evidence.dates)
    if item.kind == "verb":
        return span in evidence.verbs
    if item.kind == "person":
        return any(_meets(name, span, evidence.reading.folded) for name in evidence.people)
    return evidence.own.cites(item, fold(evidence.reading.text[item.start : item.end], evidence.reading.language))


def _meets(name: str, span: Span, folded: str) -> bool:
    """Whether a participant's name stands where a person was read: one holds the other, or they share two characters.

    A name read too short or too long by the rules is so no dead end for who types the right one. A surname alone (林局长) is met by the
    name of a participant that begins with it; Latin names by any of their words.
    """
    start, end = span
    words = folded[start:end]
    if name.startswith(words) or words in re.split(r"[·•・‧∙⋅･．.\s-]", name):
        return True
    beside = places_of(name, folded, max(0, start - len(name)), end + len(name))
    return any(min(end, at + len(name)) - max(start, at) >= min(2, len(name), end - start) for at in beside)


def _open(item: Item, reading: ReadingText, where: Location) -> Problem:
    found = anchor(reading, *item.whole)
    thing = f"{THINGS[item.kind]} " if item.kind in THINGS else ""
    place = f"in paragraph {found.paragraph}, characters [{found.start}, {found.end})"
    message = f"{thing}“{shown(found.quote)}” {place}, is neither cited nor waived"
    if item.quantity is not None and not item.quantity.read:
        message += f"; it could not be read{': ' + item.quantity.note if item.quantity.note else ''}"
    return Problem(CODES[item.what], where, message, HINTS[item.what])


def _misread(items: list[Item], placed: list[Placed], reading: ReadingText) -> Iterator[Problem]:
    """Rows whose numeral or verb is none that the text holds, and numbers that two rows claim."""
    numbers = {(i.start, i.end) for i in items if i.kind == "quantity"}
    verbs = {(i.start, i.end) for i in items if i.kind == "verb"}
    claimed: dict[tuple[Span, object], Placed] = {}
    for p in placed:
        if p.focus is None or not (p.counts_number or p.counts_speaker):
            continue
        words = shown(reading.text[slice(*p.focus)])
        at = p.record.where(with_semantics(p.schema, "numeral") or "quote")
        claim = p.focus, None if p.counts_number else p.record.values.get(with_semantics(p.schema, "speaker") or "")
        if p.focus not in (numbers if p.counts_number else verbs):
            hint = "write the whole numeral as it stands, without unit and outer qualifiers"
            yield Problem("number-misread", at, f"“{words}” is not a whole number of the article", hint)
        elif claim in claimed:
            other = claimed[claim].record.location
            code = "number-claimed-twice" if p.counts_number else "speaker-claimed-twice"
            yield Problem(code, at, f"“{words}” is claimed by the row at {other} too", "one number, or one verb and speaker, is one row")
        claimed.setdefault(claim, p)


def _half_told(placed: list[Placed], evidence: Evidence) -> Iterator[Problem]:
    """Quotes that leave out what the article says of their number: a qualifier, the other end of a range, the base of a rate."""
    for p in placed:
        whole = evidence.readings.get(p.focus) if p.focus and p.counts_number else None
        if whole is None or p.focus is None:
            continue
        start, end = p.places[""]
        alone = evidence.reading.language.find_quantities(evidence.reading.text[start:end])
        parts = [q for q in alone if start + q.number_start == p.focus[0]]
        part = parts[0] if parts else whole
        if _told(part) != _told(whole):
            words = shown(evidence.reading.text[whole.start : whole.end])
            message = f"the quote tells less of its number than the article, which says “{words}”"
            yield Problem(
                "quote-tells-less", p.record.where("quote"), message, "quote its qualifier, both ends of a range and the base of a rate too"
            )


def _told(number: Quantity) -> tuple[object, ...]:
    """What a quantity says but for its unit."""
    return number.value, number.value_max, number.qualifier, number.per_value, number.per_unit_text


def _other_speakers(placed: list[Placed], reading: ReadingText) -> Iterator[Problem]:
    """Attributions whose words name another participant than the one they refer to."""
    people = {who: (identity, name) for who, identity, name in _people(placed, reading.language)}
    for p in placed:
        column = with_semantics(p.schema, "speaker")
        if not p.counts_speaker or "" not in p.places or column is None:
            continue
        words = reading.folded[slice(*p.places[""])]
        named = [(identity, name) for identity, name in people.values() if name in words]
        mine = people.get((refers_to(p.schema, column), p.record.values.get(column)))
        if named and (mine is None or mine[0] not in {identity for identity, _ in named}):
            message = f"“{shown(words)}” names {named[0][1]}, not {mine[1] if mine else 'the one it refers to'}"
            yield Problem("speaker-differs", p.record.where(column), message, "refer to the row of the one who speaks")


def _people(placed: list[Placed], language: Language) -> Iterator[tuple[tuple[str | None, object], object, str]]:
    """The persons of an article: table and id of the row, who the person is, and the folded name. A name whose id is empty is no person's.

    Two rows may name one person, with the full name and with its last part.
    """
    for p in placed:
        for f in p.schema.fields:
            named = f.semantics == "person" and (f.name_of is None or f.name_of in p.record.values)
            if named and f.name in p.record.values:
                name = fold(str(p.record.values[f.name]), language)
                who = p.schema.name, p.record.values.get(p.schema.primary_key[0])
                yield who, p.record.values[f.name_of] if f.name_of else name, name


def _waiver_faults(waiver: Placed, within: list[tuple[Item, State]], evidence: Evidence, reading: ReadingText) -> Iterator[Problem]:
    """A waiver that waives nothing, or something that is cited, or whose reason does not hold; ``within`` are the items it speaks of."""
    place = waiver.places.get("")
    if place is None:
        return
    what, at = waiver.record.values.get("what"), waiver.record.where("quote")
    cited = [item for item, state in within if state == "cited"]
    if cited:
        words = shown(reading.text[cited[0].start : cited[0].end])
        yield Problem("waiver-cited", at, f"“{words}” is waived and cited", "drop the waiver, or the row")
    elif not any(state == "waived" for _, state in within):
        yield Problem("waiver-idle", at, f"the waiver waives no {what} that needs one", "drop it")
    for item, state in within:
        if state == "waived" and (wrong := fault(item, str(waiver.record.values.get("reason")), place, evidence)):
            yield Problem("waiver-unfounded", waiver.record.where("reason"), wrong, "give the reason that holds, or add the row")
