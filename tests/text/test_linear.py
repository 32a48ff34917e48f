"""The time to read a text grows with its length and no faster, whatever it is made of: no text can hold a reader up."""

from __future__ import annotations

import time

import pytest

from pipeline.accounting.items import find_items
from pipeline.model import Layout
from pipeline.text.reading import read

SHORT, LONG = 5_000, 50_000
MOST = 3 * LONG / SHORT
"""Three times what grows with the length alone: a busy machine is allowed for, a square (ten times) is not."""
PATTERNS = {
    "digits": "1",
    "ones": "一",
    "hundreds": "百",
    "halves": "半",
    "enumeration commas": "、",
    "middle dots": "·",
    "ellipses": "…",
    "digits and points": "1.",
    "commas and numerals": "3，5、",
    "numerals and commas in Chinese": "二、三，",
    "thousands": "1,234,",
    "digits and blanks": "1 ",
    "months": "3月",
    "years": "2024年、",
    "opening quotation marks": "“",
    "opening brackets": "（",
    "last words of names": "论坛",
    "surnames": "王",
    "dotted names": "阿·",
    "dashes": "3-",
}


def _seconds(pattern: str, length: int) -> float:
    """The least of three readings. Each ends in a word of its own, since what was read once is remembered."""
    taken = []
    for word in "甲乙丙":
        text = read(f"{(pattern * length)[:length]}，{word}", Layout("line"))[0]
        begun = time.process_time()
        find_items(text, "2025-10-31")
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_ten_times_the_text_takes_about_ten_times_as_long(pattern: str) -> None:
    """The fastest reading of 50,000 characters against that of 5,000."""
    _seconds(pattern, SHORT // 10)
    assert _seconds(pattern, LONG) / _seconds(pattern, SHORT) < MOST
