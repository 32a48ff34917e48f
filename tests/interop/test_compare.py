"""The comparison: every way in which a table can come out otherwise is told, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from tools.interop.compare import differences, same
from tools.interop.expect import Expected
from tools.interop.reader import Cell, Observed

EXPECTED = Expected(
    "harbours",
    {"name": "string", "berths": "integer", "depth": "number", "uses": "list"},
    {"name": ["雾港", "007"], "berths": ["12", None], "depth": ["37", "0.5"], "uses": ["客运|货运", None]},
    {"uses": "|"},
)
KINDS = {"text": {"string"}, "whole": {"integer"}, "decimal": {"number"}, "array": {"list"}}
TYPES = {"name": "text", "berths": "whole", "depth": "decimal", "uses": "array"}
CELLS: Mapping[str, Sequence[Cell]] = {
    "name": ["雾港", "007"],
    "berths": [12, None],
    "depth": [37.0, 0.5],
    "uses": [["客运", "货运"], None],
}
SEEN = Observed(2, TYPES, {"name": 0, "berths": 1, "depth": 0, "uses": 1}, CELLS)


def told(seen: Observed | str, form: str = "parquet", reads: str = "declared") -> list[str]:
    return differences(EXPECTED, seen, form, reads, KINDS)


def test_what_is_the_same_is_not_told() -> None:
    """A table in its types has no difference."""
    assert told(SEEN) == []


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("no such file", "harbours cannot be read: no such file"),
        (replace(SEEN, rows=3), "harbours has 3 rows instead of 2"),
        (replace(SEEN, types={"name": "text"}), "harbours has the columns name"),
        (replace(SEEN, types=dict(reversed(TYPES.items()))), "harbours has the columns uses, depth, berths, name"),
        (replace(SEEN, types=TYPES | {"berths": "decimal"}), "harbours.berths is decimal, not integer"),
        (replace(SEEN, nulls={**SEEN.nulls, "name": 1}), "harbours.name has 1 nulls instead of 0"),
        (replace(SEEN, cells={**CELLS, "name": ["雾港", 7]}), "harbours.name differs in 1 cells; row 1 reads 7 instead of '007'"),
        (replace(SEEN, cells={**CELLS, "berths": [12, ""]}), "harbours.berths differs in 1 cells; row 1 reads '' instead of None"),
    ],
    ids=["unreadable", "rows", "columns", "order", "type", "nulls", "cell", "null"],
)
def test_a_difference_is_told(seen: Observed | str, words: str) -> None:
    """Whatever differs, and nothing besides."""
    assert told(seen) == [words]


def test_json_has_one_type_of_number_and_no_order() -> None:
    """In JSON a whole number may come as a decimal one, and members in any order; elsewhere neither."""
    loose = replace(SEEN, types=dict(reversed(TYPES.items())) | {"berths": "decimal", "depth": "whole"})
    assert told(loose, "jsonl") == []
    assert told(replace(loose, types=TYPES | {"berths": "text"}), "jsonl") == ["harbours.berths is text, not integer"]


@pytest.mark.parametrize(
    ("reads", "uses"), [("text", ["客运|货运", None]), ("joined", ["客运|货运", None]), ("json", ['["客运","货运"]', None])]
)
def test_lists_come_as_the_line_says(reads: str, uses: list[Cell]) -> None:
    """Joined, or as JSON; where all is text, numbers are the text of the file."""
    assert EXPECTED.cells(reads)["uses"] == uses
    assert EXPECTED.cells(reads)["depth"] == (["37", "0.5"] if reads == "text" else [37.0, 0.5])
    assert EXPECTED.kinds(reads)["uses"] == "string"


@pytest.mark.parametrize(
    ("left", "right"), [("7", 7), (1, True), (1.0, "1"), (None, ""), (["a"], "a"), ("𠮷", "�"), (0.2729, 0.27290000000000003)]
)
def test_cells_that_look_alike_differ(left: Cell, right: Cell) -> None:
    """A text is no number, a truth value nothing else, a null no empty text; numbers are the same to the last bit."""
    assert not same(left, right)
    assert same(left, left)
