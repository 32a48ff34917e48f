"""Kinds of misreadings, each by thirty members: every member is read right, or is found and not read."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.text.quantities import find_quantities
from pipeline.text.width import folded

TABLE = Path(__file__).with_name("kinds.tsv")
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
ROWS = [(line.split("\t") + [""] * 8)[:8] for line in LINES[1:]]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_member_of_a_kind_reads_as_a_person_reads_it(row: list[str]) -> None:
    """The one number at the place of the numeral has the value, upper value, qualifier and base of the table, or no value."""
    kind, phrase, number, value, value_max, qualifier, per, per_unit = row
    start = folded(phrase).index(folded(number))
    (found,) = [q for q in find_quantities(phrase) if q.number_start < start + len(number) and start < q.number_end]
    if value == "?":
        assert found.value is None
        assert found.note
        return
    assert folded(found.number_text) == folded(number)
    assert found.value == float(Fraction(value))
    if kind == "ordinal":
        assert found.form == "ordinal"
        return
    assert found.value_max == (float(Fraction(value_max)) if value_max else None)
    assert found.qualifier == (qualifier or "exact")
    assert (found.per_value, found.per_unit_text) == (float(Fraction(per)) if per else None, per_unit)


def test_every_kind_has_its_members() -> None:
    """No phrase stands twice, and no kind rests on a single phrase."""
    assert len({row[1] for row in ROWS}) == len(ROWS)
    assert min(sum(row[0] == kind for row in ROWS) for kind in {row[0] for row in ROWS}) >= 5


@pytest.mark.parametrize("text", ["到米零半个", "3至零多k", "5到0点5", "年零两两", "打对折折", "一又零分一"])
def test_odd_neighbours_raise_nothing(text: str) -> None:
    """Whatever stands side by side, every number found has a value or a reason."""
    assert all((q.value is None) == bool(q.note) for q in find_quantities(text))
