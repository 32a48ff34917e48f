"""Whole sentences of press prose, all our own: every number in them, in order, with what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.values import Quantity
from pipeline.text.reading import clean

FILE = Path(__file__).with_name("sentences") / "numbers.txt"
ROWS = [line.split(" | ") for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
SIGNS = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<", "about": "~", "nearly": "^", "exact": ""}


def shown(quantity: Quantity) -> str:
    """A quantity as the file writes it."""
    if quantity.value is None:
        return "?"
    upper = "" if quantity.value_max is None else f"-{number(quantity.value_max)}"
    base = "" if quantity.per_value is None else f"/{number(quantity.per_value)}"
    return f"{SIGNS[quantity.qualifier]}{number(quantity.value)}{upper}{base}"


def number(value: float) -> str:
    """An integer in full, anything else to six digits."""
    return str(value) if isinstance(value, int) else f"{value:.6g}"


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_number_of_a_sentence_is_read(row: list[str]) -> None:
    """Nothing is passed over, nothing is added, and each has its value, ends, base and qualifier."""
    sentence, readings = row
    found = find_numbers(clean(sentence), "2031-10-20").quantities
    assert " ".join(map(shown, found)) == readings
