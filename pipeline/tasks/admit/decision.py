"""What is decided of a proposal, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Problem, Record
from pipeline.proposals.model import Proposal

Outcome = Literal["admitted", "look", "refused"]
OUTCOMES: tuple[Outcome, ...] = ("admitted", "look", "refused")
WORDS = {"admitted": "admitted", "look": "to look at", "refused": "refused"}
"""How a person is told of an outcome."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal with its outcome. ``record`` is the row it makes, with its id and place; there is none where its form is wrong.

    ``reasons`` say why it was refused (errors), or why a person must look at it (warnings). ``place`` is where its quote stands:
    paragraph, and ``[start, end)`` in code points of the article's text.
    """

    proposal: Proposal
    outcome: Outcome
    reasons: tuple[Problem, ...] = ()
    record: Record | None = None
    row: str = ""
    place: tuple[int, int, int] | None = None


def count(decisions: Iterable[Decision]) -> dict[str, int]:
    """How many proposals have each outcome."""
    found = [decision.outcome for decision in decisions]
    return {outcome: found.count(outcome) for outcome in OUTCOMES}
