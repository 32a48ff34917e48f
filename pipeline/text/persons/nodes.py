"""The names that could begin at a place of a run of Chinese characters, where each ends, and what it costs."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.persons import costs
from pipeline.text.persons.context import Context, opened
from pipeline.text.persons.lists import ADDRESSES, titles_behind
from pipeline.text.reading import HAN

Ends = list[tuple[int, int]]
Nodes = dict[int, list[tuple[int, int, int]]]
NAME = 1
STRANGER = 2
"""Characters of foreign names that nothing beside them shows to be a person's: of a place as often."""
CHINESE = 9
"""What a Chinese name costs besides its characters: persons are one in about a hundred words."""
SINGLE = 4
DOUBLE = 1
WATER = 5
"""A surname and the word for a water or a mountain is a place more often than a person."""
MARRIED = 12
USUAL = 13
"""What a surname costs at most that is found behind a husband's (林郑月娥)."""
ALONE = 6
NO_PERSON_ALONE = frozenset("任应向")
UNOPENED = 16
"""A surname alone before a title, or behind 老 or 小."""
JAPANESE = 13
FOREIGN = 26
LENGTHS = {2: 9, 3: 2, 4: 2, 5: 5, 6: 7, 7: 9}
RARE = 32
"""A character that is in no list of those of given names."""
DOTTED = 2
USUAL_WORD = 22
SELDOM = 28
"""Where a usual word begins, no name is looked for unless one is expected."""
SHORT = 12
MOST_PARTS = 8
COMMON = 2
CUT = 10
"""A common foreign name costs more where a character follows that often ends one: it may be the begin of a longer name."""
OFTEN = 14
STRANGE = 24
"""A character within a name with dots that is not among those of foreign names."""
NEVER_LAST = frozenset("庙馆塔村县镇乡市区省路街巷厅局院部社厂店们")
NEVER_ALONE = NEVER_LAST | frozenset("工总导董廿卅百两几")
NEVER_SECOND = NEVER_LAST | frozenset(
    "摄图以则续同在说的了着过是和与及也还把被对向称讲给使叫去得不没要能该却并且但而或因所这那哪谁你他她它们个等"
)
NUMERALS = "0-9０-９一二三四五六七八九十百千万亿两廿卅数几"
LITTLE = frozenset("得而与及从")
WORDLIKE = 10
"""What a name costs more whose given name begins with a word that joins others (管得动, 因江而兴)."""
GENERIC = 34
_MALAY = re.compile(rf"(?P<head>甘榜|丹[绒戎]|武吉|瓜拉|双溪|峇都|浮罗){HAN}{{1,3}}")
"""Village, cape, hill, river mouth, river, rock, island: what opens a Malay name of a place, as 市 ends a Chinese one."""
_PART = re.compile("[一-鿿]+")
_DOTTED = re.compile(r"[一-鿿](?:[·•・‧∙⋅･．\-–—－][一-鿿]{1,12}(?=[·•・‧∙⋅･．\-–—－]))*[·•・‧∙⋅･．\-–—－][一-鿿]{1,8}")
_FIRST_PART = re.compile("[一-鿿]{1,8}$")
_DOTS = frozenset("·•・‧∙⋅･．")
_RUN = re.compile(f"{HAN}{{1,6}}")
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
        run = _RUN.match(folded, at)
        high = run.end() if run else at
        _add(nodes, at, _chinese(folded, at, high) + _japanese(folded, at, high), context)
        if folded[at - 1 : at] in _FAMILIAR and folded[at] in surnames:
            _add(nodes, at - 1, [(at + 1, FAMILIAR + surnames[folded[at]])], context)


def _by_given(nodes: Nodes, folded: str, context: Context) -> None:
    for begin in _BY_GIVEN.finditer(folded):
        given = costs.given().get(begin[1] or begin[2], _RARE)[0]
        if given <= OFTEN_GIVEN:
            _add(nodes, begin.start(), [(begin.end(), FAMILIAR + BY_GIVEN + given)], context)


