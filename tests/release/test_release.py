"""A release: everything is written or nothing, and only a step that fits what changed is taken."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.publish.archive import write_archive
from tests.conftest import Runner
from tests.diff.test_sides import git
from tests.histories import built, copy_example
from tests.projects import replace

NAME = "harbour-forum-example"
CITATION = 'cff-version: 1.2.0\ntitle: Harbour forum\nversion: 0.1.0\ndate-released: "2031-06-01"\n'
README = "# Harbour forum\n\n> Nobody (2031). *Harbour forum* (version 0.1.0) [Data set].\n"
IGNORED = "dist/\n.pipeline-*\n"
ZIP = f"dist/{NAME}-0.2.0.zip"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example under git, built, committed and tagged v0.1.0."""
    root = copy_example(tmp_path_factory.mktemp("released") / "project")
    for name, text in {"CITATION.cff": CITATION, "README.md": README, ".gitignore": IGNORED}.items():
        (root / name).write_text(text, encoding="utf-8")
    replace(root / "sources/dataset.yaml", "version: 0.1.0\n", "version: 0.1.0\nissued: 2031-06-01\n")
    built(root)
    git(root, "init", "-q")
    commit(root)
    git(root, "tag", "v0.1.0")
    return root


def commit(root: Path) -> None:
    """Commit all there is."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "state")


@pytest.fixture(scope="module")
def patch(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The released project after a translation was corrected: a patch."""
    root = Path(shutil.copytree(released, tmp_path_factory.mktemp("patch") / "project"))
    replace(root / "sources/harbour-2031/events.yaml", "name_en: Opening ceremony", "name_en: The opening")
    commit(built(root))
    return root


@pytest.fixture(scope="module")
def minor(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The released project after a person was added to the shared table: a row more, a minor step."""
    root = Path(shutil.copytree(released, tmp_path_factory.mktemp("minor") / "project"))
    with (root / "sources/persons.yaml").open("a", encoding="utf-8") as file:
        file.write("- person_id: deng-hao\n  name: 灯号\n  name_hans: 灯号\n")
    commit(built(root))
    return root


def copied(root: Path, tmp_path: Path) -> Path:
    """A copy of a project, to be released or spoilt."""
    return Path(shutil.copytree(root, tmp_path / "project"))


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project but what the program and git keep for themselves."""
    own = (".git", ".pipeline-cache", ".pipeline-lock")
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file() and not {*p.parts} & {*own}}


def release(run: Runner, root: Path, *arguments: str) -> Result:
    """Run the command on a given day."""
    return run("-C", root, "release", "--date", "2031-07-02", *arguments)


def test_a_release_writes_everything(minor: Path, tmp_path: Path, run: Runner) -> None:
    """Version and day stand wherever they should, the package, the zip, its checksum and the changelog are there, and all is current."""
    project = copied(minor, tmp_path)
    before = files(project)
    result = release(run, project, "0.2.0")
    assert result.exit_code == 0, result.stderr
    after = files(project)
    changed = {name for name in after if before.get(name) != after[name]}
    assert {"sources/dataset.yaml", "CITATION.cff", "README.md", "CHANGELOG.md", "datapackage.json", ZIP, f"{ZIP}.sha256"} <= changed
    assert b"version: 0.2.0" in after["CITATION.cff"]
    assert b'date-released: "2031-07-02"' in after["CITATION.cff"]
    assert b"(version 0.2.0)" in after["README.md"]
    descriptor = json.loads(after["datapackage.json"])
    assert (descriptor["version"], descriptor["issued"]) == ("0.2.0", "2031-07-02")
    assert after[f"{ZIP}.sha256"].decode() == f"{hashlib.sha256(after[ZIP]).hexdigest()}  {NAME}-0.2.0.zip\n"
    assert run("-C", project, "build", "--check").exit_code == 0


def test_the_zip_is_the_release(minor: Path, tmp_path: Path, run: Runner) -> None:
    """The zip holds the package as published, byte for byte, and can be compared with the release before."""
    project = copied(minor, tmp_path)
    assert release(run, project, "0.2.0").exit_code == 0
    with zipfile.ZipFile(project / ZIP) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    top = next(name for name in packed if name.endswith("datapackage.json")).removesuffix("datapackage.json")
    published = {name: data for name, data in files(project).items() if name.startswith("output/") or name == "datapackage.json"}
    assert {name.removeprefix(top): data for name, data in packed.items() if name.removeprefix(top) in published} == published
    assert b"(version 0.2.0)" in packed[f"{top}README.md"]
    diff = json.loads(run("-C", project, "diff", "v0.1.0", project / ZIP, "--format", "json").stdout)
    assert (diff["new"]["version"], diff["step"]) == ("0.2.0", "minor")
    assert run("-C", project, "diff", project / ZIP, "--exit-code").exit_code == 0


