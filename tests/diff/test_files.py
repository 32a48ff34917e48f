"""Every file of both sides is the one its package names, whatever its format; and "nothing changed" is said of nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publish.archive import write_archive
from pipeline.tasks.diff import changelog
from pipeline.tasks.diff.render import FORMATS
from pipeline.tasks.diff.step import step_of
from tests.conftest import Runner
from tests.diff.test_sides import committed, git
from tests.histories import diff_of, state

FORMS = {
    "Parquet": "output/parquet/metrics.parquet",
    "JSON Lines": "output/jsonl/metrics.jsonl",
    "the workbook": "output/xlsx/harbour-forum-example.xlsx",
    "the database": "output/sqlite/harbour-forum-example.sqlite",
    "metadata, which only the list of checksums names": "output/metadata/croissant.json",
    "the site": "output/site/index.html",
}
OTHER = "output/parquet/events.parquet"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it is built."""
    return state(tmp_path_factory.mktemp("base") / "project")


def as_folder(package: Path, root: Path) -> tuple[Path, str]:
    return package, str(package)


def as_zip(package: Path, root: Path) -> tuple[Path, str]:
    """A zip whose own list of checksums fits what lies in it: only the package's list tells."""
    return package, str(write_archive(package, root / "zips"))


def as_revision(package: Path, root: Path) -> tuple[Path, str]:
    committed(package)
    return package, "HEAD"


@pytest.mark.parametrize("store", [as_folder, as_zip, as_revision])
@pytest.mark.parametrize("form", FORMS)
def test_another_file_in_the_place_of_one(
    form: str, store: Callable[[Path, Path], tuple[Path, str]], base: Path, tmp_path: Path, run: Runner
) -> None:
    """Another table's Parquet lies where a file should: one line with its path, exit code 1, on either side of the diff."""
    spoilt = Path(shutil.copytree(base, tmp_path / "spoilt"))
    shutil.copyfile(spoilt / OTHER, spoilt / FORMS[form])
    root, given = store(spoilt, tmp_path)
    for sides in ((given, base), (base, given)):
        result = run("-C", root, "diff", *sides)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            f"{given}: release-damaged {FORMS[form]} is not the file that the package names (take an undamaged copy, or build it anew)\n"
        )


@pytest.mark.parametrize("store", [as_folder, as_zip, as_revision])
def test_the_same_package_in_every_place(store: Callable[[Path, Path], tuple[Path, str]], base: Path, tmp_path: Path, run: Runner) -> None:
    """Folder, zip and revision of one package do not differ in any file."""
    root, given = store(Path(shutil.copytree(base, tmp_path / "copy")), tmp_path)
    result = run("-C", root, "diff", given, base, "--exit-code")
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (0, ["nothing of the data changed"]), result.stderr


def forged(package: Path, path: str, data: bytes) -> Path:
    """The package with other bytes for a file, and with their hash in its descriptor and in its list of checksums."""
    before = (package / path).read_bytes()
    (package / path).write_bytes(data)
    exchanged(package / "datapackage.json", before, data)
    exchanged(package / "output/SHA256SUMS", before, data)
    return package


def exchanged(naming: Path, before: bytes, after: bytes) -> None:
    """The hash of other bytes in a file that names hashes, and that file's own in the list of checksums."""
    old, sums = naming.read_bytes(), naming.parent / "output/SHA256SUMS"
    naming.write_bytes(old.replace(*(hashlib.sha256(data).hexdigest().encode() for data in (before, after))))
    if sums.is_file():
        exchanged(sums, old, naming.read_bytes())


@pytest.mark.parametrize("listed", [True, False])
def test_a_parquet_file_of_another_table_under_a_right_hash(listed: bool, base: Path, tmp_path: Path, run: Runner) -> None:
    """Descriptor and list, if there is one, name the hash of the wrong file: what the file says of itself is not the table."""
    spoilt = forged(Path(shutil.copytree(base, tmp_path / "s")), FORMS["Parquet"], (base / OTHER).read_bytes())
    if not listed:
        (spoilt / "output/SHA256SUMS").unlink()
    result = run("diff", base, spoilt)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "release-damaged output/parquet/metrics.parquet holds the columns of another table (events)" in result.stderr


def test_a_parquet_file_with_a_row_less_or_none_at_all(base: Path, tmp_path: Path, run: Runner) -> None:
    """The columns are right, the number of rows is not; or it is no Parquet."""
    import pyarrow.parquet as pq

    table = pq.read_table(base / FORMS["Parquet"])
    pq.write_table(table.slice(1), tmp_path / "less.parquet")
    for name, data, words in (
        ("a", (tmp_path / "less.parquet").read_bytes(), f"has {table.num_rows - 1} rows, not {table.num_rows}"),
        ("b", b"words", "is no Parquet file"),
    ):
        spoilt = forged(Path(shutil.copytree(base, tmp_path / name)), FORMS["Parquet"], data)
        assert f"metrics.parquet {words}" in run("diff", base, spoilt).stderr


