"""What is left in a text that no reader of the article saw: HTML, of which nothing is read, and characters that stand for lost ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Article, Location, Problem
from pipeline.text.entities import find_markup
from pipeline.text.invisible import LOST
from pipeline.text.reading import PlacedErratum


def left_markup(article: Article, errata: Sequence[PlacedErratum]) -> list[Problem]:
    """A problem at the first HTML entity or tag of an article that no erratum covers: `5&#37;` would hold two numbers."""
    text = article.text
    found = _uncovered(find_markup(text), errata)
    if not found:
        return []
    start, end = found[0]
    where = _place(article, start)
    message = f"the text has {len(found)} HTML entities or tags, here “{text[start : min(end, start + 40)]}”"
    hint = "register what `pipeline text` makes of it; if it is printed so, record an erratum"
    return [Problem("article-entities", where, message, hint)]


def lost_characters(article: Article, errata: Sequence[PlacedErratum]) -> list[Problem]:
    """A warning at the first character of an article that nobody can read and that no erratum covers: a digit may be lost there."""
    found = _uncovered((m.span() for m in LOST.finditer(article.text)), errata)
    if not found:
        return []
    start = found[0][0]
    message = f"the text has {len(found)} characters that cannot be read, here U+{ord(article.text[start]):04X}"
    hint = "compare with the page; record an erratum for what it shows"
    return [Problem("article-lost-characters", _place(article, start), message, hint, "warning")]


def _uncovered(spans: Iterable[tuple[int, int]], errata: Sequence[PlacedErratum]) -> list[tuple[int, int]]:
    return sorted(s for s in spans if not any(e.start <= s[0] and s[1] <= e.end for e in errata))


def _place(article: Article, at: int) -> Location:
    return Location(str(article.path), article.text.count("\n", 0, at) + 1, at - article.text.rfind("\n", 0, at))
