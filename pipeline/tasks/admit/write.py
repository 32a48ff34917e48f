"""Admitted rows written into the article's files, with who proposed them; all of them or none."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.model import Location, Problem, Review
from pipeline.proposals.model import Proposer
from pipeline.proposals.record import row_of
from pipeline.publish.faults import disk_problem
from pipeline.publish.swap import BusyError, exclusive
from pipeline.run.inspection import Project
from pipeline.tasks.admit.decision import Decision
from pipeline.tasks.admit.inputs import inputs
from pipeline.tasks.admit.run import Admission
from pipeline.tasks.update.write import put_in_place
from pipeline.transcription.reviews import REVIEWS_FILE, as_row
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
    texts: dict[Path, str] = {}
    for shown, rows in files(admission.article_id, admission.shared, admitted, readers=int(admission.options.looked)):
        text = with_rows(now[shown].decode() if shown in now else "[]\n", shown, rows)
        if isinstance(text, Problem):
            return text
        texts[project.root / shown] = text
    problem = put_in_place(texts, project.root)
    return problem or [path.relative_to(project.root).as_posix() for path in texts]


def files(
    article_id: str, shared: Container[str], admitted: Iterable[Decision], readers: int
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows to be added to each file: those of the tables, then how each of the article came about and how many read it."""
    tables: dict[str, list[dict[str, Any]]] = {}
    reviews = []
    for decision in admitted:
        if decision.record is None:
            continue
        table = decision.record.table
        name = f"sources/{table}.yaml" if table in shared else f"sources/{article_id}/{table}.yaml"
        tables.setdefault(name, []).append(row_of(decision.record))
        if table not in shared:
            reviews.append(_review(decision, readers))
    yield from tables.items()
    if reviews:
        yield f"sources/{article_id}/{REVIEWS_FILE}", reviews


def _review(decision: Decision, readers: int) -> dict[str, Any]:
    """How a row came about: proposed, by whom, taken as it was, and read by how many people."""
    who = decision.proposal.proposer or Proposer("")
    review = Review(
        decision.proposal.table, decision.row, "proposed", who.name, who.version, who.prompt_sha256, outcome="accepted", readers=readers
    )
    return as_row(review)
