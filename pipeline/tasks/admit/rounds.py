"""Rounds: proposals that are judged together because none stands in another's way.

Each is judged as one row added to the article. Two that claim one number, or one id, would be told of each other, so they are put into
different rounds; a row that refers to another proposal is judged with that one beside it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Problem, Record, Schemas
from pipeline.tasks.admit.bench import Bench
from pipeline.tasks.admit.placing import Candidate, by_location

Key = tuple[str, str]
"""Table and id of a row."""
MOST_RIVALS = 50
"""So many proposals for one number, verb or id are judged by the rules; more are rivals all the same, and a person decides."""
LARGEST = 400
"""So many proposals are judged in one round."""
FARTHEST = 30
"""So many rows are followed from one that refers to the next."""


@dataclass(slots=True)
class Round:
    """Candidates that are judged at once, and those beside them that they refer to."""

    members: list[Candidate] = field(default_factory=list)
    beside: dict[int, Candidate] = field(default_factory=dict)
    owners: dict[Hashable, int] = field(default_factory=dict)


def key_of(record: Record, schemas: Schemas) -> Key:
    """Table and id of a record."""
    return record.table, str(record.values.get(schemas[record.table].primary_key[-1]))


def references(record: Record, schemas: Schemas) -> Iterator[tuple[str, Key]]:
    """The columns of a record that refer to a row, with that row."""
    for key in schemas[record.table].foreign_keys:
        value = record.values.get(key.fields[0])
        if len(key.fields) == 1 and value is not None and schemas[key.resource].source in ("article", "shared"):
            yield key.fields[0], (key.resource, str(value))


def claims(candidate: Candidate, schemas: Schemas) -> list[Hashable]:
    """What no other row may have with it: its id, its number or verb, the words it waives."""
    record, placed = candidate.row, candidate.placed
    found: list[Hashable] = [("id", key_of(record, schemas)[1])]
    if placed is not None and placed.focus is not None and (placed.counts_number or placed.counts_speaker):
        found.append(("number" if placed.counts_number else "speaker", placed.focus))
    if schemas[record.table].focus == "waived" and candidate.place is not None:
        found.append(("waived", candidate.place, record.values.get("what")))
    return found


def levels(found: Sequence[Candidate], schemas: Schemas) -> list[list[Candidate]]:
    """The candidates table by table, in an order in which whatever one refers to comes before it."""
    firsts = named(found, schemas)
    depth: dict[int, int] = {}

    def deep(candidate: Candidate, above: frozenset[int]) -> int:
        if candidate.number not in depth:
            under = [c for c in refers(candidate, firsts, schemas) if c.number not in above | {candidate.number}]
            depth[candidate.number] = 1 + max((deep(c, above | {candidate.number}) for c in under if len(above) < FARTHEST), default=0)
        return depth[candidate.number]

    order = {name: number for number, name in enumerate(schemas)}
    groups: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        groups.setdefault((deep(candidate, frozenset()), order[candidate.row.table]), []).append(candidate)
    return [groups[key] for key in sorted(groups)]


def named(found: Iterable[Candidate], schemas: Schemas) -> dict[Key, Candidate]:
    """The first candidate under each id, of those with which nothing is wrong."""
    firsts: dict[Key, Candidate] = {}
    for candidate in found:
        if candidate.fine:
            firsts.setdefault(key_of(candidate.row, schemas), candidate)
    return firsts


def refers(candidate: Candidate, firsts: Mapping[Key, Candidate], schemas: Schemas) -> list[Candidate]:
    """The candidates that one refers to."""
    return [firsts[key] for _, key in references(candidate.row, schemas) if key in firsts and firsts[key] is not candidate]


def rounds(members: Sequence[Candidate], firsts: Mapping[Key, Candidate], schemas: Schemas) -> tuple[list[Round], list[Candidate]]:
    """As few rounds as it takes, each candidate in the first where nothing is in its way; and those that are in the way of too many."""
    found: list[Round] = []
    left: list[Candidate] = []
    full = 0
    for candidate in members:
        beside = _closure(candidate, firsts, schemas)
        wanted = {claim: c.number for c in (*beside.values(), candidate) for claim in claims(c, schemas)}
        at = next((r for r in found[full:] if all(r.owners.get(k, n) == n for k, n in wanted.items())), None)
        if at is None and len(found) - full >= MOST_RIVALS:
            left.append(candidate)
            continue
        if at is None:
            at = Round()
            found.append(at)
        at.members.append(candidate)
        at.beside |= beside
        at.owners |= wanted
        while full < len(found) and len(found[full].members) >= LARGEST:
            full += 1
    return found, left


def _closure(candidate: Candidate, firsts: Mapping[Key, Candidate], schemas: Schemas) -> dict[int, Candidate]:
    """Whatever a candidate refers to, and what that refers to, of what is fine so far."""
    beside: dict[int, Candidate] = {}
    open_ = refers(candidate, firsts, schemas)
    while open_ and len(beside) < FARTHEST:
        one = open_.pop()
        if one.number not in beside and one is not candidate and one.fine:
            beside[one.number] = one
            open_ += refers(one, firsts, schemas)
    return beside


def judge_round(one: Round, bench: Bench, beside: Sequence[Record] = ()) -> None:
    """Refuse whatever members of a round a build would not take; ``beside`` are rows that are there already, so to speak."""
    members = one.members
    while members:
        support = [c.row for c in one.beside.values() if c not in members]
        rows = [*beside, *support, *(c.row for c in members)]
        problems = bench.brings_by_rules(rows)
        wrong = by_location(problems)
        failed = [c for c in members if any(p.severity == "error" for p in wrong.get(c.proposal.location, []))]
        for candidate in failed:
            candidate.refuse([p for p in wrong[candidate.proposal.location] if p.severity == "error"])
        members = [c for c in members if c not in failed]
        if not failed:
            own = {row.location for row in rows}
            _blame(members, [*beside, *support], {p for p in problems if p.location not in own and p.severity == "error"}, bench)
            return


def _blame(members: Sequence[Candidate], beside: list[Record], told: set[Problem], bench: Bench) -> None:
    """Find whose presence makes a build complain of another row, or of the article as a whole, by halves."""
    if not told or not members:
        return
    if len(members) == 1:
        members[0].refuse(sorted(told, key=str))
        return
    middle = len(members) // 2
    for half in (members[:middle], members[middle:]):
        rows = [*beside, *(c.row for c in half)]
        own = {row.location for row in rows}
        _blame(half, beside, {p for p in bench.brings_by_rules(rows) if p.location not in own and p.severity == "error"}, bench)
