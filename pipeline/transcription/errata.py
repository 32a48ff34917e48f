"""Errata with guards: a slip that touches a number, qualifier, unit or negation needs a reason that the text itself bears out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Problem
from pipeline.text.reading import PlacedErratum, ReadingText, fold

SHORTEST = 3


def unfounded_errata(errata: Iterable[PlacedErratum], reading: ReadingText) -> Iterator[Problem]:
    """A problem for every erratum that changes what a number says while its reason names no other words of the article."""
    language = reading.language
    for placed in errata:
        erratum = placed.erratum
        raw, correct = fold(erratum.raw, language), fold(erratum.reading, language)
        if language.guarded(raw) == language.guarded(correct):
            continue
        phrases = [p for p in language.phrases(fold(erratum.reason, language)) if len(p) >= SHORTEST and p not in (raw, correct)]
        if not any(phrase in reading.folded for phrase in phrases):
            message = f"“{erratum.raw}” read as “{erratum.reading}” changes a number, qualifier, unit or negation"
            hint = "say in the reason how the true reading is known, with the words of the article that show it"
            yield Problem("erratum-reason", erratum.location, message, hint)
