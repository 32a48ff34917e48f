"""The two sides of a diff: folders, zips, git revisions; and what is none of these gives one clear line."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.histories import write_package

SCHEMA = {"fields": [{"name": "id", "type": "string"}, {"name": "name", "type": "string"}], "primaryKey": ["id"]}
OLD = {"things": (SCHEMA, [{"id": "a", "name": "潮"}, {"id": "b", "name": "汐"}])}
NEW = {"things": (SCHEMA, [{"id": "a", "name": "潮水"}, {"id": "c", "name": "汐"}])}


def zipped(folder: Path, path: Path, prefix: str = "") -> Path:
    """A zip of a package, at its top or in a folder of it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(file, prefix + file.relative_to(folder).as_posix())
    return path


def committed(root: Path) -> Path:
    """A git repository of the folder, all of it committed."""
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "state")
    return root


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A package of two rows."""
    return write_package(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The same package later: a row mended, one gone, one new."""
    return write_package(tmp_path / "new", NEW)


def changes(text: str) -> list[str]:
    """The rows of a diff in JSON, as kind and key."""
    return [f"{row['change']} {row['key']['id']}" for table in json.loads(text)["tables"] for row in table["rows"]]


WANTED = ["added c", "removed b", "changed a"]


def test_folders_and_zips(old: Path, new: Path, tmp_path: Path, run: Runner) -> None:
    """A folder, a zip and a zip with a folder in it are the same package, on either side."""
    plain, nested = zipped(new, tmp_path / "a.zip"), zipped(new, tmp_path / "b.zip", prefix="things-1.0.0/")
    for side in (new, plain, nested):
        assert changes(run("diff", old, side, "--format", "json").stdout) == WANTED
        assert json.loads(run("diff", side, new, "--format", "json").stdout)["tables"] == []


def test_revisions(old: Path, new: Path, run: Runner) -> None:
    """A revision is what was committed in the project's folder, whatever lies there now; without NEW it is the folder itself."""
    project = committed(old)
    git(project, "tag", "v1.0.0")
    for path in ("datapackage.json", "output/things.csv"):
        (project / path).write_bytes((new / path).read_bytes())
    assert changes(run("-C", project, "diff", "v1.0.0", "--format", "json").stdout) == WANTED
    git(project, "commit", "-qam", "mended")
    assert changes(run("-C", project, "diff", "HEAD~1", "HEAD", "--format", "json").stdout) == WANTED
    assert run("-C", project, "diff", "HEAD").stdout.endswith("nothing of the data changed\n")


def test_the_last_release_is_what_one_compares_with(old: Path, new: Path, run: Runner) -> None:
    """Without OLD it is the highest tag of a release; where there is none, one line says so."""
    project = committed(old)
    nothing = run("-C", project, "diff")
    assert (nothing.exit_code, nothing.stdout, len(nothing.stderr.splitlines())) == (1, "", 1)
    assert "release-untagged nothing was released here: there is no tag such as v1.2.0" in nothing.stderr
    for tag in ("v0.9.0", "v0.10.0", "other"):
        git(project, "tag", tag)
    for path in ("datapackage.json", "output/things.csv"):
        (project / path).write_bytes((new / path).read_bytes())
    result = run("-C", project, "diff", "--format", "json")
    assert json.loads(result.stdout)["old"]["label"] == "v0.10.0"
    assert changes(result.stdout) == WANTED


def test_revision_of_a_project_below_the_top_of_its_repository(tmp_path: Path, run: Runner) -> None:
    """A project in a folder of a repository is compared with itself, not with the repository's top."""
    write_package(tmp_path / "repository", NEW)
    project = write_package(tmp_path / "repository" / "sub", OLD)
    committed(tmp_path / "repository")
    assert run("-C", project, "diff", "HEAD", "--exit-code").exit_code == 0


