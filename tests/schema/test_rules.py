"""The schemas are clean, and the rules derived from them judge cells as Frictionless would, or more strictly."""

from __future__ import annotations

import copy
import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource, Schema
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Location, Row, Table
from pipeline.schema.arrow import to_arrow
from pipeline.schema.cells import is_partial_date
from pipeline.schema.frames import by_column, refused_of, rows_frame, to_frame, whole
from pipeline.schema.lint import lint
from pipeline.schema.load import load_schemas, parse_schema
from pipeline.schema.pandera_rules import cell_problem, failing_cells
from tests.conftest import ROOT

SCHEMAS, PROBLEMS = load_schemas(ROOT / "schemas", ROOT)
HERE = Location("t")

DESCRIPTOR: dict[str, Any] = {
    "title": "T", "titleZh": "表", "description": "D.", "descriptionZh": "说明。", "source": "shared", "position": 1, "primaryKey": ["id"],
    "fields": [
        {"name": "id", "type": "string", "constraints": {"required": True, "pattern": "[a-z]+(?:-[0-9]+)?"}},
        {"name": "kind", "type": "string", "constraints": {"enum": ["red", "blue"]}, "categories": [
            {"value": "red", "label": "red", "labelZh": "红"}, {"value": "blue", "label": "blue", "labelZh": "蓝"}]},
        {"name": "count", "type": "integer", "constraints": {"minimum": 1, "maximum": 9}},
        {"name": "share", "type": "number", "constraints": {"minimum": 0, "maximum": 1}},
        {"name": "note", "type": "string", "constraints": {"minLength": 2, "maxLength": 4}},
        {"name": "code", "type": "string", "constraints": {"unique": True}},
        {"name": "tags", "type": "list", "delimiter": "|", "itemType": "string"},
    ],
}  # fmt: skip
for _field in DESCRIPTOR["fields"]:
    _field.update({"title": "T", "titleZh": "列", "description": "D.", "descriptionZh": "说明。"})

GOOD = {"id": "a-1", "kind": "red", "count": 3, "share": 0.5, "note": "abc", "code": "x", "tags": ["p", "q"]}


def test_the_projects_own_schemas_are_clean() -> None:
    """Fifteen tables, no fault."""
    assert [str(p) for p in PROBLEMS] == []
    assert len(SCHEMAS) == 15


def judged(*rows: dict[str, Any]) -> list[str]:
    """The codes our rules find in rows of the small table."""
    schema = parse_schema(DESCRIPTOR, "t")
    failing = failing_cells(schema, to_arrow(Table(schema, tuple(Row(r, HERE) for r in rows))))
    return [cell_problem(schema[case["column"]], case["check"], None, Location("t")).code for case in failing]


CELLS = {
    "id": st.sampled_from(["a", "b-2", "B", None]),
    "kind": st.sampled_from(["red", "blue", "green", None]),
    "count": st.sampled_from([0, 1, 9, 10, None]),
    "share": st.sampled_from([-0.1, 0.0, 1.0, 1.1, float("inf"), float("nan"), None]),
    "note": st.sampled_from(["a", "ab", "四個漢字", "abcde", None]),
    "code": st.sampled_from(["x", "y", "z", None]),
    "tags": st.sampled_from([["p"], ["p", "q"], ["p", "r"], [], None]),
}


@given(st.lists(st.fixed_dictionaries(CELLS), max_size=3), st.sets(st.sampled_from(sorted(CELLS))))
def test_a_table_asked_whole_is_refused_where_one_of_its_columns_is(rows: list[dict[str, Any]], required: set[str]) -> None:
    """Whatever is required: of no table is said, in one answer, that nothing is wrong, in which a column has something wrong."""
    schema = parse_schema(DESCRIPTOR, "t")
    schema = replace(schema, fields=tuple(replace(f, required=f.name in required) for f in schema.fields))
    table = to_arrow(Table(schema, tuple(Row(r, HERE) for r in rows)))
    refused = bool(refused_of(by_column(schema), to_frame(table)))
    doubted = any(r["share"] != r["share"] for r in rows) or [r["code"] for r in rows].count(None) > 1
    in_one_answer = bool(refused_of(whole(schema), rows_frame(table)))
    assert in_one_answer or not refused
    assert in_one_answer == refused or doubted


def test_a_table_asked_whole_has_its_columns_in_order_and_of_their_types() -> None:
    """A column more, fewer, elsewhere or of another type: no is said of the table."""
    schema = parse_schema(DESCRIPTOR, "t")
    table = to_arrow(Table(schema, (Row(GOOD, HERE),)))
    first, *others = table.column_names
    other_type = table.set_column(table.column_names.index("count"), "count", [[0.5]])
    wrong = [table.select(others), table.select([*others, first]), table.append_column("more", [[1]]), other_type]
    assert not refused_of(whole(schema), rows_frame(table))
    assert all(refused_of(whole(schema), rows_frame(one)) for one in wrong)


