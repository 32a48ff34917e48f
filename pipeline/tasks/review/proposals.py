"""Where the proposals of a review come from: files of any form that the program reads, or whoever proposes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.languages.effect import use
from pipeline.model import Location, Problem
from pipeline.proposals.model import Proposal
from pipeline.proposals.readers import read_proposals
from pipeline.proposals.readers.reader import Context
from pipeline.proposals.record import no_table, other_article, proposable
from pipeline.tasks.draft.run import draft
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import Folio, read_folio

Source = Callable[[Desk, Folio], Iterable[Proposal]]
"""Proposes rows of the article on a desk, which has the rows of the folio already."""
MOST_ROWS = 3_000
"""So many proposals a person may be asked to decide on."""


def from_draft(desk: Desk, folio: Folio) -> Iterable[Proposal]:
    """What the program's own readers propose for whatever is open."""
    return draft(desk.article, folio.transcription, desk.schemas, folio.shared, desk.limits).proposals


def nobody(desk: Desk, folio: Folio) -> Iterable[Proposal]:
    """No proposals: a person begins with what is open."""
    return ()


def proposals_for(desk: Desk, files: Iterable[Path], source: Source = nobody) -> tuple[list[Proposal], list[Problem]]:
    """The proposals of some files, or of ``source`` where none is named; and what cannot be taken for one."""
    files = list(files)
    if not files:
        with use(desk.words):
            return list(source(desk, read_folio(desk))), []
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    for path in files:
        _, read = read_proposals(path, str(path), Context(desk.schemas, desk.article_id, desk.article.text))
        problems += read.problems
        wrong = {place: fault for place, proposal in enumerate(read.proposals) if (fault := _misplaced(proposal, desk))}
        problems += wrong.values()
        proposals += [proposal for place, proposal in enumerate(read.proposals) if place not in wrong]
    if len(proposals) > MOST_ROWS:
        message = f"{len(proposals)} proposals are more than a person decides on, {MOST_ROWS} at most"
        problems.append(Problem("proposal-unreadable", Location(str(files[0])), message, "let `pipeline admit` judge them first"))
    return proposals, problems


def _misplaced(proposal: Proposal, desk: Desk) -> Problem | None:
    """Why a proposal is none for this article."""
    if proposal.table not in {schema.name for schema in proposable(desk.schemas)}:
        return no_table(proposal, desk.schemas)
    return other_article(proposal, desk.article_id)
