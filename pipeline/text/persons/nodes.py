"""The names that could begin at a place of a run of Chinese characters, where each ends, and what it costs."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.persons import costs
from pipeline.text.persons.context import Context, opened
from pipeline.text.persons.lists import ADDRESSES
from pipeline.text.persons.shapes import CHINESE, FURTHEST, RARELY, Ends, foreign_shapes, shapes
from pipeline.text.reading import HAN

Nodes = dict[int, list[tuple[int, int, int]]]
NAME = 1
STRANGER = 2
"""Characters of foreign names that nothing beside them shows to be a person's: of a place as often."""
ALONE = 6
NO_PERSON_ALONE = frozenset("任应向")
UNOPENED = 16
"""A surname alone before a title, or behind 老 or 小."""
DOTTED = 2
USUAL_WORD = 22
SELDOM = 28
"""Where a usual word begins, no name is looked for unless one is expected."""
SHORT = 12
MOST_PARTS = 8
STRANGE = 24
"""A character within a name with dots that is not among those of foreign names."""
GENERIC = 34
_MALAY = re.compile(rf"(?P<head>甘榜|丹[绒戎]|武吉|瓜拉|双溪|峇都|浮罗){HAN}{{1,3}}")
"""Village, cape, hill, river mouth, river, rock, island: what opens a Malay name of a place, as 市 ends a Chinese one."""
_PART = re.compile("[一-鿿]+")
_DOTTED = re.compile(r"[一-鿿](?:[·•・‧∙⋅･．\-–—－][一-鿿]{1,12}(?=[·•・‧∙⋅･．\-–—－]))*[·•・‧∙⋅･．\-–—－][一-鿿]{1,8}")
_FIRST_PART = re.compile("[一-鿿]{1,8}$")
_DOTS = frozenset("·•・‧∙⋅･．")
_BY_GIVEN = re.compile(f"(?<!{HAN})阿({HAN})|(?<=[和与跟是])阿({HAN})")
_FAMILIAR = frozenset("老小阿")
_HYPHEN = frozenset("-–—－")


FAMILIAR = 14
BY_GIVEN = 8
OFTEN_GIVEN = 15
"""阿珍: 阿 and a character that is often a given name alone."""
CLOSE = 2
"""How much more what stands around a foreign name says than around a Chinese one, since a place or a body may be called so."""


def names_in(folded: str, context: Context) -> Nodes:
    """The names that could begin at each place of a text, what stands around them taken in: where each ends, its cost, what it rests on."""
    nodes: Nodes = {}
    _with_surname(nodes, folded, context)
    _by_given(nodes, folded, context)
    _undotted(nodes, folded, context)
    _dotted(nodes, folded, context)
    return nodes


def _with_surname(nodes: Nodes, folded: str, context: Context) -> None:
    words, surnames = costs.words(), costs.surnames()
    for at, _ in costs.begins().longest(folded):
        if words.get(folded[at : at + 2], SELDOM) < USUAL_WORD and not context.expects(at):
            continue
        found = [(at + length, cost) for length, cost in shapes(folded[at : at + FURTHEST])]
        _add(nodes, at, found + _alone(folded, at, context), context)
        if folded[at - 1 : at] in _FAMILIAR and folded[at] in surnames:
            _add(nodes, at - 1, [(at + 1, FAMILIAR + surnames[folded[at]])], context)


def _by_given(nodes: Nodes, folded: str, context: Context) -> None:
    for begin in _BY_GIVEN.finditer(folded):
        given = costs.given().get(begin[1] or begin[2], RARELY)[0]
        if given <= OFTEN_GIVEN:
            _add(nodes, begin.start(), [(begin.end(), FAMILIAR + BY_GIVEN + given)], context)


def _undotted(nodes: Nodes, folded: str, context: Context) -> None:
    words = costs.words()
    for place in _MALAY.finditer(folded):
        nodes.setdefault(place.start(), []).extend((end, GENERIC, STRANGER) for end in range(place.end("head") + 1, place.end() + 1))
    for begin in _foreign_runs().finditer(folded):
        for at in range(begin.start(), begin.end() - 1):
            if words.get(folded[at : at + 2], SELDOM) >= SELDOM or context.expects(at):
                stop = begin.end() - at
                found = [(at + length, cost) for length, cost in foreign_shapes(folded[at : min(begin.end(), at + 8) + 1], min(stop, 8))]
                _strangers(nodes, at, found, context)


def _dotted(nodes: Nodes, folded: str, context: Context) -> None:
    """From each place of a part to each place of a later one; a later part is begun within only."""
    strangers = costs.foreign()
    for dotted in _DOTTED.finditer(folded):
        first = _FIRST_PART.search(folded, max(0, dotted.start() - 7), dotted.start() + 1)
        begin = first.start() if first else dotted.start()
        parts = [part.span() for part in _PART.finditer(folded, begin, dotted.end())]
        for n, (low, high) in enumerate(parts[:-1]):
            for at in range(low + (n > 0), high):
                inside = at > low and (at == high - 1 or folded[at - 1] in strangers)
                for last, end in parts[n + 1 : n + MOST_PARTS]:
                    found = _joined(folded, at, last, end)
                    _add(nodes, at, [(end, cost + (SHORT if inside else 0)) for end, cost in found], context)


def _add(nodes: Nodes, at: int, found: Ends, context: Context) -> None:
    if found and not context.bars(at):
        before = context.before(at)
        for end, cost in context.worth(at, found, before):
            nodes.setdefault(at, []).append((end, cost, NAME))


def _strangers(nodes: Nodes, at: int, found: Ends, context: Context) -> None:
    """The same of foreign names without a dot: what stands around them says more, and each is a person's where something says so."""
    if found and not context.bars(at):
        before, called = CLOSE * context.before(at), context.calls(at)
        for end, cost in context.worth(at, found, before, CLOSE):
            nodes.setdefault(at, []).append((end, cost, NAME if called or context.tells(end) else STRANGER))


def _alone(folded: str, at: int, context: Context) -> Ends:
    """A surname alone before a title."""
    found: Ends = []
    for first in (at + 1, at + 2):
        title = context.title_from(first)
        family = costs.surnames().get(folded[at:first]) if title else None
        if family is not None and folded[at] not in NO_PERSON_ALONE:
            found.append((first, family + CHINESE + (0 if title in ADDRESSES else ALONE if opened(folded, at) else UNOPENED)))
    return found


def _joined(folded: str, at: int, last: int, high: int) -> Ends:
    """A name with dots or hyphens, from a place to each place within its last part."""
    listed = costs.foreign()
    cost = DOTTED
    for place in range(at, last):
        known = listed.get(folded[place])
        if folded[place] in _HYPHEN:
            cost += 10
        elif folded[place] not in _DOTS:
            cost += known[place > at] if known else STRANGE
    found: Ends = []
    for end in range(last + 1, high + 1):
        known = listed.get(folded[end - 1])
        if end - at >= 4:
            found.append((end, cost + (min(known[2], known[0]) if known else STRANGE)))
        cost += known[1] if known else STRANGE
    return found


@cache
def _foreign_runs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(costs.foreign())}]{{2,}}")
