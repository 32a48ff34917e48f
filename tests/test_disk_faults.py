"""What no case file can bring about: a disk that is really full, a size limit, a build that waits for another."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.publish import swap
from pipeline.run.inspection import Project
from pipeline.tasks.build import build
from tests.conftest import ROOT

BASE = ROOT / "tests" / "badprojects" / "base"
MOUNT = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
ON_A_SMALL_DISK = """
mount -t tmpfs -o size=8m none "$1" || exit 99
cp -r "$2/." "$1" || exit 98
head -c 8m /dev/zero > "$1/filler" 2> /dev/null
truncate -s "-$3" "$1/filler"
before=$(cd "$1" && cat datapackage.json output/csv/* output/parquet/* | sha256sum)
"$4" -m pipeline -C "$1" build --texts "$1/texts"
code=$?
after=$(cd "$1" && cat datapackage.json output/csv/* output/parquet/* | sha256sum)
[ "$before" = "$after" ] || exit 97
[ -e "$1/.pipeline-staging" ] && exit 96
exit $code
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base of the corpus, published, then changed so that a build has something to write."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    assert build(Project(root, (root / "texts",))).changed
    persons = root / "sources" / "persons.yaml"
    persons.write_text(persons.read_text(encoding="utf-8").replace("Lin Yuanzhou", "Lin Yuan-zhou"), encoding="utf-8")
    return root


def environment() -> dict[str, str]:
    """The environment of a child that runs this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "ARTICLE_TEXTS": "", "PYTHONDONTWRITEBYTECODE": "1"}


def fingerprint(root: Path) -> str:
    """One hash over the published files."""
    paths = [root / "datapackage.json", *sorted((root / "output").rglob("*.*"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


@pytest.mark.parametrize("free", ["4k", "40k", "160k"])
def test_a_full_disk_is_one_problem_and_leaves_the_old_package(free: str, project: Path, tmp_path: Path) -> None:
    """On a disk of 2 MB with a few kilobytes left the build says so, whichever file it was writing, and clears up."""
    try:
        possible = subprocess.run([*MOUNT, 'mount -t tmpfs none "$0"', str(tmp_path)], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible:
        pytest.skip("a small disk cannot be mounted here")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [*MOUNT, ON_A_SMALL_DISK, "sh", str(disk), str(project), free, sys.executable]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    problem, count = done.stderr.splitlines()
    assert "disk-full the disk is full" in problem
    assert count == "1 error"


def test_a_size_limit_is_one_problem_and_leaves_the_old_package(project: Path) -> None:
    """Where no file may grow beyond 4 kB, the build names the fault and the published files stay."""
    before = fingerprint(project)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4096, 4096))
    command = [sys.executable, "-m", "pipeline", "-C", str(project), "build", "--texts", str(project / "texts")]
    done = subprocess.run(command, env=environment(), preexec_fn=limit, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    assert "disk-error File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(project) == before


def test_a_build_that_another_one_keeps_waiting_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another build holds the folder, nothing is written."""
    before = fingerprint(project)
    monkeypatch.setattr(swap, "exclusive", partial(swap.exclusive, timeout=0))
    with FileLock(project / swap.LOCK):
        done = build(Project(project, (project / "texts",)))
    assert [p.code for p in done.report.problems] == ["output-busy"]
    assert fingerprint(project) == before
