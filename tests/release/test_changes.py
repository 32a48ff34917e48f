"""What a release changed is written down as a table, and every later build publishes it from there: no history of git is asked."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.transcription.changes import COLUMNS, WHAT, parse_changes, render_changes, with_release
from tests.conftest import ROOT, Runner
from tests.diff.test_sides import git
from tests.histories import built, copy_example
from tests.projects import replace

NAME = "harbour-forum-example"
EVENTS = "sources/harbour-2031/events.yaml"
Row = dict[str, str]


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "state")


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example released as 0.1.0, then as 0.2.0 after a name was mended, a person added and the licence changed."""
    run = Runner()
    root = copy_example(tmp_path_factory.mktemp("twice") / "project")
    (root / ".gitignore").write_text("dist/\n.pipeline-*\n", encoding="utf-8")
    replace(root / "sources/dataset.yaml", "version: 0.1.0\n", "version: 0.1.0\nissued: 2031-06-01\n")
    git(root, "init", "-q")
    commit(built(root))
    for version, day in (("0.1.0", "2031-06-01"), ("0.2.0", "2031-07-02")):
        result = run("-C", root, "release", version, "--date", day)
        assert result.exit_code == 0, result.stderr
        commit(root)
        git(root, "tag", f"v{version}")
        if version == "0.1.0":
            assert not (root / "sources/changes.csv").exists()
            replace(root / EVENTS, "name_en: Opening ceremony", "name_en: The opening")
            replace(root / "sources/dataset.yaml", "\ntitle: ", "\ntitle: The ")
            with (root / "sources/persons.yaml").open("a", encoding="utf-8") as file:
                file.write("- person_id: deng-hao\n  name: 灯号\n  name_hans: 灯号\n")
            commit(built(root))
    return root


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_second_release_says_what_it_changed(twice: Path) -> None:
    """One row for the title, one for the value, one for the person; what the program counts itself is summed up or told as a value."""
    table = rows(twice / "output/changes/changes.csv")
    assert {(row["version"], row["since"], row["date"]) for row in table} == {("0.2.0", "0.1.0", "2031-07-02")}
    told = [{name: value for name, value in row.items() if value and name not in ("version", "since", "date")} for row in table]
    assert {"what": "row-added", "table": "persons", "rows": "1", "id": "deng-hao", "cause": "transcription"} in told
    value = {"column": "name_en", "old": "Opening ceremony", "new": "The opening", "cause": "transcription"}
    assert {"what": "value", "table": "events", "rows": "1", "id": "harbour-2031-e02", **value} in told
    [title] = [row for row in told if row["what"] == "dataset"]
    assert (title["column"], title["new"]) == ("title", f"The {title['old']}")
    assert {row["what"] for row in table} <= set(WHAT)


def test_a_build_gives_the_same_bytes(twice: Path, tmp_path: Path, run: Runner) -> None:
    """A copy without git, built anew, has the list byte for byte; the zip has it too, and the crate and the checksums name it."""
    root = Path(shutil.copytree(twice, tmp_path / "copy", ignore=shutil.ignore_patterns(".git", "output", ".pipeline-cache")))
    built(root)
    path = "output/changes/changes.csv"
    assert (root / path).read_bytes() == (twice / path).read_bytes() == (twice / "sources/changes.csv").read_bytes()
    with zipfile.ZipFile(twice / f"dist/{NAME}-0.2.0.zip") as archive:
        assert archive.read(path) == (root / path).read_bytes()
    assert "changes/changes.csv" in (root / "output/SHA256SUMS").read_text(encoding="utf-8")
    entries = {entry["path"]: entry for entry in json.loads((root / "datapackage.json").read_text(encoding="utf-8"))["resources"]}
    assert (entries[path]["mediatype"], entries[path]["titleZh"]) == ("text/csv", "版本变更")
    assert run("-C", root, "validate", "-q").exit_code == 0
    assert run("-C", root, "build", "--check").exit_code == 0


def test_it_is_what_diff_says_of_the_two_zips(twice: Path, run: Runner) -> None:
    """Whoever holds both zips gets the table by one command."""
    zips = [twice / f"dist/{NAME}-{version}.zip" for version in ("0.1.0", "0.2.0")]
    assert run("diff", *zips, "--format", "csv").stdout.encode() == (twice / "output/changes/changes.csv").read_bytes()


def test_line_ends_do_not_matter_and_an_edit_is_noticed(twice: Path, tmp_path: Path, run: Runner) -> None:
    """With the line ends of Windows the build is the same; with another value it is not, and with none at all the list is gone."""
    root = Path(shutil.copytree(twice, tmp_path / "copy", ignore=shutil.ignore_patterns(".git")))
    source = root / "sources/changes.csv"
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    assert run("-C", root, "build", "--check").exit_code == 0
    replace(source, "The opening", "The closing")
    assert "output/changes/changes.csv: output-stale is not what a build gives" in run("-C", root, "build", "--check").stderr
    source.unlink()
    assert run("-C", root, "build", "-q").exit_code == 0
    assert not (root / "output/changes").exists()


def test_a_release_of_the_same_data_says_so(twice: Path, tmp_path: Path, run: Runner) -> None:
    """One row that nothing changed, before those of the releases before."""
    root = Path(shutil.copytree(twice, tmp_path / "copy"))
    result = run("-C", root, "release", "0.2.1", "--date", "2031-08-03")
    assert result.exit_code == 0, result.stderr
    assert "git add sources/changes.csv" in result.stdout.replace("git add sources/dataset.yaml", "git add")
    table = rows(root / "output/changes/changes.csv")
    assert [(row["version"], row["what"]) for row in table if row["version"] == "0.2.1"] == [("0.2.1", "nothing")]
    assert table[1:] == rows(twice / "output/changes/changes.csv")


def test_only_the_list_selected_is_no_package(twice: Path, tmp_path: Path, run: Runner) -> None:
    """The list describes data; alone it is none."""
    assert "holds no data" in run("-C", twice, "build", "--out", tmp_path / "out", "--select", "changes").stderr


def test_every_code_is_documented() -> None:
    """docs/releases.md lists all that the column `what` may hold, and nothing else: `row-` with `added` is `row-added`."""
    [line] = [line for line in (ROOT / "docs/releases.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `what` |")]
    listed, begun = set(), ""
    for code in re.findall(r"`([a-z-]+)`", line.removeprefix("| `what` |")):
        begun = code if code.endswith("-") else begun if begun + code in WHAT else ""
        listed.add(begun + code)
    assert {code for code in listed if not code.endswith("-")} - {"column", "id"} == set(WHAT)


def test_rows_are_read_as_they_were_written() -> None:
    """Commas, quotation marks, other scripts; a release done again takes the place of the first try."""
    row = {**dict.fromkeys(COLUMNS, ""), "version": "0.2.0", "since": "0.1.0", "what": "value", "rows": "1", "old": 'a,"b"', "new": "潮𠮷"}
    assert parse_changes(render_changes([row])) == ([row], [])
    again = {**row, "new": "汐"}
    older = {**row, "version": "0.1.1"}
    assert with_release([row, older], [again], "0.2.0") == [again, older]
