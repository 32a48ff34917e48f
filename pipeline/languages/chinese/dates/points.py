"""Calendar dates, their lists and their ranges: 2024年10月31日, 7月8日、9日, 2021年6月和7月, 10月28日至30日, 2016年4月1日至18年3月31日.

What a date leaves out is taken from the date it is joined to by 、 和 至 and the like; where none is, from the context date, as far as
that may lend (`setting`). What falls where it should rise, or cannot be a day of the calendar, is found and has no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.languages.chinese.dates.eras import era_year
from pipeline.languages.chinese.dates.heads import ALONE, CLEAR, JOIN, LED, MONTH_LED, NOT_LENGTH, YEARS, Head, read_head
from pipeline.languages.chinese.dates.phrase import DatePhrase, Moment
from pipeline.languages.chinese.dates.setting import Setting
from pipeline.languages.chinese.dates.tails import NOT_DAYS, TAIL, Piece, listed, read_tail
from pipeline.languages.chinese.dates.words import DAY, LONE_DAY, RANGE, WEEKDAY_BEHIND, YEAR, number

_POINT = rf"(?:(?P<heads>(?P<alone>{ALONE})|{LED}|(?P<mled>{MONTH_LED}))|)(?:的?{TAIL}|(?(alone)|(?!)))"
POINT = f"{CLEAR}(?P<point>{YEARS}|{_POINT})"
_NEXT = re.compile(
    rf"{WEEKDAY_BEHIND}(?:起|开始)?(?P<join>[,，]?(?:直?至|直?到|延至)|[-—–―~]{{1,2}}|[、,，和与及跟或]|以及|暨){WEEKDAY_BEHIND}(?P<item>)"
    rf"(?:(?P<n_days>(?:{DAY}{JOIN}){{0,12}}{DAY})[日号]{NOT_DAYS}|(?P<n_year>[0-9]{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}})年(?![来间多余内以之前后])(?![0-9]|.?月){NOT_LENGTH}|{CLEAR}{_POINT})",
    re.ASCII,
)
LONGEST_SHORT = 60
"""How many years a range may run whose second year has no century of its own: 1949—99年."""
_TO = re.compile(f"[,，]?(?:直?至|直?到|延至)|{RANGE}")
_BETWEEN = re.compile("之?间")
_NAMED = re.compile(r"[年月]的?\Z")
_AROUND = re.compile("[以之]?[前后]")
HALF_MONTH = 15
_AHEAD = re.compile(r"将|定于|拟于|截至|截止|[预原]定|计划|报名|明|下|至|到|于[^，。;；]{0,6}\Z")
"""Words before a day by which it lies ahead."""
_SPAN = re.compile(f"{RANGE}|/")
_YEAR_TOKEN = re.compile(rf"({JOIN}|/)?({YEAR}|[0-9]{{2}})年?", re.ASCII)
_LONE = re.compile(f"(?:{LONE_DAY}{JOIN}){{0,12}}{LONE_DAY}", re.ASCII)


@dataclass(slots=True)
class _Date:
    """A date on its way: its piece, what its head said, and whether its year, and month where it needs one, are sure."""

    piece: Piece
    head: Head
    sure: bool
    lent: bool

    def phrase(self, text: str) -> DatePhrase:
        low, high = self.piece.low.iso(), self.piece.high.iso()
        known = bool(self.sure and low and high) and not falls(self.piece.low, self.piece.high)
        first, last = (low, high) if known else (None, None)
        start, end, kind = self.piece.start, self.piece.end, self.piece.kind
        said = () if known else tuple(filter(None, (replace(moment, year=None).iso() for moment in (self.piece.low, self.piece.high))))
        return DatePhrase(start, end, text, kind, first, last, self.head.relative, self.lent and known, said)


def read_point(match: re.Match[str], plain: str, text: str, setting: Setting) -> list[DatePhrase]:
    """The dates of a match and of all that is joined to it."""
    if match["years"]:
        return [date.phrase(text[date.piece.start : date.piece.end]) for date in _years(match, plain)]
    head = read_head(match, setting)
    pieces = read_tail(match, head) if head else []
    if head is None or not pieces:
        return []
    dates = [_first(piece, head, setting) for piece in pieces]
    doubtful = match["lone"] and _AROUND.match(plain, match.end())
    if (head.open and (doubtful or _NAMED.search(plain, max(0, match.start() - 2), match.start()))) or (
        head.open and match["lone"] and _is_later(dates[0], setting) and not _AHEAD.search(plain, max(0, match.start() - 12), match.start())
    ):
        dates = [replace(date, sure=False) for date in dates]
    while following := _NEXT.match(plain, dates[-1].piece.end):
        joined = _joined(following, dates[-1], setting)
        if not joined:
            break
        if _TO.fullmatch(following["join"]) or _BETWEEN.match(plain, joined[0].piece.end):
            dates[-1] = _range(dates[-1], joined.pop(0))
        dates += joined
    return [date.phrase(text[date.piece.start : date.piece.end]) for date in dates]


def _is_later(date: _Date, setting: Setting) -> bool:
    """Whether a lone day took its month from the context and comes so far behind the context's day that the month before is nearer."""
    day, today = date.piece.low.day, setting.context.day if setting.context else None
    return setting.last is None and day is not None and today is not None and day > today + HALF_MONTH


