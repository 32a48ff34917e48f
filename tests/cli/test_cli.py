"""The command line: fast help, clear words, exit codes 0, 1 and 2, no traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline.cli.main import COMMANDS, pipeline
from tests.conftest import Runner
from tests.projects import TEXT, replace

HEAVY = ("pandas", "pandera", "frictionless", "pyarrow", "numpy", "opencc", "yaml", "rich")


def python(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the interpreter."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=cwd)


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help must be instant: no pandas, pandera, frictionless or anything like them."""
    code = f"import sys\nsys.argv = {['pipeline', *arguments]!r}\nfrom pipeline.cli.main import main\n"
    code += "try:\n    main()\nexcept SystemExit:\n    pass\n"
    code += f"print([m for m in {HEAVY!r} if m in sys.modules])"
    result = python("-c", code)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_has_the_first_sentence_of_each(name: str) -> None:
    """The list is a table, so that it loads no command; it says what the command's own help says."""
    command = pipeline.get_command(click.Context(pipeline), name)
    assert command is not None
    assert COMMANDS[name] == command.get_short_help_str(1000)


def test_help_loads_no_command() -> None:
    """Nor paths, nor what a command may need."""
    code = "import sys\nsys.argv = ['pipeline', '--help']\nfrom pipeline.cli.main import main\n"
    code += "try:\n    main()\nexcept SystemExit:\n    print(sorted(n for n in sys.modules if n.startswith('pipeline') or n == 'pathlib'))"
    assert python("-c", code).stdout.splitlines()[-1] == "['pipeline', 'pipeline.cli', 'pipeline.cli.main']"


@pytest.mark.pinned
def test_help_loads_no_compressor() -> None:
    """`shutil` would load four of them, only to see how wide the terminal is; an old click loads it for itself."""
    code = "import sys\nsys.argv = ['pipeline', '--help']\nfrom pipeline.cli.main import main\n"
    code += "try:\n    main()\nexcept SystemExit:\n    print([n for n in ('shutil', 'bz2', 'lzma') if n in sys.modules])"
    assert python("-c", code).stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("columns", ["", "0", "wide", "-7", "12", "60", "91", "240"])
