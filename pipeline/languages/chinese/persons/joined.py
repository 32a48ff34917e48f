"""Names whose parts are joined by dots or hyphens, by their characters alone."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.shapes import MOST, Ends, Shapes, worth

DOTTED = 2
SHORT = 12
MOST_PARTS = 8
STRANGE = 24
"""A character within a name with dots that is not among those of foreign names."""
_PART = re.compile("[一-鿿]+")
_HYPHEN = frozenset("-–—－")
_DOTS = frozenset("·•・‧∙⋅･．")


@lru_cache(maxsize=1 << 12)
def joined_shapes(text: str) -> tuple[tuple[int, Shapes], ...]:
    """From each place of a part to each place of a later one; a later part is begun within only."""
    strangers = costs.foreign()
    shapes: list[tuple[int, Shapes]] = []
    parts = [part.span() for part in _PART.finditer(text)]
    for n, (low, high) in enumerate(parts[:-1]):
        for at in range(low + (n > 0), high):
            more = SHORT if at > low and (at == high - 1 or text[at - 1] in strangers) else 0
            found = [(end - at, cost + more) for last, end in parts[n + 1 : n + MOST_PARTS] for end, cost in _joined(text, at, last, end)]
            if kept := worth(text[at : at + max((length for length, _ in found), default=0)], found, MOST):
                shapes.append((at, kept))
    return tuple(shapes)


def _joined(text: str, at: int, last: int, high: int) -> Ends:
    """A name with dots or hyphens, from a place to each place within its last part."""
    listed = costs.foreign()
    cost = DOTTED
    for place in range(at, last):
        known = listed.get(text[place])
        if text[place] in _HYPHEN:
            cost += 10
        elif text[place] not in _DOTS:
            cost += known[place > at] if known else STRANGE
    found: Ends = []
    for end in range(last + 1, high + 1):
        known = listed.get(text[end - 1])
        if end - at >= 4:
            found.append((end, cost + (min(known[2], known[0]) if known else STRANGE)))
        cost += known[1] if known else STRANGE
    return found
