"""Quotes said to stand in another paragraph than they do."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.languages.chinese.quantities import find_numbers
from pipeline.model import Quote, Transcription
from pipeline.text.reading import ReadingText, fold, read
from tools.mutants.case import Case
from tools.mutants.damage import Sound
from tools.mutants.judge import Bench

Told = list[tuple[int, int, tuple[object, ...]]]


def quote_paragraph(bench: Bench, t: Transcription) -> Iterator[Case]:
    """Every quote, moved; not where it stands in both paragraphs and its words say the same there: that damages nothing."""
    reading = read(bench.articles[t.sha256].text, t.layout)[0]
    numbers = _told(reading, str(t.article.values.get("context_date") or "") or None)
    places = _places(reading)
    sound = Sound(t, bench.schemas)
    for record, name, quote in sound.quotes():
        own = quote.paragraph or next((p for p, text in places.items() if fold(quote.exact) in text[1]), None)
        for other in (1, 4, 9, 16):
            if other != quote.paragraph and not (own and _same(places, numbers, quote, own, other)):
                yield Case(*sound.with_quote(record, name, quote._replace(paragraph=other)))


def _places(reading: ReadingText) -> dict[int, tuple[int, str]]:
    """Where every paragraph begins, and its folded text."""
    ends = [*reading.paragraph_starts[1:], len(reading.folded)]
    return {i: (start, reading.folded[start:end]) for i, (start, end) in enumerate(zip(reading.paragraph_starts, ends, strict=True), 1)}


def _told(reading: ReadingText, context_date: str | None) -> Told:
    """What every number and date of the article says, with its place."""
    found = find_numbers(reading.text, context_date)
    told: Told = [
        (q.number_start, q.number_end, (q.number_text, q.value, q.value_max, q.qualifier, q.unit_text, q.per_value))
        for q in found.quantities
    ]
    return sorted(told + [(d.start, d.end, (d.text, d.first, d.last)) for d in found.dates])


def _same(places: dict[int, tuple[int, str]], told: Told, quote: Quote, own: int, other: int) -> bool:
    """Whether the quote stands once in either paragraph and every number and date that it meets says the same."""
    words, said = fold(quote.exact), []
    for number in (own, other):
        start, text = places.get(number, (0, ""))
        if text.count(words) != 1:
            return False
        at = start + text.index(words)
        said.append([what for first, last, what in told if first < at + len(words) and at < last])
    return said[0] == said[1]
