"""Claims of a first, a most, an only one: said of some rows and not of others, they could not be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.accounting.placed import Placed, Span
from pipeline.languages.marks import ALL_MARKS
from pipeline.model import Problem
from pipeline.schema.marks import PROPER
from pipeline.text.reading import ReadingText, fold
from pipeline.text.search import shown

LIST = "distinction"
"""The list of cues that show such a claim."""
LINK = 1
"""So many characters may stand between the claim and the name: 最大的."""


def untold_distinctions(placed: Iterable[Placed], reading: ReadingText) -> Iterator[Problem]:
    """Rows before whose name the article says that it is the first or the largest, in a table with a column for that, and do not say so."""
    cues = [(code, cue) for code, cue in reading.language.cues().get(LIST, ()) if cue]
    for p in placed:
        column = next((f for f in p.schema.fields if f.cues == LIST and f.derivation), None)
        if column is None or column.name in p.record.values or column.name in p.record.faulty:
            continue
        for name, _, span in p.located(reading):
            claim = _before(reading, span, cues) if p.schema[name].names_row and p.schema[name].semantics in PROPER else None
            if claim is not None and claim[0] in column.enum:
                message = f"“{shown(claim[1])}” stands before the name, and {column.name} is empty"
                yield Problem("distinction-untold", p.record.where(name), message, f"give {column.name}: {claim[0]}", "warning")
                break


def _before(reading: ReadingText, name: Span, cues: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The code and the words of a claim that ends right before a name, or before the mark that opens it."""
    end = name[0]
    while end > 0 and reading.text[end - 1] in ALL_MARKS:
        end -= 1
    words = fold(reading.text[max(0, end - 12) : end], reading.language)
    for code, cue in cues:
        at = words.rfind(cue)
        if at >= 0 and len(words) - at - len(cue) <= LINK:
            return code, cue
    return None
