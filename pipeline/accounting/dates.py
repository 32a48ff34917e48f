"""Dates that follow from context: even these must be dates that the article states somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.accounting.placed import Placed
from pipeline.model import Problem
from pipeline.schema.constraints import is_partial_date
from pipeline.text.dates import find_dates
from pipeline.text.reading import ReadingText


def unsupported_dates(placed: Iterable[Placed], reading: ReadingText, context_date: str | None) -> Iterator[Problem]:
    """A problem for every date with a note instead of a quote that says it, if no words of the article give that date at all."""
    phrases = find_dates(reading.text, context_date)
    stated = {d for phrase in phrases for d in (phrase.first, phrase.last) if d} | ({context_date} if context_date else set())
    for p in placed:
        for field in p.schema.fields:
            citation = p.record.citations.get(field.name)
            value = p.record.values.get(field.name)
            if field.derivation == "date" and value is not None and citation is not None and citation.note and value not in stated:
                if not is_partial_date(value):
                    continue
                if p.schema.source == "record" and field.name == "context_date":
                    continue
                message = f"{field.name} {value} is no date that the article states anywhere"
                hint = "correct it; a date from context must still be one of the article's"
                yield Problem("date-unsupported", p.record.where(field.name), message, hint)
