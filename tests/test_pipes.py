"""A pipe, a socket or a device in the place of a file: whoever would read it says so at once, and nobody waits for a writer."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.disk.regular import NotAFileError, open_file, read_bytes, read_text
from tests.conftest import Runner
from tests.diff.test_sides import committed
from tests.histories import ARTICLE, state

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built by the command line and committed, so that nothing stands in the way of a release."""
    root = state(tmp_path_factory.mktemp("pipes") / "project")
    (root / ".gitignore").write_text(".pipeline-*\n*.aside\n", encoding="utf-8")
    committed(root)
    assert Runner()("-C", root, "build", "-q", texts=root / "texts").exit_code == 0
    return committed(root)


@contextmanager
def pipe_at(path: Path) -> Iterator[list[Path]]:
    """A pipe in the place of a file, for as long as the block lasts; gives the pipe once for each time that somebody opened it to read.

    A pipe can be opened for writing without waiting only while somebody has it open to read. Who reads then finds its end.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.aside")
    if path.exists():
        path.rename(aside)
    os.mkfifo(path)
    waited: list[Path] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.01):
            try:
                handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as error:
                if error.errno == errno.ENXIO:
                    continue
                return
            still = stat.S_ISFIFO(os.fstat(handle).st_mode)
            os.close(handle)
            if not still:
                return
            waited.append(path)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield waited
    finally:
        ended.set()
        watcher.join()
        path.unlink(missing_ok=True)
        if aside.exists():
            aside.rename(path)


NAMED: dict[str, list[str]] = {
    "new": ["new", "{pipe}"],
    "text": ["text", "{pipe}"],
    "update": ["update", ARTICLE, "{pipe}"],
    "draft": ["draft", "--text", "{pipe}"],
    "admit": ["admit", ARTICLE, "{pipe}"],
    "admit, a receipt": ["admit", "--verify", "{pipe}"],
    "diff, old": ["diff", "{pipe}"],
    "diff, new": ["diff", "HEAD", "{pipe}"],
    "compare": ["compare", "{pipe}", ARTICLE],
    "validate": ["validate", "{pipe}"],
    "release": ["release", "0.2.0", "--previous", "{pipe}"],
    "site": ["site", "--package", "{pipe}"],
    "init": ["init", "{pipe}-made", "--name", "tides", "--columns", "{pipe}", "--yes"],
    "review": ["review", ARTICLE, "--proposals", "{pipe}", "--no-open"],
    "texts": ["check", "--texts", "{pipe}"],
    "a project": ["-C", "{pipe}", "check"],
}


@pytest.mark.parametrize("what", NAMED)
def test_a_pipe_that_is_named(what: str, project: Path, tmp_path: Path, run: Runner) -> None:
    """Every command that takes a file or a folder refuses a pipe, without a traceback, and nobody opens it."""
    pipe = tmp_path / "article.txt"
    with pipe_at(pipe) as waited:
        result = run("-C", project, *(part.format(pipe=pipe) for part in NAMED[what]), texts=project / "texts")
    assert waited == []
    assert result.exit_code in (1, 2), result.output
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("what", ["new", "text", "update", "draft", "admit", "diff, old", "diff, new"])
def test_a_pipe_is_refused_in_one_line(what: str, project: Path, tmp_path: Path, run: Runner) -> None:
    """The line names the pipe and says what it is."""
    pipe = tmp_path / "article.txt"
    with pipe_at(pipe):
        result = run("-C", project, *(part.format(pipe=pipe) for part in NAMED[what]), texts=project / "texts")
    [line] = [line for line in result.stderr.splitlines() if "a pipe" in line]
    assert line.startswith((str(pipe), pipe.name))
    assert result.exit_code == 1


INSIDE = {
    "the article's record": f"sources/{ARTICLE}/article.yaml",
    "a table of the article": f"sources/{ARTICLE}/events.yaml",
    "a lock": f"sources/{ARTICLE}/evidence.lock",
    "reviews": f"sources/{ARTICLE}/reviews.yaml",
    "a shared table": "sources/persons.yaml",
    "the dataset's record": "sources/dataset.yaml",
    "what releases changed": "sources/changes.csv",
    "a schema": "schemas/events.json",
    "a list of words": "lexicon/idioms.txt",
    "a proposal": "proposals/rows.jsonl",
    "the text": "texts/harbour-forum.txt",
    "something beside the text": "texts/other.txt",
    "the descriptor": "datapackage.json",
    "the checksums": "output/SHA256SUMS",
    "a table in CSV": "output/csv/events.csv",
    "a table in Parquet": "output/parquet/events.parquet",
    "the changelog": "CHANGELOG.md",
}
COMMANDS: dict[str, list[str]] = {
    "check": ["check"],
    "build": ["build", "-q", "--jobs", "1"],
    "build --check": ["build", "--check", "--jobs", "1"],
    "validate": ["validate", "-q"],
    "diff": ["diff", "HEAD"],
    "diff of a folder": ["diff", "{root}", "HEAD"],
    "cite": ["cite", ARTICLE, "雾港"],
    "why": ["why", "events", "harbour-2031-e02"],
    "coverage": ["coverage"],
    "status": ["status"],
    "draft": ["draft", ARTICLE],
    "compare": ["compare", ARTICLE, f"HEAD:sources/{ARTICLE}"],
    "site": ["site", "--out", "{root}/../site"],
    "release": ["release", "0.2.0", "--dry-run"],
    "update": ["update", ARTICLE, "{root}/LICENCE", "--dry-run"],
}


@pytest.mark.parametrize("where", INSIDE)
def test_a_pipe_inside_a_project(where: str, project: Path, tmp_path: Path, run: Runner) -> None:
    """Whichever file of a project is a pipe, no command waits at it, and none ends in a traceback."""
    root = Path(shutil.copytree(project, tmp_path / "project"))
    if where == "a schema":
        shutil.copytree(Path(__file__).parents[1] / "schemas", root / "schemas")
    if where == "a list of words":
        (root / "lexicon").mkdir()
    for name, arguments in COMMANDS.items():
        with pipe_at(root / INSIDE[where]) as waited:
            result = run("-C", root, *(part.format(root=root) for part in arguments), texts=root / "texts")
            assert waited == [], name
            assert result.exception is None or isinstance(result.exception, SystemExit), (name, result.exception)


def test_a_release_beside_a_changelog_that_is_a_pipe(project: Path, tmp_path: Path, run: Runner) -> None:
    """All else is in order: the pipe alone stops it, in one line."""
    root = Path(shutil.copytree(project, tmp_path / "project"))
    with pipe_at(root / "CHANGELOG.md") as waited:
        result = run("-C", root, "release", "0.1.0", "--dry-run")
    assert waited == []
    assert result.stderr.splitlines()[0].startswith("CHANGELOG.md: disk-error it is a pipe, not a file; the published files")


def made_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "it is a pipe, not a file"),
    "a link to a pipe": (lambda path: (os.mkfifo(path.with_name("p")), path.symlink_to("p")), "it is a pipe, not a file"),
    "a socket": (made_socket, "it is a socket, not a file"),
    "a device that never ends": (lambda path: path.symlink_to("/dev/zero"), "it is a device, not a file"),
    "a folder": (Path.mkdir, "Is a directory"),
    "nothing": (lambda path: None, "No such file or directory"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_an_error_of_the_system(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One error, an ``OSError`` whose words say what it is."""
    make, words = KINDS[kind]
    monkeypatch.chdir(tmp_path)
    make(Path("x"))
    with pytest.raises(OSError, match=words) as caught:
        open_file(Path("x"))
    assert caught.value.filename == "x"
    assert isinstance(caught.value, NotAFileError) == ("not a file" in words)


def test_what_becomes_a_pipe_while_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the opening a pipe takes the place of the file: still nobody waits."""
    path = tmp_path / "x"
    os.mkfifo(path)
    monkeypatch.setattr("pipeline.disk.regular.other_kind", lambda path: None)
    with pytest.raises(NotAFileError, match="it is a pipe"):
        open_file(path)


def test_files_are_read_as_ever(tmp_path: Path) -> None:
    """Bytes as they are, texts with line feeds, a link as what it leads to."""
    path = tmp_path / "x"
    path.write_bytes("潮\r\n汐".encode())
    (tmp_path / "link").symlink_to(path)
    assert read_bytes(tmp_path / "link") == "潮\r\n汐".encode()
    assert read_text(path) == "潮\n汐"
