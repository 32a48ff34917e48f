"""`pipeline review`: what it says before a page is opened, and the proposals that it is given."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from pipeline.model import Problem
from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.tasks.review.proposals import MOST_ROWS, proposals_for
from pipeline.tasks.review.serve import BusyError, held
from pipeline.tasks.review.windows import SILENT, Windows
from tests.conftest import ROOT, Runner
from tests.review.examples import HARBOUR, opened, saved

HINT = "(let `pipeline admit` judge them first)"
ARTICLE = HARBOUR[1]


def command(root: Path, *more: str) -> list[str]:
    """The command as a shell runs it."""
    return [sys.executable, "-m", "pipeline", "-C", str(root), "review", ARTICLE, "--texts", str(root / "texts"), "--no-open", *more]


def test_the_page_is_served_until_it_is_interrupted(root: Path, proposals: list[Proposal]) -> None:
    """The address is printed, a second process is turned away, and at the end it is told what is left."""
    file = saved(proposals, root / "proposals.jsonl")
    with subprocess.Popen(
        command(root, "--proposals", str(file)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stderr is not None
        line = first.stdout.readline()
        found = re.fullmatch(r"reviewing at (http://127\.0\.0\.1:\d+/[\w-]{32}/)\n", line)
        assert found, line
        with urllib.request.urlopen(found[1], timeout=90) as page:
            assert b"assets/js/app.js" in page.read()
        second = subprocess.run(command(root), cwd=ROOT, capture_output=True, text=True, check=False)
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr == f"{ARTICLE} is being reviewed by another process: close its page, or stop it\n"
        os.kill(first.pid, signal.SIGINT)
        out, _ = first.communicate(timeout=90)
        assert (first.returncode, out) == (1, f"46 things to decide, 0 errors; go on with: pipeline review {ARTICLE}\n")


def test_an_article_that_cannot_be_reviewed_is_told_in_one_line(root: Path, run: Runner) -> None:
    """No such article; no text at hand."""
    unknown = run("-C", root, "review", "harbour-2013", "--no-open", texts=root / "texts")
    assert (unknown.exit_code, unknown.stderr) == (
        1,
        f"sources: article-unknown there is no article harbour-2013 (did you mean {ARTICLE}?)\n",
    )
    missing = run("-C", root, "review", ARTICLE, "--no-open")
    assert (missing.exit_code, "text-missing" in missing.stderr, len(missing.stderr.splitlines())) == (1, True, 1)


def test_one_process_at_a_time(root: Path) -> None:
    """Another article may be reviewed beside it; and the same once it is free again."""
    with held(root, ARTICLE), held(root, "another"), pytest.raises(BusyError), held(root, ARTICLE):
        pass
    with held(root, ARTICLE):
        assert (root / ".pipeline-review/.gitignore").read_text() == "*\n"


def test_lines_of_proposals_are_read_as_they_were_written(root: Path) -> None:
    """Everything that a proposal may hold."""
    whole = Proposal(
        "events",
        {"name": "开幕式", "topics": ["a", "b"], "value": 3.5},
        "12日上午的开幕式",
        5,
        10,
        20,
        {"name": Evidence("开幕式", 5, "as printed")},
        ARTICLE,
        Proposer("a-model", "3.1", "ab" * 32),
        0.5,
    )
    assert proposals_for(opened(root, ARTICLE), [saved([whole], root / "p.jsonl")]) == ([whole], [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("no json", "proposal-unreadable"),
        ("[1]", "proposal-unreadable"),
        ("[" * 100_000, "proposal-unreadable"),
        ('{"table": "events"}', "proposal-shape"),
        ('{"table": "events", "values": {"name": "\\ud800"}}', "proposal-unreadable"),
        ('{"table": "evidence", "values": {}}', "proposal-table"),
        ('{"table": {"a": 1}, "values": {}}', "proposal-shape"),
        ('{"table": "events", "values": {}, "article_id": "harbour-2030"}', "proposal-other-article"),
    ],
)
def test_a_line_that_is_no_proposal_is_named(root: Path, run: Runner, line: str, code: str) -> None:
    """With its line, and the command ends before it serves anything."""
    file = root / "p.jsonl"
    file.write_text('{"table": "events", "values": {"name": "开幕式"}, "quote": "12日上午的开幕式"}\n\n' + line + "\n", encoding="utf-8")
    result = run("-C", root, "review", ARTICLE, "--no-open", "--proposals", file, texts=root / "texts")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{file}:3:1: {code} ")
    assert len(result.stderr.splitlines()) == 1


def test_more_proposals_than_a_person_decides_on_are_refused(root: Path) -> None:
    """In one line, at once; and a file that is no text."""
    desk = opened(root, ARTICLE)
    many = root / "many.jsonl"
    many.write_text((json.dumps({"table": "events", "values": {"name": "开幕式"}}) + "\n") * (MOST_ROWS + 1), encoding="utf-8")
    _, problems = proposals_for(desk, [many])
    assert [str(p) for p in problems] == [
        f"{many}: proposal-unreadable {MOST_ROWS + 1} proposals are more than a person decides on, {MOST_ROWS} at most {HINT}"
    ]
    many.write_bytes("开幕式".encode("gb18030"))
    assert [p.code for p in proposals_for(desk, [many])[1]] == ["proposal-unreadable"]


def test_proposals_come_from_whoever_proposes_where_no_file_is_named(root: Path, proposals: list[Proposal]) -> None:
    """It is given the article, and the rows that are there."""
    desk = opened(root, ARTICLE)
    found, problems = proposals_for(desk, [], lambda d, folio: proposals[: len(folio.transcription.records)])
    assert (found, problems) == (proposals[:1], [])
    assert proposals_for(desk, []) == ([], [])


def test_a_row_that_cannot_be_written_is_a_problem(root: Path) -> None:
    """A proposal of columns that no YAML has is shown, and told when it is to be written."""
    from tests.review.examples import reviewed

    review = reviewed(root, [Proposal("events", {"name": "开幕式", "a: b\n- c": "d"}, "12日上午的开幕式")])
    entry = next(e for e in review.state().queue if e.offer is not None)
    outcome = review.accept(entry.key, force=True)
    assert not outcome.written
    assert outcome.held
    assert isinstance(outcome.held[0], Problem)


def test_one_window_writes_until_it_leaves_or_falls_silent() -> None:
    """The first that comes; the next when it has gone, was not heard for a while, or takes over."""
    now = [0.0]
    windows = Windows(lambda: now[0])
    assert [windows.holds(w) for w in ("", "one", "two", "one")] == [False, True, False, True]
    now[0] = SILENT + 1
    assert [windows.holds(w) for w in ("two", "one")] == [True, False]
    windows.leave("one")
    assert not windows.holds("one")
    windows.leave("two")
    assert windows.holds("one")
    windows.take("two")
    assert [windows.holds(w) for w in ("one", "two")] == [False, True]
