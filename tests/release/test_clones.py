"""Clones: shallow, without tags, made on Windows. None of them makes a release the first, or turns a published byte."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pipeline.tasks.diff.changelog import released as released_in
from tests.conftest import ROOT, Runner
from tests.diff.test_sides import git
from tests.histories import copy_example
from tests.projects import replace

IGNORED = "texts/\n.pipeline-*\n"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example under git: built, released as 0.1.0, tagged, and a name mended since."""
    run = Runner()
    root = copy_example(tmp_path_factory.mktemp("origin") / "project")
    git(root, "init", "-q")
    (root / ".gitignore").write_text(IGNORED + "dist/\n", encoding="utf-8")
    assert run("-C", root, "build", "-q", texts=root / "texts").exit_code == 0
    commit(root)
    assert run("-C", root, "release", "0.1.0", "--date", "2031-06-01").exit_code == 0
    commit(root)
    git(root, "tag", "v0.1.0")
    replace(root / "sources/harbour-2031/events.yaml", "name_en: Opening ceremony", "name_en: The opening")
    assert run("-C", root, "build", "-q", texts=root / "texts").exit_code == 0
    commit(root)
    return root


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "state")


def clone(origin: Path, target: Path, *options: str, config: str = "core.autocrlf=false") -> Path:
    """A clone as somebody else would make it."""
    subprocess.run(["git", "-c", config, "clone", "-q", *options, origin.as_uri(), str(target)], check=True, capture_output=True)
    return target


@pytest.mark.parametrize("options", [("--depth", "1", "--no-tags"), ("--no-tags",), ("--depth", "1")])
def test_a_clone_without_the_tag_makes_no_first_release(options: tuple[str, ...], origin: Path, tmp_path: Path, run: Runner) -> None:
    """The changelog names a release whose tag is not here: one line says so and how to fetch it, and nothing is written."""
    root = clone(origin, tmp_path / "clone", *options)
    result = run("-C", root, "release", "0.1.1", "--dry-run")
    assert result.exit_code == 1
    [line, _] = result.stderr.splitlines()
    assert "release-untagged CHANGELOG.md names 0.1.0 as released" in line
    assert "git fetch --tags" in line
    assert ("--unshallow" in line) == ("--depth" in options)
    assert "first release" not in result.stdout + result.stderr


def test_a_shallow_clone_without_a_changelog_is_not_trusted_either(origin: Path, tmp_path: Path, run: Runner) -> None:
    """Where not even a changelog tells, a shallow clone says that it cannot."""
    bare = clone(origin, tmp_path / "bare")
    git(bare, "rm", "-q", "CHANGELOG.md")
    git(bare, "commit", "-qm", "without")
    root = clone(bare, tmp_path / "clone", "--depth", "1", "--no-tags")
    assert "release-untagged this clone is shallow" in run("-C", root, "release", "0.1.1", "--dry-run").stderr


def test_a_tag_that_lags_behind_the_changelog(origin: Path, tmp_path: Path, run: Runner) -> None:
    """A clone with an older tag only does not compare with that one in silence."""
    root = clone(origin, tmp_path / "clone")
    replace(root / "CHANGELOG.md", "## [0.1.0]", "## [0.2.0] - 2031-07-01\n\nMore.\n\n## [0.1.0]")
    commit(root)
    assert "release-untagged CHANGELOG.md names 0.2.0" in run("-C", root, "release", "0.2.1", "--dry-run").stderr


def test_the_release_before_may_be_named(origin: Path, tmp_path: Path, run: Runner) -> None:
    """With `--previous`, and in a shallow clone with the tag, a release is compared with what it should be."""
    root = clone(origin, tmp_path / "clone", "--no-tags")
    result = run("-C", root, "release", "0.1.1", "--dry-run", "--previous", "HEAD~1")
    assert (result.exit_code, "a patch step after HEAD~1" in result.stdout) == (0, True)
    shallow = clone(origin, tmp_path / "shallow", "--depth", "1")
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "tag", "v0.1.0")
    result = run("-C", shallow, "release", "0.1.1", "--dry-run")
    assert (result.exit_code, "a patch step after v0.1.0" in result.stdout) == (0, True)


