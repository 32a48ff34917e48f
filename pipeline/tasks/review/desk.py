"""What a review needs of a project besides the files of its article: read once, when the review begins."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pipeline.languages.effect import OwnWords, use
from pipeline.model import Article, Location, Problem, Schemas, Transcription
from pipeline.run.inspection import Project, shown_from
from pipeline.schema.load import load_schemas
from pipeline.text.articles import find_articles
from pipeline.transcription.anchoring import UNANCHORED
from pipeline.transcription.assemble import AssembledArticle, assemble_article
from pipeline.transcription.dataset import dataset_limits, own_words
from pipeline.transcription.limits import Limits
from pipeline.transcription.lock import read_lock
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

    def shown(self, path: Path) -> str:
        """A path as problems have it."""
        return path.relative_to(self.project.root).as_posix()


def open_desk(project: Project, article_id: str) -> Desk | list[Problem]:
    """Read the project, or say why the article cannot be reviewed: schemas that do not hold, no such article, no text at hand."""
    words, faults = own_words(project.root)
    if faults:
        return _shown(project, faults)
    with use(words):
        return _open(project, article_id, words)


def _open(project: Project, article_id: str, words: OwnWords) -> Desk | list[Problem]:
    schemas, problems = load_schemas(project.schema_folder, project.root)
    if problems:
        return _shown(project, problems)
    limits = dataset_limits(project.root, schemas)
    schemas = as_promised(schemas, limits)
    sources, problems = read_sources(project.root, schemas)
    mine = next((t for t in sources.transcriptions if t.article_id == article_id), None)
    if mine is None:
        return _shown(project, _unknown(article_id, [t.article_id for t in sources.transcriptions], problems))
    article = _text(project, mine)
    if isinstance(article, Problem):
        return _shown(project, [article])
    others = [t for t in sources.transcriptions if t is not mine]
    unread = frozenset(name for t in others for name in t.unread)
    assembled = tuple(_attested(t, project.root, schemas, limits) for t in others)
    return Desk(project, article_id, article, schemas, limits, words, assembled, unread, frozenset(t.layout.language for t in others))


def _attested(transcription: Transcription, root: Path, schemas: Schemas, limits: Limits) -> AssembledArticle:
    locked = read_lock(transcription, root, schemas, limits)[0] if transcription.usable else None
    return assemble_article(transcription, locked or UNANCHORED, schemas)[0]


def _unknown(article_id: str, known: list[str], problems: list[Problem]) -> list[Problem]:
    if not known and problems:
        return problems
    near = get_close_matches(article_id, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}" if known else "register it with: pipeline new FILE"
    return [Problem("article-unknown", Location("sources"), f"there is no article {article_id}", hint)]


def _text(project: Project, transcription: Transcription) -> Article | Problem:
    """The text that was transcribed, by its hash."""
    found, problems = find_articles(project.texts, {transcription.sha256})
    if transcription.sha256 in found:
        return found[transcription.sha256]
    if problems:
        return problems[0]
    where = Location(f"sources/{transcription.article_id}/article.yaml")
    return Problem("text-missing", where, f"the text of {transcription.article_id} is not at hand", "name its folder with --texts")


def _shown(project: Project, problems: list[Problem]) -> list[Problem]:
    return [shown_from(project.root, p) for p in problems]
