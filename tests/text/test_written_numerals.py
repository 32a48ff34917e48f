"""Numerals of known value against the reader, random strings against the rules; the long run is `python -m tools.numerals`."""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages.chinese.quantities import find_quantities
from tools.numerals import spelled
from tools.numerals.judge import against_reference, against_value, random_text, reference_agrees
from tools.numerals.reference import number, read
from tools.numerals.run import NOT_READ_AT_MOST, Counts, part
from tools.numerals.written import KINDS

MANY = int(os.environ.get("NUMERAL_EXAMPLES", "2000"))
draws = st.randoms(use_true_random=False)


@pytest.fixture(scope="module")
def counts() -> Counts:
    """A run with a fixed seed."""
    return part("tests", 3 * MANY)


@pytest.mark.slow
def test_no_numeral_reads_to_another_value(counts: Counts) -> None:
    """Whatever its kind, script and width: the value it was written from, or none."""
    assert counts.wrong == []


def test_the_rules_give_every_numeral_its_value(counts: Counts) -> None:
    """The slow reader reads what was written to the value it was written from."""
    assert counts.references == []


def test_no_string_reads_against_the_rules(counts: Counts) -> None:
    """A string with a value is a numeral by the rules, whole, with the same value."""
    assert counts.faults == []
    assert counts.readings > counts.strings // 5


@pytest.mark.parametrize("kind", NOT_READ_AT_MOST)
def test_few_of_a_kind_are_not_read(kind: str) -> None:
    """A reader that reads nothing is never wrong: of each kind most must be read."""
    rng = Random(f"tests {kind}")
    verdicts = [against_value(KINDS[kind](rng))[0] for _ in range(max(100, MANY // 10))]
    assert sum(verdict != "right" for verdict in verdicts) <= max(0.03, 1.5 * NOT_READ_AT_MOST[kind]) * len(verdicts)


@pytest.mark.slow
@settings(max_examples=MANY, deadline=None)
@given(st.sampled_from(list(KINDS)), draws)
def test_any_numeral_of_any_kind_is_right_or_unread(kind: str, rng: Random) -> None:
    """As the fixed run, with the examples that hypothesis looks for."""
    written = KINDS[kind](rng)
    verdict, said = against_value(written)
    assert verdict != "wrong", f"{written}: {said}"
    assert reference_agrees(written), written


@settings(max_examples=MANY, deadline=None)
@given(draws)
def test_any_string_with_a_value_is_a_numeral_by_the_rules(rng: Random) -> None:
    """Never a shorter one."""
    text = random_text(rng)
    assert against_reference(text)[1] == "", text


@pytest.mark.parametrize(
    "word",
    [
        *(
            "百万五",
            "兆七",
            "千万五千",
            "万点五",
            "百八十",
            "三万五千万",
            "五万一万",
            "3亿5千万6千亿",
            "万亿亿",
            "十万万亿",
            "一百一亿",
            "三百五点五",
        ),
        *("05万", "零亿", "0亿3万", "2.5万3千", "10亿零零", "3万5", "三万点五万", "三五千零一", "三四点一"),
        *("五多百", "十几三", "数十三", "三来万", "几万个多万", "三至五至七", "1-3亿5", "3~5至7", "五点百", "0点百"),
        *("三半", "五三半", "三负五"),
    ],
)
def test_what_breaks_a_rule_is_unread_as_a_whole(word: str) -> None:
    """By the rules it is no numeral, and the reader gives no part of it a value."""
    assert read(word) is None
    assert not any(quantity.read for quantity in find_quantities(f"共{word}株"))


@pytest.mark.parametrize(("phrase", "value"), [("负三米半", -3.5), ("负三个半小时", -3.5), ("气温零下一度", -1), ("亏损了负两块五", -2.5)])
def test_a_part_goes_away_from_zero(phrase: str, value: float) -> None:
    """A half or tenth behind a negative number makes it smaller; no listed word cuts the number from its sign."""
    (found,) = find_quantities(f"为{phrase}")
    assert found.value == value


@pytest.mark.parametrize(("word", "low", "high"), [("三至一度", None, None), ("零下三至一度", -3, -1), ("零下三到零下一度", -3, -1)])
def test_no_listed_word_cuts_a_range(word: str, low: float | None, high: float | None) -> None:
    """一度 is a word, but not behind 至."""
    (found,) = find_quantities(f"气温{word}")
    assert (found.value, found.value_max) == (low, high)


@settings(max_examples=MANY, deadline=None)
@given(st.text("零一二两三五九十百千万亿点", min_size=1, max_size=9))
def test_two_slow_readers_agree(word: str) -> None:
    """One that writes every value down again and one that parses: what the first reads the second reads alike."""
    if (expected := spelled.value(word)) is not None:
        assert number(word) == expected