def test_an_entry_prepared_by_hand_is_no_release(origin: Path, tmp_path: Path, run: Runner) -> None:
    """The entry of the version that is being released, written beforehand, is not taken for one that was."""
    root = clone(origin, tmp_path / "clone")
    replace(root / "CHANGELOG.md", "## [0.1.0]", "## [0.1.1] - 2031-07-01\n\nMended.\n\n## [0.1.0]")
    commit(root)
    assert run("-C", root, "release", "0.1.1", "--dry-run").exit_code == 0


def test_versions_that_a_changelog_names_as_released() -> None:
    """An entry with a day counts, however it is written; what is unreleased or only mentioned does not."""
    text = "## [Unreleased]\n\n## [0.3.0]\n\n## [0.2.0] - 2031-02-01\n\nSince 0.1.5.\n\n## 0.1.0 – 2031-01-01\n"
    assert released_in(text) == ["0.2.0", "0.1.0"]


@pytest.mark.parametrize(("revision", "words"), [("HEAD~1", "this clone is shallow"), ("v0.1.0", "this clone is shallow")])
def test_diff_says_that_the_clone_is_shallow(revision: str, words: str, origin: Path, tmp_path: Path, run: Runner) -> None:
    """What is not there is not called wrong: the clone lacks it, and the line says how to get it."""
    root = clone(origin, tmp_path / "clone", "--depth", "1", "--no-tags")
    result = run("-C", root, "diff", revision)
    assert (result.exit_code, words in result.stderr, "--unshallow" in result.stderr) == (1, True, True)


def test_diff_with_the_last_release_in_a_clone_that_lacks_it(origin: Path, tmp_path: Path, run: Runner) -> None:
    """Without OLD, a clone without the tag says what to fetch instead of comparing with nothing."""
    for number, options in enumerate((("--depth", "1", "--no-tags"), ("--no-tags",))):
        root = clone(origin, tmp_path / f"clone{number}", *options)
        result = run("-C", root, "diff")
        assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
        assert "release-untagged CHANGELOG.md names 0.1.0 as released" in result.stderr
        assert ("--unshallow" in result.stderr) == ("--depth" in options)
    assert "name_en: Opening ceremony → The opening" in run("-C", clone(origin, tmp_path / "whole"), "diff").stdout


def test_diff_says_that_there_are_no_tags(origin: Path, tmp_path: Path, run: Runner) -> None:
    """So with a tag in a clone without any."""
    root = clone(origin, tmp_path / "clone", "--no-tags")
    assert "git fetch --tags" in run("-C", root, "diff", "v0.1.0").stderr
    assert "tags" not in run("-C", origin, "diff", "v0.9.9").stderr.replace("revision", "")


def test_a_clone_by_git_for_windows_is_what_was_published(origin: Path, tmp_path: Path, run: Runner) -> None:
    """Sources get other line ends there and read the same; no published byte and no lock is touched; the checks pass."""
    root = clone(origin, tmp_path / "clone", config="core.autocrlf=true")
    assert b"\r\n" in (root / "sources/harbour-2031/metrics.yaml").read_bytes()
    assert b"\r\n" not in (root / "sources/harbour-2031/evidence.lock").read_bytes()
    assert run("-C", root, "validate", "-q").exit_code == 0
    assert run("-C", root, "build", "--check").exit_code == 0
    assert run("-C", root, "build", "--check", texts=origin / "texts").exit_code == 0


def test_a_lock_whose_line_ends_were_turned(origin: Path, tmp_path: Path, run: Runner) -> None:
    """It is what the text gives, all the same."""
    root = clone(origin, tmp_path / "clone")
    lock = root / "sources/harbour-2031/evidence.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert run("-C", root, "build", "--check").exit_code == 0
    assert run("-C", root, "build", "--check", texts=origin / "texts").exit_code == 0


