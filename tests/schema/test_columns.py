"""Rows become columns whole, and texts that are found to be smooth as a whole have no fault one by one."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Field, Location, Row, Table
from pipeline.schema.arrow import arrow_type, to_arrow
from pipeline.schema.cells import SHORT, is_smooth, text_fault
from tests.checks.tables import SCHEMAS

CELLS: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(max_size=3),
    "integer": st.integers(-(2**31), 2**31 - 1),
    "number": st.floats() | st.integers(-(2**53), 2**53),
    "list": st.lists(st.text(max_size=2), max_size=2),
}


def cell(field: Field) -> st.SearchStrategy[Any]:
    return st.none() | CELLS[field.type]


ROWS = st.lists(
    st.fixed_dictionaries({}, optional={f.name: cell(f) for f in SCHEMAS["metrics"].fields} | {"stranger": st.integers()}), max_size=4
)


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_rows_become_columns(rows: list[dict[str, Any]]) -> None:
    """Each column has the values of the rows under its name, and nothing where a row has none, required or not."""
    schema = SCHEMAS["metrics"]
    table = to_arrow(Table(schema, tuple(Row(values, Location("x")) for values in rows)))
    for f in schema.fields:
        assert table[f.name].combine_chunks().equals(pa.array([row.get(f.name) for row in rows], arrow_type(f))) or f.type == "number"
        assert str(table[f.name].to_pylist()) == str(pa.array([row.get(f.name) for row in rows], arrow_type(f)).to_pylist())


PIECES = st.sampled_from(["a", " ", "中", "\n", "\t", "\xa0", "\u200b", "\u0301", "é", "\x07", "\u2028", "𠮷", "\ud800", "“"])


@settings(max_examples=600, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=4).map("".join), min_size=1, max_size=4))
def test_in_a_smooth_text_only_blanks_are_wrong(words: list[str]) -> None:
    """What of a smooth file has no blank at an end and no two side by side has no fault; of any other file nothing is said."""
    text = "\n".join(words)
    if is_smooth(text):
        assert [word for word in text.split("\n") if word and word == word.strip(" ") and "  " not in word and text_fault(word)] == []


def test_a_short_text_has_room_in_a_cell() -> None:
    """Whatever its characters."""
    assert text_fault("𠮷" * SHORT) is None
    assert text_fault("𠮷" * (SHORT + 1)) is not None
