"""HTML left in a text: nothing in such a text is read, since `5&#37;` would hold two numbers."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Article, Location, Problem
from pipeline.text.entities import find_markup
from pipeline.text.reading import PlacedErratum


def left_markup(article: Article, errata: Sequence[PlacedErratum]) -> list[Problem]:
    """A problem at the first HTML entity or tag of an article that no erratum covers."""
    text = article.text
    found = sorted(s for s in find_markup(text) if not any(e.start <= s[0] and s[1] <= e.end for e in errata))
    if not found:
        return []
    start, end = found[0]
    where = Location(str(article.path), text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    message = f"the text has {len(found)} HTML entities or tags, here “{text[start : min(end, start + 40)]}”"
    hint = "register what `pipeline text` makes of it; if it is printed so, record an erratum"
    return [Problem("article-entities", where, message, hint)]
