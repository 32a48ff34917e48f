"""Every decision is written at once, can be taken back, and overwrites nobody's work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.model import Problem
from pipeline.proposals.model import Proposal
from pipeline.run.inspection import Project, inspect
from pipeline.tasks.review.outcome import Outcome
from pipeline.tasks.review.session import Review
from pipeline.tasks.review.state import State
from tests.conftest import ROOT
from tests.review.examples import HARBOUR, MINUTES, emptied, reviewed, saved, with_values

ARTICLE = HARBOUR[1]


def files(root: Path, article: str = ARTICLE) -> dict[str, bytes]:
    """The article's files and the shared tables as they are."""
    folder = root / "sources"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in (*folder.glob("*.yaml"), *(folder / article).glob("*.yaml"))}


def first(state: State, table: str) -> str:
    """The key of the first entry that proposes a row of a table."""
    return next(e.key for e in state.queue if e.offer is not None and e.offer.table == table)


def checked(root: Path) -> list[Problem]:
    """What a check finds."""
    return list(inspect(Project(root, (root / "texts",))).report.problems)


def played(review: Review) -> int:
    """Accept everything in its order; returns how many decisions it took."""
    steps = 0
    while queue := review.state().queue:
        outcome = review.accept(queue[0].key)
        assert outcome.written, (queue[0], [str(p) for p in outcome.held], outcome.problem)
        steps += 1
    return steps


@pytest.mark.parametrize(("example", "rows"), [(HARBOUR, 46), (MINUTES, 0)])
def test_right_proposals_accepted_in_their_order_leave_nothing_open(tmp_path: Path, example: tuple[str, str], rows: int) -> None:
    """Each of them breaks nothing when its turn comes, in tables of any name; then a check finds nothing."""
    proposals = emptied(tmp_path / "project", example)
    review = reviewed(tmp_path / "project", proposals, example[1])
    assert not review.state().is_done
    assert played(review) == len(proposals)
    assert rows in (0, len(proposals))
    assert review.state().is_done
    assert [p for p in checked(tmp_path / "project") if p.severity == "error"] == []


def test_without_proposals_everything_in_the_text_is_open(root: Path) -> None:
    """Numbers, verbs of saying and names; dates are nobody's work."""
    state = reviewed(root, []).state()
    kinds = [entry.item.what for entry in state.queue if entry.item is not None]
    assert {kind: kinds.count(kind) for kind in ("number", "speaker", "name")} == {"number": 14, "speaker": 10, "name": 23}
    assert [entry.place for entry in state.queue] == sorted(entry.place or (0, 0) for entry in state.queue)


def test_accepting_adds_a_row_and_touches_nothing_else(root: Path, proposals: list[Proposal]) -> None:
    """Comments, blank lines and rows that a person typed stay as they are; who proposed the row is told beside it."""
    path = root / "sources" / ARTICLE / "events.yaml"
    typed = "# typed by hand\n\n- event_id: harbour-2031-e09   # mine\n  quote: 在月礁市举行\n  name: 举行\n"
    path.write_text(typed, encoding="utf-8")
    review = reviewed(root, [p for p in proposals if p.table == "events"])
    before = files(root)
    key = first(review.state(), "events")
    assert review.accept(key, force=True).written
    after = files(root)
    assert after.pop(f"{ARTICLE}/reviews.yaml").decode() == (
        "- table: events\n  row: harbour-2031-e01\n  origin: proposed\n  proposer: a-model\n"
        f'  version: "3.1"\n  prompt_sha256: {"ab" * 32}\n  outcome: accepted\n  readers: 1\n'
    )
    assert {name for name in after if after[name] != before[name]} == {f"{ARTICLE}/events.yaml"}
    assert path.read_text(encoding="utf-8").startswith(typed + "- event_id: harbour-2031-e01\n  quote: 第三届海港城市治理论坛\n")


def test_what_a_row_breaks_is_told_in_the_words_of_check(root: Path, proposals: list[Proposal]) -> None:
    """The same codes, places, messages and hints that a check of the written row has."""
    wrong = [with_values(p, value=81) if p.values.get("metric_id") == "harbour-2031-m03" else p for p in proposals]
    review = reviewed(root, wrong)
    while True:
        entry = review.state().queue[0]
        told = [str(p) for p in review.preview(*(review.row(entry) or ("", {})))]
        if not review.accept(entry.key).written:
            break
        assert told == []
    assert any("number-differs" in line and "81" in line for line in told)
    assert review.accept(entry.key, force=True).written
    assert [str(p) for p in checked(root) if not p.code.endswith("-unaccounted")] == told


