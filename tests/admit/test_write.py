"""What admission writes: the admitted rows and who proposed them, all of them or nothing, beside what people typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from pipeline.run.inspection import Project
from pipeline.tasks.admit import write as writing
from pipeline.tasks.admit.run import admit
from pipeline.transcription.rows_file import without_row
from tests.admit.test_judge import SEAT, without_third_seat
from tests.admit.worlds import BOARD, HARBOUR, ONLINE, World, changed, proposals_of, world


@pytest.fixture
def harbour(tmp_path: Path) -> World:
    """The forum without the number of those who followed online."""
    made = world(tmp_path, HARBOUR)
    made.without("metrics", "harbour-2031-m02")
    return made


def snapshot(harbour: World) -> dict[str, bytes]:
    """Every file of the sources."""
    return {str(p): p.read_bytes() for p in sorted((harbour.root / "sources").rglob("*")) if p.is_file()}


def test_an_admitted_row_is_added_and_the_rest_stays_as_typed(harbour: World) -> None:
    """Comments and order stay; the file ends with the row; a build finds nothing wrong."""
    before = harbour.text("metrics")
    result = harbour.admit(harbour.write("a.jsonl", ONLINE))
    assert result.exit_code == 0, result.stderr
    after = harbour.text("metrics")
    assert after.startswith(before)
    (row,) = yaml.safe_load(after[len(before) :])
    assert row == {"metric_id": "harbour-2031-m13", "quote": ONLINE["quote"], **ONLINE["values"]}
    assert yaml.safe_load(harbour.text("reviews")) == [
        {
            "table": "metrics",
            "row": "harbour-2031-m13",
            "origin": "proposed",
            "proposer": "a model",
            "version": "3",
            "prompt_sha256": "0" * 64,
            "outcome": "accepted",
            "readers": 0,
        }
    ]
    checked = harbour.run("check")
    assert (checked.exit_code, checked.stderr.splitlines()[0]) == (0, "0 problems in 289 rows of 1 article")


def test_nothing_is_written_of_what_is_not_admitted(harbour: World) -> None:
    """Refused, to be looked at, or a dry run: every file is as it was. What is to be looked at can be had as JSON Lines."""
    before = snapshot(harbour)
    doubtful = changed(ONLINE, about_event_id="harbour-2031-e01")
    assert harbour.admit(harbour.write("a.jsonl", changed(ONLINE, value=1301))).exit_code == 1
    assert harbour.admit(harbour.write("a.jsonl", doubtful), "--rest", harbour.root / "rest.jsonl").exit_code == 0
    assert harbour.admit(harbour.write("b.jsonl", ONLINE), "--dry-run").exit_code == 0
    assert snapshot(harbour) == before
    (rest,) = [json.loads(line) for line in (harbour.root / "rest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rest["values"] == {"metric_id": "harbour-2031-m13", **doubtful["values"]}
    assert (rest["paragraph"], rest["quote"], rest["proposer"]) == (3, ONLINE["quote"], ONLINE["proposer"])
    assert harbour.decided(harbour.root / "rest.jsonl") == [("look", ["reference-unshown"])]


def test_what_a_person_has_looked_at_is_written_and_says_so(harbour: World) -> None:
    """A value from context and a reference are hers to judge; what a machine can check is checked all the same, and rivals stay rivals."""
    doubtful = {**changed(ONLINE, about_event_id="harbour-2031-e01", kind="estimate"), "evidence": {"kind": {"note": "counted by eye"}}}
    wrong = changed(doubtful, value=1301)
    assert harbour.decided(harbour.write("a.jsonl", doubtful, wrong), "--looked") == [("admitted", []), ("refused", ["number-differs"])]
    assert harbour.decided(harbour.write("b.jsonl", doubtful, ONLINE), "--looked") == [("look", ["proposal-rival"])] * 2
    harbour.admit(harbour.root / "a.jsonl", "--looked", "--receipt", harbour.root / "r.json")
    (review,) = yaml.safe_load(harbour.text("reviews"))
    assert (review["row"], review["readers"]) == ("harbour-2031-m13", 1)
    assert harbour.run("admit", "--verify", harbour.root / "r.json").exit_code == 0


def test_all_rows_of_an_article_are_admitted_once_a_person_has_looked(tmp_path: Path) -> None:
    """The minutes, taken out whole and proposed again as JSON Lines: every row is written, and the project is as sound as before."""
    board = world(tmp_path, BOARD)
    lines = proposals_of(board)
    for table in {line["table"] for line in lines}:
        board.path(table).write_text("[]\n", encoding="utf-8")
    result = board.admit(board.write("a.jsonl", *lines), "--looked")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(yaml.safe_load(board.text("reviews"))) == len(lines) > 20
    checked = board.run("check", "--strict")
    assert (checked.exit_code, checked.stderr.splitlines()[0].partition(" in ")[0]) == (0, "0 problems")


def test_a_shared_row_that_a_person_has_looked_at_is_written_with_what_refers_to_it(tmp_path: Path) -> None:
    """A member whom no list has yet, and her seat; both can be derived again."""
    board = world(tmp_path, BOARD)
    without_third_seat(board)
    members = board.root / "sources" / "members.yaml"
    rows = yaml.safe_load(members.read_text(encoding="utf-8"))
    (member,) = [row for row in rows if row["member_key"] == "du-ruochuan"]
    kept = without_row(members.read_text(encoding="utf-8"), "members.yaml", rows.index(member))
    assert isinstance(kept, str)
    members.write_text(kept, encoding="utf-8")
    path = board.write("a.jsonl", SEAT, {"table": "members", "values": member})
    assert board.decided(path) == [("look", ["reference-unshown"]), ("look", ["value-from-context"])]
    done = board.admit(path, "--looked", "--receipt", board.root / "r.json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert member in yaml.safe_load(members.read_text(encoding="utf-8"))
    assert [review["table"] for review in yaml.safe_load(board.text("reviews"))] == ["seats"]
    assert board.run("admit", "--verify", board.root / "r.json").exit_code == 0


def test_a_disk_that_fails_half_way_leaves_every_file_as_it_was(harbour: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of the two files cannot be written, so the first is put back."""
    before = snapshot(harbour)
    real, written = writing.put_in_place.__globals__["write_atomically"], []

    def failing(path: Path, text: str) -> bool:
        if written:
            raise OSError(28, "No space left on device", str(path))
        written.append(path)
        return bool(real(path, text))

    monkeypatch.setitem(writing.put_in_place.__globals__, "write_atomically", failing)
    receipt = harbour.root / "r.json"
    result = harbour.admit(harbour.write("a.jsonl", ONLINE), "--receipt", receipt)
    assert (result.exit_code, len(written)) == (1, 1)
    assert "disk-full" in result.stderr
    assert snapshot(harbour) == before
    assert not receipt.exists()


