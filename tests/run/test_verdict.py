"""The fast verdict against the slow explanation, over the whole corpus of bad projects."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.run.inspection import Project, inspect
from pipeline.run.survey import survey
from pipeline.transcription.dataset import dataset_record
from tests.test_badprojects import CASES, CORPUS, load, spoil

CHECKED = [p for p in CASES if (case := load(p)).get("command", ["check"]) == ["check"] and "as" not in case]


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.stem)
def test_what_the_inspection_refuses_is_never_proved_clean(path: Path, tmp_path: Path) -> None:
    """For every case that a check refuses, the survey names an article or gives no verdict at all; and it never falls."""
    case, root = load(path), tmp_path / "project"
    shutil.copytree(CORPUS / "base", root, symlinks=True)
    spoil(root, case)
    project = Project(root, (root / "texts",) if case.get("texts", True) else ())
    found = inspect(project).report.problems
    proved = survey(project, jobs=1) if not dataset_record(root)[1] else None
    clean = proved is not None and not proved.unclean
    assert clean is (not found)
