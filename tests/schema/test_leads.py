"""Columns that follow from other rows: the topmost row and the nearest place; and what the lint says of marks that lead nowhere."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Location, Row, Table
from pipeline.schema.lead_lint import lead_faults
from pipeline.schema.load import load_schemas, parse_schema
from pipeline.transcription.followed import followed
from tests.conftest import ROOT

SCHEMAS, _ = load_schemas(ROOT / "schemas", ROOT)
HERE = Location("t")


def table(name: str, *rows: dict[str, Any]) -> Table:
    """A table of the dataset's schema with a few cells of its rows."""
    return Table(SCHEMAS[name], tuple(Row(row, HERE) for row in rows))


def filled(column: str, *events: dict[str, Any], places: tuple[dict[str, Any], ...] = ()) -> list[Any]:
    """What a computed column of events holds."""
    tables = followed({"events": table("events", *events), "places": table("places", *places)})
    return [row.values.get(column) for row in tables["events"].rows]


def event(key: str, parent: str | None = None, article: str = "a", **more: Any) -> dict[str, Any]:
    return {"event_id": key, "article_id": article, **({"parent_event_id": parent} if parent else {}), **more}


def place(key: str, kind: str, parent: str | None = None, further: str | None = None) -> dict[str, Any]:
    given_parts = {"place_id": key, "kind": kind, "parent_place_id": parent, "further_kind": further}
    return {name: value for name, value in given_parts.items() if value is not None}


def test_a_session_of_a_forum_of_a_congress_belongs_to_the_congress() -> None:
    """And the congress to itself."""
    assert filled("root_event_id", event("congress"), event("forum", "congress"), event("session", "forum")) == ["congress"] * 3


def test_what_cannot_be_followed_is_empty() -> None:
    """A circle, a parent that is nowhere, a parent in another article, whose rows are not always at hand."""
    assert filled("root_event_id", event("x", "y"), event("y", "x")) == [None, None]
    assert filled("root_event_id", event("x", "nowhere")) == [None]
    assert filled("root_event_id", event("x", "y"), event("y", article="b")) == [None, "y"]


PLACES = (
    place("xt", "country"),
    place("xt-wugang", "city", "xt"),
    place("xt-wugang-north", "district", "xt-wugang"),
    place("xt-pier", "site", "xt-wugang-north"),
    place("xs", "country", further="city"),
    place("xs-quay", "site", "xs"),
    place("xt-shoal", "site", "xt"),
)


@pytest.mark.parametrize(
    ("start", "city"),
    [
        ("xt-wugang", "xt-wugang"),
        ("xt-pier", "xt-wugang"),
        ("xs-quay", "xs"),
        ("xs", "xs"),
        ("xt-shoal", None),
        ("xt", None),
        ("nowhere", None),
        (None, None),
    ],
)
def test_the_city_is_the_nearest_one_upwards(start: str | None, city: str | None) -> None:
    """A pier lies in a district of a city; a state that is a city counts as one; a shoal outside every city lies in none."""
    one = event("x", **({"place_id": start} if start else {}))
    assert filled("city_id", one, places=PLACES) == [city]


@given(st.lists(st.integers(-1, 9), min_size=10, max_size=10))
def test_whatever_the_parents_are_each_root_is_its_own(parents: list[int]) -> None:
    """Random parents, circles among them: a root that is found is the root of itself, and has no parent."""
    events = [event(f"e{n}", f"e{parent}" if parent >= 0 else None) for n, parent in enumerate(parents)]
    roots = dict(zip((e["event_id"] for e in events), filled("root_event_id", *events), strict=True))
    for root in filter(None, roots.values()):
        assert roots[root] == root
        assert parents[int(root[1:])] == -1


@pytest.mark.parametrize(
    ("table_name", "column", "change", "words"),
    [
        ("events", "root_event_id", {"topOf": "series"}, "not the column with the row above"),
        ("events", "root_event_id", {"computed": False}, "filled by the program"),
        ("events", "city_id", {"nearest": {"from": "series", "kinds": ["city"]}}, "refers to no table of places"),
        ("events", "city_id", {"nearest": {"from": "place_id", "kinds": ["hamlet"]}}, "a kind that places does not know"),
        ("events", "city_id", {"nearest": {"from": "place_id", "kinds": []}}, "a kind that places does not know"),
        ("participants", "other_organisation_ids", {"itemsReferTo": "nothing"}, "leads from no list"),
        ("participants", "position", {"itemsReferTo": "organisations"}, "leads from no list"),
        ("metrics", "indicator", {"unitLabels": [{"value": "x", "label": "x", "labelPlural": "x", "labelZh": "x"}]}, "holds none"),
        ("events", "venue", {"computed": True}, "nothing fills it"),
    ],
)
def test_marks_that_lead_nowhere_are_refused(table_name: str, column: str, change: dict[str, Any], words: str) -> None:
    """Each with the code of marks, at its mark; without the change there is no fault."""
    descriptor = json.loads((ROOT / "schemas" / f"{table_name}.json").read_text(encoding="utf-8"))
    changed = copy.deepcopy(descriptor)
    next(f for f in changed["fields"] if f["name"] == column).update(change)
    faults = list(lead_faults(parse_schema(changed, table_name), SCHEMAS))
    assert [(code, words in message) for code, _, message, _ in faults] == [("schema-mark", True)]
    assert list(lead_faults(parse_schema(descriptor, table_name), SCHEMAS)) == []
