"""Decades and centuries: 上世纪90年代 and 1990年代 are 1990 to 1999, 上世纪七八十年代 1970 to 1989, 21世纪 2001 to 2100.

上世纪 is the 20th and 本世纪 the 21st for all texts of this one. A decade without its century has no date, unless it is joined to one
with it (20世纪80年代末90年代初). Parts of either (初, 末) keep the whole.
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.dates.phrase import DatePhrase
from pipeline.languages.chinese.dates.words import HAN, ONES, RANGE, number

_CENTURY = "(?:[12]?[0-9]|二十[一二]?|廿[一二]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_SOME = "(?:初期?|前期|中期|中叶|中后期|后期|末期?|末叶|以来)"
_TENS = f"(?:[1-9]0|{ONES}十)"
_JOIN = f"(?:{RANGE}|[、和与及])"
_LIST = rf"{_TENS}(?:(?:年代{_SOME}?)?{_JOIN}?{_TENS}){{0,6}}|{ONES}{{2,3}}十|{ONES}(?:、{ONES}){{1,6}}十|{ONES}{RANGE}{ONES}十"
DECADE = (
    rf"(?<![\d.{HAN}])(?P<decade>(?P<era_decade>民国)?(?:(?P<four>(?:1[0-9]|2[01])[0-9]0)年代(?:{RANGE}(?P<four_to>(?:1[0-9]|2[01])?[0-9]0)年代)?"
    rf"|(?P<han_four>[一二][〇零一二三四五六七八九]{{2}}[〇零])年代|(?:(?P<age>上个?世纪|本世纪|{_CENTURY}世纪)的?)?(?P<tens>{_LIST})年代){_SOME}?)"
)
CENTURY = (
    rf"(?<![\d.{HAN}个半每几数跨])(?P<century>(?P<bc>(?:公元|西元)前)?(?:公元|西元)?(?P<number>{_CENTURY}(?:(?:世纪{_SOME}?)?{_JOIN}{_CENTURY})?|上个?|本)世纪(?!之交)"
    rf"{_SOME}?|世纪之交)"
)
_SIDES = re.compile(f"{_CENTURY}|上|本")


def read_decade(match: re.Match[str], text: str, before: DatePhrase | None) -> DatePhrase:
    """A decade or several; the century from the words, or from the decade that stands right before."""
    first, last = _decades(match, before)
    known = first is not None and last is not None and first <= last and not match["era_decade"]
    ends = (f"{first:04}", f"{(last or 0) + 9:04}") if known else (None, None)
    return DatePhrase(match.start(), match.end(), text, "decade", ends[0], ends[1])


def _decades(match: re.Match[str], before: DatePhrase | None) -> tuple[int | None, int | None]:
    if match["four"]:
        first = int(match["four"])
        last = match["four_to"] or match["four"]
        return first, int(last) if len(last) == 4 else first - first % 100 + int(last)
    if match["han_four"]:
        year = number(match["han_four"])
        return year, year
    words = match["tens"]
    tens = [int(t) for t in re.findall("[1-9]0", words)] or [(number(t) or 0) * 10 for t in re.findall(ONES, words)]
    base: int | None = None
    if match["age"]:
        century = _century(match["age"])
        base = century * 100 - 100 if century else None
    elif before is not None and before.kind == "decade" and before.first and before.end >= match.start() - 1:
        base = int(before.first) // 100 * 100
    return (None, None) if base is None else (base + tens[0], base + tens[-1])


def read_century(match: re.Match[str], text: str) -> DatePhrase:
    """A century or several; 世纪之交 and those before our era have no date."""
    word = match["number"]
    numbers = [_century(side) for side in _SIDES.findall(word)] if word and not match["bc"] else []
    low, high = (numbers[0], numbers[-1]) if numbers else (None, None)
    known = low is not None and high is not None and low <= high <= 22
    ends = (f"{(low or 0) * 100 - 99:04}", f"{(high or 0) * 100:04}") if known else (None, None)
    return DatePhrase(match.start(), match.end(), text, "century", ends[0], ends[1], relative=word is not None and word[0] in "上本")


def _century(word: str) -> int | None:
    """The number of a century."""
    if word[0] in "上本":
        return 20 if word[0] == "上" else 21
    return number(word.replace("世纪", ""))
