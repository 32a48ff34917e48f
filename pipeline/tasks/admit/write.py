"""Admitted rows written into the article's files, with who proposed them; all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.model import Location, Problem
from pipeline.proposals.record import row_of
from pipeline.publish.faults import disk_problem
from pipeline.publish.swap import BusyError, exclusive
from pipeline.run.inspection import Project
from pipeline.tasks.admit.decision import Decision
from pipeline.tasks.admit.inputs import inputs
from pipeline.tasks.admit.run import Admission
from pipeline.tasks.update.write import put_in_place
from pipeline.transcription.reviews import REVIEWS_FILE
from pipeline.transcription.rows_file import with_rows

PATIENCE = 10.0
"""Seconds to wait for another command that writes."""


def write(project: Project, admission: Admission) -> list[str] | Problem:
    """Write the admitted rows; the files that were written, or why none was."""
    admitted = [d for d in admission.decisions if d.outcome == "admitted"]
    if not admitted:
        return []
    try:
        with exclusive(project.root, PATIENCE):
            return _write(project, admission, admitted)
    except BusyError:
        return Problem("output-busy", Location("sources"), "another command is writing here", "wait until it has ended")
    except OSError as error:
        return disk_problem(error, project.root)


def _write(project: Project, admission: Admission, admitted: list[Decision]) -> list[str] | Problem:
    now = {i.shown: i.data for i in inputs(project, admission.article_id)}
    changed = [i.shown for i in admission.inputs if now.get(i.shown) != i.data]
    if changed:
        hint = "admit again: what was judged is no longer there"
        return Problem("sources-changed", Location(changed[0]), "it was changed while the proposals were judged", hint)
    folder = project.root / "sources" / admission.article_id
    texts: dict[Path, str] = {}
    for name, rows in files(admitted):
        shown = f"sources/{admission.article_id}/{name}"
        text = with_rows(now[shown].decode() if shown in now else "[]\n", shown, rows)
        if isinstance(text, Problem):
            return text
        texts[folder / name] = text
    problem = put_in_place(texts, folder)
    return problem or [path.relative_to(project.root).as_posix() for path in texts]


def files(admitted: Iterable[Decision]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows to be added to each file of the article: those of the tables, then how each came about."""
    admitted = [d for d in admitted if d.record is not None]
    tables: dict[str, list[dict[str, Any]]] = {}
    for decision in admitted:
        assert decision.record is not None
        tables.setdefault(decision.record.table, []).append(row_of(decision.record))
    yield from ((f"{table}.yaml", rows) for table, rows in tables.items())
    if admitted:
        yield REVIEWS_FILE, [_review(d) for d in admitted]


def _review(decision: Decision) -> dict[str, Any]:
    """How a row came about: proposed, by whom, taken as it was, and read by nobody."""
    proposer = decision.proposal.proposer
    return {
        "table": decision.proposal.table,
        "row": decision.row,
        "origin": "proposed",
        "proposer": proposer.name if proposer else None,
        "version": proposer.version or None if proposer else None,
        "prompt_sha256": proposer.prompt_sha256 or None if proposer else None,
        "outcome": "accepted",
        "readers": 0,
    }
