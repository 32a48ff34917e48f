"""What a project must mark to have facts, what the lint refuses, and that both paths of a build state the same."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Location
from pipeline.run.inspection import Project, inspect
from pipeline.run.survey import survey
from pipeline.schema.arrow import to_arrow
from pipeline.schema.lint import lint
from pipeline.schema.load import load_schemas, parse_schema
from tests.conftest import ROOT

METRICS = json.loads((ROOT / "schemas" / "metrics.json").read_text(encoding="utf-8"))
Change = Callable[[dict[str, Any]], object]


def field(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    """A field of a descriptor."""
    return next(f for f in descriptor["fields"] if f["name"] == name)


REFUSED: list[tuple[str, Change, str]] = [
    ("unknown", lambda d: field(d, "subject").update(fact="moon"), "fact moon is unknown"),
    ("type", lambda d: field(d, "value").update(fact="of"), "fact of stands on a column of type number"),
    ("twice", lambda d: field(d, "value_text").update(fact="of"), "fact of is that of subject already"),
    ("no key", lambda d: field(d, "value_text").update(fact="about"), "fact about leads to a row of some table"),
    (
        "other table",
        lambda d: (field(d, "baseline_metric_id").pop("fact"), field(d, "about_event_id").update(fact="before")),
        "leads to events",
    ),
    ("no code", lambda d: field(d, "unit_text").update(fact="kind"), "fact kind is a code"),
    ("no date", lambda d: field(d, "unit_text").update(fact="start"), "fact start is a date"),
    ("states none", lambda d: d.pop("states"), "this table states none"),
    ("no label", lambda d: d.pop("label"), "nothing says what the rows of this table state"),
    ("shared", lambda d: d.update(source="shared"), "a fact is stated by a row that rests on words of its article"),
]


@pytest.mark.parametrize(("change", "message"), [(c, m) for _, c, m in REFUSED], ids=[name for name, _, _ in REFUSED])
def test_marks_that_no_fact_would_have(change: Change, message: str) -> None:
    """Each is told at its place."""
    descriptor = copy.deepcopy(METRICS)
    change(descriptor)
    told = [p.message for p in lint(parse_schema(descriptor, "metrics"), Location("metrics.json")) if p.code == "schema-mark"]
    assert any(message in one for one in told), told


def test_the_marks_of_this_dataset_are_sound() -> None:
    """Nothing to object to."""
    assert lint(parse_schema(METRICS, "metrics"), Location("metrics.json")) == []


def test_a_project_without_the_mark_has_no_facts(tmp_path: Path) -> None:
    """The table is there where a table states facts, with the codes of those that do; else it is not."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    for path in (tmp_path / "schemas").glob("*.json"):
        text = path.read_text(encoding="utf-8").replace('"states": true', '"states": false')
        path.write_text(text, encoding="utf-8")
    schemas, _ = load_schemas(tmp_path / "schemas")
    assert "facts" not in schemas
    schemas, _ = load_schemas(ROOT / "examples" / "board-minutes" / "schemas")
    assert schemas["facts"]["fact_table"].enum == ("decisions", "budgets")
    assert schemas["facts"]["status"].enum == ("proposed", "planned", "under_way", "published")
    assert {k.resource for k in schemas["facts"].foreign_keys} == {"facts", "articles", "members"}


@pytest.mark.parametrize("example", ["harbour-forum", "board-minutes"])
def test_both_paths_state_the_same(example: str, tmp_path: Path) -> None:
    """Proved in batches, and inspected: the same rows in the same order."""
    root = tmp_path / example
    shutil.copytree(ROOT / "examples" / example, root)
    project = Project(root, (root / "texts",))
    proved, inspection = survey(project, jobs=1), inspect(project)
    assert proved is not None
    assert proved.unclean == ()
    rows = [row for chunk in proved.chunks("facts") for row in chunk.to_pylist()]
    assert rows == to_arrow(inspection.tables["facts"]).to_pylist()
    assert len(rows) > 25
