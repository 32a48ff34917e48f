"""What could be a name by its characters alone: its length, its cost, that of the words it is made of; looked up once for a string."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.context import TITLE, TITLE_BEHIND
from pipeline.languages.chinese.persons.lists import titles_behind
from pipeline.languages.radicals import HAN

Ends = list[tuple[int, int]]
Shapes = tuple[tuple[int, int, int], ...]
CHINESE = 9
"""What a Chinese name costs besides its characters: persons are one in about a hundred words."""
SINGLE = 4
DOUBLE = 1
WATER = 5
"""A surname and the word for a water or a mountain is a place more often than a person."""
MARRIED = 12
USUAL = 13
"""What a surname costs at most that is found behind a husband's (林郑月娥)."""
JAPANESE = 13
FOREIGN = 26
LENGTHS = {2: 9, 3: 2, 4: 2, 5: 5, 6: 7, 7: 9}
RARE = 32
"""A character that is in no list of those of given names."""
COMMON = 2
CUT = 10
"""A common foreign name costs more where a character follows that often ends one: it may be the begin of a longer name."""
OFTEN = 14
NEVER_LAST = frozenset("庙馆塔村县镇乡市区省路街巷厅局院部社厂店们者匠")
NEVER_ALONE = NEVER_LAST | frozenset("工总导董廿卅百两几")
NEVER_SECOND = NEVER_LAST | frozenset(
    "摄图以则续同在说的了着过是和与及也还把被对向称讲给使叫去得不没要能该却并且但而或因所这那哪谁你他她它们个等"
)
NUMERALS = "0-9０-９一二三四五六七八九十百千万亿两廿卅数几"
NEVER_FIRST = frozenset("市县")
"""No given name begins so: 浦市 in 岱浦市 is the end of a city's name."""
LITTLE = frozenset("得而与及从")
WORDLIKE = 10
"""What a name costs more whose given name begins with a word that joins others (管得动, 因江而兴)."""
_RUN = re.compile(f"{HAN}{{1,6}}")
_COUNTED = re.compile(rf"[{NUMERALS}]{{2}}|.[从自于在到至由达近约逾超满][{NUMERALS}]")
"""No given name: a number (廿四), and a word that leads to one (资助楼龄达三十年)."""
_SHARE = re.compile(f"[{NUMERALS}][成折倍半层级届项条年月天元]")
"""A number with its measure: 比传统方法平一成."""
PREPOSITION = {"由": 10}
"""What a surname costs more that is hardly ever one in the press: 由州务大臣主持."""
RARELY = (RARE, RARE, RARE)
LEADING = frozenset("有在为和与及从把被对向由是至到将以")
LEADS = 6
"""What a word costs more that leads to another, at the end of a run."""
FURTHEST = 6
"""How many characters from its first decide what a name with a surname costs."""
MOST = -(TITLE + TITLE_BEHIND)
"""What stands around a name makes it this much cheaper at most."""
_SOME = re.compile("某某?")
_NOT_JAPANESE = {4: frozenset("与在说的等"), 5: frozenset("与在说的等也和")}
_DOTS = frozenset("·•・‧∙⋅･．")


@lru_cache(maxsize=1 << 14)
def shapes(text: str) -> Shapes:
    """How many of `FURTHEST` characters from a place could be a name with a surname, and its cost, where it is not dearer than words."""
    run = _RUN.match(text)
    high = run.end() if run else 0
    return worth(text, _chinese(text, high) + _japanese(text, high), MOST)


def _chinese(text: str, high: int) -> Ends:
    """A surname and one or two characters of a given name; a surname and 某."""
    found: Ends = []
    given = costs.given()
    for length in (1, 2):
        family = costs.surnames().get(text[:length])
        first = length
        if family is None or first >= high:
            continue
        family += CHINESE + PREPOSITION.get(text[:length], 0)
        if text[first] in NEVER_FIRST:
            continue
        if text[first] == "某":
            more = _SOME.match(text, first, high)
            found.append((more.end() if more else first + 1, family + 2))
            if first + 1 < high and text[first + 1] != "某":
                found.append((first + 2, family + 4 + given.get(text[first + 1], RARELY)[2]))
            continue
        if text[first] == "氏" and first + 2 < high:
            cost = given.get(text[first + 1], RARELY)[1] + given.get(text[first + 2], RARELY)[2]
            found.append((first + 3, family + DOUBLE + cost))
        if text[first] not in NEVER_ALONE:
            water = WATER if text[first] in "湖江河山港湾岛海岭溪" else 0
            found.append((first + 1, family + SINGLE + water + given.get(text[first], RARELY)[0]))
        married = costs.surnames().get(text[first])
        if married is not None and married <= USUAL and first + 2 < high and text[first + 2] not in NEVER_SECOND:
            cost = given.get(text[first + 1], RARELY)[1] + given.get(text[first + 2], RARELY)[2]
            found.append((first + 3, family + married + MARRIED + cost))
        if first + 1 < high and text[first + 1] not in NEVER_SECOND and not _COUNTED.match(text, first):
            cost = WORDLIKE if text[first] in LITTLE or _SHARE.match(text, first) else 0
            cost += given.get(text[first], RARELY)[1] + given.get(text[first + 1], RARELY)[2]
            found.append((first + 2, family + DOUBLE + cost))
    return found


def _japanese(text: str, high: int) -> Ends:
    family = costs.japanese_surnames().get(text[:2])
    if family is None or high < 3 or text[0] in NUMERALS or text[2] in NEVER_FIRST:
        return []
    given = costs.japanese_given()
    first = given.get(text[2], RARELY)[0]
    ends = [n for n in (4, 5) if n <= high and text[n - 1] not in _NOT_JAPANESE[n]]
    ends = [n for n in ends if not (text[n - 1] == "长" and titles_behind().match(text, 2))]
    longer = [(n, JAPANESE + family + first + sum(given.get(c, RARELY)[1] for c in text[3:n])) for n in ends]
    return [(3, JAPANESE + 9 + family + first), *longer]


@lru_cache(maxsize=1 << 14)
def foreign_shapes(text: str, stop: int) -> Shapes:
    """The same of two to seven characters of foreign names: ``stop`` is where such characters end, ``text`` goes one further."""
    listed = costs.foreign()
    found: Ends = []
    dotted = text[stop : stop + 1] in _DOTS
    cost = FOREIGN + listed[text[0]][0]
    for end in range(2, min(stop, 7) + 1):
        found.append((end, cost + listed[text[end - 1]][2] + LENGTHS[end]))
        cost += listed[text[end - 1]][1]
        common = costs.foreign_names().get(text[:end])
        if common is not None:
            goes_on = (dotted and end < stop) or min(listed.get(text[end : end + 1], RARELY)[1:]) <= OFTEN
            found.append((end, common + (CUT if goes_on else COMMON)))
    return worth(text, found, 2 * MOST)


def worth(text: str, found: Ends, most: int) -> Shapes:
    """Those that may be cheaper than words, with the cost of these: more where one that leads to another may end a run."""
    apart = list(accumulate(map(costs.character, text), initial=0))
    found = [(end, cost) for end, cost in found if cost - most <= apart[end] + LEADS]
    if not found:
        return ()
    words = costs.as_words(text[: max(end for end, _ in found)])
    weighed = ((end, cost, words[end] + (LEADS if text[end - 1] in LEADING else 0)) for end, cost in found)
    return tuple(one for one in weighed if one[1] - most <= one[2])
