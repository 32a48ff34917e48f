"""Numerals: the grammar against a slow reader written from the rules, and no digit left beside a number."""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages.chinese.han import evaluate
from pipeline.languages.chinese.numerals import cuts_numeral, numeral_spans
from pipeline.languages.chinese.quantities import find_numbers, find_quantities
from pipeline.languages.chinese.width import folded
from tests.text import numerals
from tools.numerals import spelled as reference

MANY = int(os.environ.get("NUMERAL_EXAMPLES", "2000"))
NUMERAL_SIGNS = set("0123456789零一二三四五六七八九十百千万亿")
ARTICLES = Path(os.environ["ARTICLE_TEXTS"]) if os.environ.get("ARTICLE_TEXTS") else None
TABLE = Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8")
PHRASES = [line.split("\t")[0] for line in TABLE.splitlines() if line and not line.startswith("#")][1:]
whole = st.one_of(
    st.integers(1, 9999), st.integers(1, 10**12 - 1), st.builds(lambda d, p: d * 10**p, st.integers(1, 999), st.integers(0, 9))
)


@settings(max_examples=MANY)
@given(whole, st.data())
def test_every_spelling_of_a_number_reads_to_the_number(number: int, data: st.DataObject) -> None:
    """一万二, 一万二千, 两千零五, 二千零五: whatever way a number is written, the grammar gives it back."""
    word = data.draw(st.sampled_from(sorted(set(reference.spellings(number)))))
    assert evaluate(word) == number
    (found,) = find_quantities(f"共{word}株")
    assert (found.number_text, found.value) == (word, number)


@settings(max_examples=MANY)
@given(st.text("零一二两三五九十百千万亿点", min_size=1, max_size=9))
def test_what_the_slow_reader_reads_the_grammar_reads_alike(word: str) -> None:
    """Any string of numerals with a value by the rules has the same value by the grammar."""
    expected = reference.value(word)
    if expected is not None:
        assert evaluate(word) == expected


@settings(max_examples=MANY)
@given(st.text("一二三五九十百千", min_size=1, max_size=8))
def test_what_the_grammar_reads_below_ten_thousand_the_slow_reader_reads(word: str) -> None:
    """Below 万 the grammar reads nothing that is not one of the spellings of its value."""
    found = evaluate(word)
    if found is not None and word not in ("百", "千"):
        assert reference.value(word) == found


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(1000, 9999))
def test_digits_and_multipliers_chain(high: int, middle: int, low: int) -> None:
    """5亿6,000萬 and 1,234万5,600 are the sums of their sections, with and without separators, in either script."""
    word = f"{high}亿{middle:,}万" if middle >= 1000 else f"{high}亿"
    worth = high * 10**8 + (middle * 10**4 if middle >= 1000 else 0)
    for script in ({}, numerals.TRADITIONAL, numerals.FULL_WIDTH):
        (found,) = find_quantities(f"共{word.translate(script)}元")
        assert found.value == worth
    (found,) = find_quantities(f"计{high}万{low:,}元")
    assert found.value == high * 10**4 + low


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_digits_stand_before_every_multiplier(first: int, second: int, third: int) -> None:
    """6万3千2百 is 63200."""
    (found,) = find_quantities(f"有{first}万{second}千{third}百人")
    assert found.value == first * 10**4 + second * 1000 + third * 100


@given(st.text("零一二三五九十百千万亿点012579", min_size=1, max_size=14), st.sampled_from(["人", "元", "公里", "个", ""]))
def test_a_stretch_of_numerals_is_one_number_or_unread(word: str, unit: str) -> None:
    """Whatever is touched by a numeral and not wholly consumed makes the number unread, never a shorter one."""
    for first, second in _neighbours(f"达{word}{unit}"):
        assert first is None
        assert second is None


def _neighbours(text: str) -> list[tuple[object, object]]:
    """The values of quantities whose numerals touch, in numeral characters alone."""
    found, plain = find_numbers(text).quantities, folded(text)
    pairs = pairwise(found)
    touching = [
        (a, b) for a, b in pairs if a.number_end == b.number_start and {plain[a.number_end - 1], plain[b.number_start]} <= NUMERAL_SIGNS
    ]
    return [(a.value, b.value) for a, b in touching]


def _texts() -> list[str]:
    article = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.rglob("*.txt"))] if ARTICLES else []
    return ["\n".join(PHRASES), *PHRASES, *article]


def test_every_stretch_of_every_text_lies_in_one_number() -> None:
    """In the phrases and in the articles at hand, each stretch of digits and multipliers lies in one quantity, date or listed word."""
    assert PHRASES
    for text in _texts():
        assert _neighbours(text) == []


@pytest.mark.parametrize("row", [line.split("\t") for line in TABLE.splitlines() if line and line[0] != "#"][1:], ids=lambda row: row[0])
def test_no_quote_may_end_inside_a_number_that_is_read(row: list[str]) -> None:
    """A passage that ends between two numeral characters of one quantity is refused."""
    text = folded(row[0])
    for quantity in find_quantities(row[0]):
        for at in range(quantity.number_start + 1, quantity.number_end):
            if {text[at - 1], text[at]} <= NUMERAL_SIGNS:
                assert cuts_numeral(text, 0, at)


@given(st.integers(1, 99999), st.sampled_from(["负", "-"]), st.sampled_from(["万元", "%", "个"]))
def test_a_sign_before_a_number_is_kept(number: int, sign: str, unit: str) -> None:
    """净利润为-4万元 and 负四 lose nothing of their sign."""
    (found,) = find_quantities(f"增量为{sign}{number}{unit}")
    assert found.value == Fraction(-number * (10**4 if unit == "万元" else 1))


@settings(max_examples=MANY)
@given(st.text("0９.,，〇一十百万两壹拾负-分之点余多几数上个%‰，。人年", max_size=14), st.data())
def test_a_numeral_is_cut_where_a_place_lies_within_it(text: str, data: st.DataObject) -> None:
    """Whatever is passed over fast: a cut is one exactly where a numeral begins before a place and ends behind it."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    within = any(first < at < last for first, last in numeral_spans(text) for at in (start, end))
    assert cuts_numeral(text, start, end) == within
