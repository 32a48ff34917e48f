"""The verdict of a build on an article as it would be, with nothing written: its quotes, its account, its tables, its keys."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.languages import languages_of
from pipeline.model import Article, Problem, Schemas, Transcription
from pipeline.run.inspection import judge_tables
from pipeline.schema.marks import shared_names
from pipeline.tasks.at_hand import attested
from pipeline.text.reading import fold_all
from pipeline.transcription.anchoring import UNANCHORED, AnchoredArticle, anchor_article
from pipeline.transcription.assemble import assemble_article, gather
from pipeline.transcription.dataset import dataset_limits
from pipeline.transcription.sources import Sources


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the article, and its anchors where its quotes could be looked for."""

    anchored: AnchoredArticle | None
    problems: tuple[Problem, ...]


def known_names(sources: Sources, schemas: Schemas) -> frozenset[str]:
    """The names of the shared tables, folded as the languages of the articles do."""
    return fold_all(shared_names(sources.shared, schemas), languages_of(t.layout.language for t in sources.transcriptions))


def judge(sources: Sources, transcription: Transcription, article: Article, schemas: Schemas) -> Verdict:
    """Judge a transcription with its new text among the other articles, which are taken from their locks; only its own faults count."""
    root = transcription.folder.parent.parent
    limits = dataset_limits(root, schemas)
    anchored, faults = anchor_article(transcription, article, schemas, known_names(sources, schemas), limits)
    rows, unshown = assemble_article(transcription, anchored or UNANCHORED, schemas)
    problems = unshown + [f for f in faults if not (unshown and f.code.endswith("-unaccounted"))]
    others = ((t, t.article_id == transcription.article_id) for t in sources.transcriptions)
    assembled = [rows if mine else attested(t, root, schemas, limits) for t, mine in others]
    tables = gather(assembled, sources.shared, schemas, sources.unread)
    own = f"sources/{transcription.article_id}/"
    problems += [p for p in judge_tables(tables, sound=not problems) if p.location.path.startswith(own) or not p.location.line]
    return Verdict(anchored, tuple(dict.fromkeys(problems)))


def with_file(transcription: Transcription, article: Article) -> Transcription:
    """The transcription with the record of the new file."""
    values = {**transcription.article.values, "sha256": article.sha256}
    if "file_name" in values:
        values["file_name"] = article.path.name
    return replace(transcription, article=replace(transcription.article, values=values))
