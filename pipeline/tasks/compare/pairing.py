"""Which rows of two sides belong together.

Two rows of a table may be a pair where their words overlap: the numerals or verbs that both are about, else their quotes (equal quotes,
where no place is known). So may two rows that are called the same, for a person is named more than once. Among all sets of such pairs in
which each row has one partner at most, that one is taken whose pairs overlap most and say most alike: the sum, over the pairs, of the
overlap (shared characters over all characters of both) and the share of equal values is the greatest there is. It is found by
`scipy.optimize.linear_sum_assignment`, not by taking rows in their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.languages import Language
from pipeline.model import Schemas, TableSchema
from pipeline.tasks.compare.model import Span, Unit
from pipeline.tasks.compare.values import likeness, name_of
from pipeline.text.reading import fold

MOST = 4_000_000
"""So many pairs of rows that might belong together are weighed at most."""

Pair = tuple[int, int]


class TooManyError(Exception):
    """More rows stand on the same words than anybody could compare."""


def pairs_of(ours: Sequence[Unit], theirs: Sequence[Unit], schema: TableSchema, schemas: Schemas, language: Language) -> list[Pair]:
    """The pairs of a table's rows, by their numbers. Raises ``TooManyError``."""
    weights: dict[Pair, float] = {}
    for a, b in _candidates(ours, theirs, schema, language):
        if (a, b) not in weights:
            weights[a, b] = overlap(ours[a], theirs[b], language) + likeness(ours[a], theirs[b], schema, schemas, language)
            if len(weights) > MOST:
                raise TooManyError
    possible = {pair: weight for pair, weight in weights.items() if weight > 0}
    return sorted(pair for group in _groups(possible) for pair in _best(group, possible))


def overlap(a: Unit, b: Unit, language: Language) -> float:
    """How far two rows stand on the same words, from 0 to 1: on the same numeral or verb where both have one, else the same quote."""
    if a.focus and b.focus:
        return _shared(a.focus, b.focus)
    if a.place and b.place:
        return _shared(a.place, b.place)
    ours, theirs = a.record.quote, b.record.quote
    if ours is None or theirs is None or fold(ours.exact, language) != fold(theirs.exact, language):
        return 0.0
    return float(ours.paragraph is None or theirs.paragraph is None or ours.paragraph == theirs.paragraph)


def _shared(a: Span, b: Span) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0.0


def _candidates(ours: Sequence[Unit], theirs: Sequence[Unit], schema: TableSchema, language: Language) -> Iterator[Pair]:
    """Pairs whose words may overlap, found in one sweep over the text; and those with a quote or a name in common."""
    yield from (pair for pair in _swept(ours, theirs) if overlap(ours[pair[0]], theirs[pair[1]], language) > 0)
    called: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((ours, theirs)):
        for number, unit in enumerate(units):
            if name := name_of(unit, schema, language):
                called[name][side].append(number)
    yield from ((a, b) for mine, other in called.values() for a in mine for b in other)
    quoted: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(theirs):
        if unit.record.quote:
            quoted[fold(unit.record.quote.exact, language)].append(number)
    for a, unit in enumerate(ours):
        for b in quoted.get(fold(unit.record.quote.exact, language), ()) if unit.record.quote else ():
            if (unit.place is None or theirs[b].place is None) and overlap(unit, theirs[b], language) > 0:
                yield a, b


def _swept(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Pair]:
    """Pairs whose quotes overlap."""
    begins = [(unit.place, side, n) for side, units in enumerate((ours, theirs)) for n, unit in enumerate(units) if unit.place]
    open_: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for (start, end), side, number in sorted(begins):
        other = open_[1 - side]
        other[:] = [(stop, n) for stop, n in other if stop > start]
        for _, n in other:
            yield (number, n) if side == 0 else (n, number)
        open_[side].append((end, number))


def _groups(possible: Iterable[Pair]) -> list[list[Pair]]:
    """The pairs in groups that have no row in common."""
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def find(node: tuple[int, int]) -> tuple[int, int]:
        while root.setdefault(node, node) != node:
            root[node] = node = root[root[node]]
        return node

    pairs = list(possible)
    for a, b in pairs:
        root[find((0, a))] = find((1, b))
    groups: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[find((0, pair[0]))].append(pair)
    return list(groups.values())


def _best(group: list[Pair], weights: dict[Pair, float]) -> list[Pair]:
    """The pairs of a group with the greatest sum of weights."""
    if len(group) == 1:
        return group
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows, columns = sorted({a for a, _ in group}), sorted({b for _, b in group})
    if len(rows) * len(columns) > MOST:
        raise TooManyError
    table = np.zeros((len(rows), len(columns)))
    for a, b in group:
        table[rows.index(a), columns.index(b)] = weights[a, b]
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return [pair for r, c in chosen if (pair := (rows[r], columns[c])) in weights]
