"""Batches on Dask: the same bytes as ever, from workers that see nothing of the project; what fails is one clear problem."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pipeline.run import dask_cluster, dask_engine
from pipeline.run.inspection import Project
from pipeline.run.shipment import Answer
from pipeline.tasks.build import Build, Options, build
from tests.conftest import ROOT, Runner
from tests.projects import package_bytes, replace, write_many

pytestmark = pytest.mark.slow

NEEDS = "needs Dask (pip install 'city-governance-forums[dask]')"
HIDDEN = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"']


@pytest.fixture(scope="module")
def dask() -> None:
    """Dask; the test is skipped, and says so, where it is not installed."""
    pytest.importorskip("distributed", reason=NEEDS)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published project of a dozen articles with their locks, without a cache."""
    root = write_many(tmp_path_factory.mktemp("published") / "many", 12)
    assert build(Project(root, (root / "texts",))).changed
    shutil.rmtree(root / ".pipeline-cache")
    return root


@pytest.fixture
def many(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published project, to be built in batches of two or one."""
    monkeypatch.setattr("pipeline.run.batches.MOST", 2)
    return Path(shutil.copytree(published, tmp_path / "many"))


def child(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start a process that runs this checkout and says nothing."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(list(map(str, arguments)), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Cluster:
    """A scheduler and its workers, started by a test on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        file = folder / "scheduler.json"
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file]
        self.scheduler = child(sys.executable, "-m", "distributed.cli.dask_scheduler", *options)
        self.workers: list[subprocess.Popen[bytes]] = []
        until(file.exists)
        self.address: str = json.loads(file.read_text())["address"]

    def work(self, number: int = 1, wrapped: tuple[str, ...] = ()) -> None:
        """Add workers."""
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", self.folder]
        command = [*wrapped, sys.executable, "-m", "distributed.cli.dask_worker", self.address, *options]
        self.workers += [child(*command) for _ in range(number)]

    def close(self) -> None:
        """End every process."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def until(true: Callable[[], bool]) -> None:
    """Wait until something is so, at most two minutes: a busy machine starts a process slowly."""
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def cluster(dask: None, tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = Cluster(folder)
    yield made
    made.close()


def built(root: Path, out: Path, cluster: Cluster | None = None, begun: Callable[[], None] = lambda: None) -> Build:
    """Build with Dask; ``begun`` is called when the first batch is done."""
    calls = []

    def progress(step: str, done: int = 0, total: int = 0) -> None:
        if step == "proving articles" and not calls:
            calls.append(step)
            begun()

    address = cluster.address if cluster else None
    return build(Project(root, (root / "texts",)), Options(out, jobs=2, progress=progress, engine="dask", scheduler=address))


def test_a_local_cluster_gives_the_same_bytes_and_is_not_needed_twice(
    dask: None, many: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two workers of this machine; the second build has everything in its cache and starts none. Nobody says a word."""
    out = many.parent / "out"
    first = built(many, out)
    assert (first.report.problems, package_bytes(out)) == ((), package_bytes(many))
    monkeypatch.setattr(dask_engine, "started", None)
    second = built(many, out)
    assert (first.run.cached, second.run.cached) == (0, first.run.batches)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("by", ["lock", "text"])
