"""Keys of published tables: what is said of references, and that nothing is said of a table without rows."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Field, ForeignKey, TableSchema
from pipeline.schema.arrow import true_in
from pipeline.tasks.validate.keys import TableKeys
from pipeline.tasks.validate.outline import Outline

FIELDS = (Field("id", "string", "", "", "", ""), Field("above_id", "string", "", "", "", ""))
BOATS = TableSchema("boats", "", "", "", "", "article", 1, FIELDS, ("id",), (ForeignKey(("above_id",), "boats", ("id",)),))

LISTED = Field("boat_ids", "list", "", "", "", "", items_refer_to="boats")
CREWS = TableSchema("crews", "", "", "", "", "article", 2, (FIELDS[0], FIELDS[1], LISTED), ("id", "above_id"), BOATS.foreign_keys)
IDS = st.text(st.sampled_from("ab"), min_size=1, max_size=4)
ROWS = st.lists(st.tuples(IDS, st.none() | IDS, st.lists(IDS, max_size=2).map(lambda ids: "|".join(ids) or None)), max_size=12)


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


def gathered(made: TableKeys | Outline, rows: list[tuple[str, str | None, str | None]], size: int, *, ordered: bool) -> None:
    """Let a table take in the keys of some rows, some at a time."""
    rows = sorted(rows, key=lambda row: row[:1]) if ordered else rows
    for start in range(0, len(rows), size):
        names, columns = ("id", "above_id", "boat_ids"), zip(*rows[start : start + size], strict=True)
        texts = {name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)}
        made.add(texts) if isinstance(made, Outline) else made.add(range(start + 2, start + size + 2), texts)


@given(boats=ROWS, crews=ROWS, size=st.integers(1, 5), ordered=st.booleans(), early=st.booleans(), referred=st.booleans())
def test_what_an_outline_says_is_well_has_no_fault(
    boats: list[tuple[str, str | None, str | None]],
    crews: list[tuple[str, str | None, str | None]],
    size: int,
    ordered: bool,
    early: bool,
    referred: bool,
) -> None:
    """Of keys in any order and blocks of any size, whether the table to which they lead was proved before them or after."""
    whole = {"boats": TableKeys(BOATS, "boats.csv"), "crews": TableKeys(CREWS, "crews.csv")}
    brief = {"boats": Outline(BOATS)}
    brief["crews"] = Outline(CREWS, brief, referred=referred)
    for name, rows in (("boats", boats), ("crews", crews)) if early else (("crews", crews), ("boats", boats)):
        gathered(whole[name], rows, size, ordered=ordered)
        gathered(brief[name], rows, size, ordered=ordered)
    for name, outline in brief.items():
        assert outline.leads(brief) == (not [*whole[name].dangling(whole)])
        assert not (outline.unique and [*whole[name].repeats()])
        assert not (outline.acyclic and [*whole[name].circles()])


def test_keys_in_order_leave_no_doubt() -> None:
    """Nor do those of which two blocks share a range; where three do, all are gathered."""
    for ids, well in (("abcdef", True), ("acbedf", True), ("acbdfa", False), ("abcdaf", False), ("aabcde", False)):
        outline = Outline(BOATS, referred=False)
        gathered(outline, [(one, None, None) for one in ids], 2, ordered=False)
        assert (outline.unique, outline.acyclic) == (well, True)


def test_of_a_table_that_was_not_proved_it_is_doubted_that_anything_leads_there() -> None:
    """Nothing is said where there is no such table."""
    outline = Outline(BOATS)
    gathered(outline, [("a", "a", None)], 1, ordered=True)
    assert [outline.leads(there) for there in ({}, {"boats": None}, {"boats": outline})] == [True, False, True]


@pytest.mark.parametrize("chunks", [[], [[]], [[True, False, True]], [[True], [], [False, True]]])
def test_positions_count_through_all_chunks(chunks: list[list[bool]]) -> None:
    """As in a list."""
    flat = [one for chunk in chunks for one in chunk]
    assert true_in(pa.chunked_array(chunks, pa.bool_())).to_pylist() == [i for i, one in enumerate(flat) if one]
