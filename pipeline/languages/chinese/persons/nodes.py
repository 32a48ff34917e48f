"""The names that could begin at a place of a run of Chinese characters, where each ends, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.context import TITLE_BEHIND, Context, opened
from pipeline.languages.chinese.persons.joined import joined_shapes
from pipeline.languages.chinese.persons.lists import ADDRESSES
from pipeline.languages.chinese.persons.shapes import CHINESE, FURTHEST, JAPANESE, MOST, NEVER_SECOND, RARELY, foreign_shapes, shapes, worth
from pipeline.languages.radicals import HAN

Nodes = dict[int, list[tuple[int, int, int]]]
NAME = 1
STRANGER = 2
"""Characters of foreign names that nothing beside them shows to be a person's: of a place as often."""
ALONE = 6
NO_PERSON_ALONE = frozenset("任应向")
UNOPENED = 16
"""A surname alone before a title, or behind 老 or 小."""
USUAL_WORD = 22
SELDOM = 28
"""Where a usual word begins, no name is looked for unless one is expected."""
GENERIC = 34
_MALAY = re.compile(rf"(?P<head>甘榜|丹[绒戎]|武吉|瓜拉|双溪|峇都|浮罗){HAN}{{1,3}}")
"""Village, cape, hill, river mouth, river, rock, island: what opens a Malay name of a place, as 市 ends a Chinese one."""
PLACE = 3
"""A town that no list holds: its characters would else be read as a name and what is left of the place (由岚|浔市)."""
_TOWN = re.compile("[市县](?!长|委|民|场|值|面|价)")
_HAN = re.compile(HAN)
_NEVER_IN_TOWN = NEVER_SECOND | frozenset("到率赴去回进出往来离任由带领从自于为及各某本全该此上下")
TOWN = {3: 32, 4: 42}
"""What a town costs whose name with 市 or 县 has so many characters."""
_DOTTED = re.compile(r"[一-鿿](?:[·•・‧∙⋅･．\-–—－][一-鿿]{1,12}(?=[·•・‧∙⋅･．\-–—－]))*[·•・‧∙⋅･．\-–—－][一-鿿]{1,8}")
_FIRST_PART = re.compile("[一-鿿]{1,8}$")
_BY_GIVEN = re.compile(rf"阿(?:(?<!{HAN}阿)|(?<=[和与跟是]阿))({HAN})")
_FAMILIAR = frozenset("老小阿")


FAMILIAR = 14
THING = 9
"""What 老 or 小 costs more before a surname with which it makes a word (老房, 小巴, 老车): a thing, unless more says that it is none."""
_THINGS = frozenset("车房石水花商金米牛钱路楼门井田云江河湖海山党农师官干时年居桃梅竹巴区校城镇乡鱼鸟羊茶")
BY_GIVEN = 8
OFTEN_GIVEN = 15
"""阿珍: 阿 and a character that is often a given name alone."""
CLOSE = 2
"""How much more what stands around a foreign name says than around a Chinese one, since a place or a body may be called so."""
_foreign_runs = cache(lambda: re.compile(f"[{''.join(costs.foreign())}]{{2,}}"))


def names_in(folded: str, context: Context) -> Nodes:
    """The names that could begin at each place of a text, what stands around them taken in: where each ends, its cost, what it rests on."""
    nodes: Nodes = {}
    _with_surname(nodes, folded, context)
    _by_given(nodes, folded, context)
    _undotted(nodes, folded, context)
    _dotted(nodes, folded, context)
    _towns(nodes, folded)
    return nodes


def _with_surname(nodes: Nodes, folded: str, context: Context) -> None:
    words, surnames, titles = costs.words(), costs.surnames(), context.titles_behind
    for at, _ in costs.begins().longest(folded):
        if words.get(folded[at : at + 2], SELDOM) < USUAL_WORD and not context.expects(at):
            continue
        found = shapes(folded[at : at + FURTHEST])
        if at + 1 in titles or at + 2 in titles:
            found += worth(folded[at : at + 2], list(_alone(folded, at, context)), MOST)
        if found:
            _add(nodes, at, found, context)
        if folded[at - 1 : at] in _FAMILIAR and folded[at] in surnames:
            called = folded[at - 1 : at + 1]
            thing = THING if called[1] in _THINGS else 0
            _add(nodes, at - 1, worth(called, [(2, FAMILIAR + thing + surnames[called[1]])], MOST), context)


