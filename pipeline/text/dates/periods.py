"""Named parts of time: quarters, halves, year's and month's ends, decades and centuries.

第三季度 runs from July to September, 前三季度 from January to September, 上半年 to June; 年底 and 年末 are December, 年初 no more than the
year; 上旬 中旬 下旬 are the tens of days of a month; 上世纪90年代 and 20世纪90年代 are 1990 to 1999, 21世纪 2001 to 2100.
"""

from __future__ import annotations

import re
from calendar import monthrange

from pipeline.text.dates.calendar import YEAR
from pipeline.text.dates.phrase import THIS_YEAR, DatePhrase, Moment
from pipeline.text.han import evaluate

_ONE_TO_TWELVE = "(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])"
PART = (
    rf"(?<![\d.])(?:(?P<part_year>{YEAR})年(?:度)?的?|(?P<part_this>今年|本年度?|去年|上年|明年|前年|后年)的?|(?<![〇零一二两三四五六七八九十百千万半\d]))"
    rf"(?P<part>第?[一二三四1234]季度|[首]季度|前[一二两三123]个?季度|上半年|下半年|前{_ONE_TO_TWELVE}个?月|年?[底末](?![层部端线座])|年?初(?![中级步心始]))"
)
MONTH_PART = (
    rf"(?<![\d.])(?:(?P<mp_year>{YEAR})年|(?P<mp_this>今年|去年|明年))?(?P<mp_month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
    "(?P<mp>上旬|中旬|下旬|初(?![步级])|底|末)"
)
DECADE = (
    r"(?:(?P<age>上个?世纪|本世纪|[12]\d世纪|十八世纪|十九世纪|二十世纪|二十一世纪))?(?P<decade>[1-9]0|[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期|以来)?"
    r"|(?<![\d.])(?P<century>[12]\d|十[六七八九]|二十一?|上个?|本)世纪(?:初期?|中叶|末期?|以来)?"
)
_LAST = {"上旬": 10, "中旬": 20}


def read_part(match: re.Match[str], text: str, context: Moment | None) -> DatePhrase | None:
    """A quarter, half year, first months, beginning or end of a year; nothing for 底, 末 or 初 without a year before it."""
    part, this = match["part"], match["part_this"]
    if part[-1] in "底末初" and not (match["part_year"] or this or part.startswith("年")):
        return None
    year = int(evaluate(match["part_year"]) or 0) if match["part_year"] else None
    if year is None and context and context.year:
        year = context.year + THIS_YEAR.get(this or "今年", 0)
    months = _months(part)
    lent = not match["part_year"] and context is not None
    first, last = (Moment(year, month).iso() for month in months) if year or not this else (None, None)
    if months == (None, None) and year is None:
        first = last = None
    return DatePhrase(match.start(), match.end(), text, "part", first, last, relative=bool(this), from_context=lent)


def _months(part: str) -> tuple[int | None, int | None]:
    if part[-1] in "底末":
        return 12, 12
    if part.endswith("初"):
        return None, None
    if part in ("上半年", "下半年"):
        return (1, 6) if part == "上半年" else (7, 12)
    number = 1 if part.startswith("首") else int(evaluate(re.sub("[第前个季度月]", "", part)) or 0)
    if part.startswith("前"):
        return 1, number if part.endswith("月") else number * 3
    return number * 3 - 2, number * 3


def read_month_part(match: re.Match[str], text: str, context: Moment | None) -> DatePhrase:
    """Ten days of a month, or its beginning or end, which say no more than the month."""
    year = int(evaluate(match["mp_year"]) or 0) if match["mp_year"] else None
    if year is None and context and context.year:
        year = context.year + THIS_YEAR.get(match["mp_this"] or "今年", 0)
    month, part = int(evaluate(match["mp_month"]) or 0), match["mp"]
    lent = not match["mp_year"] and context is not None
    days: tuple[int | None, int | None] = (None, None)
    if part.endswith("旬"):
        stop = _LAST.get(part, monthrange(year or 2000, month)[1])
        days = {"上旬": 1, "中旬": 11, "下旬": 21}[part], stop
    first, last = (Moment(year, month, day).iso() for day in days)
    return DatePhrase(match.start(), match.end(), text, "part", first, last, relative=bool(match["mp_this"]), from_context=lent)


def read_decade(match: re.Match[str], text: str) -> DatePhrase:
    """A decade, where its century is said, or a century; parts of either (初, 末) keep the whole."""
    if match["century"]:
        number = _century(match["century"])
        span = (f"{number * 100 - 99}", f"{number * 100}") if number else (None, None)
        return DatePhrase(match.start(), match.end(), text, "century", span[0], span[1], relative=match["century"][0] in "上本")
    age, tens = match["age"], int(evaluate(match["decade"]) or 0)
    number = _century(age.replace("世纪", "")) if age else None
    span = (f"{number * 100 - 100 + tens}", f"{number * 100 - 91 + tens}") if number else (None, None)
    return DatePhrase(match.start(), match.end(), text, "decade", span[0], span[1])


def _century(word: str) -> int | None:
    """The number of a century; 上世纪 is the 20th and 本世纪 the 21st for all texts of this one."""
    if word[0] in "上本":
        return 20 if word[0] == "上" else 21
    value = evaluate(word)
    return int(value) if value else None