def _undotted(nodes: Nodes, folded: str, context: Context) -> None:
    words = costs.words()
    for place in _MALAY.finditer(folded):
        nodes.setdefault(place.start(), []).extend((end, GENERIC, STRANGER) for end in range(place.end("head") + 1, place.end() + 1))
    for begin in _foreign_runs().finditer(folded):
        for at in range(begin.start(), begin.end() - 1):
            if words.get(folded[at : at + 2], SELDOM) >= SELDOM or context.expects(at):
                _strangers(nodes, at, _foreign(folded, at, begin.end()), context)


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


def _chinese(folded: str, at: int, high: int) -> Ends:
    """A surname and one or two characters of a given name; a surname alone before a title; a surname and 某."""
    found: Ends = []
    given = costs.given()
    for length in (1, 2):
        family = costs.surnames().get(folded[at : at + length])
        first = at + length
        if family is None or first >= high:
            continue
        family += CHINESE
        if folded[first] == "某":
            more = _SOME.match(folded, first, high)
            found.append((more.end() if more else first + 1, family + 2))
            if first + 1 < high and folded[first + 1] != "某":
                found.append((first + 2, family + 4 + given.get(folded[first + 1], _RARE)[2]))
            continue
        if (title := titles_behind().match(folded, first)) and folded[at] not in NO_PERSON_ALONE:
            found.append((first, family + (0 if title[0] in ADDRESSES else ALONE if opened(folded, at) else UNOPENED)))
        if folded[first] == "氏" and first + 2 < high:
            cost = given.get(folded[first + 1], _RARE)[1] + given.get(folded[first + 2], _RARE)[2]
            found.append((first + 3, family + DOUBLE + cost))
        if folded[first] not in NEVER_ALONE:
            water = WATER if folded[first] in "湖江河山港湾岛海岭溪" else 0
            found.append((first + 1, family + SINGLE + water + given.get(folded[first], _RARE)[0]))
        married = costs.surnames().get(folded[first])
        if married is not None and married <= USUAL and first + 2 < high and folded[first + 2] not in NEVER_SECOND:
            cost = given.get(folded[first + 1], _RARE)[1] + given.get(folded[first + 2], _RARE)[2]
            found.append((first + 3, family + married + MARRIED + cost))
        if first + 1 < high and folded[first + 1] not in NEVER_SECOND and not _COUNTED.match(folded, first):
            cost = WORDLIKE if folded[first] in LITTLE else 0
            cost += given.get(folded[first], _RARE)[1] + given.get(folded[first + 1], _RARE)[2]
            found.append((first + 2, family + DOUBLE + cost))
    return found


_COUNTED = re.compile(rf"[{NUMERALS}]{{2}}|.[从自于在到至由达近约逾超满][{NUMERALS}]")
"""No given name: a number (廿四), and a word that leads to one (资助楼龄达三十年)."""
_RARE = (RARE, RARE, RARE)
_SOME = re.compile("某某?")


_NOT_JAPANESE = {4: frozenset("与在说的等"), 5: frozenset("与在说的等也和")}


def _japanese(folded: str, at: int, high: int) -> Ends:
    family = costs.japanese_surnames().get(folded[at : at + 2])
    if family is None or at + 3 > high:
        return []
    given = costs.japanese_given()
    first = given.get(folded[at + 2], _RARE)[0]
    found = [(at + 3, JAPANESE + 9 + family + first)]
    for n, more in ((4, 0), (5, 0)):
        if at + n <= high and folded[at + n - 1] not in _NOT_JAPANESE[n]:
            found.append((at + n, JAPANESE + more + family + first + sum(given.get(c, _RARE)[1] for c in folded[at + 3 : at + n])))
    return found


def _foreign(folded: str, at: int, stop: int) -> Ends:
    """Two to seven characters of foreign names."""
    listed = costs.foreign()
    found: Ends = []
    dotted = folded[stop : stop + 1] in _DOTS
    cost = FOREIGN + listed[folded[at]][0]
    for end in range(at + 2, min(stop, at + 7) + 1):
        found.append((end, cost + listed[folded[end - 1]][2] + LENGTHS[end - at]))
        cost += listed[folded[end - 1]][1]
        common = costs.foreign_names().get(folded[at:end])
        if common is not None:
            goes_on = (dotted and end < stop) or min(listed.get(folded[end : end + 1], _RARE)[1:]) <= OFTEN
            found.append((end, common + (CUT if goes_on else COMMON)))
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
