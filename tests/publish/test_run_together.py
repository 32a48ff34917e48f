"""Texts of a column run together."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.columns import run_together


@given(st.lists(st.lists(st.none() | st.text(max_size=4), max_size=5), max_size=4), st.integers(0, 3), st.sampled_from(["", "\n", ", "]))
def test_texts_that_are_there_one_behind_the_other(parts: list[list[str | None]], start: int, separator: str) -> None:
    """Whatever parts and slices they come in, missing ones left out."""
    column = pa.chunked_array([pa.array(part, pa.string()).slice(start) for part in parts], pa.string())
    wanted = separator.join(text for part in parts for text in part[start:] if text is not None)
    assert run_together(column, separator) == wanted.encode()
