"""The shortest quote that still shows what a row rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipeline.accounting.placed import Placed, Span, inside
from pipeline.text.reading import ReadingText


def shortest_quote(placed: Placed, reading: ReadingText) -> Span:
    """The shortest part of a row's quote that shows all the row rests on, stands once in its paragraph, and cuts no number.

    It holds every verbatim value, the whole number with qualifier and unit, the dates and cues that the row's other values need,
    and its number reads the same. Where nothing shorter will do it is the quote itself; a row without a quote has none (``ValueError``).
    """
    if "" not in placed.places:
        raise ValueError(f"{placed.record.table}: the row has no quote")
    first, last = placed.places[""]
    needed = list(_needed(placed, reading))
    low, high = min((s for s, _ in needed), default=last), max((e for _, e in needed), default=first)
    if not needed:
        return first, last
    wanted = _reading(placed, reading, first, last)
    candidates = product(range(first, low + 1), range(high, last + 1))
    for start, end in sorted(candidates, key=lambda span: (span[1] - span[0], -span[0])):
        if not _stands_once(reading, start, end) or reading.language.cuts_numeral(reading.folded, start, end):
            continue
        if wanted is None or _reading(placed, reading, start, end) == wanted:
            return start, end
    return first, last


def _needed(placed: Placed, reading: ReadingText) -> Iterator[Span]:
    """The parts of a row's quote that it cannot do without."""
    whole = placed.places[""]
    first, last = whole
    words, language = reading.text[first:last], reading.language
    for _, _, span in placed.located(reading):
        if inside(span, whole):
            yield span
    if placed.focus:
        yield placed.focus
        for quantity in language.find_quantities(words):
            if first + quantity.number_start == placed.focus[0]:
                yield first + quantity.start, first + quantity.end
    own = [f for f in placed.schema.cited_fields if f.name in placed.record.values and f.name not in placed.record.citations]
    if any(f.derivation == "date" for f in own):
        yield from ((first + d.start, first + d.end) for d in language.find_dates(words))
    if placed.schema.focus:
        yield from ((first + n.start, first + n.end) for n in language.find_names(words))
        yield from ((first + q.number_start, first + q.number_end) for q in language.find_quantities(words))
    folded = reading.folded[first:last]
    for field in own:
        for cue in {cue for code, cue in language.cues().get(field.cues or "", ()) if cue and code == placed.record.values[field.name]}:
            if (at := folded.find(cue)) >= 0:
                yield first + at, first + at + len(cue)


def _stands_once(reading: ReadingText, start: int, end: int) -> bool:
    """Whether words stand once in their paragraph."""
    number = reading.paragraph_at(start) - 1
    starts = reading.paragraph_starts
    to = starts[number + 1] if number + 1 < len(starts) else len(reading.folded)
    words = reading.folded[start:end]
    at = reading.folded.find(words, starts[number], to)
    return at == start and reading.folded.find(words, at + 1, to) < 0


def _reading(placed: Placed, reading: ReadingText, start: int, end: int) -> tuple[object, ...] | None:
    """What the words between two places say of the row's number."""
    if placed.focus is None or not placed.counts_number:
        return None
    found = (q for q in reading.language.find_quantities(reading.text[start:end]) if start + q.number_start == placed.focus[0])
    return next(((q.value, q.value_max, q.qualifier, q.unit_text, q.number_text) for q in found), None)
