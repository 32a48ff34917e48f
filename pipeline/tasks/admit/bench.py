"""An article on the bench: its rows, its text, the shared tables; and what rows that are added to it would bring a build to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pipeline.checks.own_words import strange_cues
from pipeline.checks.registry import run_rules
from pipeline.checks.served import unserved
from pipeline.languages import languages_of
from pipeline.languages.effect import use
from pipeline.model import Article, Location, Problem, Record, Schemas, Table, Transcription
from pipeline.run.inspection import Project, judge_tables, shown_from
from pipeline.run.plugged import plugin_faults
from pipeline.schema.load import load_schemas
from pipeline.schema.marks import shared_names
from pipeline.schema.pandera_rules import judge_table
from pipeline.text.articles import find_articles
from pipeline.text.reading import ReadingText, fold_all, read
from pipeline.transcription.anchoring import UNANCHORED, AnchoredArticle, anchor_article
from pipeline.transcription.assemble import assemble_article, gather
from pipeline.transcription.dataset import dataset_limits, own_words
from pipeline.transcription.limits import Limits
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import find_sources, read_sources

UNACCOUNTED = "-unaccounted"
UNFINISHED = ("waiver-idle", "waiver-unfounded")
"""What may be wrong with an article that is not finished: what is left open, and waivers that hold only with rows to come."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One article that proposals are judged in. ``base`` is what is wrong with it without them: unfinished work only."""

    schemas: Schemas
    transcription: Transcription
    shared: tuple[Record, ...]
    article: Article
    reading: ReadingText
    limits: Limits
    base: frozenset[Problem] = frozenset()

    def anchored(self, records: Sequence[Record]) -> tuple[Transcription, AnchoredArticle | None, list[Problem]]:
        """The article with rows added, where all its quotes stand, and what is wrong with those and with the account."""
        own = tuple(r for r in records if self.schemas[r.table].source == "article")
        transcription = replace(self.transcription, records=(*self.transcription.records, *own))
        names = fold_all(shared_names((*self.shared, *self._shared(records)), self.schemas), [self.reading.language])
        return transcription, *anchor_article(transcription, self.article, self.schemas, names, self.limits)

    def brings(self, records: Sequence[Record]) -> list[Problem]:
        """What a build would say of the article with these rows that it does not say without; what they leave open is not their fault."""
        tables, faults = self._tables(records)
        faults = self._new(faults)
        return faults + self._new(judge_tables(tables, sound=not faults))

    def brings_by_rules(self, records: Sequence[Record]) -> list[Problem]:
        """The same of rows whose cells were judged before (`by_themselves`): the rules alone, which take a tenth of the time."""
        tables, faults = self._tables(records)
        return self._new([*faults, *run_rules(tables)])

    def by_themselves(self, records: Sequence[Record]) -> list[Problem]:
        """What is wrong with rows whatever others there are: values that the words cited do not show, cells that no column may have."""
        transcription, anchored, faults = self.anchored(records)
        if anchored is None:
            return faults
        rows, unshown = assemble_article(transcription, anchored, self.schemas)
        tables = gather([rows], self._shared(records), self.schemas)
        return [*unshown, *(p for table in tables.values() if table.rows for p in judge_table(table)[0])]

    def _tables(self, records: Sequence[Record]) -> tuple[Mapping[str, Table], list[Problem]]:
        transcription, anchored, faults = self.anchored(records)
        rows, unshown = assemble_article(transcription, anchored or UNANCHORED, self.schemas)
        return gather([rows], (*self.shared, *self._shared(records)), self.schemas), [*faults, *unshown]

    def _shared(self, records: Sequence[Record]) -> tuple[Record, ...]:
        return tuple(r for r in records if self.schemas[r.table].source == "shared")

    def _new(self, problems: list[Problem]) -> list[Problem]:
        return [p for p in dict.fromkeys(problems) if not p.code.endswith(UNACCOUNTED) and p not in self.base]


@contextmanager
def opened(project: Project, article_id: str) -> Iterator[Bench | list[Problem]]:
    """The bench of an article, the project's own words in effect; or what has to be mended before anything can be judged."""
    if plugin_faults():
        yield list(plugin_faults())
        return
    words, faults = own_words(project.root)
    with use(words):
        schemas, problems = load_schemas(project.schema_folder, project.root)
        if not problems:
            languages = languages_of(dataset_limits(project.root, schemas).languages)
            problems = faults or [*unserved(schemas, project.schema_folder, languages), *strange_cues(words, schemas, languages)]
        bench = problems or _open(project, article_id, schemas)
        yield [shown_from(project.root, p) for p in bench] if isinstance(bench, list) else bench


def _open(project: Project, article_id: str, schemas: Schemas) -> Bench | list[Problem]:
    limits = dataset_limits(project.root, schemas)
    schemas = as_promised(schemas, limits)
    found, problems = find_sources(project.root, schemas)
    if article_id not in (names := found.articles):
        hint = f"the articles are {', '.join(names[:8])}" if names else "register it with: pipeline new FILE"
        return [*problems, Problem("article-unknown", Location("sources"), f"there is no article {article_id[:60]!r}", hint)]
    sources, faults = read_sources(project.root, schemas, {article_id})
    problems = [p for p in faults if p.severity == "error"]
    if problems:
        return problems
    (transcription,) = sources.transcriptions
    articles, unread = find_articles(project.texts, {transcription.sha256})
    article = articles.get(transcription.sha256)
    if article is None:
        hint = "name its folder with --texts"
        return unread or [Problem("text-missing", Location(f"sources/{article_id}/article.yaml"), "its text is not at hand", hint)]
    return on_bench(schemas, transcription, sources.shared, article, limits)


def on_bench(
    schemas: Schemas, transcription: Transcription, shared: tuple[Record, ...], article: Article, limits: Limits
) -> Bench | list[Problem]:
    """The bench of what was read, where nothing of it is wrong that would be told of the proposals."""
    reading, _, problems = read(article.text, transcription.layout)
    if problems:
        return problems
    bench = Bench(schemas, transcription, shared, article, reading, limits)
    base = bench.brings(())
    if wrong := [p for p in base if p.code not in UNFINISHED and p.severity == "error"]:
        return wrong
    return replace(bench, base=frozenset(base))
