"""The articles with rows that people made: each with its text, and bare, as it was before anybody began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model import Article, Record, Schemas, Transcription
from pipeline.run.inspection import Project
from pipeline.schema.load import load_schemas
from pipeline.text.articles import find_articles
from pipeline.transcription.sources import read_sources

ROOT = Path(__file__).parents[2]
UNSEEN = ROOT / "tests" / "unseen"
KEPT_BACK = ("hongkong-daily", "trade-magazine")
"""Articles that no rule was tuned on."""


@dataclass(frozen=True)
class Case:
    """An article, its text, the project's tables, the rows people made, and the shared tables."""

    article: Article
    gold: Transcription
    schemas: Schemas
    shared: tuple[Record, ...]

    @property
    def name(self) -> str:
        """The article's id."""
        return self.gold.article_id

    @property
    def bare(self) -> Transcription:
        """The transcription with the article's own record only."""
        return replace(self.gold, records=tuple(r for r in self.gold.records if self.schemas[r.table].source != "article"))


def cases(texts: Path | None) -> Iterator[Case]:
    """The dense articles, and the dataset's own where the folder with their texts is named."""
    for folder in sorted((UNSEEN / "projects").iterdir()):
        yield from _of(Project(folder, (UNSEEN / "texts",)))
    for example in ("harbour-forum", "board-minutes"):
        yield from _of(Project(ROOT / "examples" / example, (ROOT / "examples" / example / "texts",)))
    if texts is not None:
        yield from _of(Project(ROOT, (texts,)))


def _of(project: Project) -> Iterator[Case]:
    schemas, _ = load_schemas(project.schema_folder, project.root)
    sources, _ = read_sources(project.root, schemas)
    found, _ = find_articles(project.texts, {t.sha256 for t in sources.transcriptions})
    for transcription in sources.transcriptions:
        if transcription.sha256 in found:
            yield Case(found[transcription.sha256], transcription, schemas, sources.shared)
