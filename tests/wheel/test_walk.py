"""From an empty folder to a release with tables of one's own, by commands alone, with nothing but the program installed.

`nox -s wheel` runs this in an environment that has the wheel, in a folder that has nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

try:
    from tests.wheel.minutes import COLUMNS, TEXT, fill
except ModuleNotFoundError:  # beside the wheel these two files stand alone
    from minutes import COLUMNS, TEXT, fill  # type: ignore[import-not-found, no-redef]


def said(folder: Path, *command: str) -> str:
    """What a command prints, which must end with 0."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def pipeline(folder: Path, *arguments: str) -> str:
    """What the installed program prints."""
    return said(folder, sys.executable, "-m", "pipeline", *arguments)


def git(folder: Path, *arguments: str) -> str:
    """What git prints, as a person of no account."""
    return said(folder, "git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", *arguments)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, initialised, with one article registered and transcribed, built and committed."""
    home = tmp_path_factory.mktemp("home")
    pipeline(home, "init", "board", "--columns", COLUMNS[0], "--columns", COLUMNS[1])
    root = home / "board"
    (root / "texts").mkdir()
    (root / "texts/minutes-7.txt").write_text(TEXT, encoding="utf-8")
    pipeline(root, "new", "texts/minutes-7.txt")
    drafted = pipeline(root, "draft", "minutes-7", "--texts", "texts", "--format", "jsonl").splitlines()
    (root.parent / "draft.jsonl").write_text("\n".join(line for line in drafted if line.startswith("{")), encoding="utf-8")
    fill(root)
    pipeline(root, "check", "--strict", "--texts", "texts")
    pipeline(root, "build", "--texts", "texts")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "The first minutes")
    return root


def test_what_runs_is_what_was_installed(tmp_path: Path) -> None:
    """Where the wheel is asked for, the program must not come from a checkout."""
    place = said(tmp_path, sys.executable, "-c", "import pipeline; print(pipeline.__file__)").strip()
    if os.environ.get("REQUIRE_WHEEL"):
        assert "site-packages" in place


def test_a_draft_has_the_numbers_and_the_named_decision(board: Path) -> None:
    """The readers know tables of one's own by their marks: a decision is known by its title, not by who moved it."""
    lines = [json.loads(line) for line in (board.parent / "draft.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["values"]["title"] for line in lines if line["table"] == "decisions"] == ["桥灯修缮方案"]
    amounts = [(line["values"]["amount"], line["values"]["amount_qualifier"]) for line in lines if line["table"] == "budgets"]
    assert amounts == [(6800000, "about"), (35, "exact")]


def test_the_package_is_valid_and_the_text_is_not_in_it(board: Path) -> None:
    """Both judges accept it, and git was told to leave the texts alone."""
    pipeline(board, "validate")
    assert said(board, "git", "ls-files", "texts") == ""


def test_a_build_without_the_texts_gives_the_same(board: Path) -> None:
    """The locks stand for the texts."""
    assert pipeline(board, "build", "--check").endswith("are what a build gives\n")


def test_the_site_has_a_page_for_each_table(board: Path, tmp_path: Path) -> None:
    """Its pages open from a folder, and the package's files lie beside them."""
    pipeline(board, "site", "--out", str(tmp_path / "public"))
    data = next((tmp_path / "public").rglob("budgets.csv")).read_text(encoding="utf-8")
    assert "桥灯修缮" in data
    assert "<script" in (tmp_path / "public/index.html").read_text(encoding="utf-8")


def test_every_message_leads_to_help_that_was_installed(board: Path) -> None:
    """What `pipeline help` knows of rows, of a table and of a code, and the codebook."""
    assert "quote" in pipeline(board, "help", "rows")
    assert "amount" in pipeline(board, "help", "budgets")
    assert "number" in pipeline(board, "help", "number-differs")
    assert "budgets" in pipeline(board, "codebook")


def test_a_release_is_a_zip_with_its_checksum(board: Path) -> None:
    """The version stands in the package, the zip holds it, and its checksum is right."""
    told = pipeline(board, "release", "0.2.0", "--date", "2032-04-01", "--texts", "texts")
    assert "git tag -a v0.2.0" in told
    (archive,) = (board / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        assert {"datapackage.json", "output/csv/budgets.csv", "output/csv/decisions.csv"} <= set(packed.namelist())
    (sums,) = (path for path in (board / "dist").iterdir() if path.suffix != ".zip")
    assert hashlib.sha256(archive.read_bytes()).hexdigest() in sums.read_text(encoding="utf-8")
