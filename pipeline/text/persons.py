"""Personal names that stand directly behind a title: Chinese names, names written with dots, single foreign names."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.lexicon import entries
from pipeline.text.reading import HAN
from pipeline.text.speech import verbs

DOTS = r"[·•・‧∙⋅･?]"
SURE = "!"
MOST_AUTHORS = 8
_HAN = re.compile(HAN)
_TWO_HAN = re.compile(f"{HAN}{{0,2}}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*)+")


def titled_persons(folded: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every personal name that stands directly behind a title, in simplified text; the title is left out."""
    spans: list[tuple[int, int]] = []
    for head in _heads().finditer(folded):
        at = head.end()
        listed = _bylined(folded, at) if head[0] in _byline_heads() else []
        single = None if listed else name_end(folded, at)
        spans += listed or ([(at, single)] if single is not None else [])
    return spans


def name_end(folded: str, at: int) -> int | None:
    """Where the personal name that begins at ``at`` of simplified text ends, or nothing where none begins."""
    if _none_begins().match(folded, at):
        return None
    for rule in (_dotted, _chinese, _single_foreign, _latin, _sure_chinese):
        end = rule(folded, at)
        if end is not None:
            return end
    return None


def _dotted(folded: str, at: int) -> int | None:
    """A foreign name whose parts are joined by dots; it ends at a word that follows names, or where its characters end."""
    match = _dotted_name().match(folded, at)
    return _cut(folded, match.start("last") + 1, match.end()) if match else None


def _chinese(folded: str, at: int) -> int | None:
    """A surname and one or two characters before a mark, a verb of saying, or a word that follows names."""
    surname = _surname().match(folded, at)
    if not surname:
        return None
    given = _han_run(folded, surname.end())
    ends = (surname.end() + n for n in (1, 2) if n <= given)
    return next((end for end in ends if _may_end(folded, end)), None)


def _sure_chinese(folded: str, at: int) -> int | None:
    """A surname that is hardly ever anything else and two characters, whatever follows."""
    surname = _surname().match(folded, at)
    if not surname or not surname["sure"] or _han_run(folded, surname.end()) < 2:
        return None
    return surname.end() + 2


def _single_foreign(folded: str, at: int) -> int | None:
    """A foreign name of one part: two to six of its characters before a mark or a word that follows names."""
    match = _foreign_run().match(folded, at)
    if not match:
        return None
    end = _cut(folded, at + 2, match.end())
    return end if _may_end(folded, end) else None


def _latin(folded: str, at: int) -> int | None:
    """A name of two or more capitalised Latin words."""
    match = _LATIN_NAME.match(folded, at)
    return match.end() if match else None


def _bylined(folded: str, at: int, most: int = MOST_AUTHORS) -> list[tuple[int, int]]:
    """The Chinese names behind 记者, side by side or with 、 between; none where the run cannot be read as names throughout."""
    surname = _surname().match(folded, at)
    if not surname or most == 0:
        return []
    ends = [surname.end() + n for n in (1, 2) if n <= _han_run(folded, surname.end())]
    for end in ends:
        if _may_end(folded, end):
            return [(at, end), *(_bylined(folded, end + 1, most - 1) if folded[end : end + 1] == "、" else [])]
    for end in reversed(ends):
        if following := _bylined(folded, end, most - 1):
            return [(at, end), *following]
    return []


def _may_end(folded: str, end: int) -> bool:
    return not _HAN.match(folded, end) or bool(_followers().match(folded, end))


def _cut(folded: str, low: int, high: int) -> int:
    """The first place from ``low`` up to ``high`` at which a word that follows names begins, or ``high``."""
    return next((at for at in range(low, high) if _followers().match(folded, at)), high)


def _han_run(folded: str, at: int) -> int:
    match = _TWO_HAN.match(folded, at)
    return match.end() - at if match else 0


def _any_of(words: set[str] | frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(_any_of(_byline_heads() | set(entries("title_heads.txt"))))


@cache
def _byline_heads() -> frozenset[str]:
    return frozenset(entries("byline_heads.txt"))


@cache
def _followers() -> re.Pattern[str]:
    return re.compile(_any_of(verbs() | set(entries("after_names.txt"))))


@cache
def _none_begins() -> re.Pattern[str]:
    return re.compile(_any_of(set(entries("not_names.txt"))))


@cache
def _surname() -> re.Pattern[str]:
    listed = set(entries("surnames.txt"))
    everyday = {entry for entry in listed if len(entry) == 1}
    sure = {entry.removeprefix(SURE) for entry in listed - everyday}
    return re.compile(f"(?P<sure>{_any_of(sure)})|{_any_of(everyday)}")


@cache
def _foreign_run() -> re.Pattern[str]:
    return re.compile(f"[{_foreign()}]{{2,6}}")


@cache
def _dotted_name() -> re.Pattern[str]:
    part = rf"(?:[{_foreign()}]{{1,8}}|[A-Za-z]{{1,12}})"
    return re.compile(rf"(?:{part}{DOTS})+(?P<last>{part})")


@cache
def _foreign() -> str:
    return "".join(entries("transliteration.txt"))
