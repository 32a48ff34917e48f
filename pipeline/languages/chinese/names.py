"""Named things in a text: titles in 《》, names in quotation marks, and persons behind their title."""

from __future__ import annotations

from pipeline.languages.chinese.marks import is_quoted_name
from pipeline.languages.chinese.persons import find_persons
from pipeline.languages.chinese.script import simplified
from pipeline.languages.marks import is_title, mark_pairs
from pipeline.languages.values import Named


def find_names(text: str) -> list[Named]:
    """Every named thing in a text, traditional or simplified, in order; hits never overlap, the outermost wins.

    A title is every 《…》 and 〈…〉; a quoted name every pair of quotation marks that holds no speech (`is_quoted_name`); a person
    the personal name directly behind a title of the published list (市长, 教授, 记者 …), the name alone. Names inside a quotation
    that is speech are found on their own.
    """
    folded = simplified(text)
    pairs = mark_pairs(folded)
    hits = [Named(start, end, "title") for start, end in pairs if is_title(folded, start)]
    hits += [Named(start, end, "quoted") for start, end in pairs if not is_title(folded, start) and is_quoted_name(folded, start, end)]
    hits += [Named(start, end, "person") for start, end in find_persons(folded)]
    return _outermost(hits)


def _outermost(hits: list[Named]) -> list[Named]:
    """The hits in order, without those that begin before the end of an earlier one."""
    kept: list[Named] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept
