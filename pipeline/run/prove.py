"""The unit of work: prove a batch of articles clean, and turn them into Arrow tables.

A proof says yes or no. Whatever is wrong with an article is explained elsewhere (`pipeline.run.inspection`), by the same functions, with
the place of every fault: the fast path never speaks, so the two cannot disagree in words.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.checks.registry import run_rules
from pipeline.languages.effect import NO_WORDS, OwnWords, use
from pipeline.model import Problem, Row, Schemas, Table, TableSchema, Transcription
from pipeline.run.inputs import ArticleFolder, read_folder
from pipeline.run.memory import AFRESH, Afresh
from pipeline.schema.arrow import to_arrow
from pipeline.text.articles import read_article
from pipeline.transcription.anchoring import AnchoredArticle
from pipeline.transcription.assemble import AssembledArticle, gather
from pipeline.transcription.followed import followed
from pipeline.transcription.limits import LIMITS, Limits

if TYPE_CHECKING:
    import pyarrow as pa

Reference = tuple[str, str]
SharedRows = Mapping[str, Mapping[str, Row]]
"""Rows of shared tables, by table and key."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every batch needs: schemas, the rows of shared tables by key, where article texts lie, by SHA-256 and by name.

    ``hashes`` are those of the shared rows.
    """

    root: Path
    schemas: Schemas
    shared: SharedRows
    known_names: frozenset[str]
    texts: Mapping[str, Path]
    text_names: frozenset[str]
    limits: Limits = LIMITS
    words: OwnWords = NO_WORDS
    hashes: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)

    def folder(self, article: str) -> Path:
        """The folder of an article."""
        return self.root / "sources" / article

    def read(self, article: str) -> ArticleFolder:
        """Read the folder of an article; raises ``OSError`` where something in it cannot be read."""
        return read_folder(self.folder(article), self.texts, self.text_names)


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of a clean article besides its rows: how it was verified, its lock, the rows of other articles it refers to.

    ``sha256`` is the hash of its text, ``digest`` that of its transcription; ``uses`` are the keys of the shared rows that it leads to, by
    table.
    """

    verified: bool
    lock: str | None
    references: tuple[Reference, ...]
    digest: str
    sha256: str
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of a batch: the clean articles and their tables, or the names of those that are not proved clean.

    ``uses`` are the keys of the shared rows that it rests on, by table: of the others nothing was looked at.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    unclean: tuple[str, ...] = ()
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@contextmanager
def _without_collector() -> Iterator[None]:
    """All that a batch makes lives until its end, and nothing of it in circles: to look for circles meanwhile takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_without_collector()
def prove(names: Iterable[str], context: Context, steps: Afresh = AFRESH) -> Proof:
    """Prove a batch of articles: read, anchor and assemble each alone, then check and judge the tables of all together.

    Where one is not clean, those that refer to other articles are not proved either: nobody follows their references. ``steps`` may
    remember what came of each article, for who explains afterwards what is wrong.
    """
    with use(context.words):
        return _prove(names, replace(context, schemas=steps.begin(context.schemas, context.limits, context.words)), steps)


def _prove(names: Iterable[str], context: Context, steps: Afresh) -> Proof:
    articles: dict[str, Article] = {}
    assembled: list[AssembledArticle] = []
    unclean: list[str] = []
    used: dict[str, dict[str, Row]] = {name: {} for name in context.shared}
    for article_id in names:
        proved = _prove_article(context.folder(article_id), context, steps)
        if proved is None:
            unclean.append(article_id)
        else:
            articles[article_id] = proved[0]
            assembled.append(proved[1])
            for name, rows in proved[2].items():
                used[name].update(rows)
    context = replace(context, shared={name: dict(sorted(rows.items())) for name, rows in used.items()})
    shared = {name: {key: row.values for key, row in rows.items()} for name, rows in context.shared.items()}
    of = " ".join(articles)
    stater = steps.stater(context.schemas, shared, context.limits, of)
    assembled = [steps.state(article, stater, of) for article in assembled]
    gathered = gather(assembled, (), context.schemas)
    tables = {name: t for name, t in followed(gathered, context.shared).items() if t.schema.source != "shared"}
    if _leads_out(assembled, context) or _breaks_rules(gathered, context.shared, context):
        unclean += [a.article_id for a in assembled if _breaks_rules_alone(a, context)]
    columns = {name: to_arrow(table) for name, table in tables.items()}
    judged = (steps.judge(table, columns[key], of) for key, table in tables.items())
    unclean += sorted({name for typed, computed, _ in judged for name in _ill_typed(typed + computed)} - set(unclean))
    if unclean:
        doubtful = {name for name, article in articles.items() if article.references}
        return Proof(unclean=tuple(sorted(doubtful.union(unclean))))
    return Proof(articles, columns, uses={name: tuple(rows) for name, rows in context.shared.items()})


def _ill_typed(refused: Iterable[Problem]) -> set[str]:
    """The articles with a cell that its schema refuses; what several share is for the survey to see, which has them all."""
    return {p.location.path.split("/")[1] for p in refused if p.code != "value-unique"}


def _prove_article(folder: Path, context: Context, steps: Afresh) -> tuple[Article, AssembledArticle, SharedRows] | None:
    """What is known of an article, its rows but for those of facts, and the shared rows that they lead to; nothing if it is not clean."""
    transcription, problems = steps.read(folder, context.root, context.schemas)
    if problems or not transcription.usable:
        return None
    anchored = _anchored(transcription, context, steps)
    if anchored is None:
        return None
    rows, problems = steps.assemble(transcription, anchored, context.schemas)
    if problems:
        return None
    borrowed = _borrowed(rows.rows, context)
    if borrowed is None:
        return None
    lock, digest = steps.seal(transcription, anchored, context.schemas)
    uses = {name: tuple(sorted(rows)) for name, rows in borrowed.shared.items()}
    known = Article(anchored.verified, lock, borrowed.elsewhere, digest, transcription.sha256, uses)
    return known, rows, borrowed.shared


def _anchored(transcription: Transcription, context: Context, steps: Afresh) -> AnchoredArticle | None:
    path = context.texts.get(transcription.sha256)
    anchored: AnchoredArticle | None
    problems: list[Problem]
    if path is None:
        if transcription.article.values.get("file_name") in context.text_names:
            return None
        anchored, problems = steps.unlock(transcription, context.root, context.schemas, context.limits)
    else:
        article = read_article(path)
        if isinstance(article, Problem):
            return None
        anchored, problems = steps.anchor(transcription, article, context.schemas, context.known_names, context.limits)
    return None if problems else anchored


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What tables refer to outside themselves: the rows of shared tables, and the rows of other articles."""

    shared: SharedRows
    elsewhere: tuple[Reference, ...]


