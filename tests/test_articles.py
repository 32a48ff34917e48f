"""The five real articles: every row leads back to the characters of its article. Needs the article texts."""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Runner

pytestmark = pytest.mark.texts


@pytest.mark.pinned
def test_every_quote_is_found_again_and_every_lock_is_fresh(texts: Path, run: Runner) -> None:
    """A strict build against the texts gives the committed output and the committed locks."""
    result = run("-C", ROOT, "build", "--check", "--strict", texts=texts)
    assert result.exit_code == 0, result.stderr
    assert "attested by lock only" not in result.stdout


def test_every_row_reads_as_its_quote_by_an_independent_script(texts: Path) -> None:
    """The ten lines of tools/verify.py share no code with the pipeline."""
    script = ROOT / "tools" / "verify.py"
    result = subprocess.run([sys.executable, script, ROOT / "output" / "csv", texts], capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr
    checked = re.search(r"(\d+) spans read as their quotes", result.stdout)
    assert checked
    assert int(checked[1]) > 1000


def test_no_article_text_is_in_the_repository(texts: Path) -> None:
    """No tracked file shares a run of more than 40 characters with an article."""
    fold = re.compile(r"[\s\W_]+")
    grams = set()
    for path in texts.glob("*.txt"):
        text = fold.sub("", path.read_text(encoding="utf-8"))
        grams |= {text[i : i + 41] for i in range(len(text) - 40)}
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.suffix in {".parquet", ".png"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        cells = [cell for row in csv.reader(text.splitlines()) for cell in row] if path.suffix == ".csv" else [text]
        found += [name for cell in (fold.sub("", c) for c in cells) if any(cell[i : i + 41] in grams for i in range(len(cell) - 40))]
    assert found == []


def test_the_texts_are_those_that_were_transcribed(texts: Path) -> None:
    """Five articles, by hash."""
    hashes = {hashlib.sha256(p.read_bytes()).hexdigest() for p in texts.iterdir() if p.is_file()}
    with (ROOT / "output" / "csv" / "articles.csv").open(encoding="utf-8") as file:
        pinned = {row["sha256"] for row in csv.DictReader(file)}
    assert len(pinned) == 5
    assert pinned <= hashes