def test_documents_in_the_zip_have_line_feeds(origin: Path, tmp_path: Path, run: Runner) -> None:
    """A release made on Windows is byte for byte the one made elsewhere."""
    zips = []
    for name, ends in (("linux", "\n"), ("windows", "\r\n")):
        root = clone(origin, tmp_path / name)
        (root / "README.md").write_text("# Forum\n\nRead me.\n", encoding="utf-8", newline=ends)
        git(root, "config", "core.autocrlf", "true")
        commit(root)
        assert run("-C", root, "release", "0.1.1", "--date", "2031-07-02").exit_code == 0
        [path] = (root / "dist").glob("*.zip")
        zips.append(path.read_bytes())
    assert zips[0] == zips[1]


def test_a_project_under_git_is_given_the_rule(origin: Path) -> None:
    """The first build under git writes it; it names all that is compared byte for byte."""
    rules = (origin / ".gitattributes").read_text(encoding="utf-8")
    assert {"/datapackage.json -text", "/output/** -text", "/sources/*/evidence.lock -text"} <= set(rules.splitlines())


def test_rules_of_ones_own_are_left_alone(tmp_path: Path, run: Runner) -> None:
    """To a file that is there nothing is added: a warning names the lines; with them, or where git has no part, there is none."""
    root = copy_example(tmp_path / "project")
    git(root, "init", "-q")
    own = root / ".gitattributes"
    own.write_text("*.yaml text\n", encoding="utf-8")
    result = run("-C", root, "build", "-q", texts=root / "texts")
    assert (result.exit_code, own.read_text(encoding="utf-8")) == (0, "*.yaml text\n")
    assert "output-line-ends" in result.stderr
    assert "/output/** -text" in result.stderr
    assert "/lexicon/" not in result.stderr
    own.write_text("* text=auto eol=lf\n", encoding="utf-8")
    assert run("-C", root, "build", "-q", texts=root / "texts").stderr == ""
    own.unlink()
    (root / ".gitignore").write_text("output/\ndatapackage.json\nevidence.lock\ntexts/\n", encoding="utf-8")
    assert run("-C", root, "build", "-q", texts=root / "texts").stderr == ""
    assert not own.exists()


def test_no_git_no_rule(tmp_path: Path, run: Runner) -> None:
    """Where there is no git a build writes nothing but the package."""
    root = copy_example(tmp_path / "project")
    assert run("-C", root, "build", "-q", texts=root / "texts").stderr == ""
    assert not (root / ".gitattributes").exists()


def test_a_new_project_begins_with_the_rule(tmp_path: Path, run: Runner) -> None:
    """`pipeline new` in an empty folder writes it, before git is there; in a project that has a package it does not."""
    file = tmp_path / "wugang.txt"
    file.write_text("雾港的一天\n\n潮水退去。\n", encoding="utf-8")
    root = tmp_path / "project"
    root.mkdir()
    result = run("-C", root, "new", file)
    assert ".gitattributes" in result.stdout.splitlines()
    assert "/output/** -text" in (root / ".gitattributes").read_text(encoding="utf-8")


WINDOWS = "core.autocrlf=true"


def turned(root: Path) -> list[str]:
    """The files of a clone that git gave other line ends than those that were committed."""
    said = subprocess.run(["git", "-C", str(root), "ls-files", "--eol"], capture_output=True, text=True, check=True).stdout
    parts = [(line.split()[0], line.split()[1], line.partition("\t")[2]) for line in said.splitlines()]
    return [path for committed, here, path in parts if committed.removeprefix("i/") != here.removeprefix("w/")]