def test_help_is_as_wide_as_click_has_it(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two columns less than the terminal, from 50 to 98; what COLUMNS says goes before what the terminal says."""
    monkeypatch.setenv("COLUMNS", columns)
    ours, clicks = (click.Context(pipeline, info_name="pipeline", max_content_width=100) for _ in range(2))
    assert pipeline.get_help(ours) == click.Command.get_help(pipeline, clicks)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, run: Runner) -> None:
    """Help ends well and shows the usage."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage: pipeline" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["biuld"], ["build", "--nope"], ["cite"], ["-C", "no/such/folder", "build"], ["build", "--texts", "no/such"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str], run: Runner) -> None:
    """A usage fault is told apart from a data fault."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error:" in result.stderr


def test_a_misspelt_command_names_the_nearest(run: Runner) -> None:
    """Biuld is build."""
    assert "did you mean build?" in run("biuld").stderr


def test_check_speaks_text_json_and_github(tiny: Path, run: Runner) -> None:
    """One fault, three ways to read it."""
    replace(tiny / "sources" / "harbour-2031" / "metrics.yaml", "kind: observed\n  participant_id", "kind: observde\n  participant_id")
    texts = tiny / "texts"
    place = "sources/harbour-2031/metrics.yaml"
    text = run("-C", tiny, "check", texts=texts)
    assert text.exit_code == 1
    assert f"{place}:11:9: value-enum kind “observde” is not one of its codes (did you mean observed?)" in text.stdout
    problems = json.loads(run("-C", tiny, "check", "--format", "json", texts=texts).stdout)
    assert [(p["path"], p["line"], p["column"], p["code"]) for p in problems] == [(place, 11, 9, "value-enum")]
    assert run("-C", tiny, "check", "--format", "github", texts=texts).stdout.startswith(
        f"::error file={place},line=11,col=9,title=value-enum::"
    )


def test_check_writes_nothing(tiny: Path, run: Runner) -> None:
    """The folder is the same afterwards, but for the cache, in which it keeps what it proved."""
    before = {p: p.read_bytes() for p in tiny.rglob("*") if p.is_file()}
    assert run("-C", tiny, "check", texts=tiny / "texts").exit_code == 0
    after = {p: p.read_bytes() for p in tiny.rglob("*") if p.is_file()}
    assert {p: text for p, text in after.items() if not p.relative_to(tiny).parts[0].startswith(".pipeline-")} == before


def test_cite_says_where_a_phrase_stands(tiny: Path, run: Runner) -> None:
    """Paragraph and positions; or the closest passage, with exit code 1."""
    found = run("-C", tiny, "cite", "harbour-2031", "潮汐书屋", texts=tiny / "texts")
    at = TEXT.index("潮汐书屋")
    assert found.stdout == f"paragraph 3  [{at}, {at + 4})  潮汐书屋\n"
    missing = run("-C", tiny, "cite", "harbour-2031", "潮汐书店", texts=tiny / "texts")
    assert missing.exit_code == 1
    assert "in paragraph 3)" in missing.stderr


def test_cite_without_the_text_says_so(tiny: Path, run: Runner) -> None:
    """The phrase is not looked up anywhere else."""
    result = run("-C", tiny, "cite", "harbour-2031", "潮汐书屋")
    assert result.exit_code == 1
    assert "text-missing" in result.stderr


def test_new_registers_an_article_that_then_checks_clean_but_for_its_dates(tiny: Path, run: Runner) -> None:
    """Record, hash and an empty file for every table; the text is not copied."""
    text = tiny / "texts" / "second-harbour.txt"
    text.write_text("潮汐城市对话闭幕\n\n与会者合影，海风吹过长堤，来客沿着石阶慢慢走着，灯塔的光慢慢散开。\n", encoding="utf-8")
    result = run("-C", tiny, "new", text)
    assert result.exit_code == 0
    assert "sources/second-harbour/article.yaml" in result.stdout.splitlines()
    assert "与会者" not in "".join(p.read_text(encoding="utf-8") for p in (tiny / "sources" / "second-harbour").iterdir())
    checked = run("-C", tiny, "check", "-q", texts=tiny / "texts")
    assert checked.stdout == ""
    assert checked.exit_code == 0


@pytest.mark.parametrize("article_id", ["../escape", "Upper", "a--b", "", "a b", "雾港"])
def test_new_refuses_an_id_that_is_no_slug(article_id: str, tiny: Path, run: Runner) -> None:
    """Nothing is written outside, or inside, its folder."""
    text = tiny / "texts" / "second.txt"
    text.write_text("潮汐城市对话闭幕\n", encoding="utf-8")
    before = sorted(tiny.parent.rglob("*"))
    result = run("-C", tiny, "new", text, f"--id={article_id}")
    if article_id:
        assert result.exit_code == 1
        assert "article-id" in result.stderr
        assert sorted(tiny.parent.rglob("*")) == before


def test_new_knows_an_article_by_its_hash(tiny: Path, run: Runner) -> None:
    """The same bytes under another name are not registered twice."""
    copy = tiny / "texts" / "copy.txt"
    copy.write_bytes((tiny / "texts" / "harbour.txt").read_bytes())
    result = run("-C", tiny, "new", copy)
    assert result.exit_code == 1
    assert "registered already, as harbour-2031" in result.stderr


def test_status_shows_rows_and_what_they_rest_on(tiny: Path, run: Runner) -> None:
    """By text here, by lock once the text is away."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    assert run("-C", tiny, "status", texts=tiny / "texts").stdout.splitlines()[1].split()[-1] == "text"
    assert run("-C", tiny, "status").stdout.splitlines()[1].split()[-1] == "lock"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_every_shell(shell: str, run: Runner) -> None:
    """The script mentions the command."""
    assert "pipeline" in run("completion", shell).stdout


