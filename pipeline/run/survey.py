"""A whole project proved clean, batch by batch, without ever holding it: its tables are streamed from the cache."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.assemble import gather
from pipeline.checks.registry import run_rules
from pipeline.inspection import Progress, Project, missing_schemas, silent
from pipeline.model import Table
from pipeline.run.batches import batches
from pipeline.run.cache import Cache, setting
from pipeline.run.executors import runner
from pipeline.run.outcome import Batch, Runner
from pipeline.run.prove import Article, Context, Proof, Reference, prove
from pipeline.schema.arrow import to_arrow
from pipeline.schema.load import load_schemas
from pipeline.schema.pandera_rules import judge_table
from pipeline.text.index import index_texts
from pipeline.text.reading import fold
from pipeline.transcription.sources import LOCK_FILE, find_sources

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Run:
    """What ran and why: batches in all, batches found in the cache."""

    batches: int = 0
    cached: int = 0
    articles: int = 0
    jobs: int = 1


@dataclass
class Survey:
    """A project whose articles are all clean. ``unclean`` names those that are not; then nothing else is of use.

    ``unkept`` says why nothing could be kept in the cache of the project, if so. ``scratch`` holds what may not or cannot be kept
    there, as long as the survey lives.
    """

    project: Project
    context: Context
    shared: Mapping[str, Table]
    batches: tuple[Batch, ...]
    keys: tuple[str, ...]
    cache: Cache
    run: Run = field(default_factory=Run)
    unclean: tuple[str, ...] = ()
    articles: dict[str, Article] = field(default_factory=dict)
    scratch: tempfile.TemporaryDirectory[str] | None = None
    unkept: str = ""

    def chunks(self, name: str) -> Iterator[pa.Table]:
        """The rows of a table in published order, batch by batch."""
        if name in self.shared:
            yield to_arrow(self.shared[name])
            return
        for number in range(len(self.batches)):
            yield self._tables(number)[name]

    def _tables(self, number: int) -> Mapping[str, pa.Table]:
        """The tables of a batch from the cache; a damaged or missing entry is proved again."""
        key = self.keys[number]
        proof = self.cache.load(key) or (Cache(Path(self.scratch.name)).load(key) if self.scratch else None)
        if proof is None:
            proof = prove(self.batches[number], self.context)
            self._keep(key, proof)
        if not self.articles.keys() >= {p.name for p in self.batches[number]}:
            self.articles.update(proof.articles)
        return proof.tables

    def _keep(self, key: str, proof: Proof) -> None:
        """Keep a proof in the cache, or for the time being where that cannot be."""
        if fault := self.cache.store(key, proof):
            self.unkept = self.unkept or fault
            self.scratch = self.scratch or scratch_folder()
            Cache(Path(self.scratch.name)).store(key, proof)

    @property
    def verified(self) -> tuple[str, ...]:
        """The articles whose quotes were found in their text."""
        return tuple(n for n, a in sorted(self.articles.items()) if a.verified)

    @property
    def attested(self) -> tuple[str, ...]:
        """The articles that were taken from their lock."""
        return tuple(n for n, a in sorted(self.articles.items()) if not a.verified)

    def lock_texts(self) -> dict[Path, str]:
        """The lock every article verified in this run should have."""
        return {self.project.root / "sources" / n / LOCK_FILE: a.lock for n, a in self.articles.items() if a.lock is not None}


def survey(project: Project, *, jobs: int, run: Runner | None = None, progress: Progress | None = None) -> Survey | None:
    """Prove every article of a project; ``None`` where schemas or shared tables are not clean in the first place."""
    progress = progress or silent
    context, shared, folders = _context(project) or (None, {}, ())
    if context is None:
        return None
    cache, scratch, unkept = _cache_of(project)
    common = setting(context)
    parts = tuple(batches(folders))
    keys = [""] * len(parts)
    cached, done = 0, 0
    unclean: list[str] = []
    for number, outcome in (run or runner(jobs))(parts, context, cache.folder.parent, common):
        keys[number] = outcome.key
        cached += outcome.cached
        done += len(parts[number])
        unclean += outcome.unclean
        unkept = unkept or outcome.unkept
        progress("proving articles", done, len(folders))
    ran = Run(len(parts), cached, len(folders), jobs)
    result = Survey(project, context, shared, parts, tuple(keys), cache, ran, tuple(sorted(unclean)), scratch=scratch, unkept=unkept)
    if not unclean:
        result.unclean = tuple(sorted(_crossed(result)))
    return result


def _cache_of(project: Project) -> tuple[Cache, tempfile.TemporaryDirectory[str] | None, str]:
    """The cache of a project, or one for this run where nothing can be kept there, and why; of a project only read nothing is expected."""
    cache = Cache(project.root)
    expected = os.access(project.root, os.W_OK)
    fault = cache.fault() if expected else ""
    if expected and not fault:
        return cache, None, ""
    scratch = scratch_folder()
    return Cache(Path(scratch.name)), scratch, fault


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for proofs that goes when nobody holds it any more."""
    return tempfile.TemporaryDirectory(prefix="pipeline-cache-")


