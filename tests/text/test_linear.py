"""The time to read a text grows with its length and no faster, whatever it is made of: no text can hold a reader up."""

from __future__ import annotations

import statistics
import time

import pytest

from pipeline.accounting.items import find_items
from pipeline.model import Layout
from pipeline.text.reading import read

SHORT, LONG = 10_000, 100_000
MOST = 3 * LONG / SHORT
"""Three times what grows with the length alone: caches and a busy machine are allowed for, a square (ten times) is not."""
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


def _seconds(text: str) -> float:
    begun = time.process_time()
    find_items(read(text, Layout("line"))[0], "2025-10-31")
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_ten_times_the_text_takes_about_ten_times_as_long(pattern: str) -> None:
    """The median of three readings of 100,000 characters against that of 10,000."""
    short, long = ((pattern * length)[:length] for length in (SHORT, LONG))
    _seconds(short)
    ratio = statistics.median(_seconds(long) for _ in range(3)) / statistics.median(_seconds(short) for _ in range(3))
    assert ratio < MOST
