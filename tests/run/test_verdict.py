"""The fast verdict against the slow explanation, over the whole corpus of bad projects, and checks that remember."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.model import Report
from pipeline.run.inspection import Project, inspect
from pipeline.run.survey import survey
from pipeline.run.verdict import check
from pipeline.tasks.build import Options, build
from pipeline.transcription.dataset import dataset_record
from tests.conftest import Runner
from tests.projects import TEXT, replace, write_many
from tests.test_badprojects import CASES, CORPUS, load, spoil

ARTICLES = 12


@pytest.fixture
def many(tmp_path: Path, run: Runner) -> Path:
    """A valid project of a dozen articles, each with its lock, of which nothing is remembered."""
    root = write_many(tmp_path / "many", ARTICLES)
    assert run("-C", root, "build", "--jobs", "1", "--select", "csv", texts=root / "texts").exit_code == 0
    shutil.rmtree(root / ".pipeline-cache")
    return root


CHECKED = [p for p in CASES if (case := load(p)).get("command", ["check"]) == ["check"] and "as" not in case]


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.stem)
def test_what_the_inspection_refuses_is_never_proved_clean(path: Path, tmp_path: Path) -> None:
    """For every case that a check refuses, the survey names an article or gives no verdict at all; and it never falls.

    The check, which begins with the survey and remembers what it came to, tells what the inspection tells.
    """
    case, root = load(path), tmp_path / "project"
    shutil.copytree(CORPUS / "base", root, symlinks=True)
    spoil(root, case)
    project = Project(root, (root / "texts",) if case.get("texts", True) else ())
    report = inspect(project).report
    proved = survey(project, jobs=1) if not dataset_record(root)[1] else None
    clean = proved is not None and not proved.unclean
    assert clean is (not report.problems)
    assert check(project).report == report


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
