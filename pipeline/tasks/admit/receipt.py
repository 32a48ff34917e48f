"""The receipt of an admission: what was decided of which bytes and why, in canonical JSON (RFC 8785), so that it can be derived again."""

from __future__ import annotations

from typing import Any

from pipeline import __version__
from pipeline.model import Problem
from pipeline.tasks.admit.decision import Decision, count
from pipeline.tasks.admit.run import Admission, brought
from pipeline.transcription.anchoring import TEXT_RULES

FORM = "admit 1"
"""The form of receipts; another one means other keys."""


def receipt(admission: Admission) -> bytes:
    """The receipt as canonical JSON in UTF-8: the same of the same inputs, byte for byte, wherever and whenever."""
    import rfc8785

    return rfc8785.dumps(as_object(admission))


def as_object(admission: Admission) -> dict[str, Any]:
    """The receipt as a JSON value: digests of all inputs, decisions with codes and reasons."""
    return {
        "receipt": FORM,
        "program": {"version": __version__, "text_rules": TEXT_RULES, "plugins": brought()},
        "article": {"article_id": admission.article_id, "sha256": admission.sha256},
        "options": {"table": admission.options.table, "from": admission.options.form, "looked": admission.options.looked},
        "inputs": {i.shown: i.digest() for i in admission.inputs},
        "proposals": [{"path": s.input.shown, "reader": s.reader, **s.input.digest()} for s in admission.sources],
        "unread": [_problem(p) for p in admission.unread],
        "decisions": [_decision(d) for d in admission.decisions],
        "summary": {**count(admission.decisions), "unread": len(admission.unread)},
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        **decision.proposal.location._asdict(),
        "table": visible(decision.proposal.table)[:60],
        "row": decision.row,
        "outcome": decision.outcome,
        "place": list(decision.place) if decision.place else None,
        "reasons": [{"code": r.code, "message": visible(r.message)} for r in decision.reasons],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {**problem.location._asdict(), "code": problem.code, "message": visible(problem.message)}


def visible(text: str) -> str:
    """Text that UTF-8 can hold: half a character (a lone surrogate) is escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
