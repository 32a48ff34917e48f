"""How years, months and days are written: the pieces every pattern of dates is made of, and their values.

A year has four digits, 1000 to 2199 (GB/T 15835-2011: years are not shortened), in Arabic or Chinese, or is 两千零六. A year of two
digits is one only where the form leaves no doubt (`short_year`).
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.han import evaluate

ONES = "[一二三四五六七八九]"
HAN = "〇零一二三四五六七八九十百千万亿两廿卅"
NUMBER = "(?:[0-9]{1,4}|[〇零一二三四五六七八九十百千两廿卅]{1,7})"
YEAR = f"(?:(?:1[0-9]|2[01])[0-9]{{2}}|[一二][〇零0一二三四五六七八九]{{3}}|[二两]千零(?:{ONES}?十{ONES}?|{ONES}))"
SHORT_YEAR = f"(?:0[0-9]|[〇零]{ONES}|{ONES}{{2}})"
MONTH = f"(?:1[0-2]|0?[1-9](?![0-9])|十[一二]?|{ONES})"
MONTH_WORD = "月(?:份)?(?![龄饼球饭嫂]|革命|天(?!气)|怀胎|期(?![间待末中])|一[次届回评]|风暴|流火|花号|围城|政变|党人)"
DAY = f"(?:3[01]|[12][0-9]|0?[1-9](?![0-9])|三十一?|二十{ONES}?|廿{ONES}?|卅一?|十{ONES}?|{ONES})"
LONE_DAY = f"(?:3[01]|[12][0-9]|0?[1-9](?![0-9])|三十一?|二十{ONES}?|廿{ONES}?|卅一?|十{ONES})"
RANGE = "(?:至|到|[-—–―~]{1,2})"
WEEKDAY_BEHIND = r"(?:\((?:周|星期|礼拜)[一二三四五六日天]\))?"

_PLACES = str.maketrans("〇零一二三四五六七八九", "00123456789")
_BY_PLACE = re.compile("[〇零0-9一二三四五六七八九]{2,}")


def number(word: str | None) -> int | None:
    """The value of a year, month or day as written; digits in a row are read by their places (一九九七), others as numerals."""
    if not word:
        return None
    if word == "元":
        return 1
    if _BY_PLACE.fullmatch(word):
        return int(word.translate(_PLACES))
    value = evaluate(word)
    return int(value) if value is not None and value.denominator == 1 else None


def short_year(word: str, near: int | None) -> int | None:
    """The year that two digits mean: 50 to 99 lie in the 1900s, 00 up to the year of writing in the 2000s, the rest in neither."""
    value = number(word)
    if value is None or value > 99:
        return None
    if value >= 50:
        return 1900 + value
    latest = near % 100 + 1 if near and near >= 2000 else 9
    return 2000 + value if value <= latest else None


def is_estimate(word: str) -> bool:
    """Whether two Chinese digits are neighbours and so a rough count (七八年, 三五年), not the end of a year (九七年)."""
    low, high = (number(digit) or 0 for digit in word)
    return high == low + 1 or (low, high) == (3, 5)