def test_an_unforeseen_fault_is_one_sentence(tiny: Path) -> None:
    """No user ever sees a traceback; PIPELINE_DEBUG=1 shows it to those who ask."""
    code = "import sys, pipeline.run.inspection as i\ni.load_schemas = lambda *a: 1 / 0\nsys.argv = ['pipeline', 'check']\n"
    code += "from pipeline.cli.main import main\nmain()"
    result = python("-c", code, cwd=tiny)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "unforeseen fault: ZeroDivisionError" in result.stderr


def test_quiet_says_nothing_when_all_is_well(tiny: Path, run: Runner) -> None:
    """For scripts."""
    result = run("-C", tiny, "build", "--quiet", texts=tiny / "texts")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_problems_are_capped_in_print_and_complete_in_json(tiny: Path, run: Runner) -> None:
    """The total is always told."""
    path = tiny / "sources" / "harbour-2031" / "metrics.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("grade: core", "grade: gold"), encoding="utf-8")
    shown = run("-C", tiny, "check", "--max-problems", "1", texts=tiny / "texts")
    assert shown.stdout.count("value-enum") == 1
    assert "… and 1 more" in shown.stdout
    assert "2 problems" in shown.stderr
    assert len(json.loads(run("-C", tiny, "check", "--max-problems", "1", "--format", "json", texts=tiny / "texts").stdout)) == 2
    assert "2 errors" in run("-C", tiny, "build", "--max-problems", "0", texts=tiny / "texts").stderr
    assert len(json.loads(run("-C", tiny, "build", "--max-problems", "1", "--format", "json", texts=tiny / "texts").stdout)) == 2


def test_an_interrupted_command_says_what_is_kept(tiny: Path) -> None:
    """Ctrl-C ends in one line, exit code 1, without a traceback."""
    code = "import sys, pipeline.run.survey as s\ndef stop(*a):\n    raise KeyboardInterrupt\n"
    code += "s.load_schemas = stop\nsys.argv = ['pipeline', 'build']\n"
    result = python("-c", code + "from pipeline.cli.main import main\nmain()", cwd=tiny)
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "interrupted: nothing published is lost" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_once_two_seconds_have_passed(tiny: Path) -> None:
    """Count, rate and time left; nothing for what is quick, nothing where no terminal is."""
    import os
    import pty

    code = "import pipeline.cli.progress as p, time\np.DELAY = 0.1\nwith p.progress(False) as step:\n"
    code += "    for n in range(40):\n        step and step('finding quotes', n, 40)\n        time.sleep(0.02)\n"
    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", code], stderr=follower, check=True, cwd=tiny, env={**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    )
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    assert "finding quotes" in shown
    assert "/40" in shown
    assert "/s" in shown
    assert python("-c", code, cwd=tiny).stderr == ""


def test_a_build_explains_what_ran_and_the_cache_can_be_emptied(tiny: Path, run: Runner) -> None:
    """Proved anew at first, kept afterwards, proved anew once the cache is empty."""
    first = run("-C", tiny, "build", "--explain", texts=tiny / "texts").stderr
    second = run("-C", tiny, "build", "--explain", texts=tiny / "texts").stderr
    assert "1 article in 1 batch: 1 proved anew (new or changed since), 0 from the cache" in first
    assert "0 proved anew (new or changed since), 1 from the cache; no file that a build reads or writes has changed" in second
    assert run("-C", tiny, "cache").stdout.startswith("1 entry, 0.")
    assert run("-C", tiny, "cache", "--prune").stdout.startswith("freed 0.")
    assert "1 proved anew" in run("-C", tiny, "build", "--explain", texts=tiny / "texts").stderr


def test_coverage_of_a_package_says_that_it_is_one(tiny: Path, run: Runner) -> None:
    """What is counted in sources cannot be counted in a package; another name is told the names there are."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    assert "there is no article nothing; there are harbour-2031" in run("-C", tiny, "coverage", "nothing").stderr
    (tiny / "sources").rename(tiny.parent / "gone")
    shown = run("-C", tiny, "coverage")
    assert (shown.exit_code, "None" in shown.stderr) == (1, False)
    assert "is a published package, and coverage is counted where it was made" in shown.stderr
    assert "there is no article that could be read" in run("-C", tiny.parent / "gone", "coverage").stderr
