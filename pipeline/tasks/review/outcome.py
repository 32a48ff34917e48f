"""The kinds of decisions, and what becomes of one."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Location, Problem
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.journal import Decision

ACCEPT, MEND, REFUSE, WAIVE, ADD, CHANGE, DROP = "accept", "mend", "refuse", "waive", "add", "change", "drop"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: written or not; ``held`` are the problems it would make, ``problem`` what stands against it.

    ``entry`` is the key of what waits again once a decision was taken back.
    """

    written: bool
    row: str = ""
    entry: str = ""
    held: tuple[Problem, ...] = ()
    problem: Problem | None = None


def entry_key(decision: Decision) -> str:
    """The key of what a decision was about: a proposal, a thing of the text, or a row that was there."""
    if decision.entry:
        return decision.entry if decision.entry.startswith("i:") else f"p:{decision.entry}"
    return f"r:{decision.table}:{decision.row}"


def gone(desk: Desk, name: str) -> Outcome:
    """A decision on something that is not there any more, or not as it was."""
    where = Location(f"sources/{desk.article_id}")
    message = f"{name} is not any more what it was: the files were changed meanwhile"
    return Outcome(False, problem=Problem("review-changed", where, message, "look at it again, then decide"))