def _first(piece: Piece, head: Head, setting: Setting) -> _Date:
    """A date with nothing joined before it: its own year, or that of the context where it may lend one."""
    if not head.open:
        return _Date(piece, head, head.year is not None and _says_all(piece, head), head.lent)
    lone = piece.low.month is None and piece.low.day is not None
    context = setting.context
    if context is None:
        return _Date(piece, head, piece.low != Moment(), False)
    lends = setting.lends_month() if lone else setting.lends_year()
    low, high = (moment.filled(context) if lends else moment for moment in (piece.low, piece.high))
    if piece.low == Moment():
        low = high = Moment(context.year) if lends else Moment()
    return _Date(Piece(piece.start, piece.end, low, high, piece.kind), head, lends, lends)


def _says_all(piece: Piece, head: Head) -> bool:
    """Whether the months of a head's year are ours: those of 光绪 are not."""
    return head.months or piece.low.month is None


def _joined(match: re.Match[str], before: _Date, setting: Setting) -> list[_Date]:
    """The dates behind a joining word, with what they leave out taken from the date before it."""
    last = before.piece.high
    if word := match["n_year"]:
        return _later_year(match, word, before) if last.month is None and last.year else []
    if not _carries(before.piece, match):
        return []
    if word := match["n_days"]:
        if last.month is None and last.day is None and before.piece.kind != "month":
            return []
        if match["join"] in ",，" and not _LONE.fullmatch(word):
            return []
        pieces = listed(match, "n_days", "day", lambda day: Moment(last.year, last.month, day))
        return _inherited([_moved(piece, match) for piece in pieces], before)
    head = read_head(match, setting)
    if head is None:
        return []
    if not head.open:
        if match["anchor"] or match["m_anchor"]:
            near = Setting(setting.context, last if before.sure else None)
            head = read_head(match, near) or head
        return [_first(_moved(piece, match), head, setting) for piece in read_tail(match, head)]
    months = match["lone"] is not None
    head = Head(last.year, last.month if months else None, relative=before.head.relative)
    return _inherited([_moved(piece, match) for piece in read_tail(match, head)], before)


def _carries(piece: Piece, match: re.Match[str]) -> bool:
    """Whether a date lends to what is joined: a quarter or 1—9月 no month to a day, several months or years nothing behind a comma."""
    day = match["n_days"] or match["lone"]
    several = (piece.low.year, piece.low.month) != (piece.high.year, piece.high.month)
    if day and (piece.kind == "part" or (piece.kind == "month" and several)):
        return False
    return not (match["join"] in ",，" and piece.kind != "part" and several)


def _inherited(pieces: list[Piece], before: _Date) -> list[_Date]:
    """Dates that took over year or month: sure if the one before is, and none earlier than the one before it."""
    dates: list[_Date] = []
    for piece in pieces:
        sure = before.sure and _says_all(piece, before.head) and not falls(before.piece.high, piece.low)
        before = _Date(piece, before.head, sure, before.lent)
        dates.append(before)
    return dates


def _moved(piece: Piece, match: re.Match[str]) -> Piece:
    """A piece without the joining word before it."""
    return replace(piece, start=max(piece.start, match.start("item")))


def _range(first: _Date, second: _Date) -> _Date:
    piece = Piece(first.piece.start, second.piece.end, first.piece.low, second.piece.high, second.piece.kind)
    return _Date(piece, first.head, first.sure and second.sure, first.lent or second.lent)


def _later_year(match: re.Match[str], word: str, before: _Date) -> list[_Date]:
    """A second year of the same era (光绪二十年至二十六年), or the end of a range with the century of its beginning (2016年至18年)."""
    first = before.piece.high.year or 0
    if before.head.era and match["join"] not in ",，":
        year = era_year(before.head.era, word)
    elif _TO.fullmatch(match["join"]) and len(word) == 2 and word.isdigit():
        year = _in_century(int(word), first)
    else:
        return []
    known = year is not None and first <= year <= first + LONGEST_SHORT
    return [_Date(Piece(match.start("item"), match.end(), Moment(year), Moment(year), "year"), before.head, before.sure and known, False)]


def _in_century(digits: int, first: int) -> int:
    return first - first % 100 + digits


def _years(match: re.Match[str], plain: str) -> list[_Date]:
    """A list or range of years before one 年: 2021至2025年, 2019、2020年, 2016—18年, 2023/24学年."""
    dates: list[_Date] = []
    before = 0
    for token in _YEAR_TOKEN.finditer(match["years"]):
        short = len(token[2]) == 2
        year = _in_century(int(token[2]), before) if short else number(token[2]) or 0
        known = not match["years_tail"] and (not short or before < year <= before + LONGEST_SHORT)
        start = match.start("years") + token.start(2) if dates else match.start()
        piece = Piece(start, match.start("years") + token.end(), Moment(year), Moment(year), "year")
        date = _Date(piece, Head(year), known, False)
        if dates and (_SPAN.fullmatch(token[1] or "") or _BETWEEN.match(plain, match.end())):
            dates[-1] = _range(dates[-1], date)
        else:
            dates.append(date)
        before = year
    dates[-1].piece = replace(dates[-1].piece, end=match.end())
    return dates


def falls(first: Moment, second: Moment) -> bool:
    """Whether the second moment lies before the first, as far as both are written."""
    pairs = zip((first.year, first.month, first.day), (second.year, second.month, second.day), strict=True)
    for low, high in pairs:
        if low is None or high is None:
            return False
        if low != high:
            return low > high
    return False
