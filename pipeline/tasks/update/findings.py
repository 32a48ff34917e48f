"""What the new text no longer says, says otherwise, and says besides: quotes, values and items, each with what a person is to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.accounting.items import Item, find_items
from pipeline.accounting.parts import parts_of
from pipeline.accounting.placed import Placed
from pipeline.accounting.settle import HINTS, settle
from pipeline.languages import Language
from pipeline.languages.values import DatePhrase, Quantity
from pipeline.model import Field, Location, Problem, Quote, Record, Schemas, Transcription
from pipeline.schema.cells import is_partial_date
from pipeline.schema.marks import NumberColumns, number_columns
from pipeline.text.reading import ReadingText, fold
from pipeline.text.search import anchor, occurrences, shown
from pipeline.text.suggest import Suggestion, closest
from pipeline.transcription.anchoring import cited_quotes, place_records
from pipeline.transcription.limits import LIMITS, Limits

LIKE = 70.0
"""How like, of 100, a passage must be to a lost quote to be taken for what became of it."""

OTHERWISE = ("value", "upper", "qualifier")
"""The parts of a number that are told where a passage gives them otherwise."""
OF_QUOTES = frozenset({"quote-not-found", "quote-ambiguous", "quote-cuts-number"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A quote that the new text does not have, or not once: where it was typed, what is closest, and the problem as a check tells it."""

    words: str
    places: tuple[Location, ...]
    near: Suggestion | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A value whose words now give another one."""

    where: Location
    row: str
    column: str
    old: str
    new: str
    quote: str


@dataclass(frozen=True, slots=True)
class Open:
    """A number, verb of saying or name of the new text that no row accounts for."""

    words: str
    paragraph: int
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What people have to settle; ``quotes`` is how many quotes there are in all."""

    lost: tuple[Lost, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()
    open: tuple[Open, ...] = ()
    quotes: int = 0


def find(
    transcription: Transcription, reading: ReadingText, schemas: Schemas, known_names: frozenset[str], limits: Limits = LIMITS
) -> Findings:
    """Compare a transcription, renumbered, with the reading of the new text."""
    placed, problems = place_records(transcription, schemas, reading, limits.quote_longest)
    lost = _lost(problems, transcription, schemas, reading)
    date = transcription.article.values.get("context_date")
    context = date if date is None or is_partial_date(date) else None
    items = find_items(reading, context)
    account, _ = settle(items, placed, reading, known_names, transcription.article.location)
    explained = [span for found in lost if (span := _span(found, reading))]
    unsettled = (i for i, state in account.states if state == "open" and i.what not in limits.unpromised)
    left = [i for i in unsettled if not any(a <= i.start and i.end <= b for a, b in explained)]
    quotes = sum(1 for record in transcription.all_records for _ in cited_quotes(record, schemas[record.table]))
    return Findings(
        tuple(lost), tuple(_otherwise(placed, lost, schemas, context, reading.language)), tuple(_open(i, reading) for i in left), quotes
    )


def _open(item: Item, reading: ReadingText) -> Open:
    found = anchor(reading, *item.whole)
    return Open(shown(found.quote), found.paragraph, item.what, HINTS[item.what])


def _lost(problems: Iterable[Problem], transcription: Transcription, schemas: Schemas, reading: ReadingText) -> list[Lost]:
    """The lost quotes, each once with all places at which it was typed."""
    faults = {problem.location: problem for problem in problems if problem.code in OF_QUOTES}
    typed: dict[str, list[Quote]] = {}
    for record in transcription.all_records:
        for _, quote in cited_quotes(record, schemas[record.table]):
            if quote.location in faults:
                typed.setdefault(quote.exact, []).append(quote)
    lost = []
    for words, quotes in typed.items():
        there = occurrences(reading, words)
        near = None if there else closest(reading, words)
        lost.append(Lost(words, tuple(quote.location for quote in quotes), near, faults[quotes[0].location]))
    return lost


def _span(lost: Lost, reading: ReadingText) -> tuple[int, int] | None:
    """Where the passage stands that a lost quote became."""
    if lost.near is None or lost.near.score < LIKE:
        return None
    hits = occurrences(reading, lost.near.text, lost.near.paragraph)
    return (hits[0], hits[0] + len(lost.near.text)) if hits else None


def _otherwise(
    placed: Iterable[Placed], lost: Iterable[Lost], schemas: Schemas, context: str | None, language: Language
) -> Iterator[Otherwise]:
    """The values of rows with a lost quote that the passage closest to it gives otherwise."""
    nearest = {where: found.near for found in lost if found.near and found.near.score >= LIKE for where in found.places}
    for record in (p.record for p in placed):
        schema = schemas[record.table]
        for name, quote in cited_quotes(record, schema):
            near = nearest.get(quote.location)
            if near is None:
                continue
            columns = None if name else number_columns(schema)
            told = [*_numbers(record, columns, near.text, language)] if columns is not None else []
            shown_here = (f for f in schema.fields if f.name == name or (not name and f.name not in record.citations))
            dated = [f for f in shown_here if f.derivation == "date"]
            told += _dates(record, dated, language.find_dates(near.text, context)) if dated else ()
            row = str(record.values.get(schema.primary_key[-1], ""))
            yield from (Otherwise(quote.location, row, column, old, new, shown(near.text)) for column, old, new in told)


def _numbers(record: Record, columns: NumberColumns, words: str, language: Language) -> Iterator[tuple[str, str, str]]:
    """Value, upper value and qualifier of a row that a passage gives otherwise: the column, what it was and is now."""
    found = _reading(record, columns.unit_text or "", words, language)
    told = parts_of(found) if found else {}
    for part in OTHERWISE if found else ():
        column = columns.of(part)
        if column is None:
            continue
        old, new = record.values.get(column), told[part]
        if old != new and (column != columns.value or new is not None):
            yield column, _said(old), _said(new)


def _reading(record: Record, unit_text: str, words: str, language: Language) -> Quantity | None:
    """The number of a passage that a row is about: the only one, or the only one with the row's unit."""
    found = [q for q in language.find_quantities(words) if q.read]
    typed = fold(str(record.values.get(unit_text) or ""), language)
    of_unit = [q for q in found if fold(q.unit_text or "", language) == typed]
    return found[0] if len(found) == 1 else of_unit[0] if len(of_unit) == 1 else None


def _dates(record: Record, fields: Iterable[Field], phrases: Sequence[DatePhrase]) -> Iterator[tuple[str, str, str]]:
    """The same of dates."""
    for field in fields:
        stated = [date for phrase in phrases if (date := phrase.last if field.bound == "end" else phrase.first)]
        old = record.values.get(field.name)
        if old is not None and stated and old not in stated:
            yield field.name, str(old), stated[0]


def _said(value: object) -> str:
    return "(none)" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)