def _context(project: Project) -> tuple[Context, dict[str, Table], tuple[Path, ...]] | None:
    """What all batches share, the shared tables, and the articles' folders; nothing where any of it is not clean."""
    schemas, problems = load_schemas(project.schema_folder, project.root)
    texts = index_texts(project.texts)
    if problems or texts is None or missing_schemas(project, schemas):
        return None
    found, problems = find_sources(project.root, schemas)
    shared = gather([], found.shared, schemas)
    if problems or run_rules(shared) or any(ours or computed for ours, computed, _ in map(judge_table, shared.values())):
        return None
    rows = {name: {str(row.values[t.schema.primary_key[0]]): row for row in t.rows} for name, t in shared.items() if _is_shared(t)}
    names = frozenset(fold(str(r.values[n])) for r in found.shared for n in ("name", "name_hans") if n in r.values)
    context = Context(project.root, schemas, rows, names, texts, frozenset(p.name for p in texts.values()))
    return context, {n: t for n, t in shared.items() if _is_shared(t)}, found.folders


def _is_shared(table: Table) -> bool:
    return table.schema.source == "shared"


def _crossed(result: Survey) -> set[str]:
    """The articles that do not go together: equal texts, equal ids, references to rows that no article has."""
    hashes: dict[str, str] = {}
    crossed: set[str] = set()
    wanted: dict[Reference, list[str]] = {}
    for chunk in result.chunks("articles"):
        for name, digest in zip(chunk["article_id"].to_pylist(), chunk["sha256"].to_pylist(), strict=True):
            if digest in hashes:
                crossed |= {name, hashes[digest]}
            hashes[digest] = name
    for name, article in result.articles.items():
        for reference in article.references:
            wanted.setdefault(reference, []).append(name)
    names = sorted(result.articles)
    if wanted or any(b.startswith(f"{a}-") for a, b in pairwise(names)):
        crossed |= _colliding(result, wanted)
    return crossed


def _colliding(result: Survey, wanted: dict[Reference, list[str]]) -> set[str]:
    """The articles with an id that another has too, and those that refer to a row there is not."""
    crossed: set[str] = set()
    for name, schema in result.context.schemas.items():
        if schema.source != "article":
            continue
        owner: dict[str, str] = {}
        for chunk in result.chunks(name):
            for key, article in zip(chunk[schema.primary_key[0]].to_pylist(), chunk["article_id"].to_pylist(), strict=True):
                if key in owner:
                    crossed |= {article, owner[key]}
                owner[key] = article
        for (table, key), referring in wanted.items():
            if table == name and key not in owner:
                crossed.update(referring)
    return crossed
