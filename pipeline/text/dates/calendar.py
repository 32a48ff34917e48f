"""Calendar dates and their ranges: 2024年10月31日, 2024-10-31, 二〇二四年, 10月28日至30日, 2021至2025年, 1—9月, 23日.

A date without a year takes it from the context date (codebook, events); the second date of a range takes from the first what it
leaves out, a bare first number takes the word of the second. A lone day counts in Arabic digits or from 十一 up (十日 may be ten days).
A year has four digits, 1000 to 2199 (GB/T 15835-2011: years are not shortened); 2000年历史 and 超2000年 are lengths of time.
"""

from __future__ import annotations

import re

from pipeline.text.dates.phrase import THIS_YEAR, DateKind, DatePhrase, Moment
from pipeline.text.han import evaluate

SEPARATOR = "(?:至|到|[-—–~]{1,2})"
_HAN_YEAR = "[一二][〇零0一二三四五六七八九]{3}"
YEAR = f"(?:(?:1[0-9]|2[01])[0-9]{{2}}|{_HAN_YEAR})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_ONES = "[一二三四五六七八九]"
_DAY = f"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十{_ONES}?|廿{_ONES}?|卅一?|十{_ONES}?|{_ONES})"
_LONE_DAY = f"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十{_ONES}?|十{_ONES})"
_NOT_LENGTH = r"(?!的?(?:[^\d，。,]{0,3}历史|文明|建城史)|[来间]|以上|左右|之久)"
_MONTH_WORD = "月(?:份)?(?![龄饼球])"
_POINT = (
    rf"(?:{YEAR}年{_NOT_LENGTH}(?:{_MONTH}{_MONTH_WORD}(?:{_DAY}[日号])?)?|{_MONTH}{_MONTH_WORD}(?:{_DAY}[日号])?"
    rf"|{_LONE_DAY}日(?![内游均益圆元本线报语间子之以]))"
)
_OPEN = (
    rf"(?:{YEAR}(?={SEPARATOR}{YEAR}年)|(?:{YEAR}年)?{_MONTH}(?={SEPARATOR}{_MONTH}月)"
    rf"|(?:(?:{YEAR}年)?{_MONTH}月)?{_LONE_DAY}(?={SEPARATOR}{_LONE_DAY}[日](?![内游])))"
)
_HAN_BEFORE = "十百千万亿〇零一二三四五六七八九两廿卅第每几数"
CALENDAR = (
    rf"(?:(?P<calendar_this>今年|去年|上年|明年|前年|后年)的?(?={_MONTH}月|{_MONTH}{SEPARATOR}{_MONTH}月)"
    rf"|(?<!\d,)(?<![\d.{_HAN_BEFORE}前近超逾约达满]))"
    rf"(?P<calendar>(?:{_OPEN}|{_POINT})(?:{SEPARATOR}{_POINT})?)"
)
ISO = r"(?<![\d.\-/])(?P<iso>(?:1[0-9]|2[01])\d\d([-/.])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9]))(?![\d\-/])"

_PARTS = re.compile(rf"(?:({YEAR})年?)?(?:({_MONTH}){_MONTH_WORD})?(?:({_DAY})[日号]?)?")
_RANGE = re.compile(SEPARATOR)
_DASHES = re.compile(r"[-/.]")


def read_iso(match: re.Match[str], text: str) -> DatePhrase:
    """A date in digits and dashes, strokes or dots."""
    year, month, day = (int(part) for part in _DASHES.split(match["iso"]))
    iso = Moment(year, month, day).iso()
    return DatePhrase(match.start(), match.end(), text, "day", iso, iso)


def read_calendar(match: re.Match[str], text: str, context: Moment | None) -> DatePhrase:
    """A date or a range of two; what cannot be a day of the calendar keeps no date."""
    sides = _RANGE.split(match["calendar"], maxsplit=1)
    second = _moment(sides[-1])
    first = _moment(sides[0], like=second) if len(sides) == 2 else second
    second = _carried(first, second)
    this = match["calendar_this"]
    if this and context and context.year:
        context = Moment(context.year + THIS_YEAR[this], context.month, context.day)
    complete_first, complete_second = first.filled(context), second.filled(context)
    lent = context is not None and first.year is None
    isos = complete_first.iso(), complete_second.iso()
    if None in isos or _falls(complete_first, complete_second):
        isos = (None, None)
    return DatePhrase(match.start(), match.end(), text, _kind(second), *isos, relative=bool(this), from_context=lent)


def _moment(side: str, like: Moment | None = None) -> Moment:
    """The parts one side of a range spells out; a bare number is what the other side ends with."""
    match = _PARTS.fullmatch(side)
    year, month, day = (_number(part) for part in match.groups()) if match else (None, None, None)
    if like is None or side.endswith(("年", "月", "份", "日", "号")):
        return Moment(year, month, day)
    if like.day is not None:
        return Moment(year, month, day)
    if like.month is not None:
        head, _, bare = side.rpartition("年")
        return Moment(_number(head or None), _number(bare), None)
    return Moment(_number(side), None, None)


def _number(word: str | None) -> int | None:
    value = evaluate(word) if word else None
    if value is None and word and re.fullmatch(_HAN_YEAR, word):
        return int("".join(str("〇一二三四五六七八九".find(c)) if c not in "0零" else "0" for c in word))
    return int(value) if value is not None else None


def _carried(first: Moment, second: Moment) -> Moment:
    """The second date with the year, or year and month, that it shares with the first."""
    if second.year is None and second.month is None:
        return Moment(first.year, first.month, second.day)
    return Moment(first.year if second.year is None else second.year, second.month, second.day)


def _falls(first: Moment, second: Moment) -> bool:
    """Whether a range ends before it begins."""
    pairs = zip((first.year, first.month, first.day), (second.year, second.month, second.day), strict=True)
    for low, high in pairs:
        if low is None or high is None:
            return False
        if low != high:
            return low > high
    return False


def _kind(moment: Moment) -> DateKind:
    return "day" if moment.day is not None else "month" if moment.month is not None else "year"
