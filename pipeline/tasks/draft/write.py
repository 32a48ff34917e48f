"""A draft written into the files of an article: rows behind those that are there, all files or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_text
from pipeline.model import Problem, Review, Schemas
from pipeline.proposals.model import Proposal
from pipeline.run.inspection import Project
from pipeline.tasks.draft.run import Draft
from pipeline.tasks.update.write import put_in_place
from pipeline.transcription.reviews import REVIEWS_FILE
from pipeline.transcription.reviews import as_row as as_entry
from pipeline.transcription.rows_file import with_rows
from pipeline.transcription.sources import Sources


def write_rows(project: Project, sources: Sources, schemas: Schemas, article_id: str, draft: Draft) -> list[str] | Problem:
    """Write the rows of a draft; returns the files written, relative to the project, or why none was."""
    folder = next(t.folder for t in sources.transcriptions if t.article_id == article_id)
    texts: dict[Path, str] = {}
    for table, rows in _by_table(draft, schemas).items():
        path = (folder if schemas[table].source == "article" else project.root / "sources") / f"{table}.yaml"
        shown = path.relative_to(project.root).as_posix()
        made = with_rows(read_text(path) if path.exists() else "", shown, rows)
        if isinstance(made, Problem):
            return made
        texts[path] = made
    path = folder / REVIEWS_FILE
    entries = [*map(as_entry, _reviews(draft, schemas))]
    shown = path.relative_to(project.root).as_posix()
    told = with_rows(read_text(path) if path.exists() else "", shown, entries) if entries else None
    if isinstance(told, Problem):
        return told
    if told is not None:
        texts[path] = told
    return put_in_place(texts, folder) or [path.relative_to(project.root).as_posix() for path in texts]


def _reviews(draft: Draft, schemas: Schemas) -> Iterator[Review]:
    """That nobody has read the rows yet: a person who does says so by `pipeline review`, or by hand."""
    for proposal in draft.proposals:
        schema = schemas[proposal.table]
        if schema.is_fact and proposal.proposer is not None:
            row = str(proposal.values[schema.primary_key[0]])
            who = proposal.proposer
            yield Review(proposal.table, row, "drafted", proposer=who.name, version=who.version, outcome="accepted", readers=0)


def _by_table(draft: Draft, schemas: Schemas) -> dict[str, list[Mapping[str, Any]]]:
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for proposal in draft.proposals:
        rows.setdefault(proposal.table, []).append(as_row(proposal, schemas))
    return rows


def as_row(proposal: Proposal, schemas: Schemas) -> dict[str, Any]:
    """A proposal as a row is written: its key, its quote, its values, its evidence."""
    key = schemas[proposal.table].primary_key[0]
    row: dict[str, Any] = {key: proposal.values.get(key)}
    if proposal.quote is not None:
        row["quote"] = proposal.quote
        if proposal.paragraph is not None:
            row["paragraph"] = proposal.paragraph
    row |= {name: value for name, value in proposal.values.items() if name != key and value is not None}
    if proposal.evidence:
        row["evidence"] = {name: _evidence(shown) for name, shown in proposal.evidence.items()}
    return row


def _evidence(shown: Any) -> Any:
    """A quote alone, or with its paragraph and note."""
    given = {"quote": shown.quote, "paragraph": shown.paragraph, "note": shown.note}
    given = {name: value for name, value in given.items() if value is not None}
    return shown.quote if list(given) == ["quote"] else given
