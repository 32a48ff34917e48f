"""Read, anchor, assemble and check a project, without writing anything: what every command begins with."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from pipeline.checks.own_words import strange_cues
from pipeline.checks.registry import run_rules
from pipeline.checks.served import unserved
from pipeline.languages import languages_of
from pipeline.languages.effect import NO_WORDS, OwnWords, use
from pipeline.model import Article, Location, Problem, Report, Schemas, Table, Transcription
from pipeline.run.memory import AFRESH as AFRESH
from pipeline.run.memory import Afresh
from pipeline.run.plugged import plugin_faults
from pipeline.schema.load import default_folder, load_schemas
from pipeline.schema.marks import shared_names
from pipeline.schema.pandera_rules import judge_table
from pipeline.text.articles import find_articles, read_article
from pipeline.text.reading import fold_all
from pipeline.transcription.anchoring import UNANCHORED, AnchoredArticle
from pipeline.transcription.assemble import AssembledArticle, gather
from pipeline.transcription.dataset import dataset_limits, dataset_record, own_words, promise_faults
from pipeline.transcription.digest import transcription_digest
from pipeline.transcription.followed import followed
from pipeline.transcription.limits import Limits
from pipeline.transcription.lock import render_lock
from pipeline.transcription.policies import PUBLISHED as PROMISES
from pipeline.transcription.policies import published
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import LOCK_FILE, Sources, read_sources

Judge = Callable[[Table], tuple[list[Problem], list[Problem], Table]]


class Progress(Protocol):
    """Told what is being done, and how far it is where that is known."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """``done`` of ``total`` things of a step."""


def silent(step: str, done: int = 0, total: int = 0) -> None:
    """Progress for those who want none."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project on disk: its root, and the folders in which article texts are looked for."""

    root: Path
    texts: tuple[Path, ...] = ()

    @property
    def schema_folder(self) -> Path:
        """The project's own schemas, or those of the program where it has none."""
        own = self.root / "schemas"
        return own if own.is_dir() else default_folder()


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything known of a project before publishing."""

    project: Project
    schemas: Schemas = field(default_factory=dict)
    dataset: Mapping[str, Any] = field(default_factory=dict)
    sources: Sources = field(default_factory=lambda: Sources((), ()))
    anchored: Mapping[str, AnchoredArticle] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    words: OwnWords = NO_WORDS

    @property
    def verified(self) -> tuple[str, ...]:
        """The articles whose quotes were found in their text in this run."""
        return tuple(i for i, a in sorted(self.anchored.items()) if a.verified)

    @property
    def attested(self) -> tuple[str, ...]:
        """The articles that were taken from their lock in this run."""
        return tuple(i for i, a in sorted(self.anchored.items()) if not a.verified)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every article's transcription."""
        return {t.article_id: transcription_digest(t) for t in self.sources.transcriptions}

    def lock_texts(self) -> dict[Path, str]:
        """The lock every article verified in this run should have."""
        anchored = ((t, self.anchored.get(t.article_id)) for t in self.sources.transcriptions)
        return {t.folder / LOCK_FILE: render_lock(t, a, self.schemas) for t, a in anchored if a is not None and a.verified}


def inspect(
    project: Project,
    *,
    strict: bool = False,
    progress: Progress | None = None,
    only: Container[str] | None = None,
    steps: Afresh = AFRESH,
) -> Inspection:
    """Read and check a project, or ``only`` some of its articles; all problems of all files come back in one report.

    ``steps`` may remember what came of an inspection before.
    """
    progress = progress or silent
    progress("reading schemas")
    if plugin_faults():
        return Inspection(project, report=Report.of(plugin_faults()))
    words, faults = own_words(project.root)
    with use(words):
        return _inspect(project, words, faults, strict=strict, progress=progress, only=only, steps=steps)


def _inspect(
    project: Project,
    words: OwnWords,
    faults: list[Problem],
    *,
    strict: bool,
    progress: Progress,
    only: Container[str] | None,
    steps: Afresh,
) -> Inspection:
    """The same, read with the words of the project."""
    schemas, problems = load_schemas(project.schema_folder, project.root)
    if not problems:
        limits = dataset_limits(project.root, schemas)
        languages = languages_of(limits.languages)
        problems = faults or [*unserved(schemas, project.schema_folder, languages), *strange_cues(words, schemas, languages)]
    if problems:
        return Inspection(project, report=Report.of(shown_from(project.root, p) for p in problems))
    progress("reading transcriptions")
    dataset, problems = dataset_record(project.root)
    problems += promise_faults(project.root, schemas)
    schemas, dataset = as_promised(schemas, limits), {**dataset, PROMISES: published(limits)}
    schemas = steps.begin(schemas, limits, words)
    sources, faults = read_sources(project.root, schemas, only, steps.read)
    problems += faults
    progress("finding quotes")
    anchored, assembled, faults = _anchor_all(project, sources, schemas, limits, progress, steps)
    problems += faults
    progress("checking tables")
    if all(p.severity != "error" for p in problems):
        assembled = _state(assembled, sources, schemas, limits, steps)
    tables = followed(gather(assembled, sources.shared, schemas, sources.unread))
    problems += judge_tables(tables, sound=not problems, judge=steps.judge)
    if strict:
        problems += unverified(name for name, article in anchored.items() if not article.verified)
        problems = [_as_error(p) for p in problems]
    report = Report.of(shown_from(project.root, p) for p in problems)
    return Inspection(project, schemas, dataset, sources, anchored, tables, report, words)


