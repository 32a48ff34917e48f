"""The passage closest to a phrase that was not found: shown to a person, never accepted as a match."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.text.reading import ReadingText, fold

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

    needle = fold(phrase, reading.language)
    best: Suggestion | None = None
    stops = [*(start - 1 for start in reading.paragraph_starts[1:]), len(reading.text)]
    for number, (start, stop) in enumerate(zip(reading.paragraph_starts, stops, strict=True), 1):
        if stop <= start:
            continue
        cutoff = best.score if best else MINIMUM_SCORE
        found = fuzz.partial_ratio_alignment(needle, reading.folded[start:stop], score_cutoff=cutoff)
        if found and (best is None or found.score > best.score):
            first, last = _trimmed(needle, reading.folded, start + found.dest_start, start + found.dest_end)
            best = Suggestion(reading.text[first:last], number, found.score)
    return best


def _trimmed(needle: str, text: str, start: int, stop: int) -> tuple[int, int]:
    """A passage without the characters at its ends that make it less like the phrase: alignment gives it the phrase's own length."""
    from rapidfuzz import fuzz

    score = fuzz.ratio(needle, text[start:stop])
    while stop - start > 1:
        better = max(((start + 1, stop), (start, stop - 1)), key=lambda ends: fuzz.ratio(needle, text[slice(*ends)]))
        if fuzz.ratio(needle, text[slice(*better)]) <= score:
            break
        start, stop = better
        score = fuzz.ratio(needle, text[start:stop])
    return start, stop
