"""Cells looked up by key while a table passes by in parts."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Schemas
from pipeline.publish.kinds import Package
from pipeline.publish.metadata.looked_up import LookedUp
from pipeline.schema.arrow import arrow_schema
from pipeline.schema.load import default_folder, load_schemas

SCHEMAS: Schemas = load_schemas(default_folder())[0]


def articles(names: str) -> pa.Table:
    """Rows of articles with one letter as id, and its capital as hash."""
    schema = arrow_schema(SCHEMAS["articles"])
    return pa.Table.from_pylist([{"article_id": name, "sha256": name.upper()} for name in names], schema=schema)


def package(*parts: str, asked: list[int] | None = None) -> Package:
    """A package whose articles come in these parts."""

    def chunks(name: str) -> list[pa.Table]:
        if asked is not None:
            asked.append(1)
        return [articles(part) for part in parts]

    return Package(Path(), SCHEMAS, chunks, {})


@given(st.lists(st.text("abcdefgh", min_size=1), max_size=8), st.integers(1, 8))
def test_in_whatever_order_it_is_asked(questions: list[str], size: int) -> None:
    """Each question is answered as if the whole table were at hand, however its rows are parted."""
    letters = "abcdefgh"
    looked_up = LookedUp(package(*(letters[start : start + size] for start in range(0, len(letters), size))), "articles")
    answers = [looked_up.of(pa.array(list(question)), "sha256").to_pylist() for question in questions]
    assert answers == [list(question.upper()) for question in questions]


def test_in_order_a_table_passes_by_once() -> None:
    """Who asks in the order of the table has it read once; who goes back further than the last part, once more."""
    asked: list[int] = []
    looked_up = LookedUp(package("ab", "cd", "ef", asked=asked), "articles")
    for question in (["a", "b"], ["b", "c"], ["e", "f"]):
        looked_up.of(pa.array(question), "sha256")
    assert len(asked) == 1
    looked_up.of(pa.array(["a"]), "sha256")
    assert len(asked) == 2


def test_a_row_that_is_not_there() -> None:
    """A key that no row has is a fault of the package, not an empty cell."""
    with pytest.raises(KeyError):
        LookedUp(package("ab"), "articles").of(pa.array(["z"]), "sha256")
