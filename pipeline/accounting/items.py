"""The countable things of an article: its numbers, its verbs of saying, its titles and names, with marks or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.languages import Language
from pipeline.languages.values import Named, Naming, Quantity
from pipeline.text.reading import ReadingText

What = Literal["number", "speaker", "name"]
Kind = Literal["quantity", "date", "idiom", "verb", "title", "quoted", "person", "event", "initiative"]


class Item(NamedTuple):
    """One thing to be accounted for, at reading characters ``[start, end)``; for a quantity the span is that of its numeral.

    ``whole`` is the span of the phrase around it: qualifier, numeral and unit, or a name with its marks.
    """

    what: What
    kind: Kind
    start: int
    end: int
    whole: tuple[int, int]
    quantity: Quantity | None = None


def find_items(reading: ReadingText, context_date: str | None) -> list[Item]:
    """Every number, verb of saying, title, quoted name, titled person, event and initiative of an article, in order."""
    return list(_items(reading.language, reading.text, reading.simple, reading.folded, context_date))


@lru_cache(maxsize=16)
def _items(language: Language, text: str, simple: str, plain: str, context_date: str | None) -> tuple[Item, ...]:
    """The same of a text that is judged again and again, as its rows come and go."""
    numbers = language.find_numbers(text, context_date, simple)
    items = [Item("number", "quantity", q.number_start, q.number_end, (q.start, q.end), q) for q in numbers.quantities]
    items += [Item("number", "date", d.start, d.end, (d.start, d.end)) for d in numbers.dates if language.holds_number(d.text)]
    items += [Item("number", "idiom", i.start, i.end, (i.start, i.end)) for i in numbers.idioms]
    items += [Item("speaker", "verb", v.start, v.end, (v.start, v.end)) for v in language.find_speech(simple)]
    names = language.find_names(simple)
    items += [Item("name", n.kind, n.start, n.end, (n.start, n.end)) for n in names]
    items += [Item("name", n.kind, n.start, n.end, (n.start, n.end)) for n in _unmarked(language.find_namings(plain), names)]
    return tuple(sorted(items, key=lambda i: (i.start, i.end, i.what)))


def _unmarked(namings: Iterable[Naming], names: list[Named]) -> Iterator[Naming]:
    """The events and initiatives named by their form alone: one that holds or touches a title or a name in marks is settled with that."""
    at = 0
    for naming in namings:
        while at < len(names) and names[at].end < naming.start:
            at += 1
        if at == len(names) or names[at].start > naming.end:
            yield naming
