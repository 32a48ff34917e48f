"""A draft of a registered article, or of a text that is not registered: found, read with the project's words and tables, drafted."""

from __future__ import annotations

from pathlib import Path

from pipeline.intake.layout import paragraph_break
from pipeline.languages.effect import use
from pipeline.model import Article, Layout, Location, Problem, Record, Transcription
from pipeline.run.inspection import Project
from pipeline.schema.cells import is_partial_date
from pipeline.schema.load import load_schemas
from pipeline.tasks.at_hand import text_of, unknown_article
from pipeline.tasks.draft.run import Draft, draft
from pipeline.text.articles import read_article
from pipeline.text.reading import read
from pipeline.transcription.dataset import dataset_limits, own_words
from pipeline.transcription.sources import read_sources

UNREGISTERED = "draft"
"""The id of an article that is not registered: its rows' ids begin with it."""


def draft_article(project: Project, article_id: str) -> Draft | Problem:
    """Draft what the article ``article_id`` of a project does not have yet; its text must be at hand."""
    words, faults = own_words(project.root)
    with use(words):
        schemas, problems = load_schemas(project.schema_folder, project.root)
        if problems or faults:
            return (problems or faults)[0]
        sources, problems = read_sources(project.root, schemas)
        known = {t.article_id: t for t in sources.transcriptions}
        if article_id not in known:
            return unknown_article(article_id, list(known), "register one with: pipeline new FILE")
        transcription = known[article_id]
        broken = next((p for p in problems if _concerns(p, article_id)), None)
        if not transcription.usable or transcription.unread or broken:
            return broken or Problem("article-unknown", Location(f"sources/{article_id}"), "its files cannot be read", "run pipeline check")
        article = text_of(transcription, project)
        if isinstance(article, Problem):
            return article
        _, _, unfit = read(article.text, transcription.layout)
        if unfit:
            return unfit[0]
        return draft(article, transcription, schemas, sources.shared, dataset_limits(project.root, schemas))


def _concerns(problem: Problem, article_id: str) -> bool:
    """Whether a problem lies in the article's own files, or in those of the shared tables."""
    path = problem.location.path
    return path.startswith(f"sources/{article_id}/") or (path.startswith("sources/") and path.count("/") == 1)


def draft_text(project: Project, file: Path, date: str | None) -> Draft | Problem:
    """Draft the text in a file that is not registered; ``date`` lends its year to dates without one. A project's shared tables serve."""
    words, faults = own_words(project.root)
    with use(words):
        schemas, problems = load_schemas(project.schema_folder, project.root)
        if problems or faults:
            return (problems or faults)[0]
        if date is not None and not is_partial_date(date):
            return Problem("value-date", Location("--date"), f"“{date}” is no date", "write it as 2031-05-12, 2031-05 or 2031")
        article = read_article(file)
        if isinstance(article, Problem):
            return article
        shared = read_sources(project.root, schemas, ())[0].shared if (project.root / "sources").is_dir() else ()
        limits = dataset_limits(project.root, schemas)
        return draft(article, _unregistered(article, date), schemas, shared, limits)


def _unregistered(article: Article, date: str | None) -> Transcription:
    """A transcription without rows, laid out as `pipeline new` would."""
    values = {"article_id": UNREGISTERED, "sha256": article.sha256}
    record = Record("articles", values | ({"context_date": date} if date else {}), Location(f"sources/{UNREGISTERED}/article.yaml"))
    layout = Layout("blank_line" if paragraph_break(article.text) == "blank_line" else "line")
    return Transcription(UNREGISTERED, record, layout, (), Path("sources") / UNREGISTERED)
