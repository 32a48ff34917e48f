"""Dates of rows against the article as a whole: what a note says must be stated somewhere, what a quote says must hold in its place.

A quote may cut a date from the words before it: 9日 alone is the 9th of the context date's month, in 7月8日、9日 it is the 9th of July.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.accounting.placed import Placed
from pipeline.languages.values import DatePhrase
from pipeline.model import Problem
from pipeline.schema.cells import is_partial_date
from pipeline.text.reading import ReadingText
from pipeline.text.search import shown


def unsupported_dates(placed: Iterable[Placed], reading: ReadingText, context_date: str | None) -> Iterator[Problem]:
    """A problem for every date with a note that the article gives nowhere, and for every one that its quote alone reads otherwise."""
    phrases = reading.language.find_dates(reading.text, context_date)
    stated = {d for phrase in phrases for d in (phrase.first, phrase.last) if d} | ({context_date} if context_date else set())
    bare = {d for phrase in phrases for d in phrase.said}
    for p in placed:
        for field in p.schema.cited_fields:
            value = p.record.values.get(field.name) if field.derivation == "date" else None
            if value is None or not is_partial_date(value):
                continue
            citation = p.record.citations.get(field.name)
            if citation is not None and citation.note:
                if not (p.schema.source == "record" and field.name == "context_date") and not _is_stated(value, stated, bare):
                    message = f"{field.name} {value} is no date that the article states anywhere"
                    hint = "correct it; a date from context must still be one of the article's"
                    yield Problem("date-unsupported", p.record.where(field.name), message, hint)
            elif place := p.places.get(field.name) or p.places.get(""):
                alone = reading.language.find_dates(reading.text[slice(*place)], context_date)
                yield from _cut(p, field.name, alone, [d for d in phrases if d.start < place[1] and place[0] < d.end], reading)


def _is_stated(value: str, stated: set[str], bare: set[str]) -> bool:
    """Whether the article gives a date: as it is, or a year of the article and a month or day that stands there without its year."""
    if value in stated:
        return True
    years = {date[:4] for date in stated}
    return value[:4] in years and any(value[4:] == said[1:] or (len(value) == 10 and value[7:] == said[2:]) for said in bare)


def _cut(p: Placed, field: str, alone: list[DatePhrase], phrases: list[DatePhrase], reading: ReadingText) -> Iterator[Problem]:
    """A date taken over from the context, in a quote that leaves out the words from which the article's date takes it."""
    value = p.record.values[field]
    ends = [end for phrase in phrases for end in (phrase.first, phrase.last) if end]
    lent = any(date.from_context and value in (date.first, date.last) for date in alone)
    if lent and phrases and not any(end.startswith(value) for end in ends):
        words = shown(reading.text[phrases[0].start : phrases[-1].end])
        message = f"the quote tells less of its date than the article, where “{words}” is {', '.join(ends) or 'no certain date'}"
        yield Problem("quote-tells-less", p.record.where(field), message, "correct it, quote the year and month too, or give a note")
