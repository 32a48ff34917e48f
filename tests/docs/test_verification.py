"""What the documents say of verification is so: the value they trace, the figures of completeness, the table of mutants."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.accounting.coverage import Coverage
from pipeline.cli.main import pipeline as command_group

ROOT = Path(__file__).parents[2]
USING = [ROOT / "docs" / "using.md", ROOT / "docs" / "using.zh-CN.md"]
VERIFICATION = ROOT / "docs" / "verification.md"
STATES = (
    ("number", ("cited",)),
    ("number", ("waived",)),
    ("number", ("date",)),
    ("number", ("idiom",)),
    ("speaker", ("cited",)),
    ("speaker", ("waived",)),
    ("name", ("cited",)),
    ("name", ("waived",)),
)


@pytest.mark.parametrize("path", USING, ids=lambda p: p.name)
def test_explained_value_is_explained_so(path: Path) -> None:
    """`pipeline why` prints what docs/using.md shows, where no text is at hand."""
    shown = re.search(r"^```text\n(metrics .*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert shown
    words = shown[1].split()[:3]
    result = CliRunner().invoke(command_group, ["-C", str(ROOT), "why", *words], env={"ARTICLE_TEXTS": ""})
    assert (result.exit_code, result.output) == (0, shown[1])


@pytest.mark.parametrize("path", USING, ids=lambda p: p.name)
def test_figures_of_completeness_are_those_of_the_locks(path: Path, update_golden: bool) -> None:
    """The table in docs/using.md of what is cited, waived and open has the figures that the articles' locks have."""
    text = path.read_text(encoding="utf-8")
    if update_golden:
        text = re.sub(
            r"(?:^\| [a-z]+-20\d\d (?:\| \d+ ){9}\|\n)+", "".join(f"{line}\n" for line in coverage_lines()), text, flags=re.MULTILINE
        )
        path.write_text(text, encoding="utf-8")
    assert re.findall(r"^\| [a-z]+-20\d\d (?:\| \d+ ){9}\|$", text, re.MULTILINE) == coverage_lines()


def coverage_lines() -> list[str]:
    """One line an article: what is cited, waived and open, as its lock has it."""
    lines = []
    for path in sorted((ROOT / "sources").glob("*/evidence.lock")):
        head = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
        coverage = Coverage.from_lock(head["coverage"])
        left = sum(coverage.total(what, "open") for what in ("number", "speaker", "name"))
        lines.append(f"| {head['article_id']} | {' | '.join(str(n) for n in [*(coverage.total(*s[:1], *s[1]) for s in STATES), left])} |")
    return lines


def test_mutants_add_up() -> None:
    """The total under the table of mutants is its sum, and docs/using.md gives in both languages the same total."""
    page = VERIFICATION.read_text(encoding="utf-8")
    rows = [(int(a), int(b)) for a, b in re.findall(r"^\| [^|]+ \| (\d+) \| (\d+) \| [\d.]+ % \|$", page, re.MULTILINE)]
    mutants, caught = (f"{sum(column):,}" for column in zip(*rows, strict=True))
    assert f"{caught} of {mutants} mutants caught in {len(rows)} classes" in page
    for path in USING:
        text = path.read_text(encoding="utf-8")
        assert mutants in text
        assert caught in text
