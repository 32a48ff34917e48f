"""What a date says behind its year: months and days, tens of days, quarters and halves, each with the moments it runs from and to.

第三季度 runs from July to September, 前三季度 from January to September, 上半年 to June; 年底 and 年末 are December, 年初 no more than the
year, 10月底 no more than the month; 上旬 中旬 下旬 are the tens of days of a month. A lone day counts in Arabic digits or from 十一 up
(十日 may be ten days), and not where the words around it make it a length (为期3日, 3日内).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.languages.chinese.dates.heads import JOIN, Head
from pipeline.languages.chinese.dates.phrase import DateKind, Moment
from pipeline.languages.chinese.dates.words import DAY, LONE_DAY, MONTH, MONTH_WORD, ONES, RANGE, is_estimate, number

NOT_DAYS = (
    r"(?![内游均益圆元子语票龄假]|本(?![报市网台刊次届月周站])|报(?![道名告案到])|线(?![上下])"
    r"|期(?!间)|间|来(?![到自访华临])|以[内上下]|之[内久]|年化|行程|热)"
)
NOT_LASTING = "(?<![这头限隔仅])(?<!为期)(?<!历[时经])(?<![连持]续)(?<!为时)(?<![一总]共)(?<!放假)(?<!停[工产航课业运])(?<![滞逗]留)"
_MPART = "(?:上中旬|中下旬|上旬|中旬|下旬|月?初(?![步级中始心创次期春夏秋冬雪])|月?[底末杪](?![层部端线座期气蕴色日]))"
_QUARTER = "[一二三四1234]"
_UP_TO = "(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])"
_PART = (
    rf"(?:第?{_QUARTER}(?:{JOIN}第?{_QUARTER})?季度|二三季度|首季度?(?!度)|(?(heads)Q[1-4](?![0-9A-Za-z])|(?!))|第{_QUARTER}季(?![度节])|(?(heads)|(?<![之以目此日午年月天后]))[前首头][二两三23]个?季度?|上半年|下半年"
    rf"|(?(heads)|(?<![之以目此日午年月天后]))[前首头]{_UP_TO}个?月(?![份龄底初末])|(?(heads)年?|年)[底末](?![层部端线座期气蕴色日])|(?(heads)年?|年)初(?![中级步心始创次期春夏秋冬学一二三四五六七八九十]))"
)
TAIL = (
    rf"(?:{NOT_LASTING}(?P<months>(?:{MONTH}{JOIN}){{0,12}}{MONTH}(?=月)|{ONES}{{2}}(?=月)){MONTH_WORD}"
    rf"(?:(?P<days>(?:{DAY}{JOIN}){{0,12}}{DAY})(?:日|号(?![线楼馆院门文令台井])|(?<=[0-9])(?=$|[，,。;；、)\n]|{RANGE}{MONTH}月)|(?={RANGE}{MONTH}月{DAY}[日号]))|的?(?P<mpart>{_MPART}))?"
    rf"|(?(mled)(?:(?P<m_days>(?:{DAY}{JOIN}){{0,12}}{DAY})[日号]|(?P<m_part>{_MPART}))|(?!))"
    rf"|(?P<part>{_PART})"
    rf"|(?(heads)(?!)|{NOT_LASTING}(?P<lone>(?:{LONE_DAY}{JOIN}){{0,12}}{LONE_DAY}|(?:{ONES}|十)(?=日[电讯]))日{NOT_DAYS}))"
)
_TOKEN = re.compile(rf"({JOIN})|([0-9]+|[〇零一二三四五六七八九十廿卅]+)")
_COUNT = re.compile(f"1[0-2]|[1-9]|十[一二]?|[两{ONES[1:-1]}]")
_SPAN = re.compile(RANGE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One date of a phrase at ``[start, end)``: the moments it runs from and to, as far as they are written."""

    start: int
    end: int
    low: Moment
    high: Moment
    kind: DateKind


def read_tail(match: re.Match[str], head: Head) -> list[Piece]:
    """The dates of one phrase, in order; none where its words are no date (九七月, 底 without a year)."""
    year, found = head.year, match
    if found["days"] or found["m_days"] or found["lone"]:
        name = "days" if found["days"] else "m_days" if found["m_days"] else "lone"
        month = number(found["months"]) if name == "days" else head.month
        if name == "days" and month is None:
            return []
        return listed(match, name, "day", lambda day: Moment(year, month, day))
    if found["mpart"] or found["m_part"]:
        month = number(found["months"]) if found["mpart"] else head.month
        return [_ten_days(match, year, month, found["mpart"] or found["m_part"] or "")]
    if word := found["months"]:
        if re.fullmatch(f"{ONES}{{2}}", word):
            pair = [number(digit) for digit in word]
            low, high = Moment(year, pair[0]), Moment(year, pair[1])
            return [Piece(match.start(), match.end(), low, high, "month")] if is_estimate(word) and pair[1] == (pair[0] or 0) + 1 else []
        return listed(match, "months", "month", lambda month: Moment(year, month))
    if word := found["part"]:
        return _part(match, head, word)
    return [Piece(match.start(), match.end(), Moment(year), Moment(year), "year")]


def listed(match: re.Match[str], name: str, kind: DateKind, moment: Callable[[int | None], Moment]) -> list[Piece]:
    """The dates of a list or range of bare numbers: 28、29日, 1—9月."""
    pieces: list[Piece] = []
    joined = ""
    base = match.start(name)
    for token in _TOKEN.finditer(match[name]):
        if token[1]:
            joined = token[1]
            continue
        date = moment(number(token[2]))
        start, end = base + token.start(), base + token.end()
        if joined and _SPAN.fullmatch(joined):
            last = pieces.pop()
            pieces.append(Piece(last.start, end, last.low, date, kind))
        else:
            pieces.append(Piece(start if pieces else match.start(), end, date, date, kind))
    last = pieces.pop()
    return [*pieces, Piece(last.start, match.end(), last.low, last.high, kind)]


def _ten_days(match: re.Match[str], year: int | None, month: int | None, part: str) -> Piece:
    first, last = _tens(part, monthrange(year or 2000, month or 1)[1])
    return Piece(match.start(), match.end(), Moment(year, month, first), Moment(year, month, last), "part")


def _tens(part: str, end: int) -> tuple[int | None, int | None]:
    """The first and last day of ten or twenty days; none for 初 and 底."""
    return {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, end), "上中旬": (1, 20), "中下旬": (11, end)}.get(part, (None, None))


def _part(match: re.Match[str], head: Head, part: str) -> list[Piece]:
    """Part of a year; nothing for a season (第三季) without the year before it."""
    if head.open and part.endswith("季") and not part.startswith("前"):
        return []
    first, last = _months(part)
    if first is None and head.open:
        return [Piece(match.start(), match.end(), Moment(), Moment(), "part")]
    return [Piece(match.start(), match.end(), Moment(head.year, first), Moment(head.year, last), "part")]


def _months(part: str) -> tuple[int | None, int | None]:
    if part[-1] in "底末":
        return 12, 12
    if part.endswith("初"):
        return None, None
    if part in ("上半年", "下半年"):
        return (1, 6) if part == "上半年" else (7, 12)
    numbers = [1] if part.startswith("首季") else [number(count) or 0 for count in _COUNT.findall(part)]
    if part[0] in "前首头" and not part.startswith("首季"):
        return 1, numbers[0] if part.endswith("月") else numbers[0] * 3
    return numbers[0] * 3 - 2, numbers[-1] * 3
