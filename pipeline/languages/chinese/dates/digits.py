"""Dates in digits and signs, and in English: 2024-10-31, 2019/4/1-2019/9/30, 20240901, 2024-10, 31.12.2024, Oct. 31, 2024.

Without 年 月 日 a date is only what nothing else could be: a day of the calendar with its four-digit year, an eight-digit day without a
unit behind it, two years from and to (从2016到2018) or in brackets. 05/06/2024 may be May or June: found, no date. 10/31 stays a number.
5·12 names what happened on a day: found, no date.
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.dates.phrase import DateKind, DatePhrase, Moment
from pipeline.languages.chinese.dates.setting import Setting
from pipeline.languages.chinese.dates.words import RANGE
from pipeline.languages.chinese.units import unit_at

_YEAR = r"(?:1[0-9]|2[01])\d\d"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"起?(?:至|到|[—–―~]{1,2}| ?- ?)"
_FULL = rf"{_YEAR}(?:(?P<sign{{n}}>[-/.] ?){_M}(?P=sign{{n}})| {_M} ){_D}(?!\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun[e.]?|Jul[y.]?|Aug(?:ust|\.)?|Sep(?:tember|t?\.|t)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DIGITS = (
    rf"(?<![\d.\-/·])(?P<digits>(?P<full>{_FULL.format(n=1)})(?:{_TO}(?P<until>{_FULL.format(n=2)}))?(?![\d\-/]|\.\d)"
    rf"|(?P<reverse>\d{{1,2}}(?P<sign3>[-/.])\d{{1,2}}(?P=sign3){_YEAR}(?:{_TO}\d{{1,2}}(?P=sign3)\d{{1,2}}(?P=sign3){_YEAR})?)(?![\d\-/.])"
    rf"|(?P<compact>(?:19|20)\d\d(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9]))(?![\d.,%A-Za-z余多万亿])"
    rf"|(?P<month>{_YEAR}[-/](?:1[0-2]|0[1-9])(?:{_TO}{_YEAR}[-/](?:1[0-2]|0[1-9]))?|{_YEAR}\.(?:1[0-2]|0[1-9]){_TO}{_YEAR}\.(?:1[0-2]|0[1-9]))(?![\d\-/.])"
    rf"|(?<=年\()(?P<equals>{_YEAR})(?=\))"
    rf"|(?P<named>{_M}[·•・]{_D})(?![\d·•・])"
    rf"|(?<=[从自])(?P<from>{_YEAR}{RANGE}{_YEAR})(?![\d.年月])"
    rf"|(?<=\()(?P<lived>{_YEAR}年?{RANGE}{_YEAR}年?)(?=\)))"
)
ENGLISH = (
    rf"(?<![A-Za-z\d.])(?P<english>(?:(?P<e_month>{_MONTH}) ?(?P<e_day>{_D})(?:st|nd|rd|th)?(?:(?:,| ,|, | ) ?(?P<e_year>{_YEAR}))?"
    rf"|(?P<f_day>{_D})(?:st|nd|rd|th)? ?(?P<f_month>{_MONTH}),? ?(?P<f_year>{_YEAR})"
    rf"|(?P<g_month>{_MONTH}),? ?(?P<g_year>{_YEAR})))(?![A-Za-z\d])"
)


def read_digits(match: re.Match[str], plain: str, text: str) -> DatePhrase | None:
    """A date in digits; none for eight digits that are no day or count something."""
    if word := match["full"]:
        first, last = _moment(word), _moment(match["until"] or word)
        return _phrase(match, text, "day", first, last)
    if word := match["reverse"]:
        ends = [_reversed(date) for date in re.findall(r"\d+[-/.]\d+[-/.]\d{4}", word)]
        return _phrase(match, text, "day", ends[0], ends[-1])
    if word := match["compact"]:
        date = Moment(int(word[:4]), int(word[4:6]), int(word[6:]))
        return _phrase(match, text, "day", date, date) if date.iso() and unit_at(plain, match.end()) is None else None
    if word := match["month"]:
        moments = [Moment(int(y), int(m)) for y, m in re.findall(r"(\d{4})[-/.](\d\d)", word)]
        doubtful = len(moments) == 1 and (moments[0].year or 0) % 100 + 1 == moments[0].month
        return _phrase(match, text, "month", *((Moment(), Moment()) if doubtful else (moments[0], moments[-1])))
    if word := match["equals"]:
        return _phrase(match, text, "year", Moment(int(word)), Moment(int(word)))
    if match["named"]:
        return None if unit_at(plain, match.end()) else _phrase(match, text, "day", Moment(), Moment())
    years = [Moment(int(year)) for year in re.findall(r"\d{4}", match["from"] or match["lived"])]
    return _phrase(match, text, "year", years[0], years[1]) if (years[0].year or 0) < (years[1].year or 0) else None


def read_english(match: re.Match[str], text: str, setting: Setting) -> DatePhrase:
    """A date in English; without its year it takes that of the context, as a Chinese one does."""
    year, day = match["e_year"] or match["f_year"] or match["g_year"], match["e_day"] or match["f_day"]
    month = _MONTHS.index((match["e_month"] or match["f_month"] or match["g_month"])[:3].lower()) + 1
    date = Moment(int(year) if year else None, month, int(day) if day else None)
    if not year:
        lends = setting.lends_year()
        date = date.filled(setting.context) if lends else Moment() if setting.context else date
        return DatePhrase(match.start(), match.end(), text, "day", date.iso(), date.iso(), from_context=lends and date.iso() is not None)
    return _phrase(match, text, "day" if day else "month", date, date)


def _moment(word: str) -> Moment:
    year, month, day = (int(part) for part in re.findall(r"\d+", word))
    return Moment(year, month, day)


def _reversed(word: str) -> Moment:
    """Day, month, year or month, day, year, where one order alone makes a day."""
    one, two, year = (int(part) for part in re.findall(r"\d+", word))
    readings = {date for date in (Moment(year, two, one), Moment(year, one, two)) if date.iso()}
    return readings.pop() if len(readings) == 1 else Moment()


def _phrase(match: re.Match[str], text: str, kind: DateKind, first: Moment, last: Moment) -> DatePhrase:
    ends = first.iso(), last.iso()
    if None in ends or (ends[0] or "") > (ends[1] or ""):
        ends = (None, None)
    return DatePhrase(match.start(), match.end(), text, kind, *ends)
