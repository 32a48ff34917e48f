"""Persons that stand bare in a running text: where its characters read cheaper as a name among words than as words alone.

Every run of Chinese characters that holds a surname or a run of the characters of foreign names is read as a chain of words and names,
each at the cost of its rarity; the cheapest chain says which stretches are names. What stands before and behind a name makes it dearer or
cheaper: a title, a verb of saying, the begin of a clause, a list of names; the last character of a place or a body.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.persons import costs
from pipeline.text.persons.context import Context
from pipeline.text.reading import HAN

Span = tuple[int, int]
LONGEST_WORD = 4
UNKNOWN = 34
"""A character that no list holds."""
UNKNOWN_GIVEN = 26
CHINESE = 9
"""What a Chinese name costs besides its characters: persons are one in about a hundred words."""
SINGLE = 4
DOUBLE = 1
JAPANESE = 16
FOREIGN = 18
FOREIGN_LENGTHS = {2: 4, 3: 2, 4: 2, 5: 5, 6: 7, 7: 9}
_RUN = re.compile(f"{HAN}{{2,}}")


def bare_names(folded: str, context: Context) -> list[Span]:
    """The ``[start, end)`` of every name on the cheapest chain of words and names, in order."""
    spans: list[Span] = []
    for run in _RUN.finditer(folded):
        nodes = _nodes(folded, run.start(), run.end(), context)
        if nodes:
            spans += _cheapest(folded, run.start(), run.end(), nodes)
    return spans


def _nodes(folded: str, low: int, high: int, context: Context) -> dict[int, list[tuple[int, int]]]:
    """The names that could begin at each place of a run: where each ends and what it costs."""
    nodes: dict[int, list[tuple[int, int]]] = {}
    for begin in costs.begins().finditer(folded, low, high):
        at = begin.start()
        found = _chinese(folded, at, high) + _japanese(folded, at, high)
        if found:
            before = context.before(at)
            nodes[at] = [(end, cost + before + context.behind(at, end)) for end, cost in found]
    for begin in _foreign_runs().finditer(folded, low, high):
        for at in range(begin.start(), begin.end() - 1):
            found = _foreign(folded, at, begin.end())
            if found:
                before = context.before(at)
                nodes.setdefault(at, []).extend((end, cost + before + context.behind(at, end)) for end, cost in found)
    return nodes


def _cheapest(folded: str, low: int, high: int, nodes: dict[int, list[tuple[int, int]]]) -> list[Span]:
    listed = costs.words()
    size = high - low
    best = [0] + [10**9] * size
    back = [0] * (size + 1)
    for i in range(size):
        base = best[i]
        at = low + i
        for length in range(1, min(LONGEST_WORD, size - i) + 1):
            cost = listed.get(folded[at : at + length])
            if cost is None:
                if length > 1:
                    continue
                cost = UNKNOWN
            if base + cost < best[i + length]:
                best[i + length] = base + cost
                back[i + length] = i
        for end, cost in nodes.get(at, ()):
            if base + cost < best[end - low]:
                best[end - low] = base + cost
                back[end - low] = -i - 1
    spans: list[Span] = []
    i = size
    while i:
        previous = back[i]
        if previous < 0:
            previous = -previous - 1
            spans.append((low + previous, low + i))
        i = previous
    return spans[::-1]


def _chinese(folded: str, at: int, high: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    given = costs.given()
    unknown = (UNKNOWN_GIVEN, UNKNOWN_GIVEN, UNKNOWN_GIVEN)
    for length in (1, 2):
        family = costs.surnames().get(folded[at : at + length])
        if family is None:
            continue
        first = at + length
        if first < high:
            found.append((first + 1, CHINESE + SINGLE + family + given.get(folded[first], unknown)[0]))
        if first + 1 < high:
            cost = given.get(folded[first], unknown)[1] + given.get(folded[first + 1], unknown)[2]
            found.append((first + 2, CHINESE + DOUBLE + family + cost))
    return found


def _japanese(folded: str, at: int, high: int) -> list[tuple[int, int]]:
    family = costs.japanese_surnames().get(folded[at : at + 2])
    if family is None or at + 3 > high:
        return []
    given = costs.japanese_given()
    unknown = (UNKNOWN_GIVEN, UNKNOWN_GIVEN)
    first = given.get(folded[at + 2], unknown)[0]
    found = [(at + 3, JAPANESE + 6 + family + first)]
    for n, more in ((4, 0), (5, 6)):
        if at + n <= high:
            found.append((at + n, JAPANESE + more + family + first + sum(given.get(c, unknown)[1] for c in folded[at + 3 : at + n])))
    return found


def _foreign(folded: str, at: int, stop: int) -> list[tuple[int, int]]:
    listed = costs.foreign()
    found: list[tuple[int, int]] = []
    cost = FOREIGN + listed[folded[at]][0]
    for end in range(at + 2, min(stop, at + 7) + 1):
        found.append((end, cost + listed[folded[end - 1]][2] + FOREIGN_LENGTHS[end - at]))
        cost += listed[folded[end - 1]][1]
    return found


@cache
def _foreign_runs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(costs.foreign())}]{{2,}}")
