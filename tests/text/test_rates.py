"""Rates, ratios and discounts: the base is tied to its number, said to be unsure, or left a number where none hangs on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.quantities import find_quantities

TABLE = Path(__file__).with_name("rates.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_rate_or_ratio_is_one_number_with_its_base(row: list[str]) -> None:
    """Each phrase is one quantity with the value, base and units of the table."""
    phrase, number, value, per_value, per_unit_text, qualifier, unit_text, unit = row
    (found,) = find_quantities(phrase)
    assert found.number_text == number
    if value == "?":
        assert found.value is None
        assert found.note
        return
    assert (found.value, found.per_value) == (float(value), float(per_value) if per_value else None)
    assert (found.per_unit_text, found.qualifier, found.unit_text, found.unit or "") == (per_unit_text, qualifier, unit_text, unit)


@pytest.mark.parametrize("text", ["每10万人，今年发现12.5例", "每三至五分钟一班", "每3名学生和老师中约有喜欢读书与运动的共2名"])
def test_a_base_that_cannot_be_tied_surely_is_not_read(text: str) -> None:
    """A comma, a range or many words between the two: the base has no value and says why."""
    base = find_quantities(text)[0]
    assert base.value is None
    assert "base" in base.note


def test_a_base_serves_the_number_beside_it_only() -> None:
    """The second number of a sentence is no rate of the first one's base."""
    assert [(q.value, q.per_value) for q in find_quantities("每5名学员配2名教师，共40名")] == [(2, 5), (40, None)]


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["人", "户", "公里"]))
def test_any_rate_keeps_base_and_value(base: int, value: int, unit: str) -> None:
    """每N人M件 is M for each N."""
    (found,) = find_quantities(f"每{base}{unit}有{value}件")
    assert (found.value, found.per_value, found.per_unit_text) == (value, base, unit)


def test_a_row_of_bases_takes_no_time() -> None:
    """Hostile repetition does not nest."""
    assert find_quantities("每3人" * 5000)
