"""Dates in Chinese: from a phrase to ISO 8601 partial dates, with what only the context date can tell.

`find_dates(text, context_date)` finds calendar dates and ranges (`calendar`), named parts of years and months, decades and centuries
(`periods`), relative times, weekdays, clock times and dates of the Chinese calendar (`relative`), in text of either script and width.
Lengths of time (十年来, 两年内, 20周年) are quantities, not dates.
"""

from __future__ import annotations

import re

from pipeline.text.dates.calendar import CALENDAR, ISO, read_calendar, read_iso
from pipeline.text.dates.periods import DECADE, MONTH_PART, PART, read_decade, read_month_part, read_part
from pipeline.text.dates.phrase import DateKind, DatePhrase, Moment, parse_iso
from pipeline.text.dates.relative import AGO, CLOCK, LUNAR, RELATIVE, WEEKDAY, read_ago, read_relative
from pipeline.text.width import folded

__all__ = ["DateKind", "DatePhrase", "find_dates", "find_dates_folded"]

_FORMS = "|".join([ISO, LUNAR, PART, MONTH_PART, DECADE, CLOCK, CALENDAR, AGO, RELATIVE, WEEKDAY])
_OPENINGS = (
    "0-9〇零一二三四五六七八九两廿卅十百千几数半今昨明去前后上下本首第年近连日目当眼现如次翌同往历此最不月岁农阴旧正周星礼每这凌清早中傍晚"
)
_DATE = re.compile(f"(?=[{_OPENINGS}])(?:{_FORMS})", re.ASCII)


def find_dates(text: str, context_date: str | None = None) -> list[DatePhrase]:
    """Every date, period, clock time and relative time of a text, in order, without overlaps.

    ``context_date`` is the article's (ISO 8601, partial dates allowed); it lends its year to 10月31日, its year and month to 23日.
    """
    return find_dates_folded(folded(text), text, context_date)


def find_dates_folded(plain: str, text: str, context_date: str | None) -> list[DatePhrase]:
    """The same for a text that was folded already."""
    context = parse_iso(context_date)
    found: list[DatePhrase] = []
    at = 0
    while match := _DATE.search(plain, at):
        date = _read(match, text[match.start() : match.end()], context)
        at = match.end() if date else match.start() + 1
        if date:
            found.append(date)
    return found


def _read(match: re.Match[str], text: str, context: Moment | None) -> DatePhrase | None:
    groups = match.groupdict()
    if groups["iso"]:
        return read_iso(match, text)
    if groups["part"]:
        return read_part(match, text, context)
    if groups["mp"]:
        return read_month_part(match, text, context)
    if groups["decade"] or groups["century"]:
        return read_decade(match, text)
    if groups["calendar"]:
        return read_calendar(match, text, context)
    if groups["ago"]:
        return read_ago(match, text, context)
    if groups["relative"]:
        return read_relative(match, text, context)
    kind: DateKind = "lunar" if groups["lunar"] else "clock" if groups["clock"] else "weekday"
    return DatePhrase(match.start(), match.end(), text, kind, relative=kind == "weekday")
