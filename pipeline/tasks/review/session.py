"""A review of one article: its state, what a row would break, and the decisions, each written at once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from pipeline.languages.effect import use
from pipeline.model import Location, Problem
from pipeline.proposals.model import Proposal
from pipeline.publish.faults import disk_problem
from pipeline.tasks.review.decide import (
    reasons_for,
    review_text,
    waiver_row,
    waiver_table,
    with_new_row,
    with_other_row,
)
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import REVIEWS, Folio, digests_of, read_folio, with_text
from pipeline.tasks.review.journal import Journal, digest
from pipeline.tasks.review.outcome import ACCEPT, ADD, CHANGE, DROP, MEND, REFUSE, WAIVE, Outcome, entry_key, gone
from pipeline.tasks.review.pending import Offer, each_once, offers
from pipeline.tasks.review.rows import TypedRow, free_key, key_column, row_of_record, started_row
from pipeline.tasks.review.state import Entry, State, state_of
from pipeline.tasks.review.verdict import Judge, breaks
from pipeline.text.reading import ReadingText

Reviewed = tuple[Offer | None, str | None] | None
"""Whose row it was, and what the file of reviews is to say of it; nothing where it says nothing."""


class Review:
    """The one writer of an article's files while it is reviewed; every method may be called from any thread."""

    def __init__(self, desk: Desk, proposals: Sequence[Proposal]) -> None:
        self.desk = desk
        self.journal = Journal(desk.project.root, desk.article_id)
        mine = [p for p in proposals if p.table in desk.schemas and p.article_id in (None, desk.article_id)]
        self._proposals = each_once(mine, desk.schemas)
        self._judge = Judge(desk)
        self._lock = threading.RLock()
        self._state: State | None = None
        self._offers: tuple[ReadingText | None, dict[str, Offer]] = (None, {})
        self._previews: dict[tuple[str, str, str], list[Problem]] = {}
        self._verdicts: dict[tuple[Path, str], list[Problem]] = {}

    def state(self) -> State:
        """The state of the files as they are now; they are read again if anybody has changed them."""
        with self._lock, use(self.desk.words):
            version = self._version()
            if self._state is None or self._state.version != version:
                self._previews.clear()
                folio = read_folio(self.desk)
                text = self._judge.text(folio)
                pending: list[Offer] = []
                if text is not None:
                    became = {d.entry: d.row for d in self.journal.decisions if d.action in (ACCEPT, MEND)}
                    dropped = {d.entry for d in self.journal.decisions if d.action in (REFUSE, WAIVE)}
                    there = folio.keys(self.desk)
                    known = self._offers[1] if self._offers[0] is text[0] else {}
                    made = offers(self._proposals, self.desk, folio, text[0], became, known)
                    self._offers = text[0], {offer.name: offer for offer in made}
                    pending = [o for o in made if o.name not in dropped and self.desk.key_of(o.table, o.row) not in there[o.table]]
                self._state = state_of(version, self.desk, self._judge, folio, pending, self._foreseen(folio))
                self._verdicts.clear()
            return self._state

    def _version(self) -> str:
        """What tells one state from another: the files, and the decisions that wrote none."""
        files = sorted((path.name, hashed) for path, hashed in digests_of(self.desk).items())
        decided = [decision.number for decision in self.journal.decisions]
        return digest(repr((files, decided)))[:24]

    def _foreseen(self, folio: Folio) -> list[Problem] | None:
        """The verdict on the files as they are, if they are what a preview foresaw: one text changed, and the reviews beside it."""
        if self._state is None:
            return None
        before, reviews = self._state.folio.digests, self.desk.folder / f"{REVIEWS}.yaml"
        changed = {path for path in {*before, *folio.digests} - {reviews} if before.get(path) != folio.digests.get(path)}
        return next((self._verdicts.get((path, folio.digests.get(path, ""))) for path in changed), None) if len(changed) == 1 else None

    def preview(self, table: str, row: TypedRow, existing: str | None = None) -> list[Problem]:
        """What `check` would say besides, were the row there, or there in the place of the row ``existing``."""
        with self._lock, use(self.desk.words):
            state = self.state()
            asked = (table, existing or "", repr(row))
            if asked not in self._previews:
                text = with_new_row(self.desk, table, row) if existing is None else with_other_row(self.desk, table, existing, row)
                self._previews[asked] = [text] if isinstance(text, Problem) else self._broken(state, table, text)
            return self._previews[asked]

    def _broken(self, state: State, table: str, text: str) -> list[Problem]:
        problems = self._judge.problems(with_text(state.folio, self.desk, table, text))
        self._verdicts[self.desk.path_of(table), digest(text)] = problems
        return breaks(state.problems, problems)

    def reasons(self, entry: Entry) -> list[str]:
        """The reasons for which the thing of an entry may be waived."""
        with self._lock, use(self.desk.words):
            state = self.state()
            items = state.items_of(entry)
            return reasons_for(state.now, items[0], self._judge.known_names(state.folio)) if state.now and items else []

    def started(self, table: str, span: tuple[int, int]) -> TypedRow:
        """A new row of a table from words of the text."""
        with self._lock, use(self.desk.words):
            state = self.state()
            if state.now is None:
                return {}
            start, end = max(0, span[0]), min(span[1], len(state.now.reading.text))
            return started_row(self.desk.schemas[table], self._new_key(table), state.now.reading, (start, max(start + 1, end)))

    def row(self, entry: Entry) -> tuple[str, TypedRow] | None:
        """Table and typed row of an entry; nothing for a thing that has none yet."""
        if entry.offer is not None:
            return entry.offer.table, entry.offer.row
        if entry.record is not None:
            return entry.record.table, row_of_record(entry.record, self.desk.schemas[entry.record.table])
        return None

    def existing(self, table: str, key: str) -> TypedRow | None:
        """A row that is there."""
        found = self.state().folio.record(self.desk, table, key)
        return row_of_record(found, self.desk.schemas[table]) if found is not None else None

    def accept(self, name: str, row: TypedRow | None = None, *, force: bool = False) -> Outcome:
        """Take a proposal over, as it is or as mended; held back where it would make an error, unless forced."""
        with self._lock, use(self.desk.words):
            entry = self.state().entry(name)
            if entry is None or entry.offer is None:
                return gone(self.desk, name)
            offer = entry.offer
            mended = row is not None and row != offer.row
            wanted = row if row is not None and mended else offer.row
            action, outcome = (MEND, "mended") if mended else (ACCEPT, "accepted")
            return self._added(action, offer.name, offer.table, wanted, force, (offer, outcome))

    def refuse(self, name: str) -> Outcome:
        """Put a proposal aside."""
        with self._lock:
            entry = self.state().entry(name)
            if entry is None or entry.offer is None:
                return gone(self.desk, name)
            return self._write(REFUSE, entry.offer.name, entry.offer.table, {}, None, None)

    def waive(self, name: str, reason: str) -> Outcome:
        """Waive an open thing, or that which a proposal would settle; the proposal is put aside with it."""
        with self._lock, use(self.desk.words):
            state = self.state()
            entry = state.entry(name)
            if entry is None or state.now is None:
                return gone(self.desk, name)
            items = state.items_of(entry)
            if not items:
                where = Location(f"sources/{self.desk.article_id}")
                return Outcome(False, problem=Problem("waiver-idle", where, "nothing here needs a waiver", "refuse the proposal"))
            table = waiver_table(self.desk)
            row = waiver_row(state.now, items[0], reason, self._new_key(table.name), table)
            return self._added(WAIVE, entry.offer.name if entry.offer else name, table.name, row, force=False)

    def add(self, table: str, row: TypedRow, *, force: bool = False) -> Outcome:
        """Write a row that a person made."""
        with self._lock, use(self.desk.words):
            return self._added(ADD, "", table, row, force)

    def change(self, table: str, key: str, was: TypedRow, row: TypedRow | None, *, force: bool = False) -> Outcome:
        """Write a row that is there otherwise, or take it out; refused where it is not any more what the person saw."""
        with self._lock, use(self.desk.words):
            there = self.existing(table, key)
            if there is None or repr(there) != repr(was):
                return gone(self.desk, key)
            held = self._held(table, row, key, force) if row is not None else ()
            if held:
                return Outcome(False, held=held)
            action, outcome = (CHANGE, "mended") if row is not None else (DROP, None)
            text = with_other_row(self.desk, table, key, row)
            return self._write(action, "", table, {key_column(self.desk.schemas[table]): key}, text, (None, outcome))

    def undo(self) -> Outcome:
        """Take back the last decision, if there is one; a problem where a file was changed since, just there."""
        with self._lock:
            try:
                undone = self.journal.undo()
            except OSError as error:
                return Outcome(False, problem=disk_problem(error, self.desk.folder))
            if undone is None:
                return Outcome(False)
            decision, path = undone
            if path:
                hint = "undo it by hand, where it was changed"
                message = "the file was changed since, just where this was written"
                return Outcome(False, problem=Problem("review-changed", Location(path), message, hint))
            return Outcome(True, decision.row, entry_key(decision))

    def _new_key(self, table: str) -> str:
        """An id that no row has, and no proposal would get."""
        state, schemas = self.state(), self.desk.schemas
        if schemas[table].source == "shared":
            return ""
        keys = state.folio.keys(self.desk)
        for offer in state.pending:
            keys[offer.table].add(self.desk.key_of(offer.table, offer.row))
        others = [key for name, found in keys.items() if name != table for key in found]
        return free_key(schemas[table], self.desk.article_id, keys[table], others)

    def _held(self, table: str, row: TypedRow, existing: str | None, force: bool) -> tuple[Problem, ...]:
        """The errors that a row would make; a row that cannot be written at all is held back even where it is forced."""
        problems = [p for p in self.preview(table, row, existing) if p.severity == "error"]
        return tuple(problems) if not force or any(p.code == "rows-by-hand" for p in problems) else ()

    def _added(self, action: str, entry: str, table: str, row: TypedRow, force: bool, review: tuple[Offer, str] | None = None) -> Outcome:
        """A new row written, unless it is held back."""
        held = self._held(table, row, None, force)
        if held:
            return Outcome(False, held=held)
        return self._write(action, entry, table, row, with_new_row(self.desk, table, row), review)

    def _write(self, action: str, entry: str, table: str, row: TypedRow, text: str | Problem | None, review: Reviewed) -> Outcome:
        if isinstance(text, Problem):
            return Outcome(False, problem=text)
        key = self.desk.key_of(table, row)
        texts: dict[Path, str] = {self.desk.path_of(table): text} if text is not None else {}
        if review is not None:
            offer, outcome = review
            more = review_text(self.desk, table, key, offer.proposal if offer else None, outcome)
            if isinstance(more, Problem):
                return Outcome(False, problem=more)
            texts |= more
        try:
            self.journal.decide(action, entry, table, key, texts)
        except OSError as error:
            return Outcome(False, problem=disk_problem(error, self.desk.folder))
        return Outcome(True, key)
