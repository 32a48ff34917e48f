"""What opens a date: the words that set its year or month, and the year they mean.

今年 and 上月 count from the context date; 次年, 同年, 同月 from the last date of the same sentence, and mean nothing certain without one;
每年, 佛历 and 道光二十二年四月 set a year that cannot be told. Only 民国 and years of ours lend their year to a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.languages.chinese.dates.eras import GANZHI, OTHER_CALENDARS, era_names, era_year, eras
from pipeline.languages.chinese.dates.phrase import THIS_YEAR
from pipeline.languages.chinese.dates.setting import Setting
from pipeline.languages.chinese.dates.words import HAN, MONTH, NUMBER, RANGE, SHORT_YEAR, YEAR, is_estimate, number, short_year

JOIN = f"(?:{RANGE}|[、和与及])"
NOT_LENGTH = (
    r"(?!的?(?:[^\d,。，]{0,3}历史|文明|建城史|时间|光阴)|以上|左右|之久"
    r"|[以之]?前的?(?:历史|文明)|(?<=[0〇零]{2}年)(?:[来间多余]|[以之]?前(?!后)))"
)
CLEAR = rf"(?<!\d,)(?<![\d.{HAN}第每几数近超逾约达满])(?<!(?<![目此日以之午])前)"
_ANCHORS = {"次年": 1, "翌年": 1, "第二年": 1, "转年": 1, "隔年": 1, "同年": 0, "当年": 0, "该年": 0, "是年": 0, "同一年": 0}
_MONTHS = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "上上个月": -2, "上上月": -2, "下下个月": 2}
_NEXT_MONTHS = {"次月": 1, "翌月": 1, "同月": 0, "当月": 0, "该月": 0, "是月": 0}

YEARS = (
    rf"(?P<years>(?:{YEAR}年?(?:{RANGE}|[、和与及]|/(?=[0-9]{{2}}(?![0-9])))){{1,8}}(?:{YEAR}|[0-9]{{2}}(?![0-9])))"
    rf"(?:学年度?|财年|财政年度|赛季|年度?{NOT_LENGTH})(?P<years_tail>{MONTH}月)?"
)
ALONE = (
    rf"(?:(?P<fiscal>{YEAR})(?:学年度?|财年|财政年度|赛季)|(?:公元|西元|公历)?(?P<year>{YEAR})年(?:度(?!假))?{NOT_LENGTH}"
    rf"|(?P<era>{era_names()})(?P<era_n>元|{NUMBER})(?:\((?P<era_is>{YEAR})\))?年度?|(?P<other>(?:{OTHER_CALENDARS})(?:纪元)?(?:元|{NUMBER}))年"
    rf"|(?:公元|西元)(?P<ad>{NUMBER})年|(?P<short>{SHORT_YEAR})年(?![级龄度多]))"
)
_BEHIND = f"{MONTH}月|年?[底末初](?![步级始])|的?[上下]半年|的?第?[一二三四1-4]季度"
LED = (
    rf"(?:(?:(?P<two>[0-9]{{2}})年(?={_BEHIND})|(?P<unknown>第?(?:{NUMBER}|元)年|{GANZHI}年)(?={MONTH}月))"
    rf"|(?P<this>今年|本年度?|去年|(?<!以)上年|明年|大?前年|大?后年)|(?P<anchor>{'|'.join(_ANCHORS)})"
    r"|(?P<vague>每年|历年|往年|年年|早年|来年|上一年|下一年|那年|某年))"
)
MONTH_LED = (
    f"(?:(?P<m_this>(?<!以){'|(?<!以)'.join(_MONTHS)})|(?P<m_anchor>{'|'.join(_NEXT_MONTHS)})"
    "|(?P<m_vague>[今去前明]年[本同上下当]月|每个?月|隔月|某月|下一个?月|上一个?月))"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The year (and month) that the opening of a date sets.

    ``open``: nothing set it, so that the date before or the context may. Where it is not open and has no year, the year cannot be told.
    ``months``: whether a month behind it is one of ours; ``era``: the era its year was told in, which the years joined to it share.
    """

    year: int | None = None
    month: int | None = None
    open: bool = False
    relative: bool = False
    lent: bool = False
    months: bool = True
    era: str | None = None


def read_head(found: re.Match[str], setting: Setting) -> Head | None:
    """What the named groups of a match say of year and month; nothing where the words are no date at all (七八年)."""
    if found["year"]:
        return Head(number(found["year"]))
    if word := found["era"]:
        year = number(found["era_is"]) or era_year(word, found["era_n"] or "")
        return Head(year, months=eras()[word].gregorian, era=word)
    if found["ad"]:
        return Head(number(found["ad"]))
    if word := found["short"] or found["two"]:
        if re.fullmatch("[一二三四五六七八九]{2}", word) and is_estimate(word) and not found["months"]:
            return None
        return Head(short_year(word, setting.context.year if setting.context else None))
    if found["this"] or found["anchor"]:
        return _told_year(found, setting)
    if found["m_this"] or found["m_anchor"]:
        return _told_month(found, setting)
    unknown = any(found[name] for name in ("fiscal", "other", "unknown", "vague", "m_vague"))
    return Head(relative=bool(found["vague"] or found["m_vague"])) if unknown else Head(open=True)


def _told_year(found: re.Match[str], setting: Setting) -> Head:
    if word := found["this"]:
        context = setting.context
        year = context.year + THIS_YEAR[word] if context and context.year else None
        return Head(year, relative=True, lent=year is not None)
    last = setting.last.year if setting.last else None
    return Head(last + _ANCHORS[found["anchor"] or ""] if last else None, relative=True)


def _told_month(found: re.Match[str], setting: Setting) -> Head:
    by_context = found["m_this"] is not None
    base = setting.context if by_context else setting.last
    if base is None or not base.year or not base.month:
        return Head(relative=True)
    shift = _MONTHS[found["m_this"] or ""] if by_context else _NEXT_MONTHS[found["m_anchor"] or ""]
    months = base.year * 12 + base.month - 1 + shift
    return Head(months // 12, months % 12 + 1, relative=True, lent=by_context)
