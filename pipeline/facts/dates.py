"""Dates and periods in words; a date may stop at the year or month."""

from __future__ import annotations

from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=4096)
def english(date: str) -> str:
    """2024-10-23 is 23 October 2024, 2024-10 October 2024."""
    parts = _parts(date)
    return " ".join([*(str(day) for day in parts[2:]), *(MONTHS[month - 1] for month in parts[1:2]), str(parts[0])])


@lru_cache(maxsize=4096)
def chinese(date: str) -> str:
    """2024-10-23 is 2024年10月23日."""
    return "".join(f"{number}{unit}" for number, unit in zip(_parts(date), "年月日", strict=False))


def english_period(start: str | None, end: str | None) -> str:
    """When something begins and ends: in 2016, on 3 July 2032, January to September 2023, from June 2032, until 2035."""
    if start is None or end is None or start == end:
        date = start or end or ""
        word = ("on" if len(date) == len("2032-07-03") else "in") if start == end else "from" if start else "until"
        return f"{word} {english(date)}"
    first = english(start)
    if len(start) == len(end) and start[:4] == end[:4]:
        same_month = len(start) > len("2032-07") and start[:7] == end[:7]
        first = first.rsplit(" ", 2 if same_month else 1)[0]
    return f"{first} to {english(end)}"


def chinese_period(start: str | None, end: str | None) -> str:
    """The same in Chinese."""
    if start is None or end is None:
        return f"自{chinese(start)}起" if start else f"至{chinese(end or '')}"
    if start == end:
        return chinese(start)
    until = chinese(end)
    return f"{chinese(start)}至{until[len('2032年') :] if start[:4] == end[:4] and len(start) == len(end) else until}"


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]
