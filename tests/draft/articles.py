"""Drafts of a few fictional sentences, with the dataset's own tables."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import Article, Layout, Location, Record, Schemas, Transcription
from pipeline.proposals.model import Proposal
from pipeline.schema.load import load_schemas
from pipeline.tasks.draft.run import Draft, draft

ROOT = Path(__file__).parents[2]


@cache
def tables() -> Schemas:
    schemas, problems = load_schemas(ROOT / "schemas", ROOT)
    assert problems == []
    return schemas


def transcription(text: str, *records: Record) -> tuple[Article, Transcription]:
    article = Article(hashlib.sha256(text.encode()).hexdigest(), text, Path("fog.txt"))
    values = {"article_id": "fog", "sha256": article.sha256, "context_date": "2031-05-13"}
    record = Record("articles", values, Location("sources/fog/article.yaml"))
    return article, Transcription("fog", record, Layout("line"), records, Path("sources/fog"))


def draft_of(text: str, *records: Record, shared: tuple[Record, ...] = ()) -> Draft:
    return draft(*transcription(text, *records), tables(), shared)


def drafted(text: str, table: str, *records: Record, shared: tuple[Record, ...] = ()) -> list[Proposal]:
    """The proposals of one table."""
    return [p for p in draft_of(text, *records, shared=shared).proposals if p.table == table]


def values_of(text: str, table: str, *columns: str, shared: tuple[Record, ...] = ()) -> list[Any]:
    """The values of some columns in the rows of one table; of one column the bare values."""
    rows = [tuple(p.values.get(c) for c in columns) for p in drafted(text, table, shared=shared)]
    return [row[0] for row in rows] if len(columns) == 1 else rows


def row(table: str, **values: Any) -> Record:
    """A row of a shared table."""
    return Record(table, values, Location(f"sources/{table}.yaml", 1, 1))
