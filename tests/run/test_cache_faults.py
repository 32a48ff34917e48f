"""A cache that cannot be written is told once, and the build goes on without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.inspection import Project
from pipeline.tasks.build import build
from tests.conftest import ROOT
from tests.projects import package_bytes, replace, write_many

MOUNT = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
MOUNTED = 'mount -t tmpfs -o "$1" none "$2" || exit 99; shift 2; exec "$@"'
IN_SMALL_BATCHES = "from pipeline.run import batches; batches.MOST = 2; from pipeline.cli.main import main; main()"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A published project of six articles, changed since, and what a build of it gives beside it."""
    root = write_many(tmp_path / "many", 6)
    assert build(Project(root, (root / "texts",))).changed
    shutil.rmtree(root / ".pipeline-cache")
    replace(root / "sources" / "places.yaml", "Sealand of tests", "Land of tests")
    after = Path(shutil.copytree(root, tmp_path / "after"))
    assert build(Project(after)).changed
    return root


def built(root: Path, *before: str, jobs: int = 2) -> tuple[int, list[str]]:
    """Build in batches of two, wrapped in a command: its exit code, and what it says on stderr."""
    command = [*before, sys.executable, "-c", IN_SMALL_BATCHES, "-C", str(root), "build", "-q", "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARTICLE_TEXTS": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


def test_a_file_in_place_of_the_cache_is_told_once(many: Path) -> None:
    """The build is whole, the file stays, the warning says what to do."""
    (many / ".pipeline-cache").write_text("in the way")
    code, (warning, count) = built(many)
    assert warning == (
        ".pipeline-cache: cache-unwritable cannot be written: File exists; this build goes on without keeping what it proves "
        "(delete it, or make room and give yourself the right to write there) [warning]"
    )
    assert (code, count) == (0, "1 warning")
    assert package_bytes(many) == package_bytes(many.parent / "after")
    assert (many / ".pipeline-cache").read_text() == "in the way"


@pytest.mark.parametrize(
    ("options", "reason"), [("ro", "Read-only file system"), ("size=48k", "No space left on device")], ids=["not writable", "full"]
)
@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_disk_that_does_not_take_the_cache_is_told_once(options: str, reason: str, jobs: int, many: Path) -> None:
    """The cache lies on a disk of its own, which is read-only, or too small for more than a batch."""
    folder = many / ".pipeline-cache"
    folder.mkdir()
    try:
        possible = subprocess.run([*MOUNT, MOUNTED, "sh", options, folder, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible:
        pytest.skip("a disk cannot be mounted here")
    code, (warning, count) = built(many, *MOUNT, MOUNTED, "sh", options, str(folder), jobs=jobs)
    assert f".pipeline-cache: cache-unwritable cannot be written: {reason}; " in warning
    assert (code, count) == (0, "1 warning")
    assert package_bytes(many) == package_bytes(many.parent / "after")
