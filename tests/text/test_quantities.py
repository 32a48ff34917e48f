"""Quantities: the table of phrases, every style of number read back to itself, and spans that hold."""

from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.han import evaluate
from pipeline.languages.chinese.quantities import find_numbers, find_quantities
from pipeline.languages.chinese.units import known
from pipeline.languages.values import Quantity
from tests.text import numerals

TABLE = Path(__file__).with_name("phrases.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]

ALPHABET = (
    "0123456789０９.,%％‰〇零一二两兩三五九十百千万萬亿億兆半余餘多几數数上近超逾约至到以左右内個个"
    "年月日成分之翻番第号公里元米人点第—-~:+/×G km，。\n"
)
numbers = st.integers(1, 10**12 - 1)
styles = st.sampled_from([str, numerals.separated, numerals.han, numerals.colloquial])
scripts = st.sampled_from([{}, numerals.TRADITIONAL, numerals.FULL_WIDTH])


def only(text: str) -> Quantity:
    """The single quantity of a text."""
    (quantity,) = find_quantities(text)
    return quantity


def test_the_table_has_at_least_400_phrases() -> None:
    """The table is as long as promised, and no phrase stands in it twice."""
    assert len(ROWS) >= 400
    assert len({row[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_phrase_reads_as_a_person_reads_it(row: list[str]) -> None:
    """Each phrase holds one number with the numeral, value, upper value, qualifier, unit and form of the table."""
    phrase, number, value, value_max, qualifier, unit_text, unit, form = row
    found = only(phrase)
    assert (found.number_text, found.form) == (number, form)
    if value == "?":
        assert found.value is None
        assert found.note
        return
    assert found.value == float(Fraction(value))
    assert found.value_max == (float(Fraction(value_max)) if value_max else None)
    assert (found.qualifier, found.unit_text, found.unit or "") == (qualifier, unit_text, unit)


@given(numbers, styles, scripts)
def test_any_number_in_any_style_reads_back_to_itself(number: int, style, script: dict[int, int]) -> None:  # type: ignore[no-untyped-def]
    """Digits, separators, Chinese numerals, in either script and width: the numeral is found whole and worth the number."""
    word = style(number).translate(script)
    found = only(f"共有{word}株")
    assert (found.number_text, found.value, found.unit_text) == (word, number, "株")


@given(st.integers(1, 10**12 - 1))
def test_financial_numerals_read_back(number: int) -> None:
    """Financial numerals with a multiplier are worth what they spell; a lone 伍 or 陆 is a word."""
    word = numerals.han(number).translate(numerals.FINANCIAL)
    if any(scale in word for scale in "拾佰仟"):
        assert only(f"计{word}元").value == number


@given(st.decimals("0.01", "9999.99", places=2), st.sampled_from(["", "万", "亿", "万亿"]))
def test_decimals_with_multipliers_are_exact(coefficient: Decimal, scale: str) -> None:
    """8.24万 is 82400, not 82399.99: the arithmetic is exact."""
    worth = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    word = numerals.in_units_of(coefficient, scale)
    assert only(f"达{word}元").value == float(Fraction(coefficient) * worth)


@given(st.integers(1, 99999999), st.sampled_from("万亿"))
def test_mixed_sections_add_up(number: int, scale: str) -> None:
    """3亿5000万 is the sum of its sections."""
    assert evaluate(f"{number}亿5000万") == number * 10**8 + 50000000
    assert evaluate(f"{number}{scale}") == number * {"万": 10**4, "亿": 10**8}[scale]


@given(st.integers(100, 99999).filter(lambda number: "0" in str(number)))
def test_digit_strings_read_back(number: int) -> None:
    """二〇二五 is 2025 and marked as a digit string."""
    found = only(f"编号{numerals.digit_string(number)}")
    assert (found.value, found.form) == (number, "digits")


@given(st.integers(1, 998), st.integers(1, 500), st.sampled_from(["至", "到", "—", "-", "~", "～"]))
def test_rising_ranges_keep_both_ends(low: int, step: int, join: str) -> None:
    """A range has its ends as value and upper value, and its numeral spans both."""
    word = f"{low}{join}{low + step}"
    found = only(f"约{word}公里")
    assert (found.number_text, found.value, found.value_max) == (word, low, low + step)


@given(st.integers(1, 998), st.integers(1, 500))
def test_falling_ranges_are_not_read(low: int, step: int) -> None:
    """5到3个 has no value, only a span and the reason."""
    found = only(f"{low + step}到{low}公里")
    assert found.value is None
    assert "rise" in found.note


@pytest.mark.parametrize("unit", sorted(known().keys() - {"W"}))
def test_every_known_unit_is_found_behind_a_number(unit: str) -> None:
    """A listed unit behind digits is its unit, whole, with the code of the list."""
    found = only(f"共250{unit}")
    assert (found.number_text, found.unit_text, found.unit) == ("250", unit, known()[unit][0])


@given(st.text(ALPHABET, max_size=60))
def test_spans_slice_to_what_they_claim_and_never_overlap(text: str) -> None:
    """On any text, spans lie inside it, numerals inside phrases, and quantities, dates and words apart."""
    found = find_numbers(text)
    for quantity in found.quantities:
        assert 0 <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert text[quantity.number_start : quantity.number_end] == quantity.number_text
        assert quantity.unit_text in text[quantity.start : quantity.end]
        assert (quantity.value is None) == bool(quantity.note)
    spans = sorted((item.start, item.end) for group in (found.quantities, found.dates, found.idioms) for item in group)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.text(ALPHABET, max_size=60))
def test_no_digit_is_left_out(text: str) -> None:
    """Every digit and every Chinese digit belongs to a quantity, a date or a listed word; 两 behind a number may be a weight."""
    found = find_numbers(text)
    covered = {at for group in (found.quantities, found.dates, found.idioms) for item in group for at in range(item.start, item.end)}
    assert [at for at, character in enumerate(text) if character in "0123456789〇零一二三五九" and at not in covered] == []


def test_both_scripts_and_widths_read_alike() -> None:
    """超過２２００餘萬個 and 超过2200余万个 differ in nothing but their characters."""
    first, second = only("超過２２００餘萬個"), only("超过2200余万个")
    assert (first.value, first.qualifier, first.number_start, first.number_end) == (
        second.value,
        second.qualifier,
        second.number_start,
        second.number_end,
    )


def test_a_change_is_two_numbers() -> None:
    """从5%到10% tells before and after, not a range."""
    assert [quantity.value for quantity in find_quantities("从5%到10%")] == [5, 10]


def test_a_blank_parts_two_numbers() -> None:
    """2 200 is two numbers; only a separator joins thousands."""
    assert [quantity.value for quantity in find_quantities("编码2 200")] == [2, 200]


def test_a_bare_one_with_a_classifier_is_marked() -> None:
    """一个 may be an article; 1个 and 两个 are counts."""
    assert [quantity.indefinite for quantity in find_quantities("建成一个中心、1个广场、两个公园")] == [True, False, False]


def test_dates_and_listed_words_are_no_quantities() -> None:
    """A year, a clock time and 一体化 give no quantity; the 12 residents do."""
    found = find_numbers("2025年12时30分，12户居民迈向一体化")
    assert [quantity.number_text for quantity in found.quantities] == ["12"]
    assert [date.text for date in found.dates] == ["2025年", "12时30分"]
    assert [idiom.text for idiom in found.idioms] == ["一体化"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "一" * 20000,
        "9" * 20000,
        "百分之" * 7000,
        "1," * 10000,
        "万" * 20000,
        "3至" * 10000,
        "前" * 20000,
        "拾" * 20000,
        "壹万" * 10000,
        "-1" * 10000,
        "1 000 " * 4000,
        "十个亿" * 7000,
        "一分之" * 7000,
        "一点" * 10000,
    ],
)
def test_time_grows_with_the_length_of_the_text_only(text: str) -> None:
    """Hostile repetition of 20,000 characters is read within two seconds: no pattern backtracks without bound."""
    begin = time.process_time()
    find_numbers(text)
    assert time.process_time() - begin < 2
