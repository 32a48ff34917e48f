"""The verdict corpus: what our judge and Frictionless say of packages with one defect; ours is never more lenient.

Every case of `verdicts/*.yaml` has::

    defect:        what is wrong
    change:        steps on a copy of a small package (see `verdicts/defects.py`); hashes and counts stay true
    ours:          the problems of our judge as "path:line:column code", and no other
    frictionless:  valid or invalid
    reason:        why ours refuses what Frictionless accepts
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.publish import judge as second
from pipeline.publish.judge import judge, write_sample
from pipeline.report.catalogue import SECTIONS
from pipeline.run.inspection import Project
from pipeline.tasks.build import Options, build
from pipeline.tasks.validate import package
from pipeline.tasks.validate.package import judge_ourselves, validate
from pipeline.tasks.validate.tables import explain
from tests.conftest import ROOT, Runner
from tests.projects import write_tiny
from tests.verdicts.defects import cases, copy, spoil
from tests.verdicts.document import verdicts_page

CASES = cases()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project, built in two formats: what every case starts from."""
    root = write_tiny(tmp_path_factory.mktemp("verdicts") / "project")
    assert build(Project(root, (root / "texts",)), Options(root, select=("csv", "parquet"))).report.ok
    return root


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["defect"])
def test_both_judges_say_what_the_corpus_says(
    case: dict[str, Any], published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours names exactly the listed problems, each with a hint, also where it proves nothing first; Frictionless says valid or not."""
    root = tmp_path / "package"
    copy(published, root, case["change"])
    spoil(root, case["change"])
    ours, _ = judge_ourselves(root)
    assert sorted(f"{problem.location} {problem.code}" for problem in ours) == case["ours"]
    assert all(problem.hint for problem in ours)
    assert ("invalid" if judge(root) else "valid") == case["frictionless"]
    monkeypatch.setattr(package, "judge_csv", lambda path, shown, schema, **_: explain(path, shown, schema))
    assert judge_ourselves(root)[0] == ours


def test_ours_is_never_more_lenient() -> None:
    """What Frictionless refuses, ours refuses."""
    assert [case["defect"] for case in CASES if case["frictionless"] == "invalid" and not case["ours"]] == []


def test_every_stricter_verdict_has_its_reason_and_no_other_has() -> None:
    """A reason stands exactly where ours refuses what Frictionless accepts."""
    stricter = [case["defect"] for case in CASES if case["ours"] and case["frictionless"] == "valid"]
    assert stricter == [case["defect"] for case in CASES if case.get("reason")]


def test_the_corpus_is_large_and_its_defects_differ() -> None:
    """At least 60 defects, no two of one name."""
    names = [case["defect"] for case in CASES]
    assert len(set(names)) == len(names)
    assert sum(bool(case["ours"]) for case in CASES) >= 60


def test_every_code_of_published_packages_has_a_case() -> None:
    """No code of the catalogue's section is without a defect that shows it."""
    shown = {problem.split()[-1] for case in CASES for problem in case["ours"]}
    assert SECTIONS["The published package"].keys() <= shown


def test_the_page_is_what_is_generated(update_golden: bool) -> None:
    """docs/verdicts.md is made from the corpus (write it anew with --update-golden)."""
    path = ROOT / "docs" / "verdicts.md"
    if update_golden:
        path.write_text(verdicts_page(CASES), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == verdicts_page(CASES)


def test_the_published_package_is_valid_to_both() -> None:
    """The committed package has no problem, and Frictionless read all of it."""
    result = validate(ROOT)
    assert result.report.problems == ()
    assert result.scope == f"0 problems in all {sum(result.rows.values())} rows"


def test_small_batches_give_the_same_problems(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key given twice in two batches is found, and a table read row by row has the rows of one read at once."""
    from pipeline.tasks.validate import csv_reader
    from pipeline.tasks.validate.descriptor import read

    schema = next(file.schema for file in read(published).files if file.path == "output/csv/evidence.csv")
    path = published.parent / "evidence.csv"
    lines = (published / "output/csv/evidence.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    whole = explain(path, "evidence.csv", schema)
    monkeypatch.setattr(csv_reader, "ROWS", 1)
    single = explain(path, "evidence.csv", schema)
    assert [str(p.location) for p in whole.problems] == [f"evidence.csv:{len(lines) + 1}:1"]
    assert (single.problems, single.rows) == (whole.problems, whole.rows)


def test_a_large_package_is_sampled(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit Frictionless reads a sample, the same every time, unless it is asked for everything."""
    monkeypatch.setattr(second, "FULL_ROWS", 10)
    monkeypatch.setattr(second, "SAMPLE_ROWS", 3)
    samples = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        write_sample(published, tmp_path / name)
        samples.append((tmp_path / name / "output/csv/evidence.csv").read_bytes())
    assert samples[0] == samples[1]
    assert samples[0].count(b"\n") == 4
    assert validate(published).scope.startswith("0 problems in the descriptor and a sample of at most 3 rows")
    assert validate(published, full=True).scope.startswith("0 problems in all")


def _no_link(path: Path, to: Path) -> None:
    """A disk without links."""
    raise OSError(f"{path} cannot lead to {to}")


@pytest.mark.parametrize("linked", [True, False])
def test_a_sample_leads_to_every_other_file(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool) -> None:
    """By a link where the disk makes one, else by a copy; one whose bytes are others is found out by our own judge, who reads all of it."""
    copy(published, tmp_path / "package", [])
    monkeypatch.setattr(second, "FULL_ROWS", 10)
    if not linked:
        monkeypatch.setattr(Path, "symlink_to", _no_link)
    assert judge(tmp_path / "package", rows=11) == []
    damaged = next((tmp_path / "package").glob("output/parquet/persons.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    found = validate(tmp_path / "package").report.problems
    assert [(problem.code, problem.location.path) for problem in found] == [("package-hash", "output/parquet/persons.parquet")]


def test_the_command_names_places_and_exits_1(published: Path, tmp_path: Path, run: Runner) -> None:
    """`pipeline validate FOLDER` prints path:line:column, code and hint; 0 for a valid package."""
    good = run("validate", published)
    assert (good.exit_code, good.stdout) == (0, "")
    assert "Frictionless: 0 problems in all" in good.stderr
    copy(published, tmp_path, [])
    spoil(tmp_path, [{"cell": "persons", "row": 1, "column": "name", "to": ""}])
    bad = run("validate", tmp_path)
    assert bad.exit_code == 1
    assert bad.stdout.startswith("output/csv/persons.csv:2:2: value-required name is required, but empty (")


def test_a_descriptor_that_is_refused_is_not_handed_on(published: Path, tmp_path: Path) -> None:
    """Frictionless follows no address that a descriptor names."""
    copy(published, tmp_path, [])
    spoil(tmp_path, [{"set": ["resources", "persons", "path"], "to": "http://127.0.0.1:9/persons.csv"}])
    result = validate(tmp_path)
    assert [problem.code for problem in result.report.problems] == ["package-path"]
    assert result.scope == "not asked, since the descriptor is refused"
