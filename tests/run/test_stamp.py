"""A build that would read and write the very bytes of the last one does nothing; whatever differs by one byte is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publish import swap
from pipeline.run import mend, stamp
from pipeline.run.cache import FOLDER, Cache
from pipeline.run.inputs import program_files
from pipeline.run.inspection import Project
from pipeline.schema.load import default_folder
from pipeline.tasks.build import Build, Options, build, compare
from tests.conftest import ROOT, Runner
from tests.projects import package_bytes, replace, write_many

HOME = "sources/harbour-2031"
HEAVY = ("pandas", "pandera", "pyarrow", "frictionless")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of three articles with schemas of its own, built from its texts, then from its locks."""
    root = write_many(tmp_path_factory.mktemp("first") / "built", 3)
    shutil.copytree(default_folder(), root / "schemas")
    assert again(root, texts=True).changed
    assert not again(root).kept
    return root


@pytest.fixture
def built(first: Path, tmp_path: Path) -> Path:
    """A copy of it, with its cache."""
    return shutil.copytree(first, tmp_path / "built")


def again(root: Path, *, texts: bool = False, strict: bool = False, out: Path | None = None) -> Build:
    """One more build in this process."""
    return build(Project(root, (root / "texts",) if texts else ()), Options(out or root, strict))


def test_a_second_build_does_nothing(built: Path) -> None:
    """No file is touched, and what it says is what the first build said."""
    before = {p: p.stat().st_mtime_ns for p in built.rglob("*") if p.is_file()}
    first, second = again(built), again(built)
    assert first.kept
    assert second == first
    assert second.counts["metrics"] == 6
    assert (second.changed, second.attested) == (False, ("harbour-2031", "tide-01", "tide-02"))
    assert {p: p.stat().st_mtime_ns for p in built.rglob("*") if p.is_file()} == before


def test_a_build_that_renews_locks_is_kept_by_the_next(built: Path) -> None:
    """The locks that the build itself wrote are among the bytes it is known by."""
    (built / HOME / "evidence.lock").unlink()
    assert len(again(built, texts=True).locks) == 1
    kept = again(built, texts=True)
    assert (kept.kept, len(kept.verified)) == (True, 3)