def _by_given(nodes: Nodes, folded: str, context: Context) -> None:
    for begin in _BY_GIVEN.finditer(folded):
        given = costs.given().get(begin[1], RARELY)[0]
        if given <= OFTEN_GIVEN:
            _add(nodes, begin.start(), worth(begin[0], [(2, FAMILIAR + BY_GIVEN + given)], MOST), context)


def _undotted(nodes: Nodes, folded: str, context: Context) -> None:
    words = costs.words()
    for place in _MALAY.finditer(folded):
        nodes.setdefault(place.start(), []).extend((end, GENERIC, STRANGER) for end in range(place.end("head") + 1, place.end() + 1))
    for begin in _foreign_runs().finditer(folded):
        low, high = begin.span()
        for at in range(low, high - 1):
            if words.get(folded[at : at + 2], SELDOM) >= SELDOM or context.expects(at):
                stop = min(high - at, 8)
                if found := foreign_shapes(folded[at : at + stop + 1], stop):
                    _add(nodes, at, found, context, foreign=True)


def _dotted(nodes: Nodes, folded: str, context: Context) -> None:
    """Names whose parts are joined by dots or hyphens."""
    for dotted in _DOTTED.finditer(folded):
        first = _FIRST_PART.search(folded, max(0, dotted.start() - 7), dotted.start() + 1)
        begin = first.start() if first else dotted.start()
        titled = context.title_within(begin, dotted.start() + 1)
        for at, found in joined_shapes(folded[begin : dotted.end()]):
            if begin + at >= titled:  # 镇长 within is no part of a name
                _add(nodes, begin + at, found, context, dot=dotted.start() + 1)


def _towns(nodes: Nodes, folded: str) -> None:
    """Towns that meet a name found before: elsewhere they change nothing."""
    for found in _TOWN.finditer(folded):
        end = found.end()
        if not any(at in nodes for at in range(end - 6, end)):
            continue
        for length, cost in TOWN.items():
            start = end - length
            if start >= 0 and all(_HAN.match(c) and c not in _NEVER_IN_TOWN for c in folded[start : end - 1]):
                nodes.setdefault(start, []).append((end, cost, PLACE))


def _add(nodes: Nodes, at: int, found: Iterable[tuple[int, int, int]], context: Context, *, foreign: bool = False, dot: int = 0) -> None:
    """Those names from a place that may be cheaper than the words they are made of, what stands around them taken in.

    ``foreign``: without a dot; what stands around these says more, and each is a person's only where something says so.
    """
    if context.bars(at, dot):
        return
    weight = CLOSE if foreign else 1
    before = weight * context.before(at)
    called = not foreign or context.calls(at)
    for length, bare, words in found:
        cost, end = bare + before, at + length
        if cost + weight * TITLE_BEHIND <= words and (cost := cost + weight * context.behind(end)) <= words:
            nodes.setdefault(at, []).append((end, cost, NAME if called or context.tells(end) else STRANGER))


def _alone(folded: str, at: int, context: Context) -> Iterator[tuple[int, int]]:
    """A surname alone before a title."""
    for first in (at + 1, at + 2):
        title = context.title_from(first)
        family = costs.surnames().get(folded[at:first])
        if title and family is not None and folded[at] not in NO_PERSON_ALONE:
            yield first - at, family + CHINESE + (0 if title in ADDRESSES else ALONE if opened(folded, at) else UNOPENED)
        japanese = costs.japanese_surnames().get(folded[at:first])
        if title and japanese is not None and opened(folded, at) and context.tells(first):
            yield first - at, japanese + JAPANESE
