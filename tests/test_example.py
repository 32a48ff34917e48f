"""The walk in examples/README.md is executed documentation: its commands are run as printed and must print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.schema.core import NAMES
from pipeline.schema.load import load_schemas

ROOT = Path(__file__).parent.parent
README = ROOT / "examples" / "README.md"
PROJECT = "examples/harbour-forum"
PROJECTS = ("examples/harbour-forum", "examples/board-minutes")
ANYTHING = "…"
MARK = "--- end of command ---"


@dataclass(frozen=True)
class Step:
    """A command as printed in the walk, and the lines shown below it."""

    command: str
    expected: tuple[str, ...]


def steps(markdown: str) -> list[Step]:
    """Every command of the fenced ``console`` blocks, with the output printed below it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL)
    shown = [part.splitlines() for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [Step(lines[0], tuple(lines[1:])) for lines in shown]


def matches(expected: tuple[str, ...], actual: str) -> bool:
    """Whether output is as shown: ``…`` alone on a line stands for any lines, within a line for any text."""
    lines = ["(?:.*\n)*?" if line == ANYTHING else ".*".join(map(re.escape, line.split(ANYTHING))) + "\n" for line in expected]
    return re.fullmatch("".join(lines), actual) is not None


def run(commands: list[str], folder: Path) -> list[str]:
    """What each command prints, on either stream, when they are typed into one shell one after the other."""
    script = 'pipeline() { "$PYTHON" -m pipeline "$@"; }\n'
    script += "".join(f"{command}\nstatus=$?; echo '{MARK}'; (exit $status)\n" for command in commands)
    kept = {k: v for k, v in os.environ.items() if k not in ("ARTICLE_TEXTS", "FORCE_COLOR")}
    path = os.pathsep.join([str(ROOT), *filter(None, [kept.get("PYTHONPATH")])])
    environment = kept | {"PYTHON": sys.executable, "PYTHONPATH": path, "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(
        ["sh"], input=script, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    return done.stdout.split(f"{MARK}\n")[:-1]


def walks() -> dict[str, list[Step]]:
    """The commands of each example: a walk begins where it goes into the example's folder."""
    found: dict[str, list[Step]] = {}
    for step in steps(README.read_text(encoding="utf-8")):
        if step.command.startswith("cd "):
            found[step.command.removeprefix("cd ")] = walk = []
        walk.append(step)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the examples as they are committed: their sources, locks, schemas and texts, nothing built."""
    for project in PROJECTS:
        for part in ("sources", "texts", "schemas"):
            if (ROOT / project / part).is_dir():
                shutil.copytree(ROOT / project / part, tmp_path / project / part)
    return tmp_path


def test_every_example_has_its_walk() -> None:
    """Every folder of examples is walked through in the README."""
    assert sorted(walks()) == sorted(f"examples/{path.name}" for path in (ROOT / "examples").iterdir() if path.is_dir())
    assert sorted(walks()) == sorted(PROJECTS)


@pytest.mark.parametrize("project", PROJECTS)
def test_the_walk_goes_as_printed(project: str, folder: Path) -> None:
    """Every command of the README, in order, prints what stands below it."""
    walk = walks()[project]
    printed = run([step.command for step in walk], folder)
    assert len(printed) == len(walk) > 0
    for step, actual in zip(walk, printed, strict=True):
        assert matches(step.expected, actual), f"$ {step.command}\n{actual}"


FORUM = (
    "verified against text",
    "0 open",
    "derivation  number",
    "quote-not-found",
    "closest is",
    "number-differs",
    "lock-stale",
    "number-unaccounted",
    "attested by lock only",
    "unchanged:",
)
MINUTES = (
    "verified against text",
    "0 open",
    "derivation  number",
    "derivation  context",
    "number-differs amount",
    "number-differs precision",
    "unit-differs measure",
    "speaker-differs",
    "schema-unchecked field amount",
    "~ lan-xiting",
    "0 problems in 365 rows",
    "index.html",
)


@pytest.mark.parametrize(("project", "promise"), [*((PROJECTS[0], p) for p in FORUM), *((PROJECTS[1], p) for p in MINUTES)])
def test_the_walk_shows_what_it_is_there_for(project: str, promise: str) -> None:
    """A build against text with nothing open, why a value is so, lies, omissions and lost marks caught, and what changed."""
    assert any(promise in line for step in walks()[project] for line in step.expected)


@pytest.mark.parametrize(
    ("expected", "actual", "alike"),
    [
        (("a  1", "b"), "a  1\nb\n", True),
        (("a  1", "b"), "a  1\n", False),
        (("a  1",), "a  10\n", False),
        (("a …)",), "a (x)\n", True),
        (("a", "…", "d"), "a\nb\nc\nd\n", True),
        (("a", "…", "d"), "a\nd\n", True),
        (("a", "…", "d"), "a\nb\n", False),
        ((), "surprise\n", False),
        (("[1, 2)",), "1\n", False),
    ],
)
def test_output_is_compared_to_the_letter(expected: tuple[str, ...], actual: str, alike: bool) -> None:
    """Only ``…`` gives way; all else is compared verbatim."""
    assert matches(expected, actual) is alike


@pytest.mark.parametrize("project", PROJECTS)
def test_the_committed_lock_is_what_the_text_gives(project: str, folder: Path) -> None:
    """A build against the text leaves evidence.lock as it is committed, and one without it gives the same bytes of output."""
    locks = sorted((folder / project / "sources").glob("*/evidence.lock"))
    committed = [lock.read_bytes() for lock in locks]
    with_text, without = run(
        [f"pipeline -C {project} build -q --texts {project}/texts --out a", f"pipeline -C {project} build -q --out b"], folder
    )
    assert (with_text, without) == ("", "")
    assert len(locks) > 0
    assert [lock.read_bytes() for lock in locks] == committed
    built = {name: {p.relative_to(folder / name): p.read_bytes() for p in (folder / name).rglob("*.*")} for name in ("a", "b")}
    assert len(built["a"]) > 26
    assert built["a"] == built["b"]


def test_a_project_with_tables_of_its_own_is_released(folder: Path) -> None:
    """The minutes, put under version control as a project of their own, give a release with its changelog."""
    project = folder / PROJECTS[1]
    ident = "git -c user.name=Nobody -c user.email=nobody@example.org"
    *quiet, printed = run(
        [
            f"cd {PROJECTS[1]}",
            "pipeline build -q",
            f"git init -q . && git add -A && {ident} commit -qm First && git tag v0.1.0",
            "sed -i.bak 's/Lan Xiting/Lan Hsi-ting/' sources/members.yaml && rm sources/members.yaml.bak",
            f"pipeline build -q && git add -A && {ident} commit -qm Second",
            "pipeline release 0.1.1 --date 2032-08-01",
        ],
        folder,
    )
    assert quiet == [""] * 5
    assert "wrote dist/board-minutes-example-0.1.1.zip\n" in printed
    assert "latin_name Lan Xiting → Lan Hsi-ting" in (project / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_minutes_share_no_name_with_the_tables_of_this_dataset() -> None:
    """Neither the tables nor the columns of the second example are called as ours; what it shares, it has from the program."""
    ours, theirs = (load_schemas(folder)[0] for folder in (ROOT / "schemas", ROOT / PROJECTS[1] / "schemas"))
    own = {name for schema in ours.values() if schema.name not in NAMES for name in (schema.name, *schema.field_names)}
    core = {name for core in NAMES if core in ours for name in ours[core].field_names}
    assert own & {name for schema in theirs.values() if schema.name not in NAMES for name in (schema.name, *schema.field_names)} <= core


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("50个潮位站", ("paragraph 12  […, …)  50个潮位站  (no quote: it begins or ends inside a number)",)),
        ("150个潮位站", ("paragraph 12  […, …)  150个潮位站",)),
    ],
)
def test_cite_says_which_phrase_cannot_be_a_quote(phrase: str, printed: tuple[str, ...], folder: Path) -> None:
    """A phrase that cuts a number is found, but a transcription may not quote it, and `cite` says so."""
    [actual] = run([f"pipeline -C {PROJECT} cite harbour-2031 {phrase} --texts {PROJECT}/texts"], folder)
    assert matches(printed, actual)


def test_check_counts_in_plain_english(folder: Path) -> None:
    """One article is not `1 articles`."""
    [actual] = run([f"pipeline -C {PROJECT} check"], folder)
    assert matches(("0 problems in … rows of 1 article", "attested by lock only: harbour-2031"), actual)
