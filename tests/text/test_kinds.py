"""Kinds of misreadings, each by thirty members: every member is read right, or is found and not read."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.languages.chinese.quantities import find_quantities
from pipeline.languages.chinese.width import folded

ALPHABET = (
    "0123456789０.,%％‰〇零一二三两兩五九十百千万萬亿兆半余多几数上近超约至到以左右内個个年月日成分之又翻番倍第号公里元米人点"
    "负下—-~:+/×折每比K M、，壹拾½①"
)
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


@pytest.mark.parametrize("text", ["郭兆麒", "万姓同心", "万俟先生", "亿思公司", "下半场", "门半开"])
def test_a_multiplier_or_half_inside_a_word_is_no_number(text: str) -> None:
    """Without numeral, unit or qualifier, 万 and 兆 are parts of names and words."""
    assert find_quantities(text) == []


def test_no_characters_whatever_raise_anything() -> None:
    """20,000 lines of numeral characters in random order: every number has a value or a reason."""
    draw = random.Random(20)
    for _ in range(200):
        text = "\n".join("".join(draw.choices(ALPHABET, k=draw.randint(1, 14))) for _ in range(100))
        assert all((q.value is None) == bool(q.note) for q in find_quantities(text))


@pytest.mark.parametrize("text", ["到米零半个", "3至零多k", "5到0点5", "年零两两", "打对折折", "一又零分一"])
def test_odd_neighbours_raise_nothing(text: str) -> None:
    """Whatever stands side by side, every number found has a value or a reason."""
    assert all((q.value is None) == bool(q.note) for q in find_quantities(text))
