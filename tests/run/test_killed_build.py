"""A build that is killed while it proves: the next one gives the same bytes, and no worker of it stays behind."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.run.inspection import Project
from pipeline.tasks.build import build
from tests.conftest import ROOT
from tests.projects import package_bytes, replace, write_many

pytestmark = pytest.mark.slow

IN_SMALL_BATCHES = "from pipeline.run import batches; batches.MOST = 2; from pipeline.cli.main import main; main()"
MARK = "MARK_OF_A_KILLED_BUILD"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published project of two dozen articles, changed since in every batch, and what a build of it gives beside it."""
    root = write_many(tmp_path_factory.mktemp("published") / "many", 24)
    assert build(Project(root, (root / "texts",))).changed
    replace(root / "sources" / "places.yaml", "Sealand of tests", "Land of tests")
    shutil.rmtree(root / ".pipeline-cache")
    after = Path(shutil.copytree(root, root.parent / "after"))
    assert build(Project(after)).changed
    return root


def relatives(mark: str) -> list[int]:
    """The processes that have a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            marked = f"{MARK}={mark}".encode() in (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if marked:
            found.append(int(folder.name))
    return found


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Whether something comes to be so in time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found by /proc")
@pytest.mark.parametrize(("engine", "proved"), [("processes", 0), ("processes", 3), ("dask", 1)])
def test_a_killed_build_leaves_no_worker_and_the_next_gives_the_same_bytes(
    engine: str, proved: int, published: Path, tmp_path: Path
) -> None:
    """SIGKILL at a moment after so many batches were kept; the workers end by themselves, the published files are the old ones."""
    if engine == "dask":
        pytest.importorskip("distributed", reason="needs Dask (pip install 'city-governance-forums[dask]')")
    root, mark = Path(shutil.copytree(published, tmp_path / "many")), uuid.uuid4().hex
    command = [sys.executable, "-c", IN_SMALL_BATCHES, "-C", str(root), "build", "--jobs", "2", "--engine", engine]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARTICLE_TEXTS": "", MARK: mark}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert until(lambda: len(relatives(mark)) > 2 and len(list(root.glob(".pipeline-cache/[!.]*"))) >= proved, 300)
    time.sleep(random.uniform(0, 0.2))
    process.kill()
    process.wait()
    assert package_bytes(root) == package_bytes(published)
    assert until(lambda: not relatives(mark), 120), "a worker stays"
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    assert package_bytes(root) == package_bytes(published.parent / "after")
    assert until(lambda: not relatives(mark), 120), "a worker stays"
