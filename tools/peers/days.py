"""Partial dates as the days they run from and to, so that 2024-10 and 2024-10-01 to 2024-10-31 are one."""

from __future__ import annotations

import re
from calendar import monthrange

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def first_day(date: str) -> str:
    """The first day of a partial date (ISO 8601); anything else unchanged."""
    return date + "-01-01"[3 * (len(date) - 4) // 3 :] if _DAY.fullmatch(date) else date


def last_day(date: str) -> str:
    """The last day of a partial date (ISO 8601); anything else unchanged."""
    if not _DAY.fullmatch(date) or len(date) == 10:
        return date
    if len(date) == 4:
        return f"{date}-12-31"
    year, month = map(int, date.split("-"))
    return f"{date}-{monthrange(year, month)[1]:02}"