def test_this_repository_cloned_by_git_for_windows(tmp_path: Path, run: Runner) -> None:
    """Really cloned: no file has other line ends, the package and the locks are what was published, and it validates."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs the repository, not a copy of its files")
    root = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "-c", WINDOWS, "--depth", "1", ROOT.as_uri(), str(root)], check=True, capture_output=True)
    assert turned(root) == []
    result = run("-C", root, "validate", "-q")
    assert result.exit_code == 0, result.stderr


def test_a_project_of_init_cloned_by_git_for_windows(tmp_path: Path, run: Runner) -> None:
    """A project that `init` made, with a text, words and proposals: the clone has every byte; what is binary is called so."""
    root = tmp_path / "project"
    assert run("init", root, "--name", "tides", "--tables", "metrics", "--yes").exit_code == 0
    for path, data in (
        ("texts/a.txt", b"a\r\nb\n"),
        ("lexicon/words.txt", b"a\n"),
        ("proposals/rows.jsonl", b"{}\r\n"),
        ("a.xlsx", b"PK\n"),
    ):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(data)
    git(root, "init", "-q")
    git(root, "config", "core.autocrlf", "true")
    git(root, "config", "core.safecrlf", "false")
    git(root, "add", "--force", "texts")
    commit(root)
    other = clone(root, tmp_path / "clone", config=WINDOWS)
    assert turned(other) == []
    assert {p.relative_to(other): p.read_bytes() for p in other.rglob("*") if p.is_file() and ".git" not in p.parts} == {
        p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file() and ".git" not in p.parts
    }
    said = subprocess.run(["git", "-C", str(other), "check-attr", "diff", "a.xlsx"], capture_output=True, text=True, check=True).stdout
    assert said == "a.xlsx: diff: unset\n"


def test_texts_and_words_of_a_project_that_a_build_gave_the_rule(tmp_path: Path, run: Runner) -> None:
    """Texts are found by their hash and word lists are published: in a clone by Git for Windows the build is the same."""
    root = copy_example(tmp_path / "project")
    git(root, "init", "-q")
    (root / "lexicon").mkdir()
    (root / "lexicon/idioms.txt").write_text("三百六十行\n", encoding="utf-8")
    (root / ".gitignore").write_text(".pipeline-*\n", encoding="utf-8")
    assert run("-C", root, "build", "-q", texts=root / "texts").exit_code == 0
    commit(root)
    other = clone(root, tmp_path / "clone", config=WINDOWS)
    result = run("-C", other, "build", "--check", texts=other / "texts")
    assert (result.exit_code, "verified against text: harbour-2031" in result.stdout) == (0, True), result.stderr


def test_a_rule_of_ones_own_that_leaves_texts_out(tmp_path: Path, run: Runner) -> None:
    """Texts in the project want their line as well; without a folder of texts nothing is said of it."""
    root = copy_example(tmp_path / "project")
    git(root, "init", "-q")
    (root / ".gitattributes").write_text("/output/** -text\n/datapackage.json -text\n*.lock -text\n", encoding="utf-8")
    assert "(add: /texts/** -text)" in run("-C", root, "build", "-q", texts=root / "texts").stderr


def test_this_repository_has_the_rule() -> None:
    """Published files, locks, texts and the inputs of tests are git's to keep, not to turn."""
    paths = ["datapackage.json", "output/csv/events.csv", "sources/x/evidence.lock", "examples/harbour-forum/texts/harbour-forum.txt"]
    said = subprocess.run(["git", "-C", str(ROOT), "check-attr", "text", "--", *paths], capture_output=True, text=True, check=True).stdout
    assert [line.rpartition(" ")[2] for line in said.splitlines()] == ["unset"] * len(paths)


def test_litter_is_not_called_uncommitted(origin: Path, tmp_path: Path, run: Runner) -> None:
    """A file that Finder left does not stop a release; one that somebody forgot does."""
    root = clone(origin, tmp_path / "clone")
    (root / ".DS_Store").write_bytes(b"x")
    assert run("-C", root, "release", "0.1.1", "--dry-run").exit_code == 0
    (root / "notes.txt").write_text("mine", encoding="utf-8")
    assert "notes.txt: release-dirty" in run("-C", root, "release", "0.1.1", "--dry-run").stderr


def test_a_tag_on_another_branch(origin: Path, tmp_path: Path, run: Runner) -> None:
    """The tag is here, but the commit that is released does not come after it."""
    root = clone(origin, tmp_path / "clone")
    git(root, "checkout", "-q", "--orphan", "anew")
    commit(root)
    assert "this commit does not come after its tag" in run("-C", root, "release", "0.1.1", "--dry-run").stderr
