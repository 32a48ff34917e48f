"""A project with words of its own: built by one process or several, beside others, published with its words, held to them by its lock."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.languages.chinese.idioms import find_idioms
from pipeline.languages.chinese.lexicon.own import read_own_words
from pipeline.languages.effect import in_effect, use
from pipeline.run.inspection import Project, inspect
from pipeline.tasks.build import Options, build
from pipeline.tasks.diff.compare import compare
from pipeline.tasks.diff.load import open_package
from pipeline.tasks.diff.model import Diff
from tests.conftest import Runner
from tests.projects import package_bytes, write_many, write_tiny

IDIOM = "第三届雾港"
"""With this in its list of idioms a project needs no waiver for the number in it, and a waiver would be idle."""


def with_words(root: Path) -> Path:
    """Give the project an idiom of its own, in place of its waivers."""
    (root / "lexicon").mkdir()
    (root / "lexicon" / "idioms.txt").write_text(f"{IDIOM}\n", encoding="utf-8")
    for path in root.glob("sources/*/waivers.yaml"):
        rows = path.read_text(encoding="utf-8").split("- waiver_id: ")
        path.write_text("".join(f"- waiver_id: {row}" for row in rows[1:] if IDIOM[:4] not in row) or "[]\n", encoding="utf-8")
    return root


def lock_head(root: Path, article: str = "harbour-2031") -> dict[str, object]:
    head: dict[str, object] = json.loads((root / "sources" / article / "evidence.lock").read_text(encoding="utf-8").splitlines()[0])
    return head


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The tiny project with an idiom of its own, built."""
    root = with_words(write_tiny(tmp_path / "own"))
    assert build(Project(root, (root / "texts",))).report.problems == ()
    return root


def test_projects_of_one_process_do_not_read_with_each_others_words(own: Path, tiny: Path) -> None:
    """Each with its own words, one after the other, twice; nothing is in effect between them."""
    for root in (tiny, own, tiny, own):
        assert inspect(Project(root, (root / "texts",))).report.problems == ()
        assert find_idioms(IDIOM) == []
    (tiny / "lexicon").mkdir()
    (tiny / "lexicon" / "idioms.txt").write_text(f"{IDIOM}\n", encoding="utf-8")
    assert [p.code for p in inspect(Project(tiny, (tiny / "texts",))).report.problems] == ["waiver-idle"]


def test_another_thread_waits_for_its_own_words(own: Path) -> None:
    """Two threads with other words never read at once."""
    words, _ = read_own_words(own)
    seen: list[str] = []

    def other() -> None:
        with use(read_own_words(own.parent)[0]):
            seen.append(in_effect().digest)

    with use(words):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.2)
        assert (seen, in_effect()) == ([], words)
    thread.join()
    assert seen == [""]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_workers_read_with_the_words_of_the_project(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes, and Dask workers of this machine, prove what this one proves, to the byte."""
    if engine == "dask":
        pytest.importorskip("distributed")
    monkeypatch.setattr("pipeline.run.batches.MOST", 2)
    root = with_words(write_many(tmp_path / "many", 7))
    made = [build(Project(root, (root / "texts",)), Options(tmp_path / "one"))]
    for path in (root / ".pipeline-cache").iterdir():
        path.rename(tmp_path / f"gone-{path.name}")
    made.append(build(Project(root, (root / "texts",)), Options(tmp_path / "two", jobs=2, engine=engine)))
    assert [one.report.problems for one in made] == [(), ()]
    assert made[1].run.cached == 0
    assert package_bytes(tmp_path / "one") == package_bytes(tmp_path / "two")


def test_the_words_of_a_package_are_published_with_it(own: Path, run: Runner) -> None:
    """The descriptor names the lists with their hashes, they lie in the package, both judges accept it, and the lock has their hash."""
    package = json.loads((own / "datapackage.json").read_text(encoding="utf-8"))
    words, _ = read_own_words(own)
    (file,) = package["lexicon"]["files"]
    assert package["lexicon"]["digest"] == lock_head(own)["lexicon"] == words.digest
    assert (file["path"], file["added"], file["taken"]) == ("output/lexicon/idioms.txt", 1, 0)
    assert (own / file["path"]).read_text(encoding="utf-8") == f"{IDIOM}\n"
    assert "lexicon/idioms.txt" in (own / "output" / "SHA256SUMS").read_text(encoding="utf-8")
    assert run("-C", own, "validate").exit_code == 0


def test_a_project_without_words_says_nothing_of_them(tiny: Path) -> None:
    """No word of a lexicon in its descriptor or lock, and no folder; an empty lexicon is none."""
    assert build(Project(tiny, (tiny / "texts",))).report.ok
    before = package_bytes(tiny)
    assert "lexicon" not in json.loads(before["datapackage.json"])
    assert "lexicon" not in lock_head(tiny)
    assert not [path for path in before if "lexicon" in path]
    (tiny / "lexicon").mkdir()
    assert build(Project(tiny, (tiny / "texts",))).report.ok
    assert package_bytes(tiny) == before


def test_a_lock_made_with_other_words_is_refused_until_somebody_builds_with_the_text(own: Path) -> None:
    """Without the text, a word more or none at all makes the lock stale; a comment does not."""
    path = own / "lexicon" / "idioms.txt"
    path.write_text(f"# of the bay\n{IDIOM}\n", encoding="utf-8")
    assert inspect(Project(own)).report.problems == ()
    for text in (f"{IDIOM}\n三潮石\n", "# none\n"):
        path.write_text(text, encoding="utf-8")
        (problem,) = inspect(Project(own)).report.problems
        assert (problem.code, problem.hint) == ("lock-stale", "whoever holds the article's text runs: pipeline build --texts DIR")


@pytest.mark.parametrize("change", [lambda p: p.write_text("三潮石\n", encoding="utf-8"), lambda p: p.unlink()], ids=["other", "none"])
def test_a_build_is_kept_only_for_the_same_words(own: Path, change: Callable[[Path], object]) -> None:
    """A build of the same bytes is left alone, one with other words is not."""
    project = Project(own, (own / "texts",))
    assert build(project).kept
    change(own / "lexicon" / "idioms.txt")
    result = build(project)
    assert not result.kept
    assert {p.code for p in result.report.problems} == {"number-unaccounted"}


def test_other_words_are_told_in_a_diff(own: Path, tmp_path: Path) -> None:
    """Two packages that differ in their words alone: the lexicon is told."""
    build(Project(own, (own / "texts",)), Options(tmp_path / "before"))
    (own / "lexicon" / "idioms.txt").write_text(f"{IDIOM}\n海风吹过\n灯塔\n", encoding="utf-8")
    build(Project(own, (own / "texts",)), Options(tmp_path / "after"))
    sides = [open_package(str(tmp_path / name), own, tmp_path / f"{name}-open") for name in ("before", "after")]
    diff = compare(*sides)  # type: ignore[arg-type]
    assert isinstance(diff, Diff)
    assert [change.name for change in diff.properties] == ["lexicon"]
