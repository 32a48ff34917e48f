"""A draft written into the files of an article: rows behind those that are there, all files or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.model import Problem, Schemas
from pipeline.proposals.model import Proposal
from pipeline.run.inspection import Project
from pipeline.tasks.draft.run import Draft
from pipeline.tasks.update.write import put_in_place
from pipeline.transcription.rows_file import with_rows
from pipeline.transcription.sources import Sources


def write_rows(project: Project, sources: Sources, schemas: Schemas, article_id: str, draft: Draft) -> list[str] | Problem:
    """Write the rows of a draft; returns the files written, relative to the project, or why none was."""
    folder = next(t.folder for t in sources.transcriptions if t.article_id == article_id)
    texts: dict[Path, str] = {}
    for table, rows in _by_table(draft, schemas).items():
        path = (folder if schemas[table].source == "article" else project.root / "sources") / f"{table}.yaml"
        shown = path.relative_to(project.root).as_posix()
        made = with_rows(path.read_text(encoding="utf-8") if path.exists() else "", shown, rows)
        if isinstance(made, Problem):
            return made
        texts[path] = made
    return put_in_place(texts, folder) or [path.relative_to(project.root).as_posix() for path in texts]


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
