"""What of an article is at hand: the nearest where there is none of its id, its text by its hash, its rows as its lock attests them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from pipeline.model import Article, Location, Problem, Schemas, Transcription
from pipeline.run.inspection import Project
from pipeline.text.articles import find_articles
from pipeline.transcription.anchoring import UNANCHORED
from pipeline.transcription.assemble import AssembledArticle, assemble_article
from pipeline.transcription.limits import Limits
from pipeline.transcription.lock import read_lock


def unknown_article(article_id: str, known: Sequence[str], none: str = "register it with: pipeline new FILE") -> Problem:
    """That there is no article of an id; ``none`` is what to do where there is no article at all."""
    near = get_close_matches(article_id, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}" if known else none
    return Problem("article-unknown", Location("sources"), f"there is no article {article_id}", hint)


def text_of(transcription: Transcription, project: Project, where: str = "sources") -> Article | Problem:
    """The text that was transcribed, by its hash; where it is not at hand, a problem at ``where``."""
    found, faults = find_articles(project.texts, {transcription.sha256})
    if transcription.sha256 in found:
        return found[transcription.sha256]
    message = f"the text of {transcription.article_id} is not at hand"
    return faults[0] if faults else Problem("text-missing", Location(where), message, "name its folder with --texts")


def attested(transcription: Transcription, root: Path, schemas: Schemas, limits: Limits) -> AssembledArticle:
    """The rows of an article as its lock attests them; without places where it has none that holds."""
    locked = read_lock(transcription, root, schemas, limits)[0] if transcription.usable else None
    return assemble_article(transcription, locked or UNANCHORED, schemas)[0]
