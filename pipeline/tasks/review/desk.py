"""What a review needs of a project besides the files of its article: read once, when the review begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.languages.effect import OwnWords, use
from pipeline.model import Article, Problem, Schemas
from pipeline.run.inspection import Project, shown_from
from pipeline.schema.load import load_schemas
from pipeline.tasks.at_hand import attested, text_of, unknown_article
from pipeline.transcription.assemble import AssembledArticle
from pipeline.transcription.dataset import dataset_limits, own_words
from pipeline.transcription.limits import Limits
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import read_sources


@dataclass(frozen=True, slots=True)
class Desk:
    """A project and one article's text, with the rows of the other articles as their locks attest them."""

    project: Project
    article_id: str
    article: Article
    schemas: Schemas
    limits: Limits
    words: OwnWords
    others: tuple[AssembledArticle, ...]
    unread: frozenset[str]
    languages: frozenset[str]

    @property
    def folder(self) -> Path:
        """The folder of the article's rows."""
        return self.project.root / "sources" / self.article_id

    def path_of(self, table: str) -> Path:
        """The file that holds the rows of a table."""
        own = self.schemas[table].source == "article"
        return (self.folder if own else self.folder.parent) / f"{table}.yaml"

    def key_of(self, table: str, values: Mapping[str, Any]) -> str:
        """The id of a row; empty where it has none."""
        return str(values.get(self.schemas[table].primary_key[0]) or "")

    def shown(self, path: Path) -> str:
        """A path as problems have it."""
        return path.relative_to(self.project.root).as_posix()


def open_desk(project: Project, article_id: str) -> Desk | list[Problem]:
    """Read the project, or say why the article cannot be reviewed: schemas that do not hold, no such article, no text at hand."""
    words, faults = own_words(project.root)
    with use(words):
        desk = faults or _open(project, article_id, words)
    return [shown_from(project.root, p) for p in desk] if isinstance(desk, list) else desk


def _open(project: Project, article_id: str, words: OwnWords) -> Desk | list[Problem]:
    schemas, problems = load_schemas(project.schema_folder, project.root)
    if problems:
        return problems
    limits = dataset_limits(project.root, schemas)
    schemas = as_promised(schemas, limits)
    sources, problems = read_sources(project.root, schemas)
    known = {t.article_id: t for t in sources.transcriptions}
    if article_id not in known:
        return problems if problems and not known else [unknown_article(article_id, list(known))]
    mine = known[article_id]
    article = text_of(mine, project, f"sources/{article_id}/article.yaml")
    if isinstance(article, Problem):
        return [article]
    others = [t for t in sources.transcriptions if t is not mine]
    unread = frozenset(name for t in others for name in t.unread)
    assembled = tuple(attested(t, project.root, schemas, limits) for t in others)
    return Desk(project, article_id, article, schemas, limits, words, assembled, unread, frozenset(t.layout.language for t in others))
