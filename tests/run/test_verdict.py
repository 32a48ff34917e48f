"""The fast verdict against the slow explanation, over the whole corpus of bad projects, and checks that remember."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Report
from pipeline.run.inspection import Project, inspect
from pipeline.run.survey import survey
from pipeline.run.surveyed import Survey
from pipeline.run.verdict import check
from pipeline.tasks.build import Options, build
from tests.conftest import Runner
from tests.projects import TEXT, replace
from tests.run.conftest import ARTICLES
from tests.test_badprojects import CASES, CORPUS, load, spoil

CHECKED = [p for p in CASES if (case := load(p)).get("command", ["check"]) == ["check"] and "as" not in case]


@pytest.mark.slow
@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.stem)
def test_what_the_inspection_refuses_is_never_proved_clean(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every case that a check refuses, the survey names an article or gives no verdict at all; and it never falls.

    The check, which begins with the survey and remembers what it came to, tells what the inspection tells.
    """
    case, root = load(path), tmp_path / "project"
    shutil.copytree(CORPUS / "base", root, symlinks=True)
    spoil(root, case)
    project = Project(root, (root / "texts",) if case.get("texts", True) else ())
    surveys: list[Survey | None] = []

    def kept(*arguments: Any, **named: Any) -> Survey | None:
        surveys.append(survey(*arguments, **named))
        return surveys[-1]

    monkeypatch.setattr("pipeline.run.verdict.survey", kept)
    report = inspect(project).report
    assert check(project).report == report
    clean = any(proved is not None and not proved.unclean for proved in surveys)
    assert clean is (not report.problems)


@pytest.mark.parametrize("most", [200, 3], ids=["explained whole", "explained alone"])
@pytest.mark.parametrize("strict", [False, True], ids=["", "strict"])
def test_a_check_tells_what_an_inspection_tells(most: int, strict: bool, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of faults in two articles, with some texts at hand, a second time too, when what is clean comes from the cache."""
    monkeypatch.setattr("pipeline.run.verdict.EXPLAINED_WHOLE", most)
    monkeypatch.setattr("pipeline.run.batches.MOST", 2)
    for path in sorted((many / "texts").iterdir())[::2]:
        path.unlink()
    project = Project(many, (many / "texts",))
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12\n", "value: 13\n")
    replace(many / "sources" / "tide-03" / "participants.yaml", "kind: person", "kind: persn")
    wanted = inspect(project, strict=strict).report
    assert len(wanted.problems) > 1
    assert [check(project, strict=strict).report for _ in range(2)] == [wanted, wanted]


def test_a_check_says_how_much_it_looked_at(many: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a clean project all rows; of a large one with a fault those of the article that has it, and how many others are clean."""
    monkeypatch.setattr("pipeline.run.verdict.EXPLAINED_WHOLE", 3)
    rows = sum(len(table.rows) for table in inspect(Project(many)).tables.values())
    assert f"0 problems in {rows} rows of {ARTICLES} articles\n" in run("-C", many, "check").stderr
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12\n", "value: 13\n")
    assert f"of 1 article; {ARTICLES - 1} other articles proved clean\n" in run("-C", many, "check").stderr


def test_what_a_check_proved_a_build_does_not_prove_again(many: Path) -> None:
    """Nor the other way round: they keep the same proofs."""
    assert check(Project(many)).report.ok
    result = build(Project(many), Options(many.parent / "out"))
    assert result.run.cached == result.run.batches > 0


def test_a_project_that_may_only_be_read_is_checked_all_the_same(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is proved is kept elsewhere for the time being; nothing is written into the project."""
    monkeypatch.setattr("os.access", lambda *_: False)
    assert check(Project(many)).report == Report()
    assert not (many / ".pipeline-cache").exists()


def test_a_text_that_changes_between_two_checks_is_noticed(many: Path) -> None:
    """What was proved by the text is not taken for what the file holds now."""
    project = Project(many, (many / "texts",))
    assert check(project).report == Report()
    (many / "texts" / "harbour.txt").write_text(TEXT + "。", encoding="utf-8")
    assert [p.code for p in check(project).report.problems] == ["article-hash-mismatch"]
