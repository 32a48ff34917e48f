"""What is read off a phrase that says when."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from pipeline.languages.values import DateKind, DatePhrase

__all__ = ["THIS_YEAR", "DateKind", "DatePhrase", "Moment", "parse_iso"]

_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
THIS_YEAR = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2, "后年": 2, "大前年": -3, "大后年": 3}


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar date as far as it is written: year, month, day, each or none."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def filled(self, other: Moment | None) -> Moment:
        """This date with what stands before its own first part taken from another."""
        if other is None or self.year is not None:
            return self
        month = self.month if self.month is not None else other.month
        return Moment(other.year, month, self.day)

    def iso(self) -> str | None:
        """The date as ISO 8601, partial or with its leading parts cut off; nothing where there is no such day."""
        return _iso(self.year, self.month, self.day)


@lru_cache(maxsize=512)
def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    nothing = year is None and month is None and day is None
    if nothing or not _exists(year, month, day) or (year is not None and month is None and day is not None):
        return None
    if year is None:
        if month is None:
            return f"---{day:02}"
        return f"--{month:02}" + (f"-{day:02}" if day is not None else "")
    return "-".join([f"{year:04}"] + [f"{part:02}" for part in (month, day) if part is not None])


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    longest = monthrange(year or 2000, month)[1] if month else 31
    return year != 0 and (day is None or 1 <= day <= longest)


@lru_cache(maxsize=512)
def parse_iso(date: str | None) -> Moment | None:
    """The moment of an ISO 8601 partial date; nothing for a text of any other form."""
    return Moment(*(int(part) for part in date.split("-"))) if date and _ISO.fullmatch(date) else None
