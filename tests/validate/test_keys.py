"""Keys of published tables: what is said of references, and that nothing is said of a table without rows."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.model import Field, ForeignKey, TableSchema
from pipeline.schema.arrow import true_in
from pipeline.tasks.validate.keys import TableKeys

FIELDS = (Field("id", "string", "", "", "", ""), Field("above_id", "string", "", "", "", ""))
BOATS = TableSchema("boats", "", "", "", "", "article", 1, FIELDS, ("id",), (ForeignKey(("above_id",), "boats", ("id",)),))


def keys(*rows: tuple[str, str | None]) -> TableKeys:
    """The keys of a table of boats, each with the boat that it belongs to."""
    made = TableKeys(BOATS, "boats.csv")
    if rows:
        ids, above = zip(*rows, strict=True)
        made.add(range(2, len(rows) + 2), {"id": pa.array(ids, pa.string()), "above_id": pa.array(above, pa.string())})
    return made


@pytest.mark.parametrize("rows", [[], [("a", None)], [("a", None), ("b", "a")]])
def test_nothing_is_said_of_good_keys_and_of_no_row_at_all(rows: list[tuple[str, str | None]]) -> None:
    """A table without rows has columns without chunks, which end the process in many versions of pyarrow."""
    made = keys(*rows)
    assert [*made.repeats(), *made.dangling({"boats": made}), *made.circles()] == []


def test_a_reference_that_leads_nowhere_is_told_with_its_line() -> None:
    """By the column, and by what it names."""
    made = keys(("a", None), ("b", "c"))
    assert [(p.code, p.location.line, p.message) for p in made.dangling({"boats": made})] == [
        ("reference-dangling", 3, "above_id c is no row of boats")
    ]


@pytest.mark.parametrize("chunks", [[], [[]], [[True, False, True]], [[True], [], [False, True]]])
def test_positions_count_through_all_chunks(chunks: list[list[bool]]) -> None:
    """As in a list."""
    flat = [one for chunk in chunks for one in chunk]
    assert true_in(pa.chunked_array(chunks, pa.bool_())).to_pylist() == [i for i, one in enumerate(flat) if one]