def test_a_file_that_changed_meanwhile_is_never_overwritten(harbour: World) -> None:
    """What was judged is no longer there, so nothing is written."""
    project = Project(harbour.root, (harbour.root / "texts",))
    admission = admit(project, harbour.article, [harbour.write("a.jsonl", ONLINE)])
    harbour.path("metrics").write_text(harbour.text("metrics") + "# seen\n", encoding="utf-8")
    before = snapshot(harbour)
    problem = writing.write(project, admission)
    assert not isinstance(problem, list)
    assert (problem.code, problem.location.path) == ("sources-changed", "sources/harbour-2031/metrics.yaml")
    assert snapshot(harbour) == before


def test_a_receipt_that_cannot_be_written_admits_nothing(harbour: World) -> None:
    """One line, and every file is as it was."""
    before = snapshot(harbour)
    result = harbour.admit(harbour.write("a.jsonl", ONLINE), "--receipt", harbour.root / "nowhere" / "r.json")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "nothing was admitted" in result.stderr
    assert snapshot(harbour) == before


def test_a_table_without_a_file_gets_one(harbour: World) -> None:
    """An article that has no row of a table yet may lack its file."""
    harbour.path("metrics").write_text("[]\n", encoding="utf-8")
    assert harbour.admit(harbour.write("a.jsonl", ONLINE)).exit_code == 0
    assert [row["metric_id"] for row in yaml.safe_load(harbour.text("metrics"))] == ["harbour-2031-m01"]
