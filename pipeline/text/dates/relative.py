"""Time told from the time of writing (今年, 昨日, 3年前, 近年来), weekdays, clock times and the Chinese calendar.

From the context date follow: this, last and next year and month, today, yesterday and tomorrow, and the year N years ago where N is
exact. 当天, 目前, 近年来, N年后 and weekdays are recognised and carry no date.
"""

from __future__ import annotations

import datetime
import re

from pipeline.text.dates.phrase import THIS_YEAR, DatePhrase, Moment
from pipeline.text.han import ARABIC, evaluate

_MONTHS = {"本月": 0, "上个月": -1, "上月": -1, "下个月": 1, "下月": 1}
_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "明天": 1, "明日": 1, "前天": -2, "后天": 2}
_VAGUE = (
    r"近年来|近些年来?|近几年来?|近年|连日来|近日来?|(?<![目今昨明\d])日前|目前|当前|眼下|现在|如今|当下|此前|近期|最近(?!的)|前不久|不久前"
    r"|当天|当日|当晚|次日|翌日|同日|(?<!不)同年(?![龄级代])|同月|次年|翌年|当年|往年|历年来?|去年同期|上年同期|同期"
    r"|(?<![一二两三四五六七八九十百千\d几数半])年内(?!蒙)|(?<!个)月内|(?<![一二两三四五六七八九十\d])日内(?!瓦)|本周|(?<!以)上周|(?<!以)下周|[上本下]季度"
    "|年中(?![国央心部])|岁末|年终"
)
_SAYS = (
    "今天(?!津)|今日|昨[天日晚]|明[天日]|前天|(?<!先天)后天|本月|(?<!以)上个?月|(?<!以)下个?月"
    "|今年|去年|明年|前年|后年|本年度?|(?<!以)上年(?!龄)"
)
RELATIVE = rf"(?P<relative>(?P<told>{_SAYS})(?:以来)?|{_VAGUE})"
_N = rf"(?:{ARABIC}|[一二两三四五六七八九十百千廿卅几数半]+)"
AGO = (
    rf"(?<![\d.第前一二两三四五六七八九十百千万])(?P<ago>(?P<ago_n>{_N})(?P<ago_more>余|多|来)?(?P<ago_unit>个多?月|年多?|天|周|个多?小时|小时)"
    "(?:以|之)?(?P<ago_way>前|后)(?![沿端景列排提置期续勤盾卫备台方者生人代天年]))"
)
WEEKDAY = (
    r"(?P<weekday>(?:上|本|下|每|这)?(?<![一二两三四五六七八九十\d半])(?:周|星期|礼拜)[一二三四五六日天](?![年岁个次种期家])"
    "(?:至周?[一二三四五六日天])?)"
)
_PART_OF_DAY = "(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|当晚|早|晚|零时)"
_HOUR = "(?:2[0-4]|1[0-9]|0?[0-9])"
_CLOCK_TIME = (
    rf"(?:(?<![\d:.])(?:(?:2[0-4]|[01][0-9]):[0-5]\d(?::[0-5]\d)?|[0-9]:(?:[03]0|[14]5))(?![\d:])"
    rf"|(?<![\d.第]){_HOUR}(?:时|点)(?:[0-5][0-9](?!\d)分?|[0-9]分)"
    rf"|(?<![\d.第]){_HOUR}时许?(?![代间段期空速限尚效刻常有而候差光])|(?<![\d.第]){_HOUR}点(?:钟|整|许|半(?!个)|[一三]刻))"
)
_MINUTES = r"[0-5]?\d分|[一二三四五]?十[一二三四五六七八九]?分"
_SPOKEN = rf"{_PART_OF_DAY}(?:{_HOUR}|[一二两三四五六七八九十]{{1,3}})(?:时|点)(?:半|许|钟|整|{_MINUTES})?"
_TIME = rf"(?:{_SPOKEN}|{_PART_OF_DAY}?{_CLOCK_TIME})"
CLOCK = rf"(?P<clock>{_TIME}(?:[至到\-—–~]{{1,2}}(?:次日)?{_TIME})?)"
_LUNAR_DAY = "(?:初[一二三四五六七八九十]|[十廿]?[一二三四五六七八九十]{1,2})"
LUNAR = (
    rf"(?P<lunar>(?:农历|阴历|旧历)[正一二三四五六七八九十冬腊闰]{{1,2}}月{_LUNAR_DAY}?"
    "|正月(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?)?)"
)


def read_relative(match: re.Match[str], text: str, context: Moment | None) -> DatePhrase:
    """A word that tells a time from now, with the year, month or day it means where that follows."""
    iso = _told(match["told"], context) if match["told"] and context else None
    return DatePhrase(match.start(), match.end(), text, "relative", iso, iso, relative=True, from_context=iso is not None)


def _told(word: str, context: Moment) -> str | None:
    if word in THIS_YEAR and context.year:
        return Moment(context.year + THIS_YEAR[word]).iso()
    if word in _MONTHS and context.year and context.month:
        months = context.year * 12 + context.month - 1 + _MONTHS[word]
        return Moment(months // 12, months % 12 + 1).iso()
    if word in _DAYS and context.year and context.month and context.day:
        day = datetime.date(context.year, context.month, context.day) + datetime.timedelta(days=_DAYS[word])
        return day.isoformat()
    return None


def read_ago(match: re.Match[str], text: str, context: Moment | None) -> DatePhrase:
    """So many years, months or days before or after now; only a full number of years ago has a year."""
    value = evaluate(match["ago_n"])
    exact = match["ago_unit"] == "年" and match["ago_way"] == "前" and not match["ago_more"]
    year = context.year - int(value) if exact and context and context.year and value and value.denominator == 1 else None
    iso = Moment(year).iso() if year and year > 0 else None
    return DatePhrase(match.start(), match.end(), text, "relative", iso, iso, relative=True, from_context=iso is not None)
