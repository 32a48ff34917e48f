"""The corpus of bad projects: every fault gives exactly its problem, at its place, and nothing is written.

`badprojects/base` is a tiny valid project. Every file of `badprojects/cases` spoils a copy of it in one way and says what must
come of it::

    about:    what a person did wrong
    change:   operations on the copy, in order (see ``OPERATIONS``)
    texts:    whether the article's text is at hand (true unless given)
    command:  the command to run ([check] unless given); {root} is the copy's folder
    expect:   every problem as "path:line:column code", and no other
    says:     words that the problems must hold
    exit:     the exit code (1 unless given)
    as:       nobody, where the fault is one of permissions and the tests run as root
"""

from __future__ import annotations

import base64
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from pipeline.cli.main import pipeline
from pipeline.report.catalogue import REMEDIES, SECTIONS
from pipeline.run.inspection import Project, inspect
from pipeline.tasks.build import build

CORPUS = Path(__file__).parent / "badprojects"
CASES = sorted((CORPUS / "cases").glob("*.yaml"))
PROBLEM = re.compile(r"(?P<place>[^\n:]+(?::\d+:\d+)?): (?P<code>[a-z0-9-]+) (?P<words>\S.*\S)(?: \[warning\])?")
COUNT = re.compile(r"\d+ errors?(?:, \d+ warnings?)?")
NOBODY = 65534
ELSEWHERE = {
    "distinction-untold": "tests/accounting/test_claims_and_slips.py: it needs a text of its own",
    "term-differs": "tests/checks/test_translations.py",
    "quote-tells-less": "tests/accounting: it needs a text of its own",
    "cache-unwritable": "tests/run/test_cache_faults.py",
    "cluster-failed": "tests/run/test_dask.py",
    "cluster-lost": "tests/run/test_dask.py",
    "cluster-unreachable": "tests/run/test_dask.py",
    "dask-missing": "tests/run/test_dask.py",
    **dict.fromkeys(["compare-other-article", "compare-side", "compare-too-many"], "tests/compare"),
    "disk-full": "tests/test_disk_faults.py",
    "init-guess": "tests/init/test_guess.py: what is proposed is shown above it",
    **dict.fromkeys(
        [
            "intake-bomb",
            "intake-costly",
            "intake-encoding-told",
            "intake-hyphens",
            "intake-left-out",
            "intake-library-missing",
            "intake-lost-characters",
            "intake-markup",
            "intake-no-main-text",
            "intake-ocr",
            "intake-paragraphs",
            "intake-protected",
            "intake-running-heads",
            "intake-scanned",
            "intake-vertical",
            "intake-wrapped",
        ],
        "tests/intake: it wants a library or a file made for it, or warns and lets the work be done",
    ),
    "number-unread": "the grammar of quantities lacks a numeral that it knows to be one: a fault of the program",
    "output-line-ends": "tests/release/test_clones.py",
    "output-busy": "tests/test_disk_faults.py",
    "release-damaged": "tests/diff/test_sides.py",
    "release-dirty": "tests/release",
    "release-untagged": "tests/release/test_clones.py",
    "release-version": "tests/release",
    "review-changed": "tests/review",
    **dict.fromkeys(
        [
            "proposal-other-article",
            "proposal-position",
            "proposal-repeated",
            "proposal-rival",
            "proposal-shape",
            "proposal-table",
            "proposal-together",
            "proposal-unreadable",
            "receipt-differs",
            "receipt-unreadable",
            "reference-unshown",
            "sheet-cell",
            "sheet-merged",
            "sources-changed",
            "value-from-context",
        ],
        "tests/proposals and tests/admit: it is about a file of proposals",
    ),
    "rows-by-hand": "tests/transcription/test_rows_file.py",
    "update-by-hand": "tests/update/test_edits.py",
    "update-other": "tests/update/test_update.py",
    "update-unplaced": "tests/update/test_update.py",
    **dict.fromkeys(["plugin-failed", "plugin-shadows", "plugin-slow"], "tests/plugins: they need a package installed beside"),
    "package-invalid": "Frictionless refuses what our own checks let pass: a fault of the program",
}


