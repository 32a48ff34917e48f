"""A dense article can be published complete: every project in `unseen/projects` builds from its text with nothing open."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.accounting.owned import bare
from pipeline.languages import default_language
from tests.conftest import Runner

pytestmark = pytest.mark.slow

UNSEEN = Path(__file__).parent / "unseen"
TEXTS, GOLD = UNSEEN / "texts", UNSEEN / "gold"
ARTICLES = sorted(p.name for p in (UNSEEN / "projects").iterdir() if (p / "sources").is_dir())
KINDS = ("number", "speaker", "name")


@pytest.fixture(scope="module", params=ARTICLES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a project's sources as they are committed, built with the article's text."""
    root = tmp_path_factory.mktemp("dense") / str(request.param)
    shutil.copytree(UNSEEN / "projects" / request.param / "sources", root / "sources")
    result = Runner()("-C", root, "build", "--strict", "--texts", TEXTS)
    assert result.exit_code == 0, result.output
    return root


def test_there_are_dense_articles() -> None:
    """The tests below have something to judge."""
    assert ARTICLES


def test_a_build_with_the_text_gives_the_committed_lock(built: Path) -> None:
    """The lock is that of the text: who has only the sources builds the same."""
    lock = Path("sources", built.name, "evidence.lock")
    assert (built / lock).read_bytes() == (UNSEEN / "projects" / built.name / lock).read_bytes()


def test_the_package_is_valid(built: Path, run: Runner) -> None:
    """Our judge and Frictionless find nothing in what was published."""
    result = run("-C", built, "validate")
    assert result.exit_code == 0, result.output


def test_everything_is_settled(built: Path, run: Runner) -> None:
    """No number, verb of saying or name of the article is open, and some of each kind are cited."""
    result = run("-C", built, "coverage", texts=TEXTS)
    assert result.exit_code == 0, result.output
    counts = json.loads((built / "sources" / built.name / "evidence.lock").read_text(encoding="utf-8").splitlines()[0])["coverage"]
    assert {state for _, _, state, _ in counts} <= {"cited", "waived", "date", "idiom"}
    assert {what for _, what, state, _ in counts if state == "cited"} == set(KINDS)


def test_no_limit_is_loosened(built: Path) -> None:
    """The project says nothing of limits, so those of every project hold."""
    assert "limits" not in (built / "sources" / "dataset.yaml").read_text(encoding="utf-8")


def test_annotated_names_are_rows_of_their_own_kind(built: Path) -> None:
    """Every event and initiative that the annotation calls core and the text prints has a row of that kind, in longer or shorter words."""
    text = _words(built.name)
    wanted = [(n["kind"], _bare(n["name"])) for n in _gold(built.name, "core") if n["grade"] == "core" and _bare(n["name"]) in text]
    rows = {kind: [_bare(row["name"]) for row in _table(built, f"{kind}s")] for kind in ("event", "initiative")}
    assert wanted
    assert [(kind, name) for kind, name in wanted if not any(name in row or row in name for row in rows[kind])] == []


def test_annotated_persons_are_participants(built: Path) -> None:
    """Every annotated person but the article's own authors takes part, by this name, a longer or shorter form of it, or the Latin one."""
    wanted = [_bare(n["name"]) for n in _gold(built.name, "persons") if not n["context"].endswith("(byline)")]
    latin = {row["person_id"]: row["name_latn"] for row in _table(built, "persons")}
    taking_part = [row for row in _table(built, "participants") if row["name"]]
    rows = [_bare(name) for row in taking_part for name in (row["name"], latin.get(row["person_id"])) if name]
    assert wanted
    assert [name for name in wanted if not any(name in row or row in name for row in rows)] == []


def _words(article: str) -> str:
    """The article without wraps, blanks and marks."""
    return _bare("".join((TEXTS / f"{article}.txt").read_text(encoding="utf-8").split()))


def _bare(words: str) -> str:
    return bare(words, default_language())


def _gold(article: str, kind: str) -> Iterator[dict[str, str]]:
    with (GOLD / f"{article}.{kind}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _table(built: Path, name: str) -> Iterator[dict[str, str]]:
    with (built / "output" / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
