"""What the quotes of an article show of its prose: the longest stretch, the share, and the rows that cost most.

Names, titles, numerals, units and dates are facts, and nobody's; running prose is what a publisher owns. So these are taken out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Placed, Span
from pipeline.model import Location, Problem
from pipeline.schema.marks import PROPER
from pipeline.text.reading import ReadingText, fold
from pipeline.text.search import shown
from pipeline.transcription.limits import Limits
from pipeline.transcription.shortest import shortest_quote

FACTS = ("quantity", "date", "title", "person")
"""The kinds of items that are no prose, with all of their phrase: a number with its qualifier and unit, a date, a 《title》, a person."""
COSTLIEST = 3
_WORDS = re.compile(r"\w+")
_GAP = re.compile(r"\W*")
_SENTENCE = re.compile(r"[，,。！？；!?;]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Reading characters ``[start, end)`` that a quote reveals, where it was typed, and the record whose quote it is."""

    start: int
    end: int
    location: Location
    of: Placed | None = None


@dataclass(frozen=True)
class Prose:
    """The prose of an article and the quotes that show it; ``upto[i]`` is how many characters of prose stand before reading character i."""

    reading: ReadingText
    upto: tuple[int, ...]
    quotes: tuple[Quoted, ...]

    @classmethod
    def of(cls, placed: Iterable[Placed], items: Iterable[Item], reading: ReadingText) -> Prose:
        """The prose of an article: all its word characters that belong to no name, title, numeral, unit or date."""
        placed = list(placed)
        prose = bytearray(len(reading.text))
        for start, end in map(re.Match.span, _WORDS.finditer(reading.text)):
            prose[start:end] = b"\1" * (end - start)
        facts = ((min(i.start, i.whole[0]), max(i.end, i.whole[1])) for i in items if i.kind in FACTS)
        for start, end in [*facts, *_names(placed, reading)]:
            prose[start:end] = bytes(end - start)
        return cls(reading, tuple(accumulate(prose, initial=0)), tuple(sorted(_quotes(placed), key=lambda q: (q.start, q.end))))

    def shows(self, start: int, end: int) -> int:
        """The characters of prose between two places."""
        return self.upto[end] - self.upto[start]

    @cached_property
    def stretches(self) -> list[list[Quoted]]:
        """The quotes that overlap, touch, or have nothing but marks between them, together."""
        found: list[list[Quoted]] = []
        reached = -1
        for quote in self.quotes:
            gap = _GAP.match(self.reading.text, max(reached, 0))
            if found and quote.start <= (gap.end() if gap else reached):
                found[-1].append(quote)
            else:
                found.append([quote])
            reached = max(reached, quote.end)
        return found

    @property
    def longest(self) -> int:
        """The most characters of prose that a stretch shows."""
        return max((self.shows(*_bounds(stretch)) for stretch in self.stretches), default=0)

    @property
    def share(self) -> float:
        """The share of the article's prose that is shown, to four places; of an article without prose, none."""
        total = self.upto[-1]
        return round(sum(self.shows(*_bounds(stretch)) for stretch in self.stretches) / total, 4) if total else 0.0


def _bounds(stretch: list[Quoted]) -> Span:
    return stretch[0].start, max(q.end for q in stretch)


def _names(placed: Iterable[Placed], reading: ReadingText) -> Iterator[Span]:
    """Every place at which the value of a column of names stands; what holds a mark that parts sentences is no name."""
    values = {fold(value, reading.language) for p in placed for name, value, _ in p.located(reading) if p.schema[name].semantics in PROPER}
    for value in values:
        if len(value) < 2 or _SENTENCE.search(value.strip("《》")):
            continue
        at = reading.folded.find(value)
        while at >= 0:
            yield at, at + len(value)
            at = reading.folded.find(value, at + len(value))


def _quotes(placed: Iterable[Placed]) -> Iterator[Quoted]:
    for p in placed:
        for name, place in p.places.items():
            citation = p.record.citations.get(name)
            yield Quoted(*place, citation.location if citation else p.record.where("quote"), p)


def overshown(prose: Prose, limits: Limits, where: Location) -> Iterator[Problem]:
    """A problem for every stretch that shows too much, and one where all quotes together do, with the rows that cost most."""
    for stretch in prose.stretches:
        start, end = _bounds(stretch)
        revealed = prose.shows(start, end)
        if revealed > limits.prose_longest:
            message = f"quotes from “{shown(prose.reading.text[start:end])}” on reveal {revealed} characters of prose in a row"
            hint = f"shorten them: touching quotes may reveal {limits.prose_longest} in all{_advice(prose, stretch)}"
            yield Problem("quote-run", stretch[-1].location, message, hint)
    if prose.share > limits.prose_share:
        yield Problem(
            "prose-share",
            where,
            _too_much(prose.share, limits),
            f"shorten quotes (`pipeline coverage --prose` lists all){_advice(prose, prose.quotes)}",
        )


def overshown_in_lock(longest: int, share: float, limits: Limits, where: Location) -> Iterator[Problem]:
    """The same from the figures of a lock alone: the rows cannot be told."""
    if longest > limits.prose_longest:
        message = f"quotes reveal {longest} characters of prose in a row"
        yield Problem("quote-run", where, message, f"shorten them: touching quotes may reveal {limits.prose_longest} in all")
    if share > limits.prose_share:
        yield Problem("prose-share", where, _too_much(share, limits), "shorten quotes; a check with the text names those that cost most")


def _too_much(share: float, limits: Limits) -> str:
    return f"the quotes show {share:.0%} of the article's prose, more than {limits.prose_share:.0%}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a quote costs: where it was typed, its prose in characters, and the shortest quote that would do, with what it would save."""

    location: Location
    shown: int
    shorter: str = ""
    saved: int = 0


def costs(prose: Prose) -> list[Cost]:
    """Every quote that shows prose, those first that could save most."""
    found = [_cost_of(prose, quote) for quote in prose.quotes if prose.shows(quote.start, quote.end)]
    return sorted(found, key=lambda cost: (-cost.saved, -cost.shown, cost.location))


def _cost_of(prose: Prose, quote: Quoted) -> Cost:
    whole = prose.shows(quote.start, quote.end)
    if quote.of is None or quote.of.places.get("") != (quote.start, quote.end):
        return Cost(quote.location, whole)
    start, end = shortest_quote(quote.of, prose.reading)
    if end - start >= quote.end - quote.start:
        return Cost(quote.location, whole)
    return Cost(quote.location, whole, shown(prose.reading.text[start:end]), whole - prose.shows(start, end))


def _advice(prose: Prose, quotes: Iterable[Quoted]) -> str:
    """The quotes that show most prose, each with what it costs and the shortest one that would do."""
    costly = sorted(quotes, key=lambda q: -prose.shows(q.start, q.end))[:COSTLIEST]
    told = "; ".join(_told(_cost_of(prose, quote)) for quote in costly if prose.shows(quote.start, quote.end))
    return f"; most is shown at {told}" if told else ""


def _told(cost: Cost) -> str:
    would = f", “{cost.shorter}” would do" if cost.shorter else ""
    return f"{cost.location.path.rpartition('/')[2]}:{cost.location.line} ({cost.shown} characters{would})"
