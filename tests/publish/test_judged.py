"""Frictionless judges in a build what no build had judged before, and what the summary says of it is so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish import judge as judges
from pipeline.publish.judge import judge
from pipeline.publish.judged import Judgement, to_judge
from pipeline.run.inspection import Project
from pipeline.tasks.build import Options, build
from tests.conftest import Runner
from tests.projects import replace, write_many

METRICS = "sources/harbour-2031/metrics.yaml"


def package(**hashes: str) -> dict[str, Any]:
    """A descriptor of tables with these hashes, each of ten rows; `parts` refers to `wholes`."""
    key = {"fields": ["whole_id"], "reference": {"resource": "wholes", "fields": ["whole_id"]}}
    schemas = {"parts": {"foreignKeys": [key]}}
    return {"resources": [{"name": n, "type": "table", "rows": 10, "hash": h, "schema": schemas.get(n, {})} for n, h in hashes.items()]}


def asked(before: Judgement, keys: Mapping[str, str], judge: str = "v1", **hashes: str) -> Judgement:
    """What is judged of such a package after another."""
    return to_judge(package(**hashes), keys, judge, before.files)


KEYS = {"wholes": "k", "parts": "k", "others": "k"}
FIRST = asked(Judgement(), KEYS, wholes="1", parts="1", others="1")


def test_the_first_time_everything_is_judged() -> None:
    """Nobody has judged anything before."""
    assert (FIRST.only, FIRST.said, FIRST.ever) == (None, "all 30 rows", "all 30 rows")


@pytest.mark.parametrize(
    ("keys", "hashes", "only"),
    [
        (KEYS, {"wholes": "1", "parts": "2", "others": "1"}, ["parts"]),
        (KEYS, {"wholes": "2", "parts": "1", "others": "1"}, ["wholes"]),
        ({**KEYS, "wholes": "other"}, {"wholes": "2", "parts": "1", "others": "1"}, ["wholes", "parts"]),
        (KEYS, {"wholes": "1", "parts": "1", "others": "1"}, []),
        (KEYS, {"wholes": "1", "parts": "1", "others": "1", "news": "1"}, ["news"]),
    ],
    ids=["a table", "one that is referred to", "its keys", "nothing", "a table more"],
)
def test_only_what_is_another_is_judged(keys: Mapping[str, str], hashes: Mapping[str, str], only: list[str]) -> None:
    """A table with other bytes; and one that refers to rows of which some may have gone."""
    assert asked(FIRST, keys, **hashes).only == only


def test_another_program_judges_everything() -> None:
    """What an earlier version let pass says nothing of this one."""
    assert asked(FIRST, KEYS, "v2", wholes="1", parts="1", others="1").only is None


def test_what_is_said_adds_up() -> None:
    """The rows are those of the tables that are named."""
    said = asked(FIRST, KEYS, wholes="1", parts="2", others="2").said
    assert said == "the 20 rows of parts, others; the other tables have the bytes judged before"


def test_a_sample_of_what_changed_is_no_judgement_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large package a sample is judged; once it is small enough to be judged in full, it is."""
    monkeypatch.setattr("pipeline.publish.judged.FULL_ROWS", 10)
    large = asked(Judgement(), KEYS, wholes="1", parts="1", others="1")
    assert asked(large, KEYS, wholes="2", parts="1", others="1").said.startswith("a sample of the 10 rows of wholes;")
    monkeypatch.undo()
    assert asked(large, KEYS, wholes="1", parts="1", others="1").only is None


@pytest.fixture
def built(tmp_path: Path, run: Runner) -> Path:
    """A project of three articles, published."""
    root = write_many(tmp_path / "many", 3)
    assert run("-C", root, "build", "--jobs", "1", "--select", "csv", texts=root / "texts").exit_code == 0
    return root


def test_an_edit_has_its_table_judged_and_no_other(built: Path, run: Runner) -> None:
    """A helper column of a metric: Frictionless reads the table of metrics, and that of facts, which repeats it."""
    replace(built / METRICS, "readers received", "readers welcomed")
    shown = run("-C", built, "build", "--select", "csv").stdout
    assert "judged by Frictionless: the 18 rows of metrics, facts;" in shown
    assert "judged by Frictionless (before: these very bytes): all" in run("-C", built, "build", "--select", "csv").stdout


@pytest.mark.parametrize("full", [True, False], ids=["in full", "by sample"])
def test_a_fault_in_what_changed_is_found_and_nothing_is_published(full: bool, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a table come out other than its descriptor says, it is the second judge who sees it."""
    monkeypatch.setattr(judges, "FULL_ROWS", 200_000 if full else 1)
    replace(built / METRICS, "readers received", "readers welcomed")
    before = (built / "datapackage.json").read_bytes()

    def spoiled(folder: Path, rows: int, **options: Any) -> list[Any]:
        path = folder / "output/csv/metrics.csv"
        path.write_bytes(path.read_bytes().replace(b"harbour-2031-m01,", b",", 1))
        return judge(folder, rows, **options)

    monkeypatch.setattr("pipeline.tasks.build.judge", spoiled)
    result = build(Project(built), Options(built, select=("csv",)))
    assert {p.code for p in result.report.problems} == {"package-invalid"}
    assert (built / "datapackage.json").read_bytes() == before


def test_references_of_what_changed_are_followed_to_what_did_not(built: Path) -> None:
    """A row that refers to none is found, though the table it should lead to is not judged again."""
    path = built / "output/csv/metrics.csv"
    text = path.read_text(encoding="utf-8")
    assert ",harbour-2031," in text
    path.write_text(text.replace(",harbour-2031,", ",nowhere,", 1), encoding="utf-8")
    found = judge(built, only=["metrics"])
    assert any("nowhere" in p.message and "foreign key" in p.message for p in found)
