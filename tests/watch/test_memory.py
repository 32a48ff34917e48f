"""A warm process says what a cold one does: after any sequence of saves the report is that of `check`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.run.inspection import Project, inspect
from pipeline.run.memory import Memory
from pipeline.run.verdict import check
from tests.projects import write_tiny

ARTICLE = "harbour-2031"
HOME = f"sources/{ARTICLE}"
Edit = Callable[[Path], None]


def exchanged(name: str, old: str, new: str) -> Edit:
    """Save a file with words exchanged, where it has them."""

    def edit(root: Path) -> None:
        path = root / name
        if path.exists():
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return edit


def written(name: str, text: str) -> Edit:
    """Save a file."""

    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return edit


def removed(name: str) -> Edit:
    """Remove a file or a folder."""

    def edit(root: Path) -> None:
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    return edit


def copied(name: str, to: str) -> Edit:
    """Copy a folder."""

    def edit(root: Path) -> None:
        if (root / name).exists():
            shutil.copytree(root / name, root / to, dirs_exist_ok=True)

    return edit


EDITS: dict[str, Edit] = {
    "a code that there is not": exchanged(f"{HOME}/metrics.yaml", "grade: core", "grade: gold"),
    "the code again": exchanged(f"{HOME}/metrics.yaml", "grade: gold", "grade: core"),
    "a line added above": exchanged(f"{HOME}/metrics.yaml", "- metric_id: harbour-2031-m01", "# above\n- metric_id: harbour-2031-m01"),
    "a value that the quote does not show": exchanged(f"{HOME}/metrics.yaml", "value: ", "value: 1"),
    "a quote that is not there": exchanged(f"{HOME}/participants.yaml", "quote: ", "quote: 无"),
    "broken half-way": exchanged(f"{HOME}/participants.yaml", "quote: ", 'quote: "'),
    "an id that another has": exchanged(f"{HOME}/metrics.yaml", "harbour-2031-m02", "harbour-2031-m01"),
    "a person under another id": exchanged("sources/persons.yaml", "lin-xiaozhou", "lin-xiaozhao"),
    "a person under another name": exchanged("sources/persons.yaml", "林晓舟", "林晓州"),
    "the person's name again": exchanged("sources/persons.yaml", "林晓州", "林晓舟"),
    "the lock gone": removed(f"{HOME}/evidence.lock"),
    "a table gone": removed(f"{HOME}/attributions.yaml"),
    "the record gone": removed(f"{HOME}/article.yaml"),
    "the article gone": removed(HOME),
    "the article twice": copied(HOME, "sources/harbour-2032"),
    "the second article gone": removed("sources/harbour-2032"),
    "a review": written(f"{HOME}/reviews.yaml", f"- {{table: metrics, row: {ARTICLE}-m01, origin: drafted, outcome: accepted}}\n"),
    "a review of nothing": written(
        f"{HOME}/reviews.yaml", f"- {{table: metrics, row: {ARTICLE}-m77, origin: drafted, outcome: accepted}}\n"
    ),
    "a file that no table has": written(f"{HOME}/metricks.yaml", "[]\n"),
    "shorter quotes promised": exchanged("sources/dataset.yaml", "version: 1.0.0\n", "version: 1.0.0\nlimits: {quote_longest: 5}\n"),
    "an idiom of one's own": written("lexicon/idioms.txt", "十八般\n"),
    "its words gone": removed("lexicon"),
    "a text with other characters": exchanged("texts/harbour.txt", "。", "！"),
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small fictional project with its lock, to be copied."""
    root = write_tiny(tmp_path_factory.mktemp("memory") / "harbour")
    for path, text in inspect(Project(root, (root / "texts",))).lock_texts().items():
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saves=st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=2), max_size=5), texts=st.booleans())
def test_any_sequence_of_saves_gives_the_report_of_check(
    tiny: Path, tmp_path_factory: pytest.TempPathFactory, saves: list[list[str]], texts: bool
) -> None:
    """An inspection that remembers the last one finds what one that remembers nothing finds."""
    root = tmp_path_factory.mktemp("saved") / "harbour"
    shutil.copytree(tiny, root)
    project = Project(root, (root / "texts",) if texts else ())
    memory = Memory()
    for save in [[], *saves]:
        for name in save:
            EDITS[name](root)
        warm = inspect(project, steps=memory)
        cold = inspect(project)
        assert warm.report == cold.report
        assert warm.lock_texts() == cold.lock_texts()
        assert {n: [(r.values, r.location) for r in t.rows] for n, t in warm.tables.items()} == {
            n: [(r.values, r.location) for r in t.rows] for n, t in cold.tables.items()
        }


@pytest.mark.parametrize(
    "name", sorted(EDITS.keys() - {"the code again", "the person's name again", "the second article gone", "its words gone"})
)
def test_each_save_is_seen(tiny: Path, tmp_path: Path, name: str) -> None:
    """And once it is undone, nothing of it is remembered."""
    root = tmp_path / "harbour"
    shutil.copytree(tiny, root)
    project = Project(root, (root / "texts",))
    memory = Memory()
    assert inspect(project, steps=memory).report.problems == ()
    EDITS[name](root)
    assert inspect(project, steps=memory).report == inspect(project).report
    shutil.rmtree(root)
    shutil.copytree(tiny, root)
    assert inspect(project, steps=memory).report.problems == ()


@pytest.mark.parametrize("name", sorted(EDITS))
def test_a_check_that_remembers_the_last_one_tells_what_an_inspection_tells(tiny: Path, tmp_path: Path, name: str) -> None:
    """In one process: of the clean project, after an edit, after the same once more, and when it is undone; nobody says what was saved."""
    root = tmp_path / "harbour"
    project = Project(root, (root / "texts",))
    for _ in range(2):
        shutil.copytree(tiny, root)
        assert check(project).report.problems == ()
        for _ in range(2):
            EDITS[name](root)
            assert check(project).report == inspect(project).report
        shutil.rmtree(root)


def test_what_nobody_touched_is_not_read_again(tiny: Path, tmp_path: Path) -> None:
    """A second inspection anchors nothing and judges no table: what came of it are the same things."""
    root = tmp_path / "harbour"
    shutil.copytree(tiny, root)
    memory = Memory()
    first, second = (inspect(Project(root, (root / "texts",)), steps=memory) for _ in range(2))
    assert second.anchored[ARTICLE] is first.anchored[ARTICLE]
    assert second.sources.transcriptions[0] is first.sources.transcriptions[0]
