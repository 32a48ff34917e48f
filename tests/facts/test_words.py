"""Numbers, dates and codes in words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import dates
from pipeline.facts.chinese import grouped, titled
from pipeline.facts.numbers import as_part, in_english, ordinal, plain
from pipeline.facts.words import is_latin


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12, "12"),
        (2600, "2,600"),
        (82_400, "82,400"),
        (1_300_000, "1.3 million"),
        (22_000_000, "22 million"),
        (1_234_567, "1,234,567"),
        (297_600_000_000, "297.6 billion"),
        (10**12, "1 trillion"),
        (-1_500_000, "-1.5 million"),
        (12.5, "12.5"),
        (0.0001, "0.0001"),
        (2**53, "9,007,199,254,740,992"),
    ],
)
def test_numbers(value: float, words: str) -> None:
    """Millions only where nothing is lost."""
    assert in_english(value) == words


@given(st.one_of(st.integers(-(2**53), 2**53).map(float), st.decimals(-(10**6), 10**6, places=6).map(float)))
def test_a_number_in_words_is_the_number(value: float) -> None:
    """Whoever reads the words has the very number."""
    found = re.fullmatch(r"(-?[0-9,]+(?:\.[0-9]+)?)(?: (million|billion|trillion))?", in_english(value))
    assert found is not None
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12, None: 1}[found[2]]
    assert Decimal(found[1].replace(",", "")) * scale == plain(value)


@given(st.integers(1, 10**15))
def test_a_number_in_chinese_is_the_number(value: int) -> None:
    """万 and 亿 only where nothing is lost."""
    found = re.fullmatch(r"([0-9.]+)(万亿|亿|万)?", grouped(value))
    assert found is not None
    assert Decimal(found[1]) * {"万亿": 10**12, "亿": 10**8, "万": 10**4, None: 1}[found[2]] == value


def test_parts_and_ordinals() -> None:
    """A simple part of a whole is said as one; a number that only comes near is not."""
    assert [as_part(v) for v in (0.5, 0.333333333333333, 0.75, 0.6667, 0.123, 1.5, 0.0)] == ["1/2", "1/3", "3/4", None, None, None, None]
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "102nd",
        "111th",
    ]


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        ("2016", "2016", "in 2016", "2016年"),
        ("2032-06", "2032-06", "in June 2032", "2032年6月"),
        ("2032-07-03", "2032-07-03", "on 3 July 2032", "2032年7月3日"),
        ("2023-01", "2023-09", "January to September 2023", "2023年1月至9月"),
        ("2023-01-05", "2023-01-09", "5 to 9 January 2023", "2023年1月5日至1月9日"),
        ("2023-01-05", "2023-03-09", "5 January to 9 March 2023", "2023年1月5日至3月9日"),
        ("2032-06", "2033-10", "June 2032 to October 2033", "2032年6月至2033年10月"),
        ("2030", "2035", "2030 to 2035", "2030年至2035年"),
        ("2032-06", None, "from June 2032", "自2032年6月起"),
        (None, "2035", "until 2035", "至2035年"),
        ("2032", "2032-06", "2032 to June 2032", "2032年至2032年6月"),
    ],
)
def test_periods(start: str | None, end: str | None, english: str, chinese: str) -> None:
    """What both ends share is said once."""
    assert dates.english_period(start, end) == english
    assert dates.chinese_period(start, end) == chinese


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Gu Tingyu", True),
        ("São Paulo, “Wharf” – 12 m²", True),
        ("Tô Legal! (50 µg)", True),
        ("Nguyễn", True),
        ("港 Wharf", False),
        ("Гавань", False),
        ("한강", False),
        ("“Tide”，app", False),
        ("ハーバー", False),
        ("①", True),
    ],
)
def test_what_may_stand_in_an_english_sentence(text: str, latin: bool) -> None:
    """Letters of the Latin script with their accents, Greek ones of units, and no wide marks."""
    assert is_latin(text) is latin


@pytest.mark.parametrize("typed", ["5 March 2032", "2032-13", "", "三月", "2032-3"])
def test_what_is_no_date_stays_as_typed(typed: str) -> None:
    """A date in another form is judged where it was typed; a sentence is made without a fault."""
    assert dates.english(typed) == dates.chinese(typed) == typed


@given(st.text("潮汐联邦局长", max_size=45), st.text("林晓舟·", min_size=1, max_size=10), st.integers(10, 50))
def test_a_title_stands_before_a_name_unless_both_print_too_much(title: str, name: str, longest: int) -> None:
    """No sentence shows more of an article in one stretch than a quote may have, which is what the project promises."""
    shown = titled(title, name, longest)
    assert shown == (title + name if len(title + name) <= longest else name)
    assert len(shown) <= longest