def load(path: Path) -> dict[str, Any]:
    """One case file."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def _replace(path: Path, step: Mapping[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(step["old"]) == 1, f"{step['old']!r} stands {text.count(step['old'])} times in {path.name}"
    path.write_text(text.replace(step["old"], step["new"]), encoding="utf-8")


def _write(path: Path, step: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = base64.b64decode(step["base64"]) if "base64" in step else step["text"].encode()
    path.write_bytes(data * step.get("times", 1))


def _append(path: Path, step: Mapping[str, Any]) -> None:
    path.write_text(path.read_text(encoding="utf-8") + step["text"], encoding="utf-8")


def _delete(path: Path, step: Mapping[str, Any]) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


OPERATIONS: dict[str, Callable[[Path, Mapping[str, Any]], Any]] = {
    "replace": _replace,
    "write": _write,
    "append": _append,
    "delete": _delete,
    "mkdir": lambda path, step: path.mkdir(parents=True),
    "chmod": lambda path, step: path.chmod(int(step["mode"], 8)),
    "link": lambda path, step: path.symlink_to(step["to"]),
    "schemas": lambda path, step: shutil.copytree(CORPUS.parent.parent / "schemas", path),
}
"""Each step is ``operation: path`` with what it needs: replace (old, new), write (text or base64, times), chmod (mode), link (to)."""


def spoil(root: Path, case: Mapping[str, Any]) -> None:
    """Carry out the changes of a case."""
    for step in case["change"]:
        name = next(iter(step))
        OPERATIONS[name](root / step[name], step)


def tree(root: Path) -> dict[str, bytes | str]:
    """Everything under a folder: the bytes of files, the targets of links; the lock of `pipeline.publish.swap` does not count."""
    found: dict[str, bytes | str] = {}
    for path in sorted(p for p in root.rglob("*") if ".pipeline-cache" not in p.parts):
        if path.name != ".pipeline-lock":
            content = "" if path.is_dir() else path.read_bytes() if path.is_file() else str(path)
            found[path.relative_to(root).as_posix()] = str(path.readlink()) if path.is_symlink() else content
    return found


@contextmanager
def user(name: str | None, root: Path) -> Iterator[None]:
    """Run as the user nobody, who owns the copy, where the tests run as root; permissions do not bind root."""
    if name != "nobody" or os.geteuid() != 0:
        yield
        return
    for path in [root, *root.rglob("*")]:
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    for folder in [root, *root.parents][:-2]:
        folder.chmod(folder.stat().st_mode | 0o111)
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def run(case: Mapping[str, Any], root: Path) -> Result:
    """Run the case's command on the spoilt copy."""
    command = [word.format(root=root) for word in case.get("command", ["check"])]
    texts = ["--texts", str(root / "texts")] if case.get("texts", True) and command[0] in ("build", "check", "cite") else []
    with user(case.get("as"), root):
        return CliRunner().invoke(pipeline, ["-C", str(root), *command, *texts], prog_name="pipeline")


def problems_of(result: Result, root: Path, command: str) -> list[tuple[str, str]]:
    """What a command reported, as ``path:line:column code`` and words; any line that is neither problem nor count fails."""
    lines = (result.stdout if command == "check" else result.stderr).replace(f"{root}/", "").replace(str(root), ".").splitlines()
    if command == "build":
        assert COUNT.fullmatch(lines.pop())
    found = [PROBLEM.fullmatch(line) for line in lines]
    assert all(found), lines
    return [(f"{m['place']} {m['code']}", m["words"]) for m in found if m]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base project, built: what every case starts from."""
    root = tmp_path_factory.mktemp("published") / "project"
    shutil.copytree(CORPUS / "base", root)
    assert build(Project(root, (root / "texts",))).report.ok
    return root


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_bad_project_gives_its_problem_and_changes_nothing(
    path: Path, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every case yields exactly the problems it lists, with a hint, and leaves the project and its published files untouched."""
    monkeypatch.delenv("ARTICLE_TEXTS", raising=False)
    case, root = load(path), (tmp_path / "project").resolve()
    command = case.get("command", ["check"])[0]
    shutil.copytree(published, root, symlinks=True)
    spoil(root, case)
    before = tree(root)
    result = run(case, root)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == case.get("exit", 1), result.output
    if result.exit_code != 2:
        found = problems_of(result, root, command)
        assert [place for place, _ in found] == case["expect"], result.output
        assert all(words.removesuffix(" [warning]").endswith(")") for _, words in found), "a problem says what to do"
    for words in case.get("says", []):
        assert words in result.output
    assert tree(root) == before


@pytest.mark.parametrize("texts", [True, False], ids=["with its text", "without its text"])
def test_the_base_is_valid(texts: bool, published: Path) -> None:
    """Nothing is wrong with the project the cases spoil, so what they yield comes from what they change."""
    inspection = inspect(Project(published, (published / "texts",) if texts else ()))
    assert inspection.report.problems == ()
    assert inspection.verified == (("yunting-2025",) if texts else ())


def test_every_code_has_a_case() -> None:
    """Every code is shown by a case, save those of published packages (`test_verdicts.py`), of another process, of a faulty program."""
    named = REMEDIES.keys() | {code for section in SECTIONS.values() for code in section}
    shown = {line.split()[-1] for path in CASES for line in load(path)["expect"]}
    assert shown <= named
    assert named - shown == ELSEWHERE.keys() | SECTIONS["The published package"].keys()
