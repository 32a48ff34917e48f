"""Recognizers-Text (MIT): Specs/Number, NumberWithUnit and DateTime for Chinese, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.peers.phrase import Phrase, Reading

NUMBERS = {
    "number": "Number/Chinese/NumberModel.json",
    "per cent": "Number/Chinese/PercentModel.json",
    "range": "Number/Chinese/NumberRangeModel.json",
    "ordinal": "Number/Chinese/OrdinalModel.json",
    "age": "NumberWithUnit/Chinese/AgeModel.json",
    "currency": "NumberWithUnit/Chinese/CurrencyModel.json",
    "dimension": "NumberWithUnit/Chinese/DimensionModel.json",
    "temperature": "NumberWithUnit/Chinese/TemperatureModel.json",
}
PARTIAL = {"per cent", "range", "age", "currency", "dimension", "temperature"}
DATES = {"date": "DateTime/Chinese/DateParser.json", "period": "DateTime/Chinese/DatePeriodParser.json"}
_THOUSANDS = {"Kilobit", "Kilobyte"}
_INTERVAL = re.compile(r"[(\[]([^,]*),([^)\]]*)[)\]]")


def phrases(checkout: Path) -> Iterator[Phrase]:
    """Every phrase whose expectation can be told as numbers or dates."""
    for kind, name in NUMBERS.items():
        for case in _cases(checkout / "Specs" / name):
            expected = tuple(_number(result) for result in case["Results"])
            if None not in expected:
                percent = kind == "number" and re.search("[%％]", case["Input"]) is not None  # its model of numbers passes over per cents
                partial = (kind in PARTIAL or percent) and bool(expected)
                yield Phrase("Recognizers-Text", kind, case["Input"], expected, partial=partial)  # type: ignore[arg-type]
    for kind, name in DATES.items():
        for case in _cases(checkout / "Specs" / name):
            day = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
            expected_dates = tuple(_date(result) for result in case["Results"])
            if None not in expected_dates:
                yield Phrase("Recognizers-Text", kind, case["Input"], expected_dates, day, partial=True)  # type: ignore[arg-type]


def _cases(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))
    return cases


def _number(result: dict[str, Any]) -> Reading | None:
    resolution = result.get("Resolution", {})
    value = str(resolution.get("value"))
    interval = _INTERVAL.fullmatch(value)
    ends = interval.groups() if interval else (value.rstrip("%"), "")
    try:
        numbers = [float(end) if end else None for end in ends]
    except ValueError:
        return None
    low, high = numbers
    if low is not None and resolution.get("unit") in _THOUSANDS and "千" in result["Text"]:
        low *= 1000  # 三千比特: 3 kilobits to the suite, 3000 bits to us
    if low is None:
        low, high = high, None
    return (low, high) if low is not None else None


def _date(result: dict[str, Any]) -> Reading | None:
    """The two ends of a date, as far as its TIMEX says them; the end of a period is the last day in it, ours too."""
    value = result.get("Value") or {}
    timex = value.get("Timex", "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", timex):
        return timex, timex
    if re.fullmatch(r"\d{4}-\d\d", timex) or re.fullmatch(r"\d{4}", timex):
        return timex, timex
    interval = re.fullmatch(r"\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),P\d+([DWMY])\)", timex)
    if not interval:
        return None
    named = re.search("[到至与和—~-]", result["Text"])
    last = _last_of(interval[2], interval[3]) if named else _day_before(interval[2], interval[3])
    return interval[1], last


def _last_of(end: str, unit: str) -> str:
    """The suite ends 2016年至2018年 with the first of 2018; we say 2018."""
    return {"Y": end[:4], "M": end[:7]}.get(unit, end)


def _day_before(end: str, unit: str) -> str:
    """The suite ends a quarter or a decade with the first day behind it."""
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat() if unit in "MY" else end
