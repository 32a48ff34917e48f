"""One slip of the pen gives one problem: what merely follows from it is not reported beside it."""

import shutil
from pathlib import Path

import pytest

from pipeline.run.inspection import Project, inspect

EXAMPLE = Path(__file__).parent.parent / "examples" / "harbour-forum"
METRICS = "sources/harbour-2031/metrics.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE / "sources", tmp_path / "sources").parent)


def problems(project: Path, old: str, new: str, *, texts: bool) -> list[tuple[str, str]]:
    """The code and message of every problem once ``old`` reads ``new`` in the metrics."""
    path = project / METRICS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    report = inspect(Project(project, (EXAMPLE / "texts",) if texts else ())).report
    return [(p.code, p.message) for p in report.problems]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("不少于150个潮位站", "不少于1500个潮位站", "quote-not-found"),
        ("  quote: 42座海港城市派代表到场\n", "", "quote-missing"),
        ("value: 42\n", "value: many\n", "value-type"),
        ("到2035年", "{quote: 到2035年, note: a year, no day}", "evidence-shape"),
    ],
)
def test_a_fault_against_the_text_is_told_once(project: Path, old: str, new: str, code: str) -> None:
    """A row without an anchor, or a cell without a usable value, is not also called empty, unshown or without evidence."""
    assert [found for found, _ in problems(project, old, new, texts=True)] == [code]


def test_a_fault_against_the_lock_is_told_once(project: Path) -> None:
    """Without the text, a figure changed alone is one stale value, shown in full."""
    found = problems(project, "value: 150\n", "value: 1500000\n", texts=False)
    assert found == [("lock-stale", "value is “1500000”, but “150” was read off the text")]


def test_a_changed_quote_is_not_judged_by_the_old_one(project: Path) -> None:
    """Words that agree with a changed quote are not said to be missing from the quote in the lock."""
    found = problems(project, "派代表到场\n  indicator: 派代表到场", "派人到场\n  indicator: 派人到场", texts=False)
    assert [code for code, _ in found] == ["lock-stale", "lock-stale"]
