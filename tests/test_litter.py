"""Litter of desktops stops nothing; a file that may be somebody's work does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.disk.litter import is_litter
from tests.conftest import Runner
from tests.histories import built, copy_example
from tests.projects import package_bytes

LITTER = (
    ".DS_Store",
    "._metrics.csv",
    "Icon\r",
    "Thumbs.db",
    "ehthumbs.db",
    "thumbs.db",
    "desktop.ini",
    "Desktop.ini",
    "~$workbook.xlsx",
    ".~lock.workbook.xlsx#",
    ".directory",
    ".metrics.yaml.swp",
    ".metrics.yaml.swo",
    ".swp",
    ".#metrics.yaml",
    "#metrics.yaml#",
    ".nfs000000000a1b2c3d00000001",
    ".fuse_hidden0000000100000002",
)
SOMEBODYS = (
    "notes.txt",
    "metrics.yaml",
    "desktop.txt",
    "thumbs.jpg",
    "$x.xlsx",
    "~x.xlsx",
    "report.swf",
    "DS_Store",
    ".env",
    "draft~",
    "x.lock",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built."""
    return built(copy_example(tmp_path_factory.mktemp("litter") / "project"))


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_known_by_its_name(name: str) -> None:
    """Names that Finder, Explorer, office programs and editors are documented to leave."""
    assert is_litter(name)


@pytest.mark.parametrize("name", SOMEBODYS)
def test_what_may_be_somebodys_is_no_litter(name: str) -> None:
    """A name that a person may give, even one that resembles litter."""
    assert not is_litter(name)


@pytest.mark.slow
def test_litter_in_the_output_stops_neither_build_nor_validate(published: Path, tmp_path: Path, run: Runner) -> None:
    """It is no part of the package: nothing of it is listed, zipped or called foreign, at any depth."""
    root = Path(shutil.copytree(published, tmp_path / "project"))
    for number, name in enumerate(LITTER):
        (root / "output" / ("csv", "xlsx", "")[number % 3] / name).write_bytes(b"x")
    (root / "output/@eaDir").mkdir()
    (root / "output/@eaDir/metrics.csv").write_bytes(b"x")
    assert run("-C", root, "validate", "-q").exit_code == 0
    assert run("-C", root, "build", "--check", "-q").exit_code == 0
    assert run("-C", root, "build", "-q").exit_code == 0


def test_a_build_over_litter_publishes_the_same(published: Path, tmp_path: Path, run: Runner) -> None:
    """Where the package changes it is swapped, litter or not."""
    root = Path(shutil.copytree(published, tmp_path / "project"))
    (root / "output/csv/.DS_Store").write_bytes(b"x")
    with (root / "sources/persons.yaml").open("a", encoding="utf-8") as file:
        file.write("- person_id: deng-hao\n  name: 灯号\n  name_hans: 灯号\n")
    assert run("-C", root, "build", "-q").exit_code == 0
    assert "deng-hao" in (root / "output/csv/persons.csv").read_text(encoding="utf-8")


def test_somebodys_file_in_the_output_still_stops_a_build(published: Path, tmp_path: Path, run: Runner) -> None:
    """A build would take it away."""
    root = Path(shutil.copytree(published, tmp_path / "project"))
    (root / "output/csv/notes.txt").write_text("mine", encoding="utf-8")
    with (root / "sources/persons.yaml").open("a", encoding="utf-8") as file:
        file.write("- person_id: deng-hao\n  name: 灯号\n  name_hans: 灯号\n")
    result = run("-C", root, "build", "-q")
    assert (result.exit_code, "output-foreign" in result.stderr) == (1, True)
    assert (root / "output/csv/notes.txt").read_text(encoding="utf-8") == "mine"


def test_litter_among_sources_texts_and_schemas(published: Path, tmp_path: Path, run: Runner) -> None:
    """Nothing of it is read: a forked file of a table, a folder of a zip, a schema on a disk of another system, a text being edited."""
    root = Path(shutil.copytree(published, tmp_path / "project"))
    shutil.copytree(Path(__file__).parent.parent / "schemas", root / "schemas")
    for name in LITTER:
        (root / "sources" / name).write_bytes(b"\0")
        (root / "sources/harbour-2031" / name).write_bytes(b"\0")
        (root / "texts" / name).write_bytes(b"\0")
        (root / "schemas" / name).write_bytes(b"\0")
    (root / "schemas/._metrics.json").write_bytes(b"\0")
    (root / "sources/harbour-2031/._metrics.yaml").write_bytes(b"\0")
    (root / "sources/__MACOSX/harbour-2031").mkdir(parents=True)
    before = package_bytes(root)
    assert run("-C", root, "check", texts=root / "texts").stdout == ""
    assert run("-C", root, "build", "-q", texts=root / "texts").exit_code == 0
    assert package_bytes(root) == before


def test_a_misspelt_table_is_still_told(published: Path, tmp_path: Path, run: Runner) -> None:
    """A file of rows under a name that no table has is no litter."""
    root = Path(shutil.copytree(published, tmp_path / "project"))
    (root / "sources/harbour-2031/metric.yaml").write_text("[]\n", encoding="utf-8")
    assert "file-unknown" in run("-C", root, "check").stdout