def test_the_entry_of_the_changelog(minor: Path, tmp_path: Path, run: Runner) -> None:
    """What people noted comes first, what the diff says below it, and older entries stay."""
    project = copied(minor, tmp_path)
    noted = "# Changelog\n\nOurs.\n\n## [Unreleased]\n\n### Added\n\n- A note by hand.\n\n## [0.1.0] - 2031-06-01\n\nThe first.\n"
    (project / "CHANGELOG.md").write_text(noted, encoding="utf-8")
    commit(project)
    assert release(run, project, "0.2.0").exit_code == 0
    assert (project / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changelog\n\nOurs.\n\n## [0.2.0] - 2031-07-02\n\n"
        "### Added\n\n- A note by hand.\n- `persons`: 1 row (transcription 1): `deng-hao`.\n\n"
        "## [0.1.0] - 2031-06-01\n\nThe first.\n"
    )


def test_git_is_told_nothing(minor: Path, tmp_path: Path, run: Runner) -> None:
    """The commands to commit and tag are printed; no commit and no tag is made. Run as printed, they leave nothing uncommitted."""
    project = copied(minor, tmp_path)
    head = (project / ".git/refs/heads").glob("*").__next__().read_text()
    result = release(run, project, "0.2.0")
    commands = [line.strip() for line in result.stdout.splitlines() if line.startswith("  git ")]
    assert [c.split()[1] for c in commands] == ["add", "commit", "tag", "push"]
    assert (project / ".git/refs/heads").glob("*").__next__().read_text() == head
    for command in commands[:3]:
        git(project, *[part.strip('"') for part in re.findall(r'"[^"]*"|\S+', command)[1:]])
    assert release(run, project, "0.2.0").stderr.startswith("0.2.0: release-version was released as v0.2.0")


def test_a_dry_run_changes_nothing(minor: Path, tmp_path: Path, run: Runner) -> None:
    """The entry and the files are told; the project is as it was."""
    project = copied(minor, tmp_path)
    before = files(project)
    result = release(run, project, "0.2.0", "--dry-run")
    assert result.exit_code == 0, result.stderr
    assert "- `persons`: 1 row (transcription 1): `deng-hao`." in result.stdout
    assert f"would write {ZIP}" in result.stdout
    assert "Nothing was changed. After the release itself:" in result.stdout
    assert files(project) == before


