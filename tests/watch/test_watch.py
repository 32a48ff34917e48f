"""The watch itself: what is saved is checked, what an editor keeps beside a file is not, Ctrl-C ends it well."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import watch as watch_command
from pipeline.cli.main import pipeline
from pipeline.model import Location, Problem, Report
from pipeline.run.inspection import Project, inspect
from pipeline.tasks.watch.diagnostics import Publisher, diagnostic
from pipeline.tasks.watch.folders import Folders
from pipeline.tasks.watch.loop import Round, rounds
from tests.conftest import ROOT
from tests.projects import write_tiny
from tests.watch.test_memory import EDITS, HOME

LONG = 90
"""Seconds in which a check is expected at the latest; a machine at work on other things may need some of them."""
QUIET = 0.7
"""Seconds without a check that show that there is none."""


class Watch:
    """A watch that runs beside the test."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root, (root / "texts",))
        self.stop = threading.Event()
        self.rounds: queue.Queue[Round] = queue.Queue()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        for one in rounds(self.project, stop=self.stop):
            self.rounds.put(one)

    def agrees(self) -> Round:
        """The first round after which it says what `check` says now; fails where none comes."""
        wanted = inspect(self.project).report
        while True:
            one = self.rounds.get(timeout=LONG)
            if one.inspection.report == wanted:
                return one

    def is_quiet(self) -> bool:
        try:
            self.rounds.get(timeout=QUIET)
        except queue.Empty:
            return True
        return False


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """A watch of the small fictional project that has checked it once."""
    made = Watch(write_tiny(tmp_path / "harbour"))
    made.thread.start()
    assert made.rounds.get(timeout=LONG).inspection.report.ok
    yield made
    made.stop.set()
    made.thread.join(LONG)
    assert not made.thread.is_alive()


@pytest.mark.parametrize(
    "saves",
    [
        ["a code that there is not", "the code again"],
        ["broken half-way", "the article gone"],
        ["a table gone"],
        ["the article twice", "the second article gone"],
        ["a person under another name", "the person's name again"],
        ["an idiom of one's own", "its words gone"],
        ["a text with other characters"],
        ["a file that no table has"],
    ],
    ids=lambda saves: ", ".join(saves),
)
def test_what_is_saved_is_checked(watch: Watch, saves: list[str]) -> None:
    """After each of several saves it says what `check` says."""
    for name in saves:
        EDITS[name](watch.project.root)
        watch.agrees()


def test_folders_made_anew_are_watched_too(watch: Watch) -> None:
    """The sources are moved away and back, as a change of branches may do: the watch goes on with the new folder."""
    sources, aside = watch.project.root / "sources", watch.project.root / "aside"
    shutil.copytree(sources, aside)
    shutil.rmtree(sources)
    watch.agrees()
    aside.rename(sources)
    watch.agrees()
    for name in ("a code that there is not", "the code again"):
        EDITS[name](watch.project.root)
        watch.agrees()


def test_what_an_editor_keeps_beside_a_file_wakes_nobody(watch: Watch) -> None:
    """Swap files, backups, probes and lock files of editors; then a save, which vim makes by a new file under the old name."""
    home = watch.project.root / HOME
    for name in (".metrics.yaml.swp", "metrics.yaml~", "4913", ".#metrics.yaml", "#metrics.yaml#", ".metrics.yaml.kate-swp", "notes.txt"):
        (home / name).write_text("x", encoding="utf-8")
        (home / name).unlink()
    (watch.project.root / "sources" / "4913").write_text("", encoding="utf-8")
    (watch.project.root / "sources" / "4913").unlink()
    assert watch.is_quiet()
    text = (home / "metrics.yaml").read_text(encoding="utf-8").replace("grade: core", "grade: gold")
    (home / ".metrics.yaml.new.swp").write_text(text, encoding="utf-8")
    (home / ".metrics.yaml.new.swp").replace(home / "metrics.yaml")
    assert watch.agrees().changed == (f"{HOME}/metrics.yaml",)


def test_which_paths_matter(tmp_path: Path) -> None:
    """What a table's file may be called, articles' folders, schemas, words and texts; no folder of a folder's, nothing of the output."""
    root = write_tiny(tmp_path / "harbour")
    folders = Folders.of(Project(root, (root / "texts",)))
    paths = [f"{HOME}/metrics.yaml", f"{HOME}/evidence.lock", HOME, "sources/persons.yaml", "sources/gone-2030", "texts/harbour.txt"]
    assert [name for name in paths if folders.reads(root / name, {"gone-2030"})] == paths
    others = [f"{HOME}/draft.txt", "sources/gone-2029", f"{HOME}/.metrics.yaml.swp", "sources/.git/index.yaml", "texts/.harbour.txt.swp"]
    assert [name for name in others if folders.reads(root / name, {"gone-2030"})] == []


