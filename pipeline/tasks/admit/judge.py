"""Every proposal judged: by itself, against the rows that are there, against each other, and all admitted ones together."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Problem, Record
from pipeline.proposals.model import Proposal, as_object
from pipeline.schema.marks import label_columns
from pipeline.tasks.admit.bench import Bench
from pipeline.tasks.admit.decision import Decision
from pipeline.tasks.admit.doubts import Rows, doubts
from pipeline.tasks.admit.placing import Candidate, by_location, candidates
from pipeline.tasks.admit.rounds import MOST_RIVALS, Key, claims, judge_round, key_of, levels, named, rounds
from pipeline.text.reading import fold

LACKING = "value-required"
"""A row that lacks a column is not wrong: a person adds what it lacks (a translation, the code of a unit), and decides."""
CHUNK = 400
"""So many rows are anchored at once before they are judged in rounds: what their own quotes do not show is found cheaply."""


def judge(proposals: Sequence[Proposal], bench: Bench, *, looked: bool = False) -> list[Decision]:
    """A decision for every proposal, in their order; ``looked``: a person has read them, and answers for what no machine can check."""
    found = candidates(proposals, bench)
    _refuse_repeated(found)
    _refuse_by_themselves(found, bench)
    records = [c for c in found if c.record is not None]
    others = [c for c in records if not _waives(c, bench)]
    crowded: list[Candidate] = []
    for level in levels(others, bench.schemas):
        made, left = rounds([c for c in level if c.fine], named(found, bench.schemas), bench.schemas)
        crowded += left
        for one in made:
            judge_round(one, bench)
    crowded += _judge_waivers([c for c in records if c.fine and _waives(c, bench)], [c for c in others if c.fine], bench)
    return _decided(found, {c.number for c in crowded}, bench, looked=looked)


def _waives(candidate: Candidate, bench: Bench) -> bool:
    return bench.schemas[candidate.row.table].focus == "waived"


def _refuse_repeated(found: list[Candidate]) -> None:
    """A proposal that says word for word what one before it says is one proposal."""
    first: dict[str, Candidate] = {}
    for candidate in found:
        if not candidate.fine:
            continue
        said = {k: v for k, v in as_object(candidate.proposal).items() if k not in ("proposer", "confidence", "article_id")}
        other = first.setdefault(json.dumps(said, sort_keys=True, default=str), candidate)
        if other is not candidate:
            message = f"it says what {other.proposal.location} says"
            candidate.refuse([Problem("proposal-repeated", candidate.proposal.location, message, "nothing is lost: that one is judged")])


def _refuse_by_themselves(found: list[Candidate], bench: Bench) -> None:
    fine = [c for c in found if c.fine]
    for start in range(0, len(fine), CHUNK):
        part = fine[start : start + CHUNK]
        wrong = by_location(bench.by_themselves([c.row for c in part]))
        for candidate in part:
            told = wrong.get(candidate.proposal.location, [])
            if all(p.code == LACKING for p in told):
                candidate.lacks = tuple(replace(p, severity="warning") for p in told)
            else:
                candidate.refuse(told)


def _judge_waivers(waivers: list[Candidate], others: list[Candidate], bench: Bench) -> list[Candidate]:
    """Waivers hold with the rows beside them: a number is repeated where another has a row. What is in too many's way comes back."""
    beside: list[Record] = []
    owned: set[Hashable] = set()
    for candidate in others:
        own = claims(candidate, bench.schemas)
        if not owned & set(own):
            owned |= set(own)
            beside.append(candidate.row)
    made, left = rounds(waivers, {}, bench.schemas)
    for one in made:
        judge_round(one, bench, beside)
    return left


def _decided(found: list[Candidate], crowded: set[int], bench: Bench, *, looked: bool) -> list[Decision]:
    """Refused for what is wrong; to look at for rivals and doubts; admitted where all rows that are left hold together."""
    fine = [c for c in found if c.fine]
    reasons: dict[int, list[Problem]] = {c.number: [*c.lacks] for c in fine}
    for number, problem in _rivals(fine, bench):
        reasons[number].append(problem)
    known = {key_of(r, bench.schemas): r for r in (*bench.transcription.records, *bench.shared)}
    alone = Rows(known, lambda key: True, bench.reading.language)
    for candidate in fine:
        if candidate.number in crowded:
            message = f"more than {MOST_RIVALS} proposals are in each other's way; this one was not judged by the rules"
            reasons[candidate.number].append(_rival(candidate, message, "decide of the others first; then admit it again"))
        reasons[candidate.number] += doubts(candidate.row, bench.schemas, alone, candidate.proposal.location, looked=looked)
    _settle_references(fine, reasons, known, bench, looked=looked)
    _together([c for c in fine if not reasons[c.number]], reasons, bench)
    _settle_references(fine, reasons, known, bench, looked=looked)
    return [_decision(c, reasons.get(c.number, []), bench) for c in found]


