"""The update of one article: a plan of what moved and what a person must settle, and the writing of it once nothing is left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.languages.effect import use
from pipeline.model import Article, Location, Problem, Report, Schemas, Transcription
from pipeline.run.inspection import Project, shown_from
from pipeline.schema.load import load_schemas
from pipeline.tasks.at_hand import unknown_article
from pipeline.tasks.update.before import Before, read_before
from pipeline.tasks.update.findings import LIKE, OF_QUOTES, Findings, find
from pipeline.tasks.update.judge import Verdict, judge, known_names, with_file
from pipeline.tasks.update.paragraphs import changed_passages, match_paragraphs
from pipeline.tasks.update.renumber import Renumbered, renumber
from pipeline.tasks.update.write import put_in_place, rewritten
from pipeline.text.articles import read_article
from pipeline.text.reading import read
from pipeline.transcription.anchoring import cited_quotes, row_key
from pipeline.transcription.dataset import dataset_limits, own_words
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import ARTICLE_FILE, Sources, find_sources, read_sources

WHOLE = 200
"""Up to so many articles all are read; of more only the one that is meant and those to whose rows it refers."""

FEWEST = 5
"""One quote in so many must stand in the new text, or something like it; else it is taken for another article's."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How much of what still stands only stands elsewhere: quotes, and by how many paragraphs."""

    quotes: int = 0
    of: int = 0
    shifts: tuple[int, ...] = ()
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Update:
    """What an update came to: why it cannot be, or what there is to settle, or the files written.

    ``same`` is the update to the very text that was transcribed. ``passages`` is what changed in the text, where the old one is at hand.
    """

    article_id: str
    refused: tuple[Problem, ...] = ()
    same: bool = False
    sizes: tuple[int, int, int, int] = (0, 0, 0, 0)
    passages: tuple[str, ...] = ()
    moves: Moves = field(default_factory=Moves)
    findings: Findings = field(default_factory=Findings)
    problems: tuple[Problem, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing is left for a person to do."""
        return not (self.refused or self.problems or self.findings.lost or self.findings.open or self.findings.otherwise)


class _RefusedError(Exception):
    """Ends an update that cannot be made at all; its arguments are the problems."""


def update(project: Project, article_id: str, file: Path, *, dry_run: bool = False) -> Update:
    """Plan the update of an article to the text in a file; write it if nothing is left to settle."""
    try:
        schemas, sources, transcription = _sources(project, article_id)
        article = _new_text(file, transcription)
        if article.sha256 == transcription.sha256:
            return Update(article_id, same=True)
        words, faults = own_words(project.root)
        if faults:
            raise _RefusedError(*faults)
        with use(words):
            return _update(project, schemas, sources, transcription, article, dry_run=dry_run)
    except _RefusedError as refused:
        return Update(article_id, tuple(shown_from(project.root, problem) for problem in refused.args))


def _sources(project: Project, article_id: str) -> tuple[Schemas, Sources, Transcription]:
    """Everything people wrote, and the article that is meant."""
    schemas, problems = load_schemas(project.schema_folder, project.root)
    if problems:
        raise _RefusedError(*problems)
    schemas = as_promised(schemas, dataset_limits(project.root, schemas))
    found, problems = find_sources(project.root, schemas)
    known = found.articles
    if not known and problems:
        raise _RefusedError(*problems)
    if article_id not in known:
        raise _RefusedError(unknown_article(article_id, known))
    only = frozenset([article_id])
    sources, problems = read_sources(project.root, schemas, only if len(known) > WHOLE else None)
    if len(known) > WHOLE:
        sources, problems = read_sources(project.root, schemas, only | _referred(sources, schemas, known))
    own = [p for p in problems if p.location.path.startswith(f"sources/{article_id}/") or p.location.path.count("/") == 1]
    if own:
        raise _RefusedError(*Report.of(own).problems)
    transcription = next(t for t in sources.transcriptions if t.article_id == article_id)
    if not transcription.usable:
        message = "the record does not say which text was transcribed, or how it is laid out"
        hint = "write the sha256 and the paragraph_break it had, then update"
        raise _RefusedError(Problem("update-by-hand", transcription.article.location, message, hint))
    return schemas, sources, transcription


def _referred(sources: Sources, schemas: Schemas, known: Iterable[str]) -> frozenset[str]:
    """The articles to whose rows an article refers: the id of a row begins with its article's."""
    names = set(known)
    values = {
        str(record.values[key.fields[0]])
        for transcription in sources.transcriptions
        for record in transcription.records
        for key in schemas[record.table].foreign_keys
        if key.fields[0] in record.values and schemas[key.resource].source == "article"
    }
    return frozenset(value[: dash.start()] for value in values for dash in re.finditer("-", value)) & names


def _new_text(file: Path, transcription: Transcription) -> Article:
    article = read_article(file)
    if isinstance(article, Problem):
        raise _RefusedError(article)
    for folder in sorted(transcription.folder.parent.iterdir()):
        if folder != transcription.folder and _has_text(folder / ARTICLE_FILE, article.sha256):
            message = f"this is the text of {folder.name}, not a new one of {transcription.article_id}"
            raise _RefusedError(Problem("update-other", Location(str(file)), message, "name the file with the article's new text"))
    return article


def _has_text(record: Path, sha256: str) -> bool:
    """Whether the record of an article names a text."""
    try:
        return sha256.encode() in read_bytes(record)
    except OSError:
        return False


def _update(
    project: Project, schemas: Schemas, sources: Sources, transcription: Transcription, article: Article, *, dry_run: bool
) -> Update:
    before = read_before(transcription, project.texts)
    quotes = [(quote, paragraph) for quote, paragraph, _, _ in before.anchors.values()] or _typed_quotes(transcription, schemas)
    paragraphs = match_paragraphs(before, article.text, transcription.layout, quotes)
    made = renumber(transcription, schemas, project.root, before, paragraphs, article.text)
    new = with_file(made.transcription, article)
    reading, _, faults = read(article.text, new.layout)
    findings = find(new, reading, schemas, known_names(sources, schemas), dataset_limits(project.root, schemas))
    _is_this_article(findings, article, transcription)
    verdict = judge(sources, new, article, schemas)
    others = [p for p in verdict.problems if p.code not in OF_QUOTES and not p.code.endswith("-unaccounted")]
    problems = Report.of([*made.problems, *faults, *others]).problems
    result = Update(
        article_id=transcription.article_id,
        sizes=(before.characters, len(article.text), before.paragraphs, len(reading.paragraph_starts)),
        passages=tuple(changed_passages(before.text, article.text, new.layout)) if before.text is not None else (),
        moves=_moves(new, before, verdict, schemas, made),
        findings=findings,
        problems=tuple(shown_from(project.root, problem) for problem in problems if problem.severity == "error"),
    )
    if not result.settled or verdict.anchored is None:
        return result
    texts = rewritten(project.root, transcription, made, new, verdict.anchored, schemas)
    if isinstance(texts, Problem):
        return replace(result, problems=(texts,))
    if not dry_run and (problem := put_in_place(texts, transcription.folder)) is not None:
        return replace(result, refused=(shown_from(project.root, problem),))
    return replace(result, written=tuple(path.relative_to(project.root).as_posix() for path in texts))


def _typed_quotes(transcription: Transcription, schemas: Schemas) -> list[tuple[str, int]]:
    quotes = (quote for record in transcription.all_records for _, quote in cited_quotes(record, schemas[record.table]))
    return [(quote.exact, quote.paragraph) for quote in quotes if quote.paragraph is not None]


def _is_this_article(findings: Findings, article: Article, transcription: Transcription) -> None:
    """Refuse a text in which hardly a quote stands."""
    lost = sum(len(found.places) for found in findings.lost if found.near is None or found.near.score < LIKE)
    if findings.quotes and (findings.quotes - lost) * FEWEST < findings.quotes:
        message = (
            f"only {findings.quotes - lost} of {findings.quotes} quotes of {transcription.article_id} stand in it: it is another article"
        )
        hint = "name the file with the article's new text, or register it with: pipeline new FILE"
        raise _RefusedError(Problem("update-other", Location(str(article.path)), message, hint))


def _moves(new: Transcription, before: Before, verdict: Verdict, schemas: Schemas, made: Renumbered) -> Moves:
    """How many quotes stand elsewhere than the lock has them."""
    if verdict.anchored is None:
        return Moves(numbers=len(made.edits))
    pairs = []
    for record in new.all_records:
        key = row_key(record, schemas[record.table])
        for name, found in verdict.anchored.of(record).anchors.items():
            if (was := before.anchors.get((record.table, key, name))) is not None and was[0] == found.quote:
                pairs.append((found.start - was[2], found.paragraph - was[1]))
    shifts = sorted({paragraphs for _, paragraphs in pairs})
    return Moves(sum(1 for pair in pairs if any(pair)), len(pairs), tuple(shifts), len(made.edits))
