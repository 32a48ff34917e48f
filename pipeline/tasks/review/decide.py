"""What a decision writes: the texts of the files as they will be, or the problem that stands against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.accounting.items import Item
from pipeline.accounting.settle import evidence_of
from pipeline.accounting.waivers import NAME_REASONS, NUMBER_REASONS, SPEAKER_REASONS, fault
from pipeline.model import Location, Problem, TableSchema
from pipeline.proposals.model import Proposal, Proposer
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import REVIEWS
from pipeline.tasks.review.journal import text_of
from pipeline.tasks.review.rows import TypedRow, is_quoted, key_column, quote_at
from pipeline.tasks.review.verdict import Standing
from pipeline.transcription.nodes import Mapping as MappingNode
from pipeline.transcription.nodes import Scalar, Sequence
from pipeline.transcription.rows_file import with_row_changed, with_rows, without_row
from pipeline.transcription.yaml_reader import parse_nodes

REASONS = {"number": NUMBER_REASONS, "speaker": SPEAKER_REASONS, "name": NAME_REASONS}
EMPTY = "[]\n"
"""What a table's file without rows holds."""
DRAFT = "pipeline draft"
"""The proposer that is the program itself."""


def with_new_row(desk: Desk, table: str, row: TypedRow) -> str | Problem:
    """The text of a table's file with one row more."""
    return _text(desk.path_of(table), desk, lambda text, shown: with_rows(text, shown, [row]))


def with_other_row(desk: Desk, table: str, key: str, row: TypedRow | None) -> str | Problem:
    """The text of a table's file with a row changed, or taken out where there is none in its place."""
    path, schema = desk.path_of(table), desk.schemas[table]

    def edit(text: str, shown: str) -> str | Problem:
        found = _row(text, shown, {key_column(schema): key})
        if found is None:
            return Problem("row-unknown", Location(shown), f"there is no row {key} any more", "read the article again")
        index, _ = found
        return with_row_changed(text, shown, index, row) if row is not None else without_row(text, shown, index)

    return _text(path, desk, edit)


def _text(path: Path, desk: Desk, edit: Callable[[str, str], str | Problem]) -> str | Problem:
    shown = desk.shown(path)
    try:
        text = text_of(path)
    except (OSError, UnicodeDecodeError):
        return Problem("file-unreadable", Location(shown), "cannot be read", "check that it is UTF-8 and its permissions")
    return edit(text or EMPTY, shown)


def _row(text: str, shown: str, wanted: Mapping[str, str]) -> tuple[int, dict[str, str]] | None:
    """The number, from 0, of the row that has some values, and the texts of its cells."""
    node, _ = parse_nodes(text.encode(), Location(shown))
    for number, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        cells = item.items if isinstance(item, MappingNode) else {}
        texts = {name: cell.text for name, cell in cells.items() if isinstance(cell, Scalar)}
        if wanted.items() <= texts.items():
            return number, texts
    return None


def review_text(desk: Desk, table: str, key: str, proposal: Proposal | None, outcome: str | None) -> dict[Path, str] | Problem:
    """The text of the file of reviews with what was decided on a row; without it where there is no outcome.

    Only rows of the article that somebody proposed are entered: every other row was typed.
    """
    path = desk.folder / f"{REVIEWS}.yaml"
    if desk.schemas[table].source != "article":
        return {}
    text, shown = text_of(path) or EMPTY, desk.shown(path)
    there = _row(text, shown, {"table": table, "row": key})
    entry = review_entry(table, key, proposal, outcome) if proposal is not None and outcome is not None else None
    made: str | Problem
    if there is None:
        if entry is None:
            return {}
        made = with_rows(text, shown, [entry])
    elif outcome is None:
        made = without_row(text, shown, there[0])
    else:
        made = with_row_changed(text, shown, there[0], entry or {**there[1], "outcome": outcome})
    return made if isinstance(made, Problem) else {path: made}


def review_entry(table: str, key: str, proposal: Proposal, outcome: str) -> TypedRow:
    """Who proposed a row, and what became of it; one person has read it."""
    who = proposal.proposer or Proposer(DRAFT)
    return {
        "table": table,
        "row": key,
        "origin": "drafted" if who.name == DRAFT else "proposed",
        "proposer": who.name,
        "version": who.version,
        "prompt_sha256": who.prompt_sha256,
        "outcome": outcome,
        "readers": 1,
    }


def waiver_table(desk: Desk) -> TableSchema:
    """The table of waivers."""
    return next(s for s in desk.schemas.values() if s.focus == "waived")


def waiver_row(standing: Standing, item: Item, reason: str, key: str, schema: TableSchema) -> TypedRow:
    """The waiver of one thing: its words and no more, unless they stand more than once."""
    return {key_column(schema): key, **quote_at(standing.reading, item.start, item.end), "what": item.what, "reason": reason}


def reasons_for(standing: Standing, item: Item, known_names: frozenset[str]) -> list[str]:
    """The reasons for which a thing may be waived: of those that a machine can check, only those that hold."""
    waivers = [p for p in standing.placed if p.schema.focus == "waived"]
    evidence = evidence_of(list(standing.items), list(standing.placed), waivers, standing.reading, known_names)
    place = (item.start, item.end)
    return [reason for reason in REASONS[item.what] if fault(item, reason, place, evidence) is None]


def tables_for(desk: Desk, item: Item) -> list[str]:
    """The tables of which a row may settle a thing, the likeliest first."""
    facts = [s for s in desk.schemas.values() if is_quoted(s) and s.focus != "waived"]
    if item.what == "number":
        return [s.name for s in facts if any(f.semantics == "numeral" for f in s.fields)]
    if item.what == "speaker":
        return [s.name for s in facts if s.focus == "verb"]
    named = [s for s in facts if any(f.names_row for f in s.fields)]
    persons = [s for s in named if any(f.semantics == "person" for f in s.fields)]
    return [s.name for s in (persons if item.kind == "person" else [s for s in named if s not in persons])]
