"""The unit of work: prove a batch of articles clean, and turn them into Arrow tables.

A proof says yes or no. Whatever is wrong with an article is explained elsewhere (`pipeline.inspection`), by the same functions, with
the place of every fault: the fast path never speaks, so the two cannot disagree in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.assemble import AssembledArticle, assemble_article, gather
from pipeline.checks.registry import run_rules
from pipeline.model import Problem, Row, Schemas, Table, Transcription
from pipeline.schema.arrow import to_arrow
from pipeline.schema.pandera_rules import judge_table
from pipeline.text.articles import read_article
from pipeline.transcription.anchoring import AnchoredArticle, anchor_article
from pipeline.transcription.lock import read_lock, render_lock
from pipeline.transcription.sources import read_transcription

if TYPE_CHECKING:
    import pyarrow as pa

Reference = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """What every batch needs: schemas, the rows of shared tables by key, and where article texts lie, by SHA-256 and by name."""

    root: Path
    schemas: Schemas
    shared: Mapping[str, Mapping[str, Row]]
    known_names: frozenset[str]
    texts: Mapping[str, Path]
    text_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of a clean article besides its rows: how it was verified, its lock, and the rows of other articles it refers to."""

    verified: bool
    lock: str | None
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of a batch: the clean articles and their tables, or the names of those that are not clean."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    unclean: tuple[str, ...] = ()


def prove(folders: Iterable[Path], context: Context) -> Proof:
    """Prove a batch of articles: read, anchor, assemble and check each alone, judge the tables of all together."""
    articles: dict[str, Article] = {}
    assembled: list[AssembledArticle] = []
    unclean: list[str] = []
    for folder in folders:
        proved = _prove_article(folder, context)
        if proved is None:
            unclean.append(folder.name)
        else:
            articles[folder.name] = proved[0]
            assembled.append(proved[1])
    tables = {name: t for name, t in gather(assembled, (), context.schemas).items() if t.schema.source != "shared"}
    unclean += sorted({name for table in tables.values() for name in _ill_typed(table)} - set(unclean))
    if unclean:
        return Proof(unclean=tuple(unclean))
    return Proof(articles, {name: to_arrow(table) for name, table in tables.items()})


def _ill_typed(table: Table) -> set[str]:
    """The articles with a cell that its schema refuses; what several share is for the survey to see, which has them all."""
    typed, computed, _ = judge_table(table)
    return {p.location.path.split("/")[1] for p in [*typed, *computed] if p.code != "value-unique"}


def _prove_article(folder: Path, context: Context) -> tuple[Article, AssembledArticle] | None:
    transcription, problems = read_transcription(folder, context.root, context.schemas)
    if problems or not transcription.usable:
        return None
    anchored = _anchored(transcription, context)
    if anchored is None:
        return None
    rows, problems = assemble_article(transcription, anchored, context.schemas)
    if problems:
        return None
    tables = gather([rows], (), context.schemas)
    references, missing = _borrow_shared(tables, context)
    if missing or _breaks_rules(tables, references):
        return None
    lock = render_lock(transcription, anchored, context.schemas) if anchored.verified else None
    return Article(anchored.verified, lock, tuple(sorted({(t, k) for t, k, _ in references}))), rows


def _anchored(transcription: Transcription, context: Context) -> AnchoredArticle | None:
    path = context.texts.get(transcription.sha256)
    anchored: AnchoredArticle | None
    problems: list[Problem]
    if path is None:
        if transcription.article.values.get("file_name") in context.text_names:
            return None
        anchored, problems = read_lock(transcription, context.root, context.schemas)
    else:
        article = read_article(path)
        if isinstance(article, Problem):
            return None
        anchored, problems = anchor_article(transcription, article, context.schemas, context.known_names)
    return None if problems else anchored


def _borrow_shared(tables: dict[str, Table], context: Context) -> tuple[list[tuple[str, str, object]], bool]:
    """Give an article's tables the shared rows they refer to; returns references to other articles, and whether a row is missing."""
    elsewhere: list[tuple[str, str, object]] = []
    borrowed: dict[str, dict[str, Row]] = {name: {} for name in context.shared}
    waiting = [row_and_key for name, table in tables.items() if name not in borrowed for row_and_key in _references(table)]
    own = {name: {row.values.get(t.schema.primary_key[0]) for row in t.rows} for name, t in tables.items()}
    while waiting:
        resource, value, row, column = waiting.pop()
        if resource in borrowed:
            if value in borrowed[resource]:
                continue
            found = context.shared[resource].get(value)
            if found is None:
                return [], True
            borrowed[resource][value] = found
            waiting += _references(Table(context.schemas[resource], (found,)))
        elif value not in own[resource]:
            elsewhere.append((resource, value, row.where(column)))
    for name, rows in borrowed.items():
        tables[name] = Table(context.schemas[name], tuple(rows.values()))
    return elsewhere, False


def _references(table: Table) -> list[tuple[str, str, Row, str]]:
    keys = [(k.resource, k.fields[0]) for k in table.schema.foreign_keys]
    return [(resource, row.values[c], row, c) for row in table.rows for resource, c in keys if c in row.values and c != "article_id"]


def _breaks_rules(tables: Mapping[str, Table], elsewhere: list[tuple[str, str, object]]) -> bool:
    """Whether a rule finds anything but references to other articles, which are followed once all articles are there."""
    places = {place for _, _, place in elsewhere}
    return any(p.code != "reference-dangling" or p.location not in places for p in run_rules(tables))
