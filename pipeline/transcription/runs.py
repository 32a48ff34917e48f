"""Runs: overlapping or adjacent quotes of prose may not add up to more than one quote may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.accounting.placed import Placed
from pipeline.model import Location, Problem
from pipeline.text.reading import ReadingText, fold
from pipeline.text.search import MAX_QUOTE, shown


@dataclass(frozen=True, slots=True)
class Quoted:
    """Reading characters ``[start, end)`` that a quote reveals, those of them that are proper names or titles, and where it was typed."""

    start: int
    end: int
    names: frozenset[int]
    location: Location


def quoted(placed: Placed, reading: ReadingText) -> Iterator[Quoted]:
    """What every quote of a record reveals."""
    for name, place in placed.places.items():
        names: set[int] = set()
        words = reading.folded[slice(*place)]
        for field in placed.schema.fields:
            value = fold(str(placed.record.values.get(field.name) or "")) if field.semantics == "name" else ""
            if value and (at := words.find(value)) >= 0:
                names.update(range(place[0] + at, place[0] + at + len(value)))
        citation = placed.record.citations.get(name)
        yield Quoted(*place, frozenset(names), citation.location if citation else placed.record.where("quote"))


def long_runs(quotes: Iterable[Quoted], reading: ReadingText) -> Iterator[Problem]:
    """A problem for every run of touching quotes that reveals more than 40 characters besides names and titles."""
    run: list[Quoted] = []
    for quote in [*sorted(quotes, key=lambda q: (q.start, q.end)), None]:
        if run and (quote is None or quote.start > max(q.end for q in run)):
            revealed = max(q.end for q in run) - run[0].start - len(frozenset().union(*(q.names for q in run)))
            if revealed > MAX_QUOTE:
                message = f"quotes from “{shown(reading.text[run[0].start : run[0].end])}” on reveal {revealed} characters in a row"
                yield Problem("quote-run", run[-1].location, message, f"shorten them: touching quotes may reveal {MAX_QUOTE} in all")
            run = []
        if quote is not None:
            run.append(quote)