def frictionless_valid(tmp_path: Path, *rows: dict[str, Any]) -> bool:
    """Whether Frictionless accepts the same rows as CSV."""
    path = tmp_path / "t.csv"
    names = [f["name"] for f in DESCRIPTOR["fields"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([["|".join(v) if isinstance(v := row.get(n), list) else v for n in names] for row in rows])
    schema = Schema.from_descriptor({k: v for k, v in DESCRIPTOR.items() if k in ("fields", "primaryKey")})
    return bool(Resource(path=path.name, basepath=str(tmp_path), schema=schema).validate().valid)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"kind": None, "count": None, "share": None, "note": None, "tags": None}, None),
        ({"id": None}, "value-required"),
        ({"id": "A"}, "value-pattern"),
        ({"id": "a-1\n"}, "value-pattern"),
        ({"id": "a-１"}, "value-pattern"),
        ({"id": "xa-1"}, None),
        ({"id": "a-"}, "value-pattern"),
        ({"kind": "green"}, "value-enum"),
        ({"kind": "red "}, "value-enum"),
        ({"count": 0}, "value-range"),
        ({"count": 10}, "value-range"),
        ({"share": 1.5}, "value-range"),
        ({"share": -0.1}, "value-range"),
        ({"note": "a"}, "value-length"),
        ({"note": "abcde"}, "value-length"),
    ],
)
def test_both_judges_agree_on_single_cells(change: dict[str, Any], code: str | None, tmp_path: Path) -> None:
    """One changed cell: our code for it, and Frictionless's verdict."""
    row = {**GOOD, **change}
    assert judged(row) == ([code] if code else [])
    if "\n" not in str(change.get("id")):
        assert frictionless_valid(tmp_path, row) is (code is None)


def test_a_repeated_value_of_a_unique_field_is_found(tmp_path: Path) -> None:
    """The row that repeats it is named, once."""
    rows = (GOOD, {**GOOD, "id": "b"})
    assert judged(*rows) == ["value-unique"]
    assert not frictionless_valid(tmp_path, *rows)


@pytest.mark.parametrize("text", ["2031", "2031-05", "2031-05-06", "2032-02-29"])
def test_real_dates_may_stop_at_year_or_month(text: str) -> None:
    """ISO 8601, reduced precision allowed."""
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["2031-02-29", "2031-13", "31-05-06", "2031-5-6", "2031-05-06T00:00", "２０３１", "2031-00", "0000", " 2031"]
)
def test_unreal_dates_are_refused(text: str) -> None:
    """The thirteenth month, the 29th of February in a common year, other forms."""
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("fields", 0, "constraints", "pattern"), "a|b", "schema-pattern"),
        (("fields", 0, "constraints", "pattern"), "^a$", "schema-pattern"),
        (("fields", 0, "constraints", "pattern"), "(a", "schema-pattern"),
        (("fields", 1, "categories", 0, "labelZh"), "", "schema-enum"),
        (("fields", 1, "constraints", "enum"), ["red", "blue", "green"], "schema-enum"),
        (("fields", 1, "constraints", "enum"), ["red"], "schema-enum"),
        (("fields", 2, "type"), "date", "schema-type"),
        (("fields", 2, "descriptionZh"), "", "schema-undocumented"),
        (("fields", 2, "name"), "id", "schema-field"),
        (("fields", 2, "derivation"), "guess", "schema-derivation"),
        (("primaryKey",), ["nothing"], "schema-primary-key"),
        (("titleZh",), " ", "schema-undocumented"),
    ],
)
def test_the_lint_finds_what_the_standard_lets_pass(path: tuple[Any, ...], value: Any, code: str) -> None:
    """One fault each."""
    descriptor = copy.deepcopy(DESCRIPTOR)
    target: Any = descriptor
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert {p.code for p in lint(parse_schema(descriptor, "t"), HERE)} == {code}


