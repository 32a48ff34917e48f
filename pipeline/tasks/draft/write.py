"""A draft written into the files of an article: rows behind those that are there, all files or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_text
from pipeline.model import Problem, Review, Schemas
from pipeline.proposals.model import Proposal, filled
from pipeline.run.inspection import Project
from pipeline.tasks.draft.run import Draft
from pipeline.tasks.update.write import put_in_place
from pipeline.transcription.reviews import REVIEWS_FILE
from pipeline.transcription.reviews import as_row as as_entry
from pipeline.transcription.rows_file import with_rows


def write_rows(project: Project, draft: Draft) -> list[str] | Problem:
    """Write the rows of a draft, and that nobody has read them yet; returns the files written, in the project, or why none was."""
    assert draft.setting is not None
    folder = draft.setting.transcription.folder
    texts: dict[Path, str] = {}
    for path, rows in _by_file(draft, folder, draft.setting.meaning.schemas).items():
        made = with_rows(read_text(path) if path.exists() else "", path.relative_to(project.root).as_posix(), rows)
        if isinstance(made, Problem):
            return made
        texts[path] = made
    return put_in_place(texts, folder) or [path.relative_to(project.root).as_posix() for path in texts]


def _by_file(draft: Draft, folder: Path, schemas: Schemas) -> dict[Path, list[dict[str, Any]]]:
    """The rows by the file that they go to; a person who reads one says so by `pipeline review`, or by hand."""
    files: dict[Path, list[dict[str, Any]]] = {}
    for proposal in draft.proposals:
        home = folder if schemas[proposal.table].source == "article" else folder.parent
        files.setdefault(home / f"{proposal.table}.yaml", []).append(as_row(proposal, schemas))
    for proposal in draft.proposals:
        schema, who = schemas[proposal.table], proposal.proposer
        if schema.is_fact and who is not None:
            row = str(proposal.values[schema.primary_key[0]])
            review = Review(proposal.table, row, "drafted", proposer=who.name, version=who.version, outcome="accepted", readers=0)
            files.setdefault(folder / REVIEWS_FILE, []).append(as_entry(review))
    return files


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
    given = filled(shown)
    return shown.quote if list(given) == ["quote"] else given
