"""The walk in examples/README.md is executed documentation: its commands are run as printed and must print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "examples" / "README.md"
PROJECT = "examples/harbour-forum"
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the example as it is committed: its sources, lock and text, nothing built."""
    for part in ("sources", "texts"):
        shutil.copytree(ROOT / PROJECT / part, tmp_path / PROJECT / part)
    return tmp_path


def test_the_walk_goes_as_printed(folder: Path) -> None:
    """Every command of the README, in order, prints what stands below it."""
    walk = steps(README.read_text(encoding="utf-8"))
    printed = run([step.command for step in walk], folder)
    assert len(printed) == len(walk) > 0
    for step, actual in zip(walk, printed, strict=True):
        assert matches(step.expected, actual), f"$ {step.command}\n{actual}"


@pytest.mark.parametrize(
    "promise",
    [
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
    ],
)
def test_the_walk_shows_what_it_is_there_for(promise: str) -> None:
    """A build against text with nothing open, why a value is so, a lie and an omission caught, and the same bytes without the text."""
    shown = [line for step in steps(README.read_text(encoding="utf-8")) for line in step.expected]
    assert any(promise in line for line in shown)


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


def test_the_committed_lock_is_what_the_text_gives(folder: Path) -> None:
    """A build against the text leaves evidence.lock as it is committed, and one without it gives the same bytes of output."""
    lock = folder / PROJECT / "sources/harbour-2031/evidence.lock"
    committed = lock.read_bytes()
    with_text, without = run(
        [f"pipeline -C {PROJECT} build -q --texts {PROJECT}/texts --out a", f"pipeline -C {PROJECT} build -q --out b"], folder
    )
    assert (with_text, without) == ("", "")
    assert lock.read_bytes() == committed
    built = {name: {p.relative_to(folder / name): p.read_bytes() for p in (folder / name).rglob("*.*")} for name in ("a", "b")}
    assert len(built["a"]) > 26
    assert built["a"] == built["b"]


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
