"""Dates of the Chinese calendar and its feasts: 农历八月十五, 三月初三, 闰二月, 大年初三, 腊月廿三, 除夕. They have no date.

A day 初三 is never one of ours; 八月十五 without 日 may be either calendar's. 八月十五家 counts what follows: 八月 is a month.
A year before such a date is that of the Chinese calendar, which ends in another of ours, so it has none either.
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.dates.eras import GANZHI, era_names
from pipeline.languages.chinese.dates.words import HAN, NUMBER, ONES, SHORT_YEAR, YEAR
from pipeline.languages.chinese.units import unit_at

_MONTH = f"(?:1[0-2]|[1-9]|十[一二]?|{ONES}|[正冬腊])"
_HAN_MONTH = f"(?:十[一二]?|{ONES})"
_FIRST = f"初(?:十|{ONES}|10|[1-9])"
_DAY = f"(?:{_FIRST}|三十|二十{ONES}?|廿{ONES}?|十{ONES}?)"
_NAMED = "(?:农历|阴历|旧历|夏历|黄历|藏历|傣历|彝历)"
_YEAR = rf"(?:(?:(?<!\d)(?:{YEAR}|{SHORT_YEAR})|(?:{era_names()})(?:元|{NUMBER}))年|{GANZHI}年|[今去明前后]年)"
_LATE = rf"(?:三十|二十{ONES}?|廿{ONES}?|十{ONES})(?![日号{HAN}余多几、至到—-])"
_WHOLE = (
    rf"(?:闰{_MONTH}月|[正冬腊]月)(?:{_DAY}日?)?|[0-9]{{1,2}}月{_FIRST}(?=[，。、；日]|$)|大年(?:{_FIRST}|三十)"
    rf"|年(?:{_FIRST}|三十|廿{ONES}?)(?=[，。、；:!起的晚夜]|[至到](?!{HAN})|$)"
    "|除夕夜?|元宵节?|端午节?|中秋节?|重阳节?|七夕"
)
LUNAR = (
    rf"(?P<lunar>(?:{_YEAR}的?)?{_NAMED}的?(?:{_YEAR}|[^，。,\d]{{1,2}}年)?(?:闰?{_MONTH}月(?:{_DAY}日?|[0-9]{{1,2}}[日号])?|{_DAY}|新年|大年{_FIRST})"
    rf"|(?<![\d{HAN}])(?:{_YEAR}的?)?(?:{_WHOLE})|{GANZHI}年闰?{_MONTH}月(?:{_DAY}日?)?"
    rf"|(?P<bare>(?<![\d{HAN}第])(?:{_YEAR}的?)?(?:{_MONTH}月{_LATE}|{_HAN_MONTH}月{_FIRST}|(?P<twice>{ONES})月(?P=twice)(?![日号月{HAN}]))))"
)


def is_lunar(match: re.Match[str], plain: str) -> bool:
    """Whether a match is a day of the calendar: not where its last numeral counts what follows."""
    return not match["bare"] or unit_at(plain, match.end()) is None
