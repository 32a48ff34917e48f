"""Where a personal name ends that begins at a place: Chinese, Japanese, foreign in characters, foreign in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.languages.chinese.persons.lists import followers, foreign, japanese, no_name, surname, titles_behind
from pipeline.languages.radicals import HAN

DOT = "[·•・‧∙⋅･．]"
_ANY_DOT = r"(?: ?[·•・‧∙⋅･．] ?|[?])"
_DOT = re.compile(DOT)
_FIRST = re.compile(f"{HAN}|[A-Za-zÀ-ÖØ-Þ]")
"""What any name begins with: a mark behind a title is passed over at once."""
_CLAUSE_END = re.compile("[，。、；：！？“”《》（）()\n,;:!?]")
_HYPHEN = "[-‐‑–－]"
_JOINED = re.compile(f" ?{DOT}|{_HYPHEN}{HAN}")
"""What goes on behind the end of a name: the name was cut."""
_HAN = re.compile(HAN)
_TWO_HAN = re.compile(f"{HAN}{{0,2}}")
_JAPANESE_FORM = re.compile(
    f"{HAN}[田山川村井藤野崎岛桥泽松森谷塚冢濑浦边屋代坂尾仓宫]{HAN}{{0,2}}[子美郎夫雄介吾司树彦香奈惠乃男哉辅斗织]"
)
"""The usual second character of a surname, and the usual last one of a given name."""
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_LETTERS = r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’.-]"
_TITLE = "(?:Dr|Mr|Mrs|Ms|Prof|Sir)[. ]"
_BETWEEN = "(?:van|von|de|da|dos?|del|la|bin|al|el|der)"
LATIN = rf"(?<![A-Za-z])(?!{_TITLE}){_CAPITAL}{_LETTERS}+(?: (?:{_BETWEEN} )*{_CAPITAL}{_LETTERS}*)+"
_LATIN = re.compile(LATIN)
_GIVEN = set("正至先为")
"""Characters of given names that are words as well: 郭远之主持 names 郭远之."""
_NEARLY_SURE = frozenset("许何韩叶曾汪莫赖甘柯卓岑蓝凌傅翁邬佘庹冀")
_PARTICLE = re.compile("[了着过的地得吗吧呢啊呀们些么]")
INSTITUTION = re.compile("[市省区县镇乡村国州厅局部院会司馆所处科委办校厂店社网报台团队组方者们家员人商界章件告书站港城]")
_foreign_run = cache(lambda: re.compile(f"[{foreign()}]{{1,6}}{_HYPHEN}[{foreign()}]{{1,6}}|[{foreign()}]{{2,6}}"))
_part = cache(lambda: rf"(?:[{foreign()}]{{1,8}}(?:{_HYPHEN}[{foreign()}]{{1,8}})*|[A-Za-z]{{1,12}}|(?<={DOT})本(?={DOT}))")
_dotted_name = cache(lambda: re.compile(rf"(?:{_part()}{_ANY_DOT})+(?P<last>{_part()})"))


def name_end(folded: str, at: int, *, sure: bool = True) -> int | None:
    """Where the personal name that begins at ``at`` of simplified text ends, or nothing where none begins.

    ``sure``: a person is expected, so that a surname that is hardly ever anything else needs nothing behind the name.
    """
    if not _FIRST.match(folded, at) or no_name().match(folded, at):
        return None
    rules = (_dotted, _japanese, _double, _chinese, _latin)
    for rule in (*rules, _single_foreign, _sure_chinese) if sure else rules:
        end = rule(folded, at)
        if end is not None:
            return None if _JOINED.match(folded, end) else end
    return None


def chinese_ends(folded: str, at: int) -> list[int]:
    """Where a Chinese name that begins at a place could end, whatever follows: behind one and two characters of a given name."""
    found = surname().match(folded, at)
    if not found or no_name().match(folded, at):
        return []
    return [end for end in given_ends(folded, found.end()) if not INSTITUTION.search(folded, found.end(), end)]


def given_ends(folded: str, begin: int) -> list[int]:
    """Where a given name could end: behind one and two Chinese characters."""
    return [begin + n for n in range(1, han_run(folded, begin) + 1)]


def _dotted(folded: str, at: int) -> int | None:
    """A foreign name whose parts are joined by dots; it ends at a word that follows names, or where its characters end."""
    match = _dotted_name().match(folded, at)
    return _cut(folded, match.start("last") + 1, match.end()) if match else None


def dotted_names(folded: str) -> list[tuple[int, int]]:
    """Every foreign name of at least two parts joined by dots, wherever it stands; a country before it is no part of it."""
    spans: list[tuple[int, int]] = []
    for match in _with_dots(folded):
        start = match.start()
        country = no_name().match(folded, start)
        if country and country.end() < match.start("dot") - 1:
            start = country.end()
        end = _cut(folded, match.start("last") + 1, match.end())
        if end == match.end() and not may_end(folded, end):
            end = next((end + n for n in (1, 2) if _is_han(folded, end, n) and may_end(folded, end + n)), end)
        if no_name().match(folded, start) or no_name().match(folded, match.start("last")):
            continue
        if min(match.start("dot") - start, end - match.start("last")) >= 1 and end - start >= 4:
            spans.append((start, end))
    return spans


def _with_dots(folded: str) -> Iterator[re.Match[str]]:
    """The matches of a name with dots; only clauses that hold a dot are searched for one."""
    low = 0
    for dot in _DOT.finditer(folded):
        if dot.start() < low:
            continue
        for mark in _CLAUSE_END.finditer(folded, low, dot.start()):
            low = mark.end()
        stop = _CLAUSE_END.search(folded, dot.end())
        high = stop.start() if stop else len(folded)
        yield from _dotted_anywhere().finditer(folded, low, high)
        low = high


def _chinese(folded: str, at: int) -> int | None:
    """A surname and one or two characters before a mark, a verb of saying, or a word that follows names."""
    found = surname().match(folded, at)
    if not found:
        return None
    begin = found.end()
    ends = [end for end in given_ends(folded, begin) if may_end(folded, end) and not _PARTICLE.search(folded, begin, end)]
    if len(ends) == 2 and (folded[ends[0]] == "之" or (folded[ends[0]] in _GIVEN and _surely_ends(folded, ends[1]))):
        return ends[1]
    return ends[0] if ends else None


def _surely_ends(folded: str, end: int) -> bool:
    """Whether a mark or a word of two characters and more follows."""
    word = followers().match(folded, end)
    return not _HAN.match(folded, end) or (word is not None and word.end() - end > 1)


def _sure_chinese(folded: str, at: int) -> int | None:
    """A surname that is hardly ever anything else and two characters, whatever follows."""
    found = surname().match(folded, at)
    if not found or not (found["sure"] or found[0] in _NEARLY_SURE) or han_run(folded, found.end()) < 2:
        return None
    return found.end() + 2


def _double(folded: str, at: int) -> int | None:
    """A married name of two surnames and two characters (林郑月娥) before what may follow a name."""
    end = double_end(folded, at)
    if end is None or any(may_end(folded, at + n) for n in (2, 3)):
        return None
    return end if may_end(folded, end) else None


def double_end(folded: str, at: int) -> int | None:
    """Where a name of two surnames and two characters would end."""
    first = surname().match(folded, at)
    second = surname().match(folded, first.end()) if first and first["sure"] else None
    return second.end() + 2 if second is not None and han_run(folded, second.end()) == 2 else None


def _japanese(folded: str, at: int) -> int | None:
    """A Japanese name before what may follow a name."""
    return next((end for end in japanese_ends(folded, at) if may_end(folded, end)), None)


def japanese_ends(folded: str, at: int) -> list[int]:
    """Where a Japanese name could end: a listed surname and one to three characters, or the form of a surname and of a given name."""
    form = _JAPANESE_FORM.match(folded, at)
    found = japanese().match(folded, at)
    return ([form.end()] if form else []) + ([found.end() + n for n in (2, 1, 3) if _is_han(folded, found.end(), n)] if found else [])


def _is_han(folded: str, at: int, count: int) -> bool:
    return len(folded) >= at + count and all(_HAN.match(c) for c in folded[at : at + count])


def _single_foreign(folded: str, at: int) -> int | None:
    """A foreign name of one part: two to six of its characters before a mark or a word that follows names."""
    match = _foreign_run().match(folded, at)
    if not match:
        return None
    end = _cut(folded, at + 2, match.end())
    return end if may_end(folded, end) else None


def _latin(folded: str, at: int) -> int | None:
    """A name of two or more capitalised Latin words."""
    match = _LATIN.match(folded, at)
    return match.end() if match else None


def may_end(folded: str, end: int, *, titles: bool = False) -> bool:
    """Whether a name may end here: no character of a word follows, or a word that follows names; ``titles``: or a title."""
    return not _HAN.match(folded, end) or bool(followers().match(folded, end) or (titles and titles_behind().match(folded, end)))


def han_run(folded: str, at: int) -> int:
    """How many Chinese characters follow, two at most."""
    match = _TWO_HAN.match(folded, at)
    return match.end() - at if match else 0


def _cut(folded: str, low: int, high: int) -> int:
    """The first place from ``low`` up to ``high`` at which a word that follows names begins, or ``high``."""
    return next((at for at in range(low, high) if followers().match(folded, at)), high)


@cache
def _dotted_anywhere() -> re.Pattern[str]:
    return re.compile(
        rf"{_part()}(?P<dot>) ?{DOT} ?(?:{_part()} ?{DOT} ?)*(?P<last>[{foreign()}]{{1,8}}(?:{_HYPHEN}[{foreign()}]{{1,8}})*)"
    )
