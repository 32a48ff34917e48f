"""The state of a review at one moment: what is decided, what waits, and in which order a person meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Placed, Span, inside
from pipeline.model import Problem, Record
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import Folio
from pipeline.tasks.review.pending import Offer, in_order
from pipeline.tasks.review.verdict import Judge, Standing

Kind = Literal["proposal", "open", "fault"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to decide: a proposal, a thing of the text that nothing settles, or a row that has a fault."""

    key: str
    kind: Kind
    place: Span | None
    offer: Offer | None = None
    item: Item | None = None
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the page shows. ``now`` is without, ``then`` with the rows that are proposed."""

    version: str
    folio: Folio
    problems: tuple[Problem, ...]
    now: Standing | None
    then: Standing | None
    pending: tuple[Offer, ...]
    queue: tuple[Entry, ...]
    owners: Mapping[int, Record]
    """The record to which a problem belongs, by the problem's place in ``problems``."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to decide, and nothing is wrong."""
        return not self.queue and not any(p.severity == "error" for p in self.problems)

    def entry(self, key: str) -> Entry | None:
        """An entry of the queue by its key."""
        return next((e for e in self.queue if e.key == key), None)

    def items_of(self, entry: Entry) -> list[Item]:
        """The open things that an entry is about."""
        return [entry.item] if entry.item else _settled_by(self, entry.offer) if entry.offer else []


def state_of(
    version: str, desk: Desk, judge: Judge, folio: Folio, pending: Sequence[Offer], foreseen: Sequence[Problem] | None = None
) -> State:
    """Judge the files as they are, unless the verdict was ``foreseen``, and line up what waits."""
    found = judge.problems(folio) if foreseen is None else foreseen
    problems = tuple(sorted(found, key=lambda p: (p.location, p.code, p.message)))
    now = judge.standing(folio)
    then = judge.standing(folio, [o.record for o in pending if o.record is not None]) if pending else now
    owners = {at: record for at, problem in enumerate(problems) if (record := _owner(problem, folio)) is not None}
    queue = tuple(_queue(desk, now, then, pending, [owners[at] for at in owners if problems[at].severity == "error"]))
    return State(version, folio, problems, now, then, tuple(pending), queue, owners)


def _queue(desk: Desk, now: Standing | None, then: Standing | None, pending: Sequence[Offer], faulty: Sequence[Record]) -> Iterator[Entry]:
    """Faults first, then proposals and open things in the order of the text."""
    for record in {record.location: record for record in faulty}.values():
        place = place_of(now, record) if now else None
        yield Entry(row_name(record, desk), "fault", place, record=record)
    opened = [item for item, state in then.account.states if state == "open" and item.what not in desk.limits.unpromised] if then else []
    for offer in in_order(pending, desk.schemas):
        while opened and opened[0].start < offer.at:
            yield _open(opened.pop(0))
        place = place_of(then, offer.record) if then and offer.record else None
        yield Entry(f"p:{offer.name}", "proposal", place or offer.place, offer=offer)
    for item in opened:
        yield _open(item)


def _open(item: Item) -> Entry:
    return Entry(item_name(item), "open", (item.start, item.end), item=item)


def item_name(item: Item) -> str:
    """The key of a thing of the text."""
    return f"i:{item.start}-{item.end}-{item.what}"


def row_name(record: Record, desk: Desk) -> str:
    """The key of a row that is there."""
    return f"r:{record.table}:{desk.key_of(record.table, record.values)}"


def _owner(problem: Problem, folio: Folio) -> Record | None:
    """The record in whose lines a problem is."""
    records = (r for r in folio.records if r.location.path == problem.location.path)
    before = (r for r in records if r.location.line <= problem.location.line)
    return max(before, key=lambda r: r.location.line, default=None)


def place_of(standing: Standing, record: Record) -> Span | None:
    """The words that a record is about: its numeral or verb, else its name, else its quote."""
    placed = standing.by_location.get(record.location)
    return span_of(placed, standing) if placed is not None else None


def span_of(placed: Placed, standing: Standing) -> Span | None:
    """The same of a record that has been placed."""
    if placed.focus is not None:
        return placed.focus
    named = {name: span for name, _, span in placed.located(standing.reading) if placed.schema[name].names_row}
    return next(iter(named.values()), None) or placed.places.get("")


def _settled_by(state: State, offer: Offer) -> list[Item]:
    """The open things in the words of a proposal that it would settle."""
    if state.now is None or state.then is None or offer.place is None:
        return []
    left = {item for item, what in state.then.account.states if what == "open"}
    opened = (item for item, what in state.now.account.states if what == "open")
    return [item for item in opened if item not in left and inside((item.start, item.end), offer.place)]
