"""Persons that stand bare in a running text: where its characters read cheaper as a name among words than as words alone.

Every run of Chinese characters that holds a surname or characters of foreign names is read as a chain of words and names, each at the
cost of its rarity; the cheapest chain says which stretches are names, and where words begin and end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache

from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.context import Context
from pipeline.languages.chinese.persons.costs import JOINTS, UNKNOWN
from pipeline.languages.chinese.persons.forms import DOT
from pipeline.languages.chinese.persons.nodes import NAME, PLACE, Nodes, names_in
from pipeline.languages.chinese.persons.shapes import LEADING, LEADS
from pipeline.languages.radicals import HAN

Span = tuple[int, int]
Names = tuple[tuple[int, int, int, int], ...]
BESIDE = 8
"""What a foreign name costs more directly behind one with dots: they are one."""
_DOTS = re.compile(DOT)
_RUN = re.compile(f"{HAN}+(?:[{re.escape(''.join(JOINTS))}]{HAN}+)*")
_FAR = 10**9
_CUT = re.compile(rf"(?:[A-Za-z{HAN[1:-1]}] ?{DOT} ?|{HAN}[?]|[A-Za-z][.])$")
_GOES_ON = re.compile(rf" ?{DOT} ?[A-Za-z{HAN[1:-1]}]|[?]{HAN}")


class Chain:
    """The cheapest reading of a text: its names, and the places at which its words begin."""

    def __init__(self, folded: str, context: Context) -> None:
        self.names: list[Span] = []
        self.strangers: list[Span] = []
        self._words: set[int] = set()
        self._folded, self._nodes = folded, names_in(folded, context)
        self._spans = [run.span() for run in _RUN.finditer(folded)]
        self._starts = [low for low, _ in self._spans]
        self._places = sorted(self._nodes)
        self._done: set[int] = set()
        high = 0
        for place in self._places:
            if place >= high:
                low, high = self._run(place)
                self._read(low, high)

    def holds(self, span: Span) -> bool:
        """Whether no listed word of two characters and more meets a span."""
        at, end = span
        while at < end:
            low, high = self._run(at)
            self._read(low, high)
            at = max(high, at + 1)
        return self._words.isdisjoint(range(*span))

    def _run(self, at: int) -> Span:
        """The run of Chinese characters, with marks that may join them, around a place; nothing where none stands."""
        n = bisect_right(self._starts, at) - 1
        low, high = self._spans[n] if n >= 0 else (at, at)
        return (low, high) if at < high else (at, at)

    def _read(self, low: int, high: int) -> None:
        if low in self._done or low == high:
            return
        self._done.add(low)
        folded = self._folded
        first, stop = bisect_left(self._places, low), bisect_left(self._places, high)
        names = tuple((at - low, end - low, cost, kind) for at in self._places[first:stop] for end, cost, kind in self._nodes[at])
        for begin, stop, name in _cheapest(folded[low:high], names):
            start, end = low + begin, low + stop
            if name == PLACE:
                continue
            if name:
                if not _CUT.search(folded, max(0, start - 2), start) and not _GOES_ON.match(folded, end):
                    (self.names if name == NAME else self.strangers).append((start, end))
            elif end - start > 1:
                self._words.update(range(start, end))


@lru_cache(maxsize=1 << 12)
def _cheapest(run: str, names: Names) -> tuple[tuple[int, int, int], ...]:
    """The steps of the cheapest chain through a run with the names in it, in order: start, end, what sort of name or none."""
    listed, longest = costs.words(), costs.longest()
    strangers = costs.foreign()
    size = len(run)
    nodes: Nodes = defaultdict(list)
    for at, end, cost, kind in names:
        nodes[at].append((end, cost, kind))
    best = [0] + [_FAR] * size
    back = [0] * (size + 1)
    named = [0] * (size + 1)
    for i in range(size):
        base = best[i]
        character = run[i]
        cost = base + (listed.get(character) or JOINTS.get(character, UNKNOWN)) + (LEADS if i + 1 == size and character in LEADING else 0)
        if cost < best[i + 1]:
            best[i + 1], back[i + 1], named[i + 1] = cost, i, 0
        for length in range(2, min(longest.get(character, 1), size - i) + 1):
            word = listed.get(run[i : i + length])
            if word is not None and base + word < best[i + length]:
                best[i + length], back[i + length], named[i + length] = base + word, i, 0
        if named[i] and character in strangers and _DOTS.search(run, back[i], i):
            base += BESIDE
        for end, cost, kind in nodes.get(i, ()):
            if base + cost < best[end]:
                best[end], back[end], named[end] = base + cost, i, kind
    steps: list[tuple[int, int, int]] = []
    i = size
    while i:
        steps.append((back[i], i, named[i]))
        i = back[i]
    return tuple(steps[::-1])
