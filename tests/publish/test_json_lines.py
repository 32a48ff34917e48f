"""Lines of JSON put together by columns are those that Python's own encoder writes row by row."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.jsonl_files import json_lines
from pipeline.schema.arrow import arrow_schema
from tests.publish.tables import CELLS

SCHEMA = arrow_schema(CELLS["cells"])
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
ROWS = st.fixed_dictionaries(
    {
        "cell_id": TEXTS,
        "text": st.none() | TEXTS,
        "number": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "whole": st.none() | st.integers(-(2**31), 2**31 - 1),
        "items": st.none() | st.lists(TEXTS, max_size=3),
    }
)


def row_by_row(rows: list[dict[str, Any]]) -> bytes:
    """The same lines, slowly: a whole number is written as one, whatever its type."""

    def plain(value: Any) -> Any:
        return int(value) if isinstance(value, float) and value.is_integer() else value

    lines = (json.dumps({name: plain(row[name]) for name in SCHEMA.names}, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


@given(st.lists(ROWS, max_size=6), st.integers(1, 3))
@settings(deadline=None)
def test_any_rows_give_the_bytes_of_the_slow_way(rows: list[dict[str, Any]], length: int) -> None:
    """Whatever texts, numbers and lists they hold, in one part or several, from the first row or a later one."""
    parts = [pa.Table.from_pylist(rows[n : n + length], schema=SCHEMA) for n in range(0, len(rows), length)]
    whole = pa.concat_tables([SCHEMA.empty_table(), *parts])
    assert json_lines(whole) == row_by_row(rows)
    assert json_lines(whole.slice(1)) == row_by_row(rows[1:])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_has_no_number_for_is_refused(value: float) -> None:
    """Rather than written in a way that no reader knows."""
    row = {"cell_id": "c", "text": None, "number": value, "whole": None, "items": None}
    with pytest.raises((ValueError, OverflowError)):
        json_lines(pa.Table.from_pylist([row], schema=SCHEMA))