def test_a_row_that_breaks_something_is_held_back_unless_forced(root: Path, proposals: list[Proposal]) -> None:
    """Nothing is written until the person says so; then the row is the first thing to decide on."""
    review = reviewed(root, [p for p in proposals if p.table == "attributions"])
    before, key = files(root), review.state().queue
    entry = next(e for e in key if e.offer is not None)
    outcome = review.accept(entry.key)
    assert (outcome.written, [p.code for p in outcome.held]) == (False, ["reference-dangling"])
    assert files(root) == before
    assert review.accept(entry.key, force=True).written
    assert next((e.kind, e.key) for e in review.state().queue) == ("fault", "r:attributions:harbour-2031-a01")


def test_mending_is_told_from_accepting(root: Path, proposals: list[Proposal]) -> None:
    """The row is written as the person left it, and the review says that it was mended."""
    review = reviewed(root, proposals)
    entry = review.state().entry(first(review.state(), "events"))
    assert entry is not None
    assert entry.offer is not None
    assert review.accept(entry.key, {**entry.offer.row, "venue": "鲸背会议中心二楼"}, force=True).written
    assert "venue: 鲸背会议中心二楼" in files(root)[f"{ARTICLE}/events.yaml"].decode()
    assert "outcome: mended" in files(root)[f"{ARTICLE}/reviews.yaml"].decode()


def test_refused_stays_refused_and_writes_nothing(root: Path, proposals: list[Proposal]) -> None:
    """Also in the next session; what it would have settled is open."""
    review = reviewed(root, proposals)
    before, key = files(root), first(review.state(), "metrics")
    assert review.refuse(key).written
    assert files(root) == before
    again = reviewed(root, proposals).state()
    assert again.entry(key) is None
    assert [e.kind for e in again.queue].count("open") == 1


def test_a_number_is_waived_only_for_a_reason_that_holds(root: Path, proposals: list[Proposal]) -> None:
    """The reasons offered are those that the check of waivers lets stand; another is held back."""
    review = reviewed(root, [p for p in proposals if p.table != "waivers"])
    entry = next(e for e in review.state().queue if e.item is not None and e.item.what == "number")
    assert review.reasons(entry) == ["ordinal", "idiom", "furniture"]
    outcome = review.waive(entry.key, "repeat")
    assert [p.code for p in outcome.held] == ["waiver-unfounded"]
    assert review.waive(entry.key, "ordinal").written
    assert files(root)[f"{ARTICLE}/waivers.yaml"].decode() == (
        "- waiver_id: harbour-2031-w01\n  quote: 第三\n  what: number\n  reason: ordinal\n"
    )


def test_undo_brings_back_every_byte(root: Path, proposals: list[Proposal]) -> None:
    """One decision after the other, in a later session too; a file that was not there is gone again."""
    before = files(root)
    review = reviewed(root, proposals)
    assert played(review) == 46
    later = reviewed(root, proposals)
    assert later.state().is_done
    for _ in range(46):
        assert later.undo().written
    assert files(root) == before
    assert later.undo() == Outcome(False)
    assert len(later.state().queue) == 46


def test_undo_takes_out_only_what_it_wrote(root: Path, proposals: list[Proposal]) -> None:
    """What an editor added since, elsewhere in the file, stays; where the row itself was changed, nothing is undone and that is told."""
    review = reviewed(root, proposals)
    path = root / "sources" / ARTICLE / "events.yaml"
    assert review.accept(first(review.state(), "events")).written
    path.write_text("# seen by me\n" + path.read_text(encoding="utf-8") + "# to be continued\n", encoding="utf-8")
    assert review.undo().written
    assert path.read_text(encoding="utf-8").replace("[]", "").split("\n") == ["# seen by me", "", "# to be continued", ""]
    assert review.accept(first(review.state(), "events")).written
    edited = path.read_text(encoding="utf-8").replace("type: forum", "type: congress")
    path.write_text(edited, encoding="utf-8")
    problem = review.undo().problem
    assert problem is not None
    assert (problem.code, problem.location.path) == ("review-changed", f"sources/{ARTICLE}/events.yaml")
    assert path.read_text(encoding="utf-8") == edited


def test_an_editors_change_is_read_and_kept(root: Path, proposals: list[Proposal]) -> None:
    """A decision is written into the file as it is now, not as it was when the page was drawn."""
    review = reviewed(root, proposals)
    assert review.accept(first(review.state(), "events")).written
    key = first(review.state(), "events")
    path = root / "sources" / ARTICLE / "events.yaml"
    edited = path.read_text(encoding="utf-8").replace("venue: 鲸背会议中心", "venue: 会议中心  # shorter")
    path.write_text(edited, encoding="utf-8")
    assert review.accept(key).written
    assert path.read_text(encoding="utf-8").startswith(edited)


