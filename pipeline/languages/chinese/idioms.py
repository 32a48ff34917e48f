"""Words that look like numbers: 一体化, 一些, 千方百计, 四川. They are listed in `lexicon/idioms.txt`, and nowhere else.

A listed word is found wherever it stands, the longest at a place, unless its numeral belongs to a number: not where a numeral or
第 stands before its first one (三万物种, 二十一些), not where a multiplier stands behind its last one (统一万), and a word made of
numerals alone not before another numeral or a word that counts (十四五岁 is an age, 十四五 a plan), and not inside a fraction,
a decimal, 翻一番 or a longer count (十分钟).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.chinese.lexicon import Words, entries
from pipeline.languages.chinese.units import unit_at
from pipeline.languages.chinese.width import folded
from pipeline.languages.values import Idiom

NUMERALS = "0-9〇零一二三四五六七八九两廿卅十百千万亿兆"
_NUMERAL = re.compile(f"[{NUMERALS}]")
_LEADING = re.compile(f"[{NUMERALS}]+")
_BOUND_BEFORE = re.compile(f"[{NUMERALS}第.]|[几数余多](?=[十百千万亿兆])")
_RANGE = re.compile(f"[{NUMERALS}](?:[至到~—–-]|——|--)$")
_BOUND_BEHIND = re.compile("[百千万亿兆]")
_DOWN = re.compile("[零产生留写拿买剩放落种埋签投打立创租包接砍欠定吃喝装扔丢砸吞咽撂拍摘夺揽攻卸刻]$")
_DOUBLED = re.compile("翻了?[近约]?$")
_COUNTING = re.compile("[个岁名人天年家位里米元月]")
_words = cache(lambda: Words(entries("idioms.txt")))


def find_idioms(text: str) -> list[Idiom]:
    """Every listed word in a text of either script, in order, without overlaps."""
    return [Idiom(start, end, text[start:end]) for start, end in idiom_spans(folded(text))]


def idiom_spans(plain: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every listed word in folded text."""
    spans: list[tuple[int, int]] = []
    for start, end in _words().spans(plain):
        follows = bool(spans) and spans[-1][1] == start
        if _stands(plain, start, end, follows=follows):
            spans.append((start, end))
    return spans


def _stands(plain: str, start: int, end: int, *, follows: bool) -> bool:
    if _in_share(plain, start, end) or _in_longer_count(plain, start, end):
        return False
    if plain.startswith("下一", start) and _DOWN.search(plain, max(0, start - 1), start):
        return False
    if _NUMERAL.match(plain[start]) and _RANGE.search(plain, max(0, start - 3), start):
        return False
    if start and plain[start] in "上下" and plain[start - 1] == "零":
        return False
    if start and not follows and _NUMERAL.match(plain[start]) and _BOUND_BEFORE.match(plain, start - 1):
        return False
    if _NUMERAL.match(plain[end - 1]):
        if _BOUND_BEHIND.match(plain, end):
            return False
        if (_COUNTING.match(plain, end) or _NUMERAL.match(plain, end)) and all(map(_NUMERAL.match, plain[start:end])):
            return False
    return True


def _in_share(plain: str, start: int, end: int) -> bool:
    """Whether a word is part of a fraction, a decimal or 翻一番: 之一 in 三分之一, 十分 in 十分之一, 一点 in 一点二."""
    before, behind = plain[max(0, start - 2) : start], plain[end : end + 1]
    last = plain[end - 1]
    fraction = (
        (before.endswith("又") and last == "分" and bool(_NUMERAL.match(behind)))
        or (before.endswith("分") and plain[start] == "之")
        or (last == "分" and behind == "之")
    )
    return fraction or (last == "点" and bool(_NUMERAL.match(behind))) or bool(_DOUBLED.search(plain, max(0, start - 3), start))


def _in_longer_count(plain: str, start: int, end: int) -> bool:
    """Whether the numeral that opens a word counts a unit longer than the word: 十分钟, 四平方公里, 二十大类."""
    leading = _LEADING.match(plain, start, end)
    unit = unit_at(plain, leading.end()) if leading and leading.end() < end else None
    return unit is not None and unit.end > end