def _borrowed(tables: Mapping[str, Sequence[Row]], context: Context) -> Borrowed | None:
    """The shared rows that the rows of tables refer to, those rows' own references followed; nothing where a shared row is missing.

    Rows that the program makes refer to the rows they were made of, in tables from which nothing leads to shared rows.
    """
    borrowed: dict[str, dict[str, Row]] = {name: {} for name in context.shared}
    wanted: dict[str, set[Any]] = {name: set() for name in context.schemas}
    for name, rows in tables.items():
        schema = context.schemas[name]
        if name not in borrowed and (schema.source != "computed" or any(to in borrowed for _, to in schema.references)):
            for resource, value in _references(schema, rows):
                wanted[resource] |= value
    elsewhere = [
        (resource, value)
        for resource, values in wanted.items()
        if resource not in borrowed and values
        for value in values.difference(_keys(context.schemas[resource], tables[resource]))
    ]
    waiting = [(resource, value) for resource in borrowed for value in wanted[resource]]
    while waiting:
        resource, value = waiting.pop()
        if value not in borrowed[resource]:
            found = context.shared[resource].get(value)
            if found is None:
                return None
            borrowed[resource][value] = found
            waiting += [(other, one) for other, more in _references(context.schemas[resource], [found]) for one in more]
    return Borrowed(borrowed, tuple(sorted(elsewhere)))


def _keys(schema: TableSchema, rows: Sequence[Row]) -> list[Any]:
    return [row.values.get(schema.primary_key[0]) for row in rows]


def _references(schema: TableSchema, rows: Sequence[Row]) -> Iterator[tuple[str, set[Any]]]:
    """What the rows of a table refer to, column by column: the table, and the keys."""
    values = [row.values for row in rows]
    for column, resource in schema.references if rows else ():
        if column != "article_id":
            found = [value[column] for value in values if column in value]
            yield resource, set(chain.from_iterable(found) if schema[column].type == "list" else found)


def _breaks_rules(tables: Mapping[str, Table], shared: SharedRows, context: Context) -> bool:
    """Whether a rule finds anything in the tables of some articles together with the shared rows that they refer to.

    References are followed elsewhere: to shared rows when they are borrowed, to other articles once all articles are there.
    """
    known = {name: Table(context.schemas[name], tuple(rows.values())) for name, rows in shared.items()}
    return bool(run_rules({**tables, **known}, but=frozenset(["reference-dangling"])))


def _leads_out(articles: Iterable[AssembledArticle], context: Context) -> bool:
    """Whether a fact, which is stated once the shared rows are borrowed, refers to another shared row."""
    facts = [row for article in articles for row in article.rows.get("facts", ())]
    led = _references(context.schemas["facts"], facts) if facts else ()
    return any(resource in context.shared and not value <= context.shared[resource].keys() for resource, value in led)


def _breaks_rules_alone(article: AssembledArticle, context: Context) -> bool:
    """The same for one article."""
    borrowed = _borrowed(article.rows, context)
    return borrowed is None or _breaks_rules(gather([article], (), context.schemas), borrowed.shared, context)