def judge_tables(tables: Mapping[str, Table], sound: bool, judge: Judge = judge_table) -> list[Problem]:
    """What the schemas and the rules find; faults in what the program computed count only where nothing else is wrong.

    ``judge`` judges one table against its schema: who judges again and again may remember those that have not changed.
    """
    judged = [judge(table) for table in tables.values()]
    typed = [p for ours, _, _ in judged for p in ours]
    found = run_rules(tables) if sound and not typed else []
    if sound and not typed and not any(p.code.startswith("key-") for p in found):
        return found or [p for _, computed, _ in judged for p in computed]
    doubtful = {t.name: replace(t, complete=False) if t.schema.source == "computed" else t for _, _, t in judged}
    return typed + run_rules(doubtful)


def _anchor_all(
    project: Project, sources: Sources, schemas: Schemas, limits: Limits, progress: Progress, steps: Afresh
) -> tuple[dict[str, AnchoredArticle], list[AssembledArticle], list[Problem]]:
    articles, problems = find_articles(project.texts, {t.sha256 for t in sources.transcriptions})
    known_names = fold_all(shared_names(sources.shared, schemas), languages_of(limits.languages))
    anchored: dict[str, AnchoredArticle] = {}
    assembled: list[AssembledArticle] = []
    for number, transcription in enumerate(sources.transcriptions):
        progress("finding quotes", number, len(sources.transcriptions))
        found, faults = _anchor(project, transcription, articles.get(transcription.sha256), schemas, known_names, limits, steps)
        if found is not None:
            anchored[transcription.article_id] = found
        rows, unshown = steps.assemble(transcription, found or UNANCHORED, schemas)
        assembled.append(rows)
        problems += unshown + [f for f in faults if not (unshown and f.code.endswith("-unaccounted"))]
    return anchored, assembled, problems


def _state(assembled: list[AssembledArticle], sources: Sources, schemas: Schemas, limits: Limits, steps: Afresh) -> list[AssembledArticle]:
    """The articles with their facts: of a project with faults none are stated, since they would only repeat them."""
    shared: dict[str, dict[Any, Mapping[str, Any]]] = {s.name: {} for s in schemas.values() if s.source == "shared"}
    for record in sources.shared:
        shared[record.table][record.values.get(schemas[record.table].primary_key[0])] = record.values
    stater = steps.stater(schemas, shared, limits)
    return [steps.state(article, stater) for article in assembled]


def _anchor(
    project: Project,
    transcription: Transcription,
    article: Article | None,
    schemas: Schemas,
    known_names: frozenset[str],
    limits: Limits,
    steps: Afresh,
) -> tuple[AnchoredArticle | None, list[Problem]]:
    """Anchor in the text where it is at hand, else use the lock; ``None`` where neither can be done."""
    if not transcription.usable:
        return None, []
    if article is not None:
        return steps.anchor(transcription, article, schemas, known_names, limits)
    changed = _changed_text(project, transcription)
    if changed is not None:
        return None, [changed]
    return steps.unlock(transcription, project.root, schemas, limits)


def _changed_text(project: Project, transcription: Transcription) -> Problem | None:
    """The article's file is there by name, but its bytes are not those that were transcribed."""
    name = str(transcription.article.values.get("file_name", ""))
    if not name or Path(name).name != name:
        return None
    for folder in project.texts:
        path = folder / name
        if not os.path.isfile(path):  # noqa: PTH113 (Path.is_file raises where the folder may not be entered)
            continue
        article = read_article(path)
        if isinstance(article, Problem):
            return article
        message = f"{name} has hash {article.sha256[:12]}…, but {transcription.sha256[:12]}… was transcribed"
        hint = "use the file that was transcribed; an altered copy is never called verified"
        return Problem("article-hash-mismatch", transcription.article.where("sha256"), message, hint)
    return None


def unverified(names: Iterable[str]) -> list[Problem]:
    """The problems of articles that a strict verdict wants verified against their texts."""
    return [
        Problem("text-missing", Location(f"sources/{name}/article.yaml"), "not verified against its text", "name its folder with --texts")
        for name in names
    ]


def _as_error(problem: Problem) -> Problem:
    return Problem(problem.code, problem.location, problem.message, problem.hint, "error")


def shown_from(root: Path, problem: Problem) -> Problem:
    """A problem with its path relative to the project, where it lies inside."""
    path = Path(problem.location.path)
    if not path.is_absolute() or not path.is_relative_to(root):
        return problem
    where = Location(path.relative_to(root).as_posix(), problem.location.line, problem.location.column)
    return Problem(problem.code, where, problem.message, problem.hint, problem.severity)