def test_all_that_is_wrong_is_said_at_once(base: Path, tmp_path: Path, run: Runner) -> None:
    """Files with other bytes and missing ones, each kind in one phrase, in one line."""
    spoilt = Path(shutil.copytree(base, tmp_path / "spoilt"))
    for path in FORMS.values():
        (spoilt / path).write_bytes(b"x")
    (spoilt / OTHER).unlink()
    [line] = run("diff", spoilt, base).stderr.splitlines()
    assert "events.parquet is missing; output/" in line
    assert "and 3 more are not the files that the package names (" in line


def test_an_edited_descriptor(base: Path, tmp_path: Path, run: Runner) -> None:
    """The list of checksums tells of a licence that somebody exchanged by hand."""
    spoilt = Path(shutil.copytree(base, tmp_path / "spoilt"))
    path = spoilt / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("CC-BY-4.0", "CC0-1.0"), encoding="utf-8")
    assert "datapackage.json has another hash in output/SHA256SUMS" in run("diff", base, spoilt).stderr


def test_other_bytes_of_the_same_data(base: Path, tmp_path: Path, run: Runner) -> None:
    """A Parquet file was written by another library: no value changed, and still it is not said that nothing did."""
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(base / OTHER), tmp_path / "other.parquet", compression="gzip")
    new = forged(Path(shutil.copytree(base, tmp_path / "new")), OTHER, (tmp_path / "other.parquet").read_bytes())
    diff = diff_of(base, new)
    assert dict(diff.paths) == {OTHER: "rewritten"}
    assert (step_of(diff), diff.empty) == (("patch", (f"{OTHER} with other bytes",)), False)
    line = f"iles with other bytes, though what they hold did not change: {OTHER}"
    for form in ("text", "markdown", "html"):
        page = "".join(FORMATS[form](diff, 9))
        assert line in page
        assert "nothing of the data changed" not in page
    assert json.loads("".join(FORMATS["json"](diff, 9)))["paths"] == {OTHER: "rewritten"}
    drafted = changelog.draft(diff)
    assert drafted[""] == ["The data is that of the release before, and so is what is said of it."]
    assert drafted["Changed"] == [f"- F{line}."]
    assert run("diff", base, new, "--exit-code").exit_code == 1


def test_a_file_that_came_or_is_gone(base: Path, tmp_path: Path) -> None:
    """A file that no table and no format of its own brings is told by its path; one that is gone is a major step, one that came a minor."""
    new = Path(shutil.copytree(base, tmp_path / "new"))
    sums, data = new / "output/SHA256SUMS", b"{}\n"
    (new / "output/metadata/more.json").write_bytes(data)
    sums.write_text(sums.read_text(encoding="utf-8") + f"{hashlib.sha256(data).hexdigest()}  metadata/more.json\n", encoding="utf-8")
    assert step_of(diff_of(base, new)) == ("minor", ("output/metadata/more.json added",))
    assert step_of(diff_of(new, base)) == ("major", ("output/metadata/more.json removed",))
    assert changelog.draft(diff_of(base, new))["Changed"] == ["- Files added: output/metadata/more.json."]


def test_the_text_of_the_licence(base: Path, tmp_path: Path) -> None:
    """It lies beside the package; where both sides have one and they differ it is told. A package without it is one that was not copied."""
    old, new = (Path(shutil.copytree(base, tmp_path / name)) for name in ("old", "new"))
    (new / "LICENSE-DATA.md").write_text("All rights.\n", encoding="utf-8")
    assert diff_of(old, new).empty
    (old / "LICENSE-DATA.md").write_text("Use it.\n", encoding="utf-8")
    diff = diff_of(old, new)
    assert "the text of the licence (LICENSE-DATA.md) is another" in "".join(FORMATS["text"](diff, 9))
    assert changelog.draft(diff)["Changed"] == ["- The text of the licence (LICENSE-DATA.md) is another."]


def test_only_the_rules_changed(base: Path, tmp_path: Path) -> None:
    """Another version of the rules that changed no value is said, in the diff and in the changelog."""
    new = Path(shutil.copytree(base, tmp_path / "new"))
    path = new / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    rules = descriptor["provenance"]["rules"]
    descriptor["provenance"]["rules"] = rules + 1
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    (new / "output/SHA256SUMS").unlink()
    diff = diff_of(base, new)
    for form in ("text", "markdown", "html"):
        page = "".join(FORMATS[form](diff, 9))
        assert "nothing of the data changed, only what is named below" in page
        assert f"rules of the program: {rules} → {rules + 1}" in page
    assert changelog.draft(diff)["Changed"] == [f"- Rules of the program: {rules} → {rules + 1}."]


def test_a_name_in_the_list_that_git_does_not_know(base: Path, tmp_path: Path, run: Runner) -> None:
    """A list that names a file with blanks which is not there: it is missing, and the files behind it are read all the same."""
    package = Path(shutil.copytree(base, tmp_path / "project"))
    sums = package / "output/SHA256SUMS"
    sums.write_text(f"{'0' * 64}  a file of words\n{sums.read_text(encoding='utf-8')}", encoding="utf-8")
    committed(package)
    git(package, "tag", "v0.0.1")
    assert "v0.0.1: release-damaged output/a file of words is missing (" in run("-C", package, "diff", "v0.0.1", base).stderr
