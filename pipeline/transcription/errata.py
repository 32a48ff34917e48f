"""Errata with guards: a slip that touches a number, qualifier, unit or negation needs a reason that the text itself bears out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.languages.chinese.script import HAN
from pipeline.model import Problem
from pipeline.text.reading import PlacedErratum, ReadingText, fold

_GUARDED = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十百千万亿兆两廿卅半几数余多%％‰.．成倍]|超|逾|近|约|不|未|无|非|没|以上|以内|至少|最多|不足"
)
_PHRASE = re.compile(rf"(?:{HAN}|[0-9%％])+")
SHORTEST = 3


def unfounded_errata(errata: Iterable[PlacedErratum], reading: ReadingText) -> Iterator[Problem]:
    """A problem for every erratum that changes what a number says while its reason names no other words of the article."""
    for placed in errata:
        erratum = placed.erratum
        raw, correct = fold(erratum.raw), fold(erratum.reading)
        if _GUARDED.findall(raw) == _GUARDED.findall(correct):
            continue
        phrases = [p for p in _PHRASE.findall(fold(erratum.reason)) if len(p) >= SHORTEST and p not in (raw, correct)]
        if not any(phrase in reading.folded for phrase in phrases):
            message = f"“{erratum.raw}” read as “{erratum.reading}” changes a number, qualifier, unit or negation"
            hint = "say in the reason how the true reading is known, with the words of the article that show it"
            yield Problem("erratum-reason", erratum.location, message, hint)