NUMBERS: dict[str, Any] = {
    "title": "T", "titleZh": "表", "description": "D.", "descriptionZh": "说明。", "source": "article", "position": 1, "primaryKey": ["id"],
    "label": "what", "foreignKeys": [{"fields": ["by"], "reference": {"resource": "people", "fields": ["id"]}}],
    "fields": [
        {"name": "id", "type": "string"},
        {"name": "what", "type": "string", "derivation": "verbatim", "semantics": "name", "namesRow": True},
        {"name": "what_en", "type": "string", "translationOf": "what"},
        {"name": "written", "type": "string", "derivation": "verbatim", "semantics": "numeral"},
        {"name": "amount", "type": "number", "derivation": "number", "part": "value"},
        {"name": "how", "type": "string", "derivation": "number", "part": "qualifier", "constraints": {"enum": ["exact"]},
         "categories": [{"value": "exact", "label": "exact", "labelZh": "确"}]},
        {"name": "from", "type": "string", "derivation": "date", "semantics": "partial-date", "bound": "start"},
        {"name": "state", "type": "string", "derivation": "category", "cues": "status", "constraints": {"enum": ["planned"]},
         "categories": [{"value": "planned", "label": "planned", "labelZh": "划", "requires": ["from"]}]},
        {"name": "speaker", "type": "string", "derivation": "verbatim", "semantics": "person", "nameOf": "by"},
        {"name": "by", "type": "string"},
        {"name": "quote", "type": "string"},
    ],
}  # fmt: skip
for _field in NUMBERS["fields"]:
    _field.update({"title": "T", "titleZh": "列", "description": "D.", "descriptionZh": "说明。"})
PLACE = {name: index for index, name in enumerate(field["name"] for field in NUMBERS["fields"])}


def test_a_table_of_any_names_may_carry_every_mark() -> None:
    """The marks are what counts."""
    assert lint(parse_schema(NUMBERS, "t"), HERE) == []


@pytest.mark.parametrize(
    ("column", "changes", "code"),
    [
        ("amount", {"part": "worth"}, "schema-mark"),
        ("amount", {"part": "unit"}, "schema-mark"),
        ("amount", {"part": None}, "schema-unchecked"),
        ("amount", {"derivation": None}, "schema-mark"),
        ("amount", {"prat": "value"}, "schema-mark"),
        ("how", {"part": "value"}, "schema-mark"),
        ("how", {"constraints": {}, "categories": None}, "schema-mark"),
        ("written", {"semantics": None}, "schema-mark"),
        ("written", {"derivation": None}, "schema-mark"),
        ("what", {"semantics": "numeral"}, "schema-mark"),
        ("what", {"semantics": "nmae"}, "schema-mark"),
        ("what", {"derivation": None}, "schema-mark"),
        ("what", {"semantics": "latitude"}, "schema-mark"),
        ("what", {"semantics": "country-code", "bound": "end"}, "schema-mark"),
        ("what", {"derivation": "number"}, "schema-mark"),
        ("what_en", {"translationOf": "title"}, "schema-mark"),
        ("what_en", {"semantics": "parent"}, "schema-mark"),
        ("what_en", {"semantics": "speaker"}, "schema-mark"),
        ("what_en", {"semantics": "place-kind"}, "schema-mark"),
        ("what_en", {"derivation": "date"}, "schema-unchecked"),
        ("what_en", {"cues": "status"}, "schema-mark"),
        ("from", {"semantics": None, "bound": None}, "schema-unchecked"),
        ("from", {"bound": "middle"}, "schema-mark"),
        ("state", {"cues": None}, "schema-unchecked"),
        ("speaker", {"nameOf": "id"}, "schema-mark"),
        ("speaker", {"derivation": None}, "schema-mark"),
    ],
)
def test_a_mark_that_no_rule_serves_is_refused(column: str, changes: dict[str, Any], code: str) -> None:
    """One fault each: a value that nobody would check, or a mark that says nothing."""
    descriptor = copy.deepcopy(NUMBERS)
    field = descriptor["fields"][PLACE[column]]
    for key, value in changes.items():
        if value is None:
            del field[key]
        else:
            field[key] = value
    assert {p.code for p in lint(parse_schema(descriptor, "t"), HERE)} == {code}


@pytest.mark.parametrize("pattern", ["(?:a|b)", "[a|b]", r"a\|b", "[]|]"])
def test_grouped_or_literal_bars_are_fine(pattern: str) -> None:
    """Only a bare alternation is anchored wrongly by validators."""
    descriptor = copy.deepcopy(DESCRIPTOR)
    descriptor["fields"][0]["constraints"]["pattern"] = pattern
    assert lint(parse_schema(descriptor, "t"), HERE) == []


def test_a_foreign_key_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """It must name a primary key of a table that exists."""
    for name, keys in {"t": [{"fields": ["code"], "reference": {"resource": "u", "fields": ["id"]}}], "v": []}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps({**DESCRIPTOR, "foreignKeys": keys}), encoding="utf-8")
    _, problems = load_schemas(tmp_path)
    assert [p.code for p in problems] == ["schema-foreign-key"]
