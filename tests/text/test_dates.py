"""Dates: the table of phrases, dates rendered and read back, and what is no date."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import DatePhrase, find_dates
from tests.text import numerals

TABLE = Path(__file__).with_name("dates.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
CONTEXT = "2024-10-23"

days = st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31))


def only(text: str, context: str | None = CONTEXT) -> DatePhrase:
    """The single date of a text."""
    (date,) = find_dates(text, context)
    return date


def in_digits(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def in_han(day: datetime.date) -> str:
    return f"{numerals.digit_string(day.year)}年{numerals.colloquial(day.month)}月{numerals.colloquial(day.day)}日"


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_phrase_reads_as_a_person_reads_it(row: list[str]) -> None:
    """Each phrase holds one date with the span, kind, ends and relativity of the table."""
    phrase, text, kind, first, last, relative = row
    found = only(phrase)
    assert (found.text, found.kind, found.first or "", found.last or "", found.relative) == (text, kind, first, last, relative == "1")
    assert phrase[found.start : found.end] == text


@given(days, st.sampled_from([in_digits, in_han, datetime.date.isoformat]))
def test_any_day_reads_back_to_itself(day: datetime.date, style) -> None:  # type: ignore[no-untyped-def]
    """A day in digits, in Chinese or in ISO form is that day, whatever the context date."""
    found = only(f"于{style(day)}举行")
    assert (found.first, found.last, found.from_context) == (day.isoformat(), day.isoformat(), False)


@given(days, st.integers(1, 400))
def test_any_range_of_days_reads_back(day: datetime.date, length: int) -> None:
    """Two full dates joined by 至 are a range with both ends."""
    end = day + datetime.timedelta(days=length)
    if end.year <= 2199:
        found = only(f"{in_digits(day)}至{in_digits(end)}")
        assert (found.first, found.last) == (day.isoformat(), end.isoformat())


@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
def test_the_context_lends_its_year(day: datetime.date) -> None:
    """A month and day take the year of the context date, and say that they do."""
    found = only(f"{day.month}月{day.day}日")
    assert (found.first, found.from_context) == (day.isoformat(), True)


def test_without_a_context_a_date_keeps_what_it_says() -> None:
    """10月31日 is --10-31, 23日 is ---23, 今年 no date at all."""
    assert only("10月31日", None).first == "--10-31"
    assert only("23日", None).first == "---23"
    assert only("今年", None).first is None


@pytest.mark.parametrize(
    "text",
    [
        "十年来",
        "两年内",
        "20周年",
        "2000年历史",
        "超2000年",
        "24小时",
        "3点建议",
        "第三届",
        "3日内",
        "十日",
        "100日",
        "3个月",
        "1:100",
        "不同年龄",
    ],
)
def test_lengths_and_counts_are_no_dates(text: str) -> None:
    """Lengths of time, ordinals and counts are left to the quantities."""
    assert find_dates(text, CONTEXT) == []
