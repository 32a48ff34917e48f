"""The passage closest to a phrase that was not found: shown to a person, never accepted as a match."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.text.reading import ReadingText, clean
from pipeline.text.script import simplified

MINIMUM_SCORE = 50.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage of the reading text, its paragraph, and its likeness to the phrase from 0 to 100."""

    text: str
    paragraph: int
    score: float


def closest(reading: ReadingText, phrase: str) -> Suggestion | None:
    """The passage most like the phrase, within one paragraph, or nothing where no passage is half alike."""
    from rapidfuzz import fuzz

    needle = simplified(clean(phrase))
    best: Suggestion | None = None
    stops = [*(start - 1 for start in reading.paragraph_starts[1:]), len(reading.text)]
    for number, (start, stop) in enumerate(zip(reading.paragraph_starts, stops, strict=True), 1):
        if stop <= start:
            continue
        cutoff = best.score if best else MINIMUM_SCORE
        found = fuzz.partial_ratio_alignment(needle, reading.folded[start:stop], score_cutoff=cutoff)
        if found and (best is None or found.score > best.score):
            text = reading.text[start + found.dest_start : start + found.dest_end]
            best = Suggestion(text, number, found.score)
    return best
