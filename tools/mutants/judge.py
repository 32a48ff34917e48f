"""Whether the checks catch a damaged transcription: the very checks of a build, on one article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.checks.registry import run_rules
from pipeline.model import Article, Problem, Record, Schemas, Transcription
from pipeline.run.inspection import Project, judge_tables
from pipeline.schema.load import load_schemas
from pipeline.schema.marks import shared_names
from pipeline.text.articles import find_articles
from pipeline.text.reading import fold
from pipeline.transcription.anchoring import AnchoredArticle, anchor_article
from pipeline.transcription.assemble import assemble_article, gather
from pipeline.transcription.lock import read_lock, render_lock, seal
from pipeline.transcription.sources import LOCK_FILE, Sources, read_sources

READ_WRONG = {"number-unread", "number-differs", "number-misread", "number-unaccounted", "number-not-in-quote", "quote-cuts-number"}
"""What a build says where it does not read a number as it was written."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A sound project with its texts."""

    root: Path
    schemas: Schemas
    sources: Sources
    articles: dict[str, Article]
    known_names: frozenset[str]

    @classmethod
    def open(cls, root: Path, texts: Path) -> Bench:
        """Read the project; every article's text must be at hand."""
        schemas, problems = load_schemas(Project(root).schema_folder, root)
        sources, faults = read_sources(root, schemas)
        articles, missing = find_articles([texts], {t.sha256 for t in sources.transcriptions})
        if problems or faults or missing or len(articles) != len(sources.transcriptions):
            raise SystemExit("the project must be sound and every text at hand: run pipeline check --strict --texts DIR")
        names = frozenset(map(fold, shared_names(sources.shared, schemas)))
        return cls(root, schemas, sources, articles, names)

    def anchored(self, transcription: Transcription) -> AnchoredArticle:
        """Where the quotes of a sound transcription stand."""
        found, _ = anchor_article(transcription, self.articles[transcription.sha256], self.schemas, self.known_names)
        assert found is not None
        return found

    def fits(self, transcription: Transcription, article: Article) -> bool:
        """Whether a copy with another numeral can be judged: nothing is wrong with it, or that its numeral is not read."""
        return all(p.code in READ_WRONG for p in self.problems(transcription, article))

    def published(self, transcription: Transcription) -> object:
        """The rows a transcription would publish: a mutant that publishes the same is none."""
        anchored, _ = anchor_article(transcription, self.articles[transcription.sha256], self.schemas, self.known_names)
        rows = assemble_article(transcription, anchored, self.schemas)[0].rows if anchored else {}
        return {name: [row.values for row in table] for name, table in rows.items()}

    def problems(
        self, transcription: Transcription, article: Article | None = None, shared: tuple[Record, ...] | None = None
    ) -> list[Problem]:
        """What a build with the text finds wrong with a transcription; with another text or other shared rows where they are given."""
        article = article or self.articles[transcription.sha256]
        anchored, problems = anchor_article(transcription, article, self.schemas, self.known_names)
        if anchored is None or problems:
            return problems
        rows, problems = assemble_article(transcription, anchored, self.schemas)
        tables = gather([rows], self.sources.shared if shared is None else shared, self.schemas)
        return problems or run_rules(tables) or judge_tables(tables, sound=True)

    def altered_locks(self, transcription: Transcription) -> Iterator[tuple[str, bool]]:
        """Locks altered in one place, with and without their checksum made anew: what was done, and whether it is caught."""
        path = transcription.folder / LOCK_FILE
        true = path.read_text(encoding="utf-8")
        anchored, _ = anchor_article(transcription, self.articles[transcription.sha256], self.schemas, self.known_names)
        assert anchored is not None
        fresh = render_lock(transcription, anchored, self.schemas)
        for what, altered in _alterations(true):
            try:
                path.write_text(altered, encoding="utf-8")
                yield f"{what}, checksum left", bool(read_lock(transcription, self.root, self.schemas)[1])
            finally:
                path.write_text(true, encoding="utf-8")
            yield f"{what}, checksum made anew, compared with the text", seal(altered.splitlines()[:-1]) != fresh


def _alterations(text: str) -> Iterator[tuple[str, str]]:
    """One entry altered at a time: a position, a paragraph, a value, a line lost."""
    lines = text.splitlines()
    for i in range(1, len(lines) - 1, 9):
        entry = json.loads(lines[i])
        name = f"{entry.get('table', 'line')} {entry.get('row', i)}"
        for changed, what in ((lines[i].replace("1", "2", 1), "a digit"), (lines[i].replace('"', '"鱻', 1), "a name"), (None, "lost")):
            kept = [*lines[:i], *([changed] if changed is not None else []), *lines[i + 1 :]]
            if kept != lines:
                yield f"{name}: {what}", "\n".join(kept) + "\n"
