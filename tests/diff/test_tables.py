"""What is compared: rows by key, cells, columns, codes, keys, tables; and that a diff is all there is to know."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Problem
from pipeline.tasks.diff.compare import compare
from pipeline.tasks.diff.model import Diff
from pipeline.tasks.diff.render import FORMATS
from pipeline.tasks.diff.step import least_version, parse_version, shown, step_of
from tests.histories import Rows, diff_of, opened, rows_of, write_package

TEXT = [{"name": "id", "type": "string"}, {"name": "name", "type": "string"}, {"name": "tags", "type": "string"}]
PLAIN = {"fields": TEXT, "primaryKey": ["id"]}
TOPICS = {"name": "tags", "type": "list", "delimiter": "|", "itemType": "string"}


def between(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> Diff:
    """What changed between two packages, given by their tables."""
    return diff_of(write_package(tmp_path / "old", old), write_package(tmp_path / "new", new))


def schema(**changed: Any) -> dict[str, Any]:
    """The plain schema with other parts."""
    return {**PLAIN, **changed}


def coded(*codes: str) -> dict[str, Any]:
    """The plain schema with codes for the column tags."""
    labels = [{"value": c, "label": c, "labelZh": c} for c in codes]
    return schema(fields=[*TEXT[:2], {"name": "tags", "type": "string", "categories": labels, "constraints": {"enum": list(codes)}}])


ROW = {"id": "a", "name": "潮", "tags": "x"}
OTHER = {"id": "b", "name": "汐", "tags": "x"}
FOREIGN_KEY = {"fields": ["tags"], "reference": {"resource": "t", "fields": ["id"]}}
REFERRING = (schema(foreignKeys=[FOREIGN_KEY]), [])

STEPS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "nothing": ({"t": (PLAIN, [ROW])}, {"t": (PLAIN, [ROW])}, "none"),
    "a value": ({"t": (PLAIN, [ROW])}, {"t": (PLAIN, [{**ROW, "name": "潮水"}])}, "patch"),
    "a value given": ({"t": (PLAIN, [{**ROW, "name": None}])}, {"t": (PLAIN, [ROW])}, "patch"),
    "another order": ({"t": (PLAIN, [ROW, OTHER])}, {"t": (PLAIN, [OTHER, ROW])}, "patch"),
    "other words for a column": ({"t": (PLAIN, [])}, {"t": (schema(fields=[{**TEXT[0], "title": "Id"}, *TEXT[1:]]), [])}, "patch"),
    "a row more": ({"t": (PLAIN, [])}, {"t": (PLAIN, [ROW])}, "minor"),
    "a row less to which nothing refers": ({"t": (PLAIN, [ROW])}, {"t": (PLAIN, [])}, "minor"),
    "a row less of a table that others refer to": (
        {"t": (PLAIN, [ROW]), "u": REFERRING},
        {"t": (PLAIN, []), "u": REFERRING},
        "major",
    ),
    "a column more": ({"t": (schema(fields=TEXT[:2]), [ROW])}, {"t": (PLAIN, [ROW])}, "minor"),
    "a column less": ({"t": (PLAIN, [ROW])}, {"t": (schema(fields=TEXT[:2]), [ROW])}, "major"),
    "a column of another type": ({"t": (PLAIN, [ROW])}, {"t": (schema(fields=[*TEXT[:2], TOPICS]), [ROW])}, "major"),
    "a code more": ({"t": (coded("x"), [ROW])}, {"t": (coded("x", "y"), [ROW])}, "minor"),
    "a code less": ({"t": (coded("x", "y"), [ROW])}, {"t": (coded("x"), [ROW])}, "major"),
    "a constraint": ({"t": (PLAIN, [])}, {"t": (schema(fields=[{**TEXT[0], "constraints": {"required": True}}, *TEXT[1:]]), [])}, "minor"),
    "another primary key": ({"t": (PLAIN, [ROW])}, {"t": (schema(primaryKey=["id", "name"]), [ROW])}, "major"),
    "a table more": ({"t": (PLAIN, [])}, {"t": (PLAIN, []), "u": (PLAIN, [])}, "minor"),
    "a table less": ({"t": (PLAIN, []), "u": (PLAIN, [])}, {"t": (PLAIN, [])}, "major"),
    "a foreign key more": ({"t": (PLAIN, []), "u": (PLAIN, [])}, {"t": (PLAIN, []), "u": REFERRING}, "minor"),
    "a foreign key less": ({"t": (PLAIN, []), "u": REFERRING}, {"t": (PLAIN, []), "u": (PLAIN, [])}, "major"),
}


@pytest.mark.parametrize("change", STEPS)
def test_the_step_a_change_asks_for(change: str, tmp_path: Path) -> None:
    """Each kind of change is seen, and asks for the step that docs/releases.md names."""
    old, new, wanted = STEPS[change]
    diff = between(tmp_path, old, new)
    assert step_of(diff)[0] == wanted
    assert diff.empty == (wanted == "none")


@pytest.mark.parametrize(
    ("last", "step", "least"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.4"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.3.0"),
    ],
)
def test_the_least_version_after_a_step(last: str, step: Any, least: str) -> None:
    """As Semantic Versioning has it; before 1.0.0 a major change is a minor step."""
    version = parse_version(last)
    assert version is not None
    assert shown(least_version(version, step)) == least


@pytest.mark.parametrize("text", ["1", "1.2", "v1.2.3", "1.2.3-rc1", "01.2.3", "1.2.3\n", "一.二.三", ""])
def test_what_is_no_version(text: str) -> None:
    """A version is three numbers, nothing else."""
    assert parse_version(text) is None


def test_a_key_that_was_renamed_leaves_no_row_in_common(tmp_path: Path) -> None:
    """Rows that cannot be matched are gone and new, and the schema is why."""
    renamed = {"fields": [{"name": "key", "type": "string"}, *TEXT[1:]], "primaryKey": ["key"]}
    diff = between(tmp_path, {"t": (PLAIN, [ROW])}, {"t": (renamed, [{**ROW, "key": "a"}])})
    rows = list(diff.tables[0].rows())
    assert [(row.kind, row.causes) for row in rows] == [("added", ("schema",)), ("removed", ("schema",))]


def test_a_key_of_two_columns_is_not_one_text(tmp_path: Path) -> None:
    """`ab`, `c` and `a`, `bc` are two keys."""
    two = schema(primaryKey=["id", "name"])
    diff = between(tmp_path, {"t": (two, [{"id": "ab", "name": "c"}])}, {"t": (two, [{"id": "a", "name": "bc"}])})
    assert {row.kind for row in diff.tables[0].rows()} == {"added", "removed"}


def test_rows_with_one_key_are_refused(tmp_path: Path) -> None:
    """A key that two rows have names neither: the package is damaged, and nothing is guessed."""
    whole = opened(write_package(tmp_path / "whole", {"t": (PLAIN, [ROW])}), tmp_path / "a")
    twice = opened(write_package(tmp_path / "twice", {"t": (PLAIN, [ROW, ROW])}), tmp_path / "b")
    found = compare(whole, twice)
    assert isinstance(found, Problem)
    assert (found.code, found.message) == ("release-damaged", "two rows of t have one key")


def test_cells_of_a_new_column_are_counted_as_changes_of_their_rows(tmp_path: Path) -> None:
    """The values of a column that came are in the diff, row by row; a row that has none did not change."""
    diff = between(
        tmp_path,
        {"t": (schema(fields=TEXT[:2]), [ROW, OTHER])},
        {"t": (PLAIN, [ROW, {**OTHER, "tags": None}])},
    )
    assert {key: [(c.column, c.old, c.new) for c in row.cells] for key, row in rows_of(diff)["t"].items()} == {"a": [("tags", None, "x")]}


KEYS = st.text("abc潮𠮷", min_size=1, max_size=2)
VALUES = st.none() | st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=4)
HARD = st.sampled_from(["NA", "NULL", "007", "=1+1", '"', ",", "a\nb", "\r\n", "\u200f", "𠮷", " "])
TABLES = st.dictionaries(KEYS, st.tuples(VALUES | HARD, VALUES | HARD), max_size=6)


def rows(table: dict[str, tuple[str | None, str | None]]) -> list[dict[str, str | None]]:
    """Rows of a drawn table."""
    return [{"id": key, "name": name, "tags": tags} for key, (name, tags) in table.items()]


def as_json(old: Rows, new: Rows) -> dict[str, Any]:
    """The diff of two tables as JSON."""
    with tempfile.TemporaryDirectory() as name:
        diff = diff_of(write_package(Path(name) / "a", {"t": (PLAIN, old)}), write_package(Path(name) / "b", {"t": (PLAIN, new)}))
        document: dict[str, Any] = json.loads("".join(FORMATS["json"](diff, 0)))
    return document


def applied(document: dict[str, Any], old: Rows) -> dict[str, dict[str, str | None]]:
    """A table, by key, after a diff in JSON was applied to it."""
    found = {str(row["id"]): dict(row) for row in old}
    for row in (row for table in document["tables"] for row in table["rows"]):
        key = row["key"]["id"]
        if row["change"] == "removed":
            assert {c["column"]: c["old"] for c in row["cells"]} == {k: v for k, v in found.pop(key).items() if v is not None}
            continue
        if row["change"] == "renamed":
            assert found.keys().isdisjoint([key])
            found[key] = found.pop(row["old_key"]["id"])
        there = found.setdefault(key, {"id": None, "name": None, "tags": None})
        assert (row["change"] == "added") == (there["id"] is None)
        for cell in row["cells"]:
            assert there[cell["column"]] == cell["old"]
            there[cell["column"]] = cell["new"]
    return found


@settings(deadline=None)
@given(TABLES, TABLES)
def test_a_diff_applied_to_the_old_table_gives_the_new_one(old: dict[str, Any], new: dict[str, Any]) -> None:
    """The diff is complete and says nothing that is not so, whatever the cells hold."""
    document = as_json(rows(old), rows(new))
    assert applied(document, rows(old)) == {row["id"]: row for row in rows(new)}


@settings(deadline=None)
@given(TABLES)
def test_a_table_does_not_differ_from_itself(table: dict[str, Any]) -> None:
    """Nothing changed, nothing is said."""
    assert as_json(rows(table), rows(table))["tables"] == []