def _append(path: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_bytes((root / path).read_bytes() + b"\n")


INPUTS: dict[str, Callable[[Path], object]] = {
    "table of an article": _append(f"{HOME}/metrics.yaml"),
    "record of an article": _append(f"{HOME}/article.yaml"),
    "lock": _append(f"{HOME}/evidence.lock"),
    "lock gone": lambda root: (root / HOME / "evidence.lock").unlink(),
    "shared table": _append("sources/places.yaml"),
    "record of the dataset": _append("sources/dataset.yaml"),
    "schema": _append("schemas/metrics.json"),
    "schema gone": lambda root: (root / "schemas" / "persons.json").unlink(),
    "file more": lambda root: (root / HOME / "metrics2.yaml").touch(),
    "hidden file more": lambda root: (root / HOME / ".more.yaml").touch(),
    "shared file more": lambda root: (root / "sources" / "person.yaml").touch(),
    "folder where a table may be": lambda root: (root / HOME / "pieces.yaml").mkdir(),
    "table renamed": lambda root: (root / HOME / "waivers.yaml").rename(root / HOME / "waiver.yaml"),
    "article gone": lambda root: shutil.rmtree(root / "sources" / "tide-01"),
    "article renamed": lambda root: (root / "sources" / "tide-01").rename(root / "sources" / "tide-03"),
    "article more": lambda root: (root / "sources" / "tide-03").mkdir(),
}


@pytest.mark.parametrize("change", INPUTS.values(), ids=INPUTS)
def test_a_build_is_not_kept_if_anything_it_reads_changes(change: Callable[[Path], object], built: Path) -> None:
    """One byte more, a name, a file or folder that comes or goes."""
    assert again(built).kept
    change(built)
    assert not again(built).kept


TEXTS: dict[str, Callable[[Path], object]] = {
    "text changed": _append("texts/harbour.txt"),
    "text gone": lambda root: (root / "texts" / "tide-01.txt").unlink(),
    "text more": lambda root: (root / "texts" / "more.txt").write_text("雾"),
    "text renamed": lambda root: (root / "texts" / "tide-01.txt").rename(root / "texts" / "tide.txt"),
    "lock": _append(f"{HOME}/evidence.lock"),
}


@pytest.mark.parametrize("change", TEXTS.values(), ids=TEXTS)
def test_a_build_from_texts_is_not_kept_if_a_text_changes(change: Callable[[Path], object], built: Path) -> None:
    """Nor is a build from locks taken for one from texts, or the other way round."""
    assert not again(built, texts=True).kept
    assert again(built, texts=True).kept
    change(built)
    assert not again(built, texts=True).kept


OUTPUTS: dict[str, Callable[[Path], object]] = {
    "descriptor": _append("datapackage.json"),
    "descriptor gone": lambda root: (root / "datapackage.json").unlink(),
    "table": _append("output/csv/pieces.csv"),
    "Parquet": _append("output/parquet/metrics.parquet"),
    "table gone": lambda root: (root / "output" / "csv" / "places.csv").unlink(),
    "all gone": lambda root: shutil.rmtree(root / "output"),
    "a file more": lambda root: (root / "output" / "notes.txt").touch(),
}


@pytest.mark.parametrize("change", OUTPUTS.values(), ids=OUTPUTS)
def test_a_build_is_not_kept_if_what_was_published_is_not_there(change: Callable[[Path], object], built: Path) -> None:
    """What somebody altered or took away is written again; a file that nobody wrote is refused as ever."""
    package = package_bytes(built)
    change(built)
    result = again(built)
    assert not result.kept
    assert package_bytes(built) == package or [p.code for p in result.report.problems] == ["output-foreign"]


def test_other_code_other_libraries_and_other_formats_are_another_build(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each alone makes a build go through everything."""
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.inputs.code_version", lambda: "other")
        assert not again(built).kept
    assert not again(built).kept
    assert again(built).kept
    monkeypatch.setattr("pipeline.tasks.kept.selected", lambda options: "csv")
    assert not again(built).kept


def test_another_folder_is_written(built: Path, tmp_path: Path) -> None:
    """A package that lies in one place is not thereby in another."""
    assert again(built, out=tmp_path / "out").changed
    assert package_bytes(tmp_path / "out") == package_bytes(built)


def test_a_strict_build_is_not_kept_where_an_article_rests_on_its_lock(built: Path) -> None:
    """It has to say which articles were not verified."""
    assert [p.code for p in again(built, strict=True).report.problems] == ["text-missing"] * 3
    again(built, texts=True)
    assert again(built, texts=True, strict=True).kept


def test_a_swap_that_is_not_finished_is_no_published_package(built: Path) -> None:
    """The journal of an earlier build is settled first."""
    (built / swap.JOURNAL).touch()
    assert not again(built).kept
    assert again(built).kept


def test_a_comparison_writes_nothing_and_trusts_no_changed_byte(built: Path) -> None:
    """`build --check` of what was just built is at once in order; one byte later it is not."""
    project = Project(built)
    assert compare(project, Options(built)).kept
    _append("output/csv/pieces.csv")(built)
    assert [p.code for p in compare(project, Options(built)).report.problems] == ["output-stale"]


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"x\n{}", b"x" * 64 + b"\n", None], ids=["empty", "bytes", "hash", "cut", "flipped"])
def test_a_damaged_stamp_is_ignored(damage: bytes | None, built: Path) -> None:
    """The build is made, and leaves a whole stamp."""
    path = built / FOLDER / stamp.NAME
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"batches": 1', b'"batches": 2') if damage is None else damage)
    assert path.read_bytes() != data
    assert not again(built).kept
    assert path.read_bytes() == data


def test_a_stamp_with_other_columns_is_ignored(built: Path) -> None:
    """Whole, but of another program."""
    import hashlib

    text = '{"inputs": "x"}'
    (built / FOLDER / stamp.NAME).write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}")
    assert stamp.load(built / FOLDER) is None
    assert not again(built).kept


def test_pruning_the_cache_takes_the_stamp_along(built: Path) -> None:
    """After it a build proves everything again."""
    Cache(built).prune()
    result = again(built)
    assert (result.kept, result.run.cached) == (False, 0)


def test_what_changes_while_it_is_proved_is_not_kept(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value is mended in the middle of a build and put back after it: neither stamp nor cache holds the middle."""
    path = built / HOME / "metrics.yaml"
    package, before = package_bytes(built), path.read_bytes()
    Cache(built).prune()
    true = mend.prove

    def mend_and_prove(*given):  # type: ignore[no-untyped-def]
        replace(path, "readers received", "readers welcomed")
        return true(*given)

    with monkeypatch.context() as patch:
        patch.setattr(mend, "prove", mend_and_prove)
        assert not again(built).kept
    path.write_bytes(before)
    assert not again(built).kept
    assert package_bytes(built) == package


def test_a_build_with_nothing_to_do_imports_nothing_heavy(built: Path) -> None:
    """Neither judge is loaded, nor what writes the files."""
    code = f"""
import sys
from pathlib import Path
from pipeline.tasks.build import Options, build
from pipeline.run.inspection import Project
root = Path({str(built)!r})
assert build(Project(root), Options(root)).kept
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_two_builds_at_once_leave_one_package_and_a_true_stamp(built: Path) -> None:
    """Both end well after an edit of a helper column, for which the locks still hold; the next build has nothing to do."""
    replace(built / HOME / "metrics.yaml", "readers received", "readers welcomed")
    command = [sys.executable, "-m", "pipeline", "-C", str(built), "build"]
    environment = {**os.environ, "ARTICLE_TEXTS": "", "PYTHONPATH": str(ROOT)}
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    for process in running:
        process.communicate()
    assert again(built).kept
    assert b"readers welcomed" in package_bytes(built)["output/csv/metrics.csv"]


def test_the_summary_says_that_the_bytes_were_judged_before(built: Path, run: Runner) -> None:
    """What is not done in this run is not said to be."""
    shown = run("-C", built, "build").stdout
    assert "judged by Frictionless (before: these very bytes): all" in shown
    assert "attested by lock only: harbour-2031, tide-01, tide-02" in shown
    assert "unchanged:" in shown


def test_every_file_of_the_program_counts_as_its_code(tmp_path: Path) -> None:
    """A page's script or style that changes is other code, and no build is taken for one that has it; what Python leaves is not."""
    counted = set(program_files(ROOT / "pipeline"))
    assert {path.suffix for path in counted} >= {".py", ".js", ".css", ".html", ".json", ".toml", ".tsv", ".txt", ".typed"}
    assert not any("__pycache__" in path.parts for path in counted)
    (tmp_path / "page.js").write_text("1", encoding="utf-8")
    (tmp_path / ".DS_Store").write_text("1", encoding="utf-8")
    assert program_files(tmp_path) == [tmp_path / "page.js"]
