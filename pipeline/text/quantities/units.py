"""Units and classifiers behind a number, from `lexicon/units.tsv`, longest first; two joined by a stroke are one (元/吨)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.text.lexicon import entries

MEASURES = {"length", "area", "volume", "mass", "energy", "time", "age", "money", "ratio", "data", "other", "temperature"}
SPANS = {"time", "length"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in a text: its ``[start, end)``, its code where it has a single standard one, its kind."""

    start: int
    end: int
    code: str | None
    kind: str


@cache
def known() -> dict[str, tuple[str | None, str]]:
    """Code and kind of every listed unit."""
    rows = (entry.split("\t") for entry in entries("units.tsv"))
    next(rows)
    return {word: (None if code == "-" else code, kind) for word, code, kind in rows}


@cache
def _longest() -> int:
    return max(map(len, known()))


def unit_at(plain: str, at: int) -> Unit | None:
    """The longest unit that begins at a place of folded text, with the one joined to it by a stroke."""
    first = _simple(plain, at)
    if first is None or plain[first.end : first.end + 1] != "/":
        return first
    second = _simple(plain, first.end + 1)
    if second is None:
        return first
    code = f"{first.code}/{second.code}" if first.code and second.code else None
    return Unit(at, second.end, code, first.kind)


def _simple(plain: str, at: int) -> Unit | None:
    for end in range(min(at + _longest(), len(plain)), at, -1):
        found = known().get(plain[at:end])
        if found and not _cuts_latin(plain, at, end):
            return Unit(at, end, *found)
    return None


def _cuts_latin(plain: str, at: int, end: int) -> bool:
    """Whether the span ends inside a Latin word: the m of m3 or of million is no metre."""
    return plain[at].isascii() and plain[end - 1].isalnum() and plain[end : end + 1].isascii() and plain[end : end + 1].isalnum()
