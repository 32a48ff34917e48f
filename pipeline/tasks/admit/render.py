"""What was decided, in lines for a person; and the proposals that wait for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.proposals.model import Evidence, Proposal, as_line
from pipeline.tasks.admit.decision import OUTCOMES, WORDS, Decision, count
from pipeline.tasks.admit.run import Admission


def lines(admission: Admission) -> Iterator[str]:
    """The admitted rows, one line each."""
    for decision in admission.decisions:
        if decision.outcome == "admitted":
            yield f"{decision.proposal.location}: admitted {decision.proposal.table} {decision.row}"


def summary(admission: Admission, written: list[str], *, dry_run: bool) -> str:
    """How many have each outcome, and what was written."""
    counts = count(admission.decisions)
    told = ", ".join(f"{counts[outcome]} {WORDS[outcome]}" for outcome in OUTCOMES)
    unread = f"; {len(admission.unread)} could not be read" if admission.unread else ""
    total = len(admission.decisions)
    wrote = f"; wrote {', '.join(written)}" if written else "; nothing was written" if not dry_run else "; a dry run writes nothing"
    return f"{total} proposal{'' if total == 1 else 's'}: {told}{unread}{wrote}"


def rest_lines(admission: Admission) -> str:
    """What is to be looked at as our own JSON Lines, with the ids and places that the program knows."""
    return "".join(f"{as_line(filled(d))}\n" for d in admission.decisions if d.outcome == "look")


def filled(decision: Decision) -> Proposal:
    """A proposal with its id, paragraph and place."""
    record = decision.record
    assert record is not None
    paragraph, start, end = decision.place or (None, None, None)
    quote = record.quote
    return replace(
        decision.proposal,
        values=dict(record.values),
        quote=quote.exact if quote else None,
        paragraph=quote.paragraph if quote and quote.paragraph else paragraph,
        char_start=start,
        char_end=end,
        evidence={name: Evidence.of(citation) for name, citation in record.citations.items()},
    )
