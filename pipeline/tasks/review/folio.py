"""The files of an article as they are at one moment, with the shared tables; also with one text changed that is not written yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem, Record, TableSchema, Transcription
from pipeline.tasks.review.desk import Desk
from pipeline.transcription.nodes import Sequence
from pipeline.transcription.plain import plain_lines
from pipeline.transcription.plain_records import plain_records
from pipeline.transcription.records import records_of
from pipeline.transcription.sources import read_sources
from pipeline.transcription.yaml_reader import parse_nodes

REVIEWS = "reviews"
"""The table, and the file beside those of an article, that says who decided on a row."""


@dataclass(frozen=True, slots=True)
class Folio:
    """The transcription as read, the shared records, what is wrong with their files, and the hashes of their bytes."""

    digests: Mapping[Path, str]
    transcription: Transcription
    shared: tuple[Record, ...]
    unread: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of the article and of the shared tables."""
        return (*self.transcription.records, *self.shared)

    def record(self, desk: Desk, table: str, key: str) -> Record | None:
        """The record of a row."""
        return next((r for r in self.records if r.table == table and desk.key_of(table, r.values) == key), None)

    def keys(self, desk: Desk) -> dict[str, set[str]]:
        """The ids that rows have, by table."""
        keys: dict[str, set[str]] = {name: set() for name in desk.schemas}
        for record in self.records:
            keys[record.table] |= {desk.key_of(record.table, record.values)} - {""}
        return keys


def files_of(desk: Desk) -> list[Path]:
    """Every file whose change matters to the review, whether it is there or not."""
    own = [desk.folder / "article.yaml", desk.folder / f"{REVIEWS}.yaml"]
    return [*own, *(desk.path_of(s.name) for s in desk.schemas.values() if s.source in ("article", "shared") and s.name != REVIEWS)]


def digests_of(desk: Desk) -> dict[Path, str]:
    """The SHA-256 of every file as it is; a file that cannot be read counts as none."""
    digests: dict[Path, str] = {}
    for path in files_of(desk):
        with suppress(OSError):
            digests[path] = hashlib.sha256(read_bytes(path)).hexdigest()
    return digests


def read_folio(desk: Desk) -> Folio:
    """Read the article's files and the shared tables anew; the other articles are not read."""
    digests = digests_of(desk)
    sources, problems = read_sources(desk.project.root, desk.schemas, frozenset([desk.article_id]))
    (transcription,) = sources.transcriptions
    return Folio(digests, transcription, sources.shared, sources.unread | desk.unread, tuple(problems))


def with_text(folio: Folio, desk: Desk, table: str, text: str) -> Folio:
    """The folio as it would be with another text in the file of one table."""
    schema = desk.schemas[table]
    shown = desk.shown(desk.path_of(table))
    records, faults, whole = records_of_text(text, shown, schema)
    problems = tuple(p for p in folio.problems if p.location.path != shown) + tuple(faults)
    unread = folio.unread - {table} if whole else folio.unread | {table}
    if schema.source == "shared":
        shared = (*(r for r in folio.shared if r.table != table), *records)
        return replace(folio, shared=shared, problems=problems, unread=unread)
    kept = (r for r in folio.transcription.records if r.table != table)
    own = folio.transcription.unread
    transcription = replace(folio.transcription, records=(*kept, *records), unread=own - {table} if whole else own | {table})
    return replace(folio, transcription=transcription, problems=problems, unread=unread)


def records_of_text(text: str, shown: str, schema: TableSchema) -> tuple[list[Record], list[Problem], bool]:
    """The records in the text of a table's file, what is wrong with it, and whether every row could be read."""
    lines = plain_lines(text)
    plain = plain_records(lines, shown, schema) if lines else None
    if plain is not None:
        return plain, [], True
    node, faults = parse_nodes(text.encode(), Location(shown))
    rows, more = records_of(node, schema)
    whole = not (faults and node is None) and len(rows) == len(node.items if isinstance(node, Sequence) else ())
    return rows, faults + more, whole
