"""What a project promises in its record: judged, published, shown in the datasheet, and never counted where it is not promised."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Schemas
from pipeline.run.inspection import Project, inspect
from pipeline.schema.load import load_schemas
from pipeline.tasks.build import build
from pipeline.transcription.dataset import dataset_limits, promise_faults
from pipeline.transcription.policies import published, settleable
from tests import projects
from tests.conftest import Runner

SCHEMAS, _ = load_schemas(Path(__file__).parents[2] / "schemas")
ARTICLE = Path("sources") / "harbour-2031"


def promise(root: Path, line: str) -> None:
    """Write one more line into the dataset's record."""
    path = root / "sources" / "dataset.yaml"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def codes(root: Path, *, texts: bool = True) -> list[str]:
    return [p.code for p in inspect(Project(root, (root / "texts",) if texts else ())).report.problems]


def without(*, speaks: bool = False, numerals: bool = False, names: bool = False) -> Schemas:
    """The schemas without what could hold speakers, numbers or names."""
    found = dict(SCHEMAS)
    for name, schema in SCHEMAS.items():
        fields = tuple(
            replace(
                f,
                semantics=None if (numerals and f.semantics == "numeral") or (names and f.semantics == "person") else f.semantics,
                names_row=f.names_row and not names,
            )
            for f in schema.fields
        )
        found[name] = replace(schema, fields=fields, speaks=schema.speaks and not speaks)
    return found


@pytest.mark.parametrize(
    ("schemas", "expected"),
    [
        (SCHEMAS, ("numbers", "speakers", "names")),
        (without(speaks=True), ("numbers", "names")),
        (without(numerals=True), ("speakers", "names")),
        (without(names=True), ("numbers", "speakers")),
        (without(speaks=True, numerals=True, names=True), ()),
    ],
)
def test_a_project_that_says_nothing_promises_all_that_its_tables_can_hold(schemas: Schemas, expected: tuple[str, ...], tiny: Path) -> None:
    """What no table has a place for is published as not promised; who promises it all the same is told so."""
    assert settleable(schemas) == expected
    said = published(dataset_limits(tiny, schemas))
    assert tuple(said["completeness"]) == expected
    assert {*said["completeness"], *said["notPromised"]} == {"numbers", "speakers", "names"}
    promise(tiny, "completeness: [numbers, speakers, names]")
    assert len(promise_faults(tiny, schemas)) == 3 - len(expected)


@pytest.mark.slow
def test_what_is_not_promised_is_published_and_stops_nothing(tiny: Path, run: Runner) -> None:
    """A verb of saying that no row cites: no problem, no open thing, and the descriptor says that speakers are not promised."""
    (tiny / ARTICLE / "attributions.yaml").write_text("[]\n", encoding="utf-8")
    assert codes(tiny) == ["speaker-unaccounted"]
    promise(tiny, "completeness: [names, numbers]")
    assert build(Project(tiny, (tiny / "texts",))).report.problems == ()
    said = json.loads((tiny / "datapackage.json").read_text(encoding="utf-8"))["promises"]
    assert (said["completeness"], said["notPromised"]) == (["numbers", "names"], ["speakers"])
    shown = run("-C", tiny, "coverage", texts=tiny / "texts")
    assert (shown.exit_code, shown.stderr) == (0, "0 open; not promised, and so not counted: speakers\n")
    assert run("-C", tiny, "validate").exit_code == 0
    projects.replace(tiny / "sources" / "dataset.yaml", "completeness: [names, numbers]", "completeness: [names, numbers, speakers]")
    assert codes(tiny, texts=False) == ["speaker-unaccounted"]


def test_nothing_at_all_may_be_promised_complete(tiny: Path) -> None:
    """An empty list is a promise of nothing."""
    promise(tiny, "completeness: []")
    for table in ("attributions", "waivers"):
        (tiny / ARTICLE / f"{table}.yaml").write_text("[]\n", encoding="utf-8")
    assert codes(tiny) == []


@pytest.mark.slow
def test_quotes_are_as_long_as_the_record_allows_and_the_tables_say_so(tiny: Path) -> None:
    """Forty characters by default; more where the record says so, and then in the description of the column as well."""
    words = "海风吹过长堤，来客沿着石阶慢慢走着，灯塔的光在水面上慢慢散开，渔船归港，孩子们在书屋门口"
    path = tiny / ARTICLE / "article.yaml"
    projects.replace(path, "  context_date: 2031年5月6日", f"  context_date: {{quote: {words}, note: a walk}}")
    assert codes(tiny) == ["quote-too-long"]
    promise(tiny, "limits: {quote_longest: 60, prose_longest: 60, prose_share: 1}")
    assert build(Project(tiny, (tiny / "texts",))).report.problems == ()
    package = json.loads((tiny / "datapackage.json").read_text(encoding="utf-8"))
    evidence = next(r for r in package["resources"] if r["name"] == "evidence")
    quote = next(f for f in evidence["schema"]["fields"] if f["name"] == "quote")
    assert "at most 60 characters" in quote["description"]
    assert "至多60字" in quote["descriptionZh"]
    assert package["promises"]["quoteLongest"] == 60
    projects.replace(tiny / "sources" / "dataset.yaml", "quote_longest: 60", "quote_longest: 42")
    assert codes(tiny, texts=False) == ["quote-too-long"]


@pytest.mark.slow
def test_a_stricter_promise_is_held_against_what_was_proved_before(tiny: Path) -> None:
    """An article that is in the cache is proved again where less may be shown."""
    assert build(Project(tiny, (tiny / "texts",))).report.ok
    promise(tiny, "limits: {prose_longest: 3}")
    result = build(Project(tiny, (tiny / "texts",)))
    assert {p.code for p in result.report.problems} == {"quote-run"}


@pytest.mark.slow
def test_the_workbook_the_database_and_the_site_tell_promises_that_differ(tiny: Path) -> None:
    """Other promises than everybody's are told in every file that describes the dataset; the site's sentences have the right figure."""
    promise(tiny, "limits: {quote_longest: 60}")
    assert build(Project(tiny, (tiny / "texts",))).report.problems == ()
    script = (tiny / "output" / "site" / "assets" / "js" / "pages.js").read_text(encoding="utf-8")
    assert "quotes have at most 60 characters" in script
    assert "引文不超过60个字符" in script
    with sqlite3.connect(tiny / "output" / "sqlite" / "harbour-test.sqlite") as database:
        assert ("60",) in database.execute("SELECT value FROM about_dataset WHERE property = 'promises.quoteLongest'").fetchall()