def started(root: Path, *options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "ARTICLE_TEXTS": str(root / "texts")}
    command = [sys.executable, "-m", "pipeline", "-C", str(root), "watch", *options]
    pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a test run in the background ignores Ctrl-C, and so would its children
    try:
        return subprocess.Popen(command, env=environment, **pipes)
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_ends_it_with_0(tmp_path: Path) -> None:
    """Checked once, a save seen, interrupted: exit 0, no traceback, the problem on stdout as `check` prints it."""
    root = write_tiny(tmp_path / "harbour")
    process = started(root)
    assert process.stderr is not None
    assert process.stderr.readline().startswith("0 problems in ")
    EDITS["a code that there is not"](root)
    assert process.stderr.readline() == "\n"
    assert process.stderr.readline() == f"{HOME}/metrics.yaml\n"
    assert " problem" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LONG)
    assert (process.returncode, err) == (0, "stopped\n")
    assert out == CliRunner().invoke(pipeline, ["-C", str(root), "check", "-q", "--texts", str(root / "texts")]).stdout
    assert "value-enum" in out


def test_the_notifications_of_a_language_server(tmp_path: Path) -> None:
    """One JSON object a line: the diagnostics of a file that has some, an empty list once it has none, the count after every check."""
    root = write_tiny(tmp_path / "harbour")
    process = started(root, "--format", "lsp")
    assert process.stdout is not None

    def notifications() -> list[dict[str, Any]]:
        found = []
        while not found or found[-1]["method"] != "$/checked":
            found.append(json.loads(process.stdout.readline()))  # type: ignore[union-attr]
        return found

    assert [one["params"]["problems"] for one in notifications()] == [0]
    uri = (root / HOME / "metrics.yaml").as_uri()
    EDITS["a code that there is not"](root)
    published, checked = notifications()
    assert (published["jsonrpc"], published["method"]) == ("2.0", "textDocument/publishDiagnostics")
    assert published["params"]["uri"] == uri
    first = published["params"]["diagnostics"][0]
    line = (root / HOME / "metrics.yaml").read_text(encoding="utf-8").split("\n")[first["range"]["start"]["line"]]
    assert line[first["range"]["start"]["character"] : first["range"]["end"]["character"]] == "gold"
    assert (first["severity"], first["code"], first["source"]) == (1, "value-enum", "pipeline")
    assert checked["params"]["problems"] == len(published["params"]["diagnostics"])
    EDITS["the code again"](root)
    published, checked = notifications()
    assert published["params"] == {"uri": uri, "diagnostics": []}
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=LONG)
    assert process.returncode == 0


def test_characters_are_counted_as_the_protocol_does() -> None:
    """𠮷 is one character here, and two units of UTF-16; a problem of a whole file stands at its beginning."""
    lines = ["", '- quote: "𠮷祥" # x', ""]
    problem = Problem("quote-not-found", Location("a.yaml", 2, 11), "no", "look", "warning")
    found = diagnostic(problem, lines)
    assert found["range"] == {"start": {"line": 1, "character": 10}, "end": {"line": 1, "character": 18}}
    assert (found["severity"], found["message"]) == (2, "no (look)")
    beyond = diagnostic(Problem("quote-not-found", Location("a.yaml", 2, 12), "no"), lines)
    assert beyond["range"]["start"]["character"] == 12
    whole = diagnostic(Problem("file-empty", Location("a.yaml"), "no"), [])
    assert whole["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


def test_only_what_is_new_is_published(tmp_path: Path) -> None:
    """The same problems a second time are no news; of two files one of which is mended, only that one is told of."""
    one, two = (Problem("file-empty", Location(f"{name}.yaml"), "no") for name in ("one", "two"))
    publisher = Publisher(tmp_path)

    def told(*problems: Problem) -> list[tuple[str, int]]:
        lines = map(json.loads, publisher.lines(Report.of(problems), 0.1))
        return [(Path(p["uri"]).stem, len(p["diagnostics"])) for line in lines if "uri" in (p := line["params"])]

    assert told(one, two) == [("one", 1), ("two", 1)]
    assert told(one, two) == []
    assert told(two) == [("one", 0)]
    assert told() == [("two", 0)]


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`watchfiles` is an optional library."""
    monkeypatch.setattr(watch_command, "find_spec", lambda name: None)
    result = CliRunner().invoke(pipeline, ["-C", str(write_tiny(tmp_path / "harbour")), "watch"])
    assert result.exit_code == 1
    assert "pip install 'city-governance-forums[watch]'" in result.stderr