def test_the_first_release_is_compared_with_nothing(released: Path, tmp_path: Path, run: Runner) -> None:
    """Without a tag and without --previous any version may be the first."""
    project = copied(released, tmp_path)
    git(project, "tag", "-d", "v0.1.0")
    result = release(run, project, "3.0.0")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("3.0.0: the first release\n")
    assert "The first release." in (project / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_project_with_words_of_its_own(released: Path, tmp_path: Path, run: Runner) -> None:
    """What a build publishes of the project's own word lists is in the release as well."""
    project = copied(released, tmp_path)
    (project / "lexicon").mkdir()
    (project / "lexicon/idioms.txt").write_text("三百六十行\n", encoding="utf-8")
    assert run("-C", project, "build", "-q", texts=project / "texts").exit_code == 0
    commit(project)
    result = release(run, project, "0.1.1")
    assert result.exit_code == 0, result.stderr
    assert "- The dataset's word lists: (none) → " in result.stdout
    with zipfile.ZipFile(project / f"dist/{NAME}-0.1.1.zip") as archive:
        assert "output/lexicon/idioms.txt" in archive.namelist()


def test_the_text_of_the_licence_is_told(released: Path, tmp_path: Path, run: Runner) -> None:
    """Nothing but LICENSE-DATA.md changed: the entry says so, not that all is as it was."""
    project = copied(released, tmp_path)
    (project / "LICENSE-DATA.md").write_text("Use it.\n", encoding="utf-8")
    commit(project)
    git(project, "tag", "-f", "v0.1.0")
    (project / "LICENSE-DATA.md").write_text("Ask first.\n", encoding="utf-8")
    commit(project)
    result = release(run, project, "0.1.1", "--dry-run")
    assert "- The text of the licence (LICENSE-DATA.md) is another." in result.stdout


def test_a_record_without_a_day_is_given_one(tmp_path: Path, run: Runner) -> None:
    """A release has a day: it is written below the version, and so the package has it, and metadata that want one are made."""
    project = copy_example(tmp_path / "project")
    (project / ".gitignore").write_text(IGNORED, encoding="utf-8")
    git(project, "init", "-q")
    commit(built(project))
    assert not (project / "output/ro-crate-metadata.json").exists()
    result = release(run, project, "0.1.0")
    assert result.exit_code == 0, result.stderr
    assert "version: 0.1.0\nissued: 2031-07-02\n" in (project / "sources/dataset.yaml").read_text(encoding="utf-8")
    assert json.loads((project / "datapackage.json").read_text(encoding="utf-8"))["issued"] == "2031-07-02"
    assert (project / "output/ro-crate-metadata.json").exists()
    assert run("-C", project, "build", "--check").exit_code == 0


def test_previous_may_be_a_zip(released: Path, patch: Path, tmp_path: Path, run: Runner) -> None:
    """A release is compared with the zip that --previous names, and needs no tag then."""
    previous = write_archive(released, tmp_path)
    project = copied(patch, tmp_path)
    git(project, "tag", "-d", "v0.1.0")
    refused, done = (release(run, project, version, "--previous", str(previous)) for version in ("0.4.0", "0.1.1"))
    assert "does not follow 0.1.0" in refused.stderr
    assert done.exit_code == 0, done.stderr


def as_it_is(root: Path) -> None:
    """Nothing is spoilt."""


def dirty(root: Path) -> None:
    (root / "sources" / "note.txt").write_text("x", encoding="utf-8")


def stale(root: Path) -> None:
    replace(root / "sources/harbour-2031/events.yaml", "name_en: Opening ceremony", "name_en: The opening")
    commit(root)


def faulty(root: Path) -> None:
    replace(root / "sources/persons.yaml", "- person_id: shen-wangzhou", "- person_id: Shen Wangzhou")
    commit(root)


def without_git(root: Path) -> None:
    shutil.rmtree(root / ".git")


def inline(root: Path) -> None:
    """The dataset's record has its version where no line of its own begins with it."""
    path = root / "sources/dataset.yaml"
    replace(path, "version: 0.1.0", '"version": 0.1.0')
    commit(root)


def another_dataset(root: Path) -> None:
    replace(root / "sources/dataset.yaml", f"name: {NAME}", "name: another")
    commit(built(root))


REFUSED: dict[str, tuple[str, Callable[[Path], object], list[str], str]] = {
    "no version": ("patch", as_it_is, ["0.1"], "release-version"),
    "the same version": ("patch", as_it_is, ["0.1.0"], "release-version"),
    "a version that skips one": ("patch", as_it_is, ["0.1.2"], "release-version"),
    "a version that goes back": ("patch", as_it_is, ["0.0.9"], "release-version"),
    "a patch for a row more": ("minor", as_it_is, ["0.1.1"], "release-version"),
    "a file that is not committed": ("released", dirty, ["0.1.1"], "release-dirty"),
    "no git": ("released", without_git, ["0.1.1"], "release-dirty"),
    "output that is not what a build gives": ("released", stale, ["0.1.1"], "output-stale"),
    "sources with a fault": ("released", faulty, ["0.1.1"], "value-pattern"),
    "a previous release that is none": ("patch", as_it_is, ["0.1.1", "--previous", "nowhere.zip"], "release-unreadable"),
    "a previous release of another dataset": ("released", another_dataset, ["0.1.1"], "release-unreadable"),
    "a version that cannot be set": ("released", inline, ["0.1.1"], "release-version"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_refused_release_changes_nothing(why: str, request: pytest.FixtureRequest, tmp_path: Path, run: Runner) -> None:
    """What is wrong is said with its code, the exit code is 1, and every file is as it was."""
    name, spoil, arguments, code = REFUSED[why]
    project = copied(request.getfixturevalue(name), tmp_path)
    spoil(project)
    before = files(project)
    result = release(run, project, *arguments)
    assert result.exit_code == 1
    assert f": {code} " in result.stderr
    assert files(project) == before


@pytest.mark.parametrize(
    "failing",
    ["pipeline.tasks.release.write_archive", "pipeline.tasks.release.shutil.copyfile", "pipeline.tasks.release.swap.commit"],
)
def test_a_release_that_fails_half_way_changes_nothing(
    failing: str, patch: Path, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at any step: one line, and every file is as it was."""
    project = copied(patch, tmp_path)

    def full(*arguments: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    before = files(project)
    monkeypatch.setattr(failing, full)
    result = release(run, project, "0.1.1")
    assert (result.exit_code, "disk-full" in result.stderr) == (1, True)
    assert files(project) == before