def test_workers_that_see_nothing_of_the_project_give_the_same_bytes(by: str, many: Path, cluster: Cluster) -> None:
    """Two workers for which the folder of the project is empty."""
    try:
        hidden = subprocess.run([*HIDDEN, str(many), "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        hidden = False
    if not hidden:
        pytest.skip("a folder cannot be hidden from a process here")
    cluster.work(2, (*HIDDEN, str(many)))
    out = many.parent / "out"
    project = Project(many, (many / "texts",) if by == "text" else ())
    done = build(project, Options(out, engine="dask", scheduler=cluster.address))
    assert (done.report.problems, done.run.cached, package_bytes(out)) == ((), 0, package_bytes(many))
    assert len(done.verified if by == "text" else done.attested) == 12


def test_what_is_wrong_with_an_article_is_explained_as_ever(dask: None, many: Path) -> None:
    """Another number in the text, a table that is a folder: the same problems as without Dask."""
    replace(many / "sources" / "harbour-2031" / "metrics.yaml", "value: 12\n", "value: 13\n")
    (many / "sources" / "tide-03" / "metrics.yaml").unlink()
    (many / "sources" / "tide-03" / "metrics.yaml").mkdir()
    problems = built(many, many.parent / "out").report.problems
    assert {p.code for p in problems} == {"number-differs", "file-unreadable"}
    assert problems == build(Project(many, (many / "texts",))).report.problems


def test_a_lost_worker_costs_a_retry_and_not_the_build(many: Path, cluster: Cluster, capfd: pytest.CaptureFixture[str]) -> None:
    """One of two workers is killed when the first batch is done."""
    cluster.work(2)
    out = many.parent / "out"
    done = built(many, out, cluster, lambda: cluster.workers[0].kill())
    assert (done.report.problems, package_bytes(out)) == ((), package_bytes(many))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("die", "message"),
    [
        (lambda c: c.scheduler.kill(), "the scheduler is gone"),
        (lambda c: c.scheduler.send_signal(signal.SIGSTOP), "the scheduler is gone"),
        (lambda c: [w.kill() for w in c.workers], "there has been no worker for 5 seconds"),
    ],
    ids=["a dead scheduler", "a scheduler that hangs", "no worker left"],
)
def test_a_cluster_that_is_lost_is_one_problem(
    die: Callable[[Cluster], None],
    message: str,
    many: Path,
    cluster: Cluster,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The published files stay, Dask's own log is not heard."""
    monkeypatch.setattr(dask_engine, "PATIENCE", 5)
    monkeypatch.setattr(dask_engine, "CONNECT", 3)
    cluster.work(2)
    before = package_bytes(many)
    replace(many / "sources" / "places.yaml", "Sealand of tests", "Land of tests")
    (problem,) = built(many, many, cluster, partial(die, cluster)).report.problems
    assert (problem.code, problem.location.path, problem.message) == ("cluster-lost", cluster.address, message)
    assert package_bytes(many) == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("task", "message"),
    [
        ("_suicide", "a batch fails there: KilledWorker"),
        ("_defect", "a batch fails there: ValueError: made up"),
        ("_stranger", "a worker runs another version of this program"),
    ],
)
def test_workers_that_cannot_do_it_are_one_problem(
    task: str, message: str, dask: None, many: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Workers that die at every batch, that raise, that are of another version."""
    monkeypatch.setattr(dask_engine, "_settle", globals()[task])
    (problem,) = built(many, many).report.problems
    assert problem.code == "cluster-failed"
    assert problem.message.startswith(message)
    assert capfd.readouterr() == ("", "")


def _suicide(*_arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _defect(*_arguments: object) -> None:
    raise ValueError("made up\nof two lines")


def _stranger(*_arguments: object) -> Answer:
    return Answer({}, stranger=True)


def test_a_scheduler_that_is_not_there_is_one_line(dask: None, many: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens, or somebody who never answers; exit 1, and nothing is proved here instead."""
    monkeypatch.setattr(dask_cluster, "CONNECT", 1)
    with socket.create_server(("127.0.0.1", 0)) as dumb:
        for port in (1, dumb.getsockname()[1]):
            done = run("-C", many, "build", "--engine", "dask", "--scheduler", f"tcp://127.0.0.1:{port}")
            line, count = done.stderr.splitlines()
            assert line.startswith(f"tcp://127.0.0.1:{port}: cluster-unreachable no Dask scheduler answers within 1 seconds (")
            assert (done.exit_code, count, done.stdout) == (1, "1 error", "")
    assert not list((many / ".pipeline-cache").iterdir())


def test_dask_that_is_not_installed_is_one_line(many: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says which extra to install."""
    monkeypatch.setattr(dask_cluster, "find_spec", lambda _name: None)
    done = run("-C", many, "build", "--engine", "dask")
    line, count = done.stderr.splitlines()
    assert "dask-missing Dask is not installed (pip install 'city-governance-forums[dask]'" in line
    assert (done.exit_code, count) == (1, "1 error")


@pytest.mark.parametrize(
    "address",
    ["", "cluster", "tcp://", "tcp://cluster", "tcp://cluster:port", "tcp://cluster:0", "tcp://c:99999", "http://c:8786", "a b:1"],
)
def test_an_address_that_is_none_is_wrong_usage(address: str, tmp_path: Path, run: Runner) -> None:
    """Exit 2, and the form that is wanted."""
    done = run("-C", tmp_path, "build", "--engine", "dask", "--scheduler", address)
    assert done.exit_code == 2
    assert "write tcp://HOST:PORT" in done.stderr


@pytest.mark.parametrize("address", ["tcp://cluster:8786", "cluster:8786", "tls://10.0.0.1:8786", "[::1]:8786"])
def test_an_address_is_taken(address: str) -> None:
    """A name or number with a port, with or without the protocol."""
    assert dask_cluster.is_address(address)


def test_a_scheduler_without_dask_is_wrong_usage(tmp_path: Path, run: Runner) -> None:
    """An address that nobody would use is not passed over."""
    done = run("-C", tmp_path, "build", "--scheduler", "tcp://127.0.0.1:8786")
    assert done.exit_code == 2
    assert "--scheduler is for --engine dask" in done.stderr
