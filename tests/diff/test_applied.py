"""Renamed, exchanged, mended, added and removed at once: the diff applied to the old tables, as docs/releases.md says, gives the new."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tasks.diff.render import FORMATS
from tests.histories import diff_of, write_package

Row = dict[str, str | None]
Tables = dict[str, dict[str, Row]]

THINGS: dict[str, Any] = {
    "fields": [{"name": name, "type": "string"} for name in ("id", "name", "note", "parent")],
    "primaryKey": ["id"],
    "foreignKeys": [{"fields": ["parent"], "reference": {"resource": "things", "fields": ["id"]}}],
}
PLACED: dict[str, Any] = {
    "fields": [{"name": name, "type": "string"} for name in ("id", "quote", "thing", "char_start")],
    "primaryKey": ["id"],
    "foreignKeys": [{"fields": ["thing"], "reference": {"resource": "things", "fields": ["id"]}}],
}
SCHEMAS = {"things": THINGS, "placed": PLACED}
REFERENCES = {("things", "parent"): "things", ("placed", "thing"): "things"}

IDS = st.sampled_from("abcdefgh")
WORDS = st.sampled_from(["潮", "汐", "港口", "东岸码头", "西岸", "十二座桥"])


@st.composite
def states(draw: st.DrawFn) -> tuple[Tables, Tables]:
    """Two states of two tables: the new one is the old one with ids exchanged at will, some values mended, rows gone and come."""
    ids = draw(st.lists(IDS, unique=True, max_size=6))
    things = {
        i: {"id": i, "name": draw(WORDS), "note": draw(st.none() | WORDS), "parent": draw(st.none() | st.sampled_from(ids))} for i in ids
    }
    own = draw(st.lists(IDS, unique=True, max_size=4)) if ids else []
    placed = {
        i: {"id": i, "quote": draw(WORDS), "thing": draw(st.sampled_from(ids)), "char_start": str(draw(st.integers(0, 9)))} for i in own
    }
    old: Tables = {"things": things, "placed": placed}
    called = {name: {i: i for i in rows} for name, rows in old.items()}
    for name, rows in old.items():
        if draw(st.booleans()):
            called[name] = dict(zip(rows, draw(st.permutations("abcdefgh")), strict=False))
    kept = {name: [i for i in rows if name == "things" or draw(st.booleans())] for name, rows in old.items()}
    new: Tables = {name: {called[name][i]: {**rows[i], "id": called[name][i]} for i in kept[name]} for name, rows in old.items()}
    for (name, column), target in REFERENCES.items():
        for row in new[name].values():
            row[column] = called[target].get(row[column] or "")
    for row in [row for name in new for row in new[name].values() if draw(st.integers(0, 3)) == 0]:
        row[draw(st.sampled_from([c for c in ("name", "note", "quote", "char_start") if c in row]))] = draw(WORDS)
    if draw(st.booleans()) and (free := sorted(set("abcdefgh") - set(new["things"]))):
        new["things"][free[0]] = {"id": free[0], "name": draw(WORDS), "note": None, "parent": None}
    return old, new


def as_json(old: Tables, new: Tables) -> dict[str, Any]:
    """The diff of two states as JSON."""
    with tempfile.TemporaryDirectory() as name:
        sides = [
            write_package(Path(name) / side, {table: (SCHEMAS[table], list(rows.values())) for table, rows in tables.items()})
            for side, tables in (("old", old), ("new", new))
        ]
        document: dict[str, Any] = json.loads("".join(FORMATS["json"](diff_of(*sides), 0)))
    return document


def applied(document: dict[str, Any], old: Tables) -> Tables:
    """The tables after a diff in JSON: first what was removed, then all that was renamed at once, with what refers to it, then the rest."""
    rows = {table["name"]: table["rows"] for table in document["tables"]}
    found = {name: {i: dict(row) for i, row in table.items()} for name, table in old.items()}
    for name, changes in rows.items():
        for change in (c for c in changes if c["change"] == "removed"):
            gone = found[name].pop(change["key"]["id"])
            assert {c["column"]: c["old"] for c in change["cells"]} == {k: v for k, v in gone.items() if v is not None}
    news = {name: {c["old_key"]["id"]: c["key"]["id"] for c in changes if c["change"] == "renamed"} for name, changes in rows.items()}
    for name, table in found.items():
        assert len({news.get(name, {}).get(i, i) for i in table}) == len(table)
        found[name] = {news.get(name, {}).get(i, i): row for i, row in table.items()}
        for i, row in found[name].items():
            row["id"] = i
            for (own, column), target in REFERENCES.items():
                if own == name:
                    row[column] = news.get(target, {}).get(row[column] or "", row[column])
    for name, changes in rows.items():
        for change in (c for c in changes if c["change"] != "removed"):
            row = found[name].setdefault(change["key"]["id"], dict.fromkeys(f["name"] for f in SCHEMAS[name]["fields"]))
            for cell in change["cells"]:
                row[cell["column"]] = cell["new"]
    return found


@settings(deadline=None, max_examples=150)
@given(states())
def test_a_diff_with_renames_applied_to_the_old_tables_gives_the_new_ones(states: tuple[Tables, Tables]) -> None:
    """Ids that moved on, changed places or came back for another row, references and places in the text: nothing is lost or made up."""
    old, new = states
    assert applied(as_json(old, new), old) == new