def test_a_row_that_changed_meanwhile_is_not_overwritten(root: Path, proposals: list[Proposal]) -> None:
    """Whoever mends a row that is not any more what he saw is told to look again."""
    review = reviewed(root, proposals)
    assert review.accept(first(review.state(), "events")).written
    was = review.existing("events", "harbour-2031-e01")
    assert was is not None
    path = root / "sources" / ARTICLE / "events.yaml"
    edited = path.read_text(encoding="utf-8").replace("mode: hybrid", "mode: onsite")
    path.write_text(edited, encoding="utf-8")
    outcome = review.change("events", "harbour-2031-e01", was, {**was, "series": "other"})
    assert outcome.problem is not None
    assert (outcome.written, outcome.problem.code) == (False, "review-changed")
    assert path.read_text(encoding="utf-8") == edited


def test_a_file_that_an_editor_left_half_typed_is_not_written_to(root: Path, proposals: list[Proposal]) -> None:
    """The fault is told, as check tells it, and the file stays as it is."""
    review = reviewed(root, proposals)
    path = root / "sources" / ARTICLE / "events.yaml"
    path.write_text("- event_id: [", encoding="utf-8")
    state = review.state()
    assert [p.code for p in state.problems if p.location.path.endswith("events.yaml")] == ["yaml-broken"]
    outcome = review.accept(first(state, "events"))
    assert not outcome.written
    assert path.read_text(encoding="utf-8") == "- event_id: ["


def test_a_row_is_taken_out_with_what_was_said_of_it(root: Path, proposals: list[Proposal]) -> None:
    """Its entry in the reviews goes with it, and the proposal waits again."""
    review = reviewed(root, proposals)
    key = first(review.state(), "events")
    assert review.accept(key).written
    was = review.existing("events", "harbour-2031-e01")
    assert was is not None
    assert review.change("events", "harbour-2031-e01", was, None).written
    assert (files(root)[f"{ARTICLE}/events.yaml"], files(root)[f"{ARTICLE}/reviews.yaml"]) == (b"[]\n", b"[]\n")
    assert review.state().entry(key) is not None


def test_an_id_that_exists_is_not_given_twice(root: Path, proposals: list[Proposal]) -> None:
    """The proposal gets the next free one, and those that refer to it go along."""
    path = root / "sources" / ARTICLE / "events.yaml"
    path.write_text("- event_id: harbour-2031-e01\n  quote: 在月礁市举行\n  name: 举行\n", encoding="utf-8")
    review = reviewed(root, [p for p in proposals if p.table in ("events", "participants")])
    rows = [(e.offer.table, e.offer.row) for e in review.state().queue if e.offer is not None]
    renamed = next(row["event_id"] for table, row in rows if table == "events" and row["name"] == "第三届海港城市治理论坛")
    assert renamed == "harbour-2031-e02"
    assert {row["event_id"] for table, row in rows if table == "participants" and row.get("name") == "海港城市联盟"} == {renamed}


def test_what_two_propose_alike_waits_once(root: Path, proposals: list[Proposal]) -> None:
    """Whatever ids they give it; what differs in one value, or in whom it refers to, waits beside it."""
    told = next(p for p in proposals if p.table == "attributions")
    alike, other = with_values(told, attribution_id="x-1"), with_values(told, attribution_id="x-2", participant_id=f"{ARTICLE}-p03")
    queue = reviewed(root, [told, alike, other, other]).state().queue
    offers = [entry.offer for entry in queue if entry.offer is not None]
    assert [offer.row["participant_id"] for offer in offers] == [f"{ARTICLE}-p02", f"{ARTICLE}-p03"]
    assert len({offer.name for offer in offers}) == 2


def test_a_person_that_no_table_lists_yet_comes_before_who_refers_to_it(root: Path, proposals: list[Proposal]) -> None:
    """A row of a shared table goes into the file of all articles, and the article's reviews say nothing of it."""
    path = root / "sources/persons.yaml"
    rows = path.read_text(encoding="utf-8").split("- person_id: ")
    gone = next(row for row in rows if row.startswith("gu-tingyu\n"))
    path.write_text(path.read_text(encoding="utf-8").replace(f"- person_id: {gone}", ""), encoding="utf-8")
    values = dict(line.strip().split(": ", 1) for line in f"person_id: {gone}".strip().split("\n"))
    review = reviewed(root, [*proposals, Proposal("persons", values)])
    order = [entry.offer.row for entry in review.state().queue if entry.offer is not None]
    assert [row.get("person_id") for row in order].index("gu-tingyu") == order.index(values)
    assert order[order.index(values) + 1]["quote"] == "澜湾市副市长顾听雨通过视频分享了"
    assert review.accept(first(review.state(), "persons")).written
    assert path.read_text(encoding="utf-8").count("- person_id: gu-tingyu\n") == 1
    assert f"{ARTICLE}/reviews.yaml" not in files(root)