def test_exit_codes(old: Path, new: Path, run: Runner) -> None:
    """A difference is no fault, unless it is asked for as one."""
    assert [run("diff", *a).exit_code for a in ((old, new), (old, old, "--exit-code"), (old, new, "--exit-code"), (old, "--x"))] == [
        0,
        0,
        1,
        2,
    ]


def test_output_file(old: Path, new: Path, tmp_path: Path, run: Runner) -> None:
    """`--output` writes what would be printed; a place that cannot be written gives one line."""
    file = tmp_path / "diff.md"
    assert run("diff", old, new, "--format", "markdown", "--output", file).stdout == ""
    assert file.read_text(encoding="utf-8") == run("diff", old, new, "--format", "markdown").stdout
    failed = run("diff", old, new, "--output", tmp_path / "missing" / "diff.md")
    assert (failed.exit_code, len(failed.stderr.splitlines())) == (1, 1)


def unpack_as(folder: Path, **changed: object) -> Path:
    """The package with other properties in the entry of its table."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0] |= changed
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def spoilt_zip(path: Path, old: Path) -> Path:
    """A zip of which one byte of a compressed file was flipped."""
    data = bytearray(zipped(old, path).read_bytes())
    data[data.index(b"output/things.csv") + len("output/things.csv") + 3] ^= 0xFF
    path.write_bytes(data)
    return path


NOTHING = {
    "an empty folder": (lambda old, path: path.mkdir() or path, "release-unreadable"),
    "a file": (lambda old, path: path.write_text("hello") and path, "release-unreadable"),
    "an empty file": (lambda old, path: path.touch() or path, "release-unreadable"),
    "a zip of something else": (lambda old, path: zipped(old / "output", path), "release-unreadable"),
    "half a zip": (lambda old, path: path.write_bytes(zipped(old, path).read_bytes()[:-40]) and path, "release-unreadable"),
    "a damaged zip": (lambda old, path: spoilt_zip(path, old), "release-damaged"),
    "a descriptor that is a list": (lambda old, path: (old / "datapackage.json").write_text("[]") and old, "release-unreadable"),
    "a descriptor that is not JSON": (lambda old, path: (old / "datapackage.json").write_text("{") and old, "release-unreadable"),
    "a package without tables": (lambda old, path: unpack_as(old, type="file"), "release-unreadable"),
    "a path out of the package": (lambda old, path: unpack_as(old, path="../secret.csv"), "release-unreadable"),
    "a name that is a path": (lambda old, path: unpack_as(old, name="../things"), "release-unreadable"),
    "a missing table": (lambda old, path: (old / "output" / "things.csv").unlink() or old, "release-damaged"),
    "an edited table": (lambda old, path: (old / "output" / "things.csv").write_text("id,name\n") and old, "release-damaged"),
    "a name that nothing has": (lambda old, path: "v9.9.9", "release-unreadable"),
    "a name like an option": (lambda old, path: "--output=x", "release-unreadable"),
}


@pytest.mark.parametrize("make", NOTHING, ids=str)
def test_what_is_no_release_gives_one_line(make: str, old: Path, new: Path, tmp_path: Path, run: Runner) -> None:
    """One line on standard error that names it, its code and a hint; exit code 1; nothing on standard output."""
    spoil, code = NOTHING[make]
    given = spoil(old, tmp_path / "given")
    result = run("diff", "--", given, new)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert result.stderr.startswith(f"{given}: {code} ")
    assert result.stderr.endswith(")\n")


def test_a_zip_unpacks_no_more_than_it_says(old: Path, new: Path, tmp_path: Path, run: Runner) -> None:
    """A file that unpacks to more than its descriptor says is not unpacked beyond it."""
    (old / "output" / "things.csv").write_bytes(b"id,name\n" + b"x" * 50_000_000)
    given = zipped(old, tmp_path / "bomb.zip")
    assert given.stat().st_size < 100_000
    result = run("diff", given, new)
    assert "release-damaged output/things.csv is not the file its descriptor names" in result.stderr
