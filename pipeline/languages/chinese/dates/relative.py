"""Time told from the time of writing (今年, 昨日, 3年前, 近年来), and weekdays.

From the context date follow: this, last and next year and month, today, yesterday and tomorrow, and the year N years ago where N is
exact. 当天, 目前, 近年来, N年后 and weekdays are recognised and carry no date.
"""

from __future__ import annotations

import datetime
import re

from pipeline.languages.chinese.dates.phrase import THIS_YEAR, DatePhrase, Moment
from pipeline.languages.chinese.dates.words import HAN
from pipeline.languages.chinese.han import ARABIC, LONGEST, evaluate

_MONTHS = {"本月": 0, "上个月": -1, "上月": -1, "下个月": 1, "下月": 1}
_TOLD_DAYS = (("今", "天日晨早晚", 0), ("昨", "天日晚夜", -1), ("明", "天日晚早", 1), ("前", "天日", -2), ("后", "天日", 2))
_DAYS = {f"{day}{part}": shift for day, parts, shift in _TOLD_DAYS for part in parts}
_DAYS |= {"大前天": -3, "大后天": 3, "大大前天": -4, "大大后天": 4}
_VAGUE = (
    r"近年来|近些年来?|近几年来?|近年|连日来|近日来?|(?<![目今昨明同当次翌末作假易然生止到期周\d])日前|目前|当前|眼下|现在|如今|当下|此前|近期|最近(?!的)|前不久|不久前"
    r"|当天|当日|当晚|次日|翌日|同日|(?<!不)同年(?![龄级代])|同月|次月|翌月|次年|翌年|当年|往年|历年来?|去年同期|上年同期|同期"
    r"|(?<![一二两三四五六七八九十百千\d几数半])年内(?!蒙)|(?<!个)(?<!\d)月内"
    r"|(?<![一二两三四五六七八九十百几数半作假易然末生期\d])日内(?!瓦)|本周(?!边)|(?<!以)上周(?!边)|(?<!以)下周(?!边)|[上本下]季度"
    r"|年中(?![国央心部])|岁末|年终|[上下]一个?(?:年|月|周|季度|星期)(?![度份])|前一[天日晚]|[去往前]年今[日天]|历史上的今[日天]|(?<![个\d一二两三四五六七八九十数几])月[底末初](?![级步中])"
)
_SAYS = (
    "今天(?!津)|今日|今晨|今早|今晚|昨[天日晚夜]|明[天日晚早]|大{0,2}前天|大{0,2}(?<!先天)后天|本月|(?<!以)上个?月|(?<!以)下个?月"
    "|今年|(?:去年|大?前年)(?!今[日天])|明年|大?后年|本年度?|(?<!以)上年(?!龄)"
)
RELATIVE = rf"(?P<relative>(?P<told>{_SAYS})(?:以来)?|{_VAGUE})"
_N = rf"(?:{ARABIC}|[一二两三四五六七八九十百千廿卅几数半]{{1,{LONGEST}}})"
AGO = (
    rf"(?<![\d.第前近一二两三四五六七八九十百千万])(?P<ago>(?P<ago_n>{_N})(?P<ago_more>余|多|来)?(?P<ago_unit>个[多半]?月|年[多半]?|天|周|个多?小时|小时)"
    "(?:以|之)?(?P<ago_way>前|后)(?![沿端景列排置期续勤盾卫备台方者生人代天年]|提(?:[是下的]|条件)))"
)
_DAY_NAMES = "(?:六日|[一二三四五六日天末])"
WEEKDAY = (
    rf"(?P<weekday>(?:(?:上上|下下|[上本下每这同今])个?)?(?<![一二两三四五六七八九十\d半])(?:周|星期|礼拜){_DAY_NAMES}(?![年岁个次种期家类级成节场回堂趟班]|天(?![气空])|小时|日?[均常报](?![道告名]))"
    rf"(?:[至到、和及-](?:周|星期|礼拜)?[一二三四五六日天](?![{HAN}年岁个次种期家月日点时]))*)"
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
    year = context.year - int(value) if exact and context and context.year and value and value < 200 and value.denominator == 1 else None
    iso = Moment(year).iso() if year and year > 0 else None
    return DatePhrase(match.start(), match.end(), text, "relative", iso, iso, relative=True, from_context=iso is not None)