def test_a_full_disk_leaves_the_files_as_they_were(root: Path, proposals: list[Proposal], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two files it is that cannot be written; the next decision is made as if nothing had been."""
    import pipeline.tasks.review.journal as journal

    review = reviewed(root, proposals)
    key, before, write = first(review.state(), "events"), files(root), journal.write_atomically
    for full in ("events.yaml", "reviews.yaml"):

        def fail(path: Path, text: str, full: str = full) -> bool:
            if path.name == full:
                raise OSError(28, "No space left on device", str(path))
            return write(path, text)

        monkeypatch.setattr(journal, "write_atomically", fail)
        outcome = review.accept(key)
        assert isinstance(outcome.problem, Problem)
        assert (outcome.written, outcome.problem.code) == (False, "disk-full")
        assert files(root) == before
        monkeypatch.setattr(journal, "write_atomically", write)
    assert reviewed(root, proposals).state().entry(key) is not None
    assert review.accept(key).written
    assert review.undo().written
    assert files(root) == before


KILLED = """
import os, signal, sys
from pathlib import Path
import pipeline.tasks.review.journal as journal
from tests.review.examples import opened
from pipeline.tasks.review.proposals import proposals_for
from pipeline.tasks.review.session import Review

root, moment = Path(sys.argv[1]), sys.argv[2]
write = journal.write_atomically

def killed(path, text):
    if moment == f"before {path.name}":
        os.kill(os.getpid(), signal.SIGKILL)
    if moment == f"within {path.name}":
        path.with_name(f".{path.name}.new").write_bytes(text.encode()[:20])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(path, text)

journal.write_atomically = killed
desk = opened(root, "harbour-2031")
review = Review(desk, proposals_for(desk, [root / "proposals.jsonl"])[0])
key = next(e.key for e in review.state().queue if e.offer is not None and e.offer.table == "events")
review.accept(key)
"""


@pytest.mark.parametrize(
    ("moment", "rows"), [("before events.yaml", 0), ("within events.yaml", 0), ("before reviews.yaml", 1), ("within reviews.yaml", 1)]
)
def test_killed_in_the_middle_of_a_write_every_file_is_whole(root: Path, proposals: list[Proposal], moment: str, rows: int) -> None:
    """What was begun is finished by the next session, or was never begun; both files say the same."""
    saved(proposals, root / "proposals.jsonl")
    before = files(root)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(root), moment], cwd=ROOT, check=False)
    assert ended.returncode == -9
    review = reviewed(root, proposals)
    after = files(root)
    assert after[f"{ARTICLE}/events.yaml"].count(b"event_id: harbour-2031-e01") == rows
    assert after.get(f"{ARTICLE}/reviews.yaml", b"").count(b"row: harbour-2031-e01") == rows
    assert review.journal.finished == ([f"sources/{ARTICLE}/reviews.yaml"] if rows else [])
    assert len(review.state().queue) == 46 - rows
    if rows:
        assert review.undo().written
    assert {name: data for name, data in files(root).items() if name in before} == before


def test_a_journal_cut_off_in_its_last_line_loses_only_that(root: Path, proposals: list[Proposal]) -> None:
    """The line was never told to anybody; the next one is written behind it and read again."""
    review = reviewed(root, proposals)
    refused = [entry.key for entry in review.state().queue[:2]]
    assert review.refuse(refused[0]).written
    with review.journal.path.open("ab") as file:
        file.write(b'{"number": 2, "act')
    again = reviewed(root, proposals)
    assert [again.state().entry(key) is None for key in refused] == [True, False]
    assert again.refuse(refused[1]).written
    last = reviewed(root, proposals).state()
    assert [last.entry(key) is None for key in refused] == [True, True]


def test_tables_that_are_as_they_were_are_not_judged_again(root: Path, proposals: list[Proposal], monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that is being typed costs the tables that it changes, and no other."""
    import pipeline.tasks.review.verdict as verdict

    review = reviewed(root, proposals)
    entry = review.state().entry(first(review.state(), "events"))
    assert entry is not None
    judged: list[str] = []
    judge = verdict.judge_table
    monkeypatch.setattr(verdict, "judge_table", lambda table: judged.append(table.name) or judge(table))
    assert review.preview(*(review.row(entry) or ("", {}))) == []
    assert set(judged) <= {"events", "evidence", "waivers", "articles", "reviews"}
    assert "events" in judged