def _settle_references(
    fine: list[Candidate], reasons: dict[int, list[Problem]], known: dict[Key, Record], bench: Bench, *, looked: bool
) -> None:
    """A row that refers to a proposal waits for that one; until nothing changes, since rows refer to rows that refer."""
    firsts = {k: c for k, c in named(fine, bench.schemas).items() if k not in known}
    records = {k: c.row for k, c in firsts.items()}
    while True:
        settled = {k: not reasons[c.number] for k, c in firsts.items()}
        rows = Rows({**records, **known}, lambda key, settled=settled: settled.get(key, True), bench.reading.language)  # type: ignore[misc]
        changed = False
        for candidate in fine:
            found = doubts(candidate.row, bench.schemas, rows, candidate.proposal.location, looked=looked)
            told = [p for p in found if p.code == "reference-unshown"]
            kept = [p for p in reasons[candidate.number] if p.code != "reference-unshown"]
            changed |= bool(reasons[candidate.number]) != bool(kept or told)
            reasons[candidate.number] = kept + told
        if not changed:
            return


def _rivals(fine: list[Candidate], bench: Bench) -> Iterator[tuple[int, Problem]]:
    """Proposals for one number, verb, id or name, and those for what a row is named already."""
    owners: dict[Hashable, list[Candidate]] = {}
    names = {key: r for r in bench.transcription.records for key in [_name(r, bench)] if key is not None}
    for candidate in fine:
        own = claims(candidate, bench.schemas)
        name = _name(candidate.row, bench)
        if name is not None:
            own.append(name)
            if name in names:
                message = f"{names[name].location} is a row of {candidate.row.table} that is named so"
                yield candidate.number, _rival(candidate, message, "see whether it is the same; if so, drop the proposal")
        for claim in own:
            owners.setdefault(claim, []).append(candidate)
    for claimants in owners.values():
        for candidate in claimants if len(claimants) > 1 else ():
            others = [str(c.proposal.location) for c in claimants[:4] if c is not candidate][:3]
            more = f" and {len(claimants) - 1 - len(others)} more" if len(claimants) > 4 else ""
            message = f"{', '.join(others)}{more} is proposed for the same number, words or name"
            yield candidate.number, _rival(candidate, message, "decide which of them holds")


def _rival(candidate: Candidate, message: str, hint: str) -> Problem:
    return Problem("proposal-rival", candidate.proposal.location, message, hint, "warning")


def _name(record: Record, bench: Bench) -> Hashable:
    """What a row names itself by: of tables whose rows are things, not statements."""
    schema = bench.schemas[record.table]
    column = next((c for c in label_columns(schema)[:1] if schema[c].names_row or schema[c].semantics in ("name", "person")), None)
    column = column or next((f.name for f in schema.fields if f.names_row), None)
    value = record.values.get(column) if column else None
    return None if value is None or schema.source != "article" else ("name", record.table, fold(str(value), bench.reading.language))


def _together(admitted: list[Candidate], reasons: dict[int, list[Problem]], bench: Bench) -> None:
    """All admitted rows at once, as they would be written; those with which the others would not hold are left for a person."""
    accepted: list[Record] = []

    def take(part: list[Candidate], brings: Callable[[Sequence[Record]], list[Problem]]) -> None:
        rows = [c.row for c in part]
        problems = [p for p in brings([*accepted, *rows]) if p.severity == "error"] if rows else []
        if not problems:
            accepted.extend(rows)
        elif len(part) == 1:
            hint = "decide of the others first; then admit it again"
            told = f"with the rows before it: {problems[0].code} {problems[0].message}"
            reasons[part[0].number].append(Problem("proposal-together", part[0].proposal.location, told, hint, "warning"))
        else:
            middle = len(part) // 2
            take(part[:middle], brings)
            take(part[middle:], brings)

    take(sorted(admitted, key=lambda c: _waives(c, bench)), bench.brings_by_rules)
    left = [c for c in admitted if not reasons[c.number]]
    accepted.clear()
    take(left, bench.brings)


def _decision(candidate: Candidate, reasons: list[Problem], bench: Bench) -> Decision:
    place = None
    if candidate.place is not None:
        place = (bench.reading.paragraph_at(candidate.place[0]), *bench.reading.span(*candidate.place))
    if not candidate.fine:
        return Decision(candidate.proposal, "refused", tuple(dict.fromkeys(candidate.problems)), None, "", place)
    _, row = key_of(candidate.row, bench.schemas)
    return Decision(candidate.proposal, "look" if reasons else "admitted", tuple(dict.fromkeys(reasons)), candidate.row, row, place)
