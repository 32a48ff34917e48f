"""What a build takes over from the last package is what it would write; what is not as it was published is never taken."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.publish import judge as judging
from pipeline.publish.jsonl_files import JsonLinesFiles
from pipeline.publish.kinds import LineWriter
from pipeline.publish.layout import Layout
from pipeline.run.inspection import Project
from pipeline.tasks import build as building
from pipeline.tasks.build import Build, Options, build
from tests.projects import package_bytes, replace, write_many

SELECT = ("csv", "jsonl", "parquet")
HOME = "sources/harbour-2031"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of seven articles, built from its texts, then from its locks."""
    root = write_many(tmp_path_factory.mktemp("first") / "built", 7)
    assert build(Project(root, (root / "texts",)), Options(root, select=("csv",))).report.ok
    return root


@pytest.fixture
def built(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, built in batches of two articles."""
    monkeypatch.setattr("pipeline.run.batches.MOST", 2)
    root = shutil.copytree(first, tmp_path / "built")
    again(root)
    return root


def again(root: Path, out: Path | None = None) -> Build:
    """One more build in this process."""
    result = build(Project(root), Options(out or root, select=SELECT))
    assert result.report.ok
    return result


def cold(root: Path) -> dict[str, bytes]:
    """The package of a build that finds no cache and no package."""
    other = root.parent / "cold"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root / "sources", other / "sources")
    again(other)
    return package_bytes(other)


def edit(root: Path) -> None:
    """Mend a translation in the fourth article."""
    replace(root / "sources" / "tide-03" / "metrics.yaml", "readers received", "readers welcomed")


def edit_by_chance(root: Path, draw: random.Random) -> None:
    """Do one of the things that people do: mend a translation or a shared row, take an article away, bring it back, give a title."""
    folders, away = sorted(p for p in (root / "sources").iterdir() if p.is_dir()), root / "away"
    away.mkdir(exist_ok=True)
    match draw.choice(["translation", "shared", "away", "back", "title"]):
        case "translation":
            replace(draw.choice(folders) / "metrics.yaml", "readers received", f"readers received {draw.randrange(9)}")
        case "shared":
            replace(root / "sources" / "places.yaml", "Sealand of tests", f"Sealand of tests {draw.randrange(9)}")
        case "title":
            replace(root / "sources" / "dataset.yaml", "title: Harbour test", f"title: Harbour test {draw.randrange(9)}")
        case "away" if len(folders) > 2:
            folder = draw.choice(folders)
            folder.rename(away / folder.name)
        case "back" if any(away.iterdir()):
            back = draw.choice(sorted(away.iterdir()))
            back.rename(root / "sources" / back.name)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_a_build_gives_the_bytes_of_a_cold_one(seed: int, built: Path) -> None:
    """Eight edits by chance; every file is the same after every second."""
    draw = random.Random(seed)
    for _ in range(4):
        edit_by_chance(built, draw)
        edit_by_chance(built, draw)
        again(built)
        assert package_bytes(built) == cold(built)


def test_a_file_of_which_nothing_changed_is_the_file_it_was(built: Path) -> None:
    """After an edit of a metric the table of participants is not written again in any format."""
    paths = [built / "output" / form / f"participants.{form}" for form in SELECT]
    before = [path.stat().st_ino for path in paths]
    edit(built)
    again(built)
    assert [path.stat().st_ino for path in paths] == before


def test_only_the_rows_of_a_changed_batch_are_made_into_lines(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of seven articles in four batches, the metrics and the facts of two."""
    made: list[int] = []
    lines = JsonLinesFiles.lines

    def counted(self: JsonLinesFiles, table: pa.Table) -> bytes:
        made.append(table.num_rows)
        return lines(self, table)

    monkeypatch.setattr(JsonLinesFiles, "lines", counted)
    edit(built)
    again(built)
    assert made == [4, 8]


def other_byte(path: Path) -> None:
    """Change a byte in the middle of a file, where it lies."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def shorter(path: Path) -> None:
    """Cut a file."""
    os.truncate(path, path.stat().st_size // 2)


def elsewhere(path: Path) -> None:
    """Put a link in the place of a file."""
    path.rename(path.parents[2] / path.name)
    path.symlink_to(path.parents[2] / path.name)


@pytest.mark.parametrize("damage", [other_byte, shorter, Path.unlink, elsewhere])
@pytest.mark.parametrize("table", ["metrics", "participants"])
def test_a_damaged_file_is_never_taken_over(table: str, damage: Callable[[Path], object], built: Path) -> None:
    """Whether the table changes or not: every file of it is made anew and right."""
    for form in SELECT:
        damage(built / "output" / form / f"{table}.{form}")
    edit(built)
    again(built)
    assert package_bytes(built) == cold(built)
    assert not any(path.is_symlink() for path in (built / "output").rglob("*"))


def test_a_layout_that_tells_lies_is_found_out(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a piece is said to lie elsewhere, its bytes are not those of its hash."""
    read = Layout.from_json

    def shifted(said: dict[str, object]) -> Layout:
        layout = read(said)
        return Layout(layout.version, {path: laid._replace(head=laid.head + 1) for path, laid in layout.files.items()}, layout.keys)

    monkeypatch.setattr(Layout, "from_json", shifted)
    edit(built)
    again(built)
    assert package_bytes(built) == cold(built)


def test_another_program_takes_nothing_over(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version wrote may be other bytes."""
    edit(built)
    path = built / "output" / "csv" / "participants.csv"
    before = path.stat().st_ino
    monkeypatch.setattr(building, "code_version", lambda: "another")
    again(built)
    assert path.stat().st_ino != before


@pytest.mark.parametrize("pieces", [0, 2, 5])
def test_a_disk_that_is_full_in_the_middle_of_a_copied_file_leaves_the_old_package(
    pieces: int, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the head and some pieces no byte more fits: one problem, the published files stay, and the next build is right."""
    before, written = package_bytes(built), [0]
    write = LineWriter.write_lines

    def full(self: LineWriter, lines: bytes) -> None:
        if written[0] >= pieces + 1:
            raise OSError(28, "No space left on device")
        written[0] += 1
        write(self, lines)

    edit(built)
    with monkeypatch.context() as patch:
        patch.setattr(LineWriter, "write_lines", full)
        result = build(Project(built), Options(built, select=SELECT))
    assert [problem.code for problem in result.report.problems] == ["disk-full"]
    assert package_bytes(built) == before
    again(built)
    assert package_bytes(built) == cold(built)


def test_of_a_large_package_the_rows_are_judged_that_are_new(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited row of metrics and its fact: their lines make the sample, and the summary says so."""
    sampled: dict[str, list[str]] = {}
    write = judging.write_sample

    def seen(folder: Path, out: Path, *rest: object) -> None:
        write(folder, out, *rest)  # type: ignore[arg-type]
        sampled.update({path.stem: path.read_text(encoding="utf-8").splitlines()[1:] for path in out.rglob("*.csv")})

    monkeypatch.setattr(judging, "write_sample", seen)
    monkeypatch.setattr("pipeline.publish.judge.FULL_ROWS", 1)
    monkeypatch.setattr("pipeline.publish.judged.FULL_ROWS", 1)
    replace(built / "sources" / "dataset.yaml", "title: Harbour test", "title: Harbour trial")
    again(built)
    edit(built)
    result = again(built)
    assert result.judged.startswith("the 2 rows that are new in metrics, facts;")
    assert [len(sampled[name]) for name in ("metrics", "facts")] == [1, 1]
    assert "readers welcomed" in sampled["metrics"][0]
