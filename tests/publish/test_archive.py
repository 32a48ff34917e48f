"""The zip of a release: everything that belongs to it, checked by its own list, the same bytes whenever it is made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from frictionless import Package

from pipeline.publish.archive import write_archive
from tests.projects import package_bytes
from tests.publish.tables import write
from tests.publish.test_workbook import ROWS


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A made-up package with two documents."""
    folder = write(tmp_path / "package", {"cells": ROWS}, select=["csv", "sqlite"])
    (folder / "README.md").write_text("# Made up\n", encoding="utf-8")
    (folder / "CHANGELOG.md").write_text("# 1.2.3\n", encoding="utf-8")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    return folder


def test_it_holds_package_and_documents(package: Path, tmp_path: Path) -> None:
    """Named by dataset and version; what does not belong to the package stays outside."""
    path = write_archive(package, tmp_path / "dist")
    assert path == tmp_path / "dist" / "made-up-1.2.3.zip"
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with ZipFile(path) as file:
        database = [f"output/sqlite/{name}" for name in ("datasette.yaml", "made-up.sqlite", "metadata.json")]
        members = ["datapackage.json", "output/SHA256SUMS", "output/csv/cells.csv", *database]
        assert file.namelist() == [*members, "README.md", "CHANGELOG.md", "SHA256SUMS"]
        assert file.testzip() is None
        listed = dict(reversed(line.split("  ")) for line in file.read("SHA256SUMS").decode().splitlines())
        assert listed == {name: hashlib.sha256(file.read(name)).hexdigest() for name in file.namelist()[:-1]}


def test_it_unpacks_to_a_package(package: Path, tmp_path: Path) -> None:
    """The same files; both lists of checksums hold; Frictionless reads the zip as it is."""
    path = write_archive(package, tmp_path)
    with ZipFile(path) as file:
        file.extractall(tmp_path / "out")
    assert package_bytes(tmp_path / "out") == package_bytes(package)
    if program := shutil.which("sha256sum"):
        for folder in (tmp_path / "out", tmp_path / "out" / "output"):
            subprocess.run([program, "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    assert Package(str(path)).get_resource("cells").read_rows()[0]["cell_id"] == "c0"


def test_the_same_files_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    """Whatever the dates and permissions of the files are; nothing is deflated, since builds of zlib differ."""
    first = write_archive(package, tmp_path / "first").read_bytes()
    for path in package.rglob("*"):
        os.utime(path, (10**9, 10**9))
    (package / "README.md").chmod(0o600)
    second = write_archive(package, tmp_path / "second")
    assert second.read_bytes() == first
    with ZipFile(second) as file:
        infos = file.infolist()
    assert {(i.compress_type, i.date_time, i.external_attr >> 16, i.create_system) for i in infos} == {
        (ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0o100644, 3)
    }


def test_no_package_no_zip(tmp_path: Path) -> None:
    """The fault says what to do, and nothing is left behind."""
    with pytest.raises(FileNotFoundError, match=r"no datapackage\.json in .*pipeline build"):
        write_archive(tmp_path, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_an_interrupted_zip_leaves_the_old_one(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written aside and put in place as a whole."""
    before = write_archive(package, tmp_path / "dist").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.publish.archive.write_zip", full)
    with pytest.raises(OSError, match="No space left"):
        write_archive(package, tmp_path / "dist")
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "dist").iterdir()] == [("made-up-1.2.3.zip", before)]
