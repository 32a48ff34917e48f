"""A whole project proved clean, batch by batch, without ever holding it: its tables are streamed from the cache."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.checks.own_words import strange_cues
from pipeline.checks.registry import run_rules
from pipeline.checks.served import unserved
from pipeline.languages import languages_of
from pipeline.languages.effect import OwnWords, use
from pipeline.model import Table
from pipeline.publish.layout import Part
from pipeline.run.batches import batches
from pipeline.run.cache import Cache, batch_key, key_of, setting
from pipeline.run.engines import runner
from pipeline.run.inputs import Inputs, read_inputs, shared_digest
from pipeline.run.inspection import Progress, Project, silent
from pipeline.run.outcome import Batch, Outcome, Runner
from pipeline.run.prove import Article, Context, Proof, Reference, prove
from pipeline.schema.arrow import to_arrow
from pipeline.schema.load import load_schemas
from pipeline.schema.marks import shared_names
from pipeline.schema.pandera_rules import judge_table
from pipeline.text.reading import fold_all
from pipeline.transcription.assemble import gather
from pipeline.transcription.dataset import dataset_limits, own_words, promise_faults
from pipeline.transcription.limits import LIMITS
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import LOCK_FILE, find_sources

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")


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

    ``failing`` are the batches that have such articles. ``inputs`` is what was read; ``settled`` is false where files changed while
    they were read, so that nothing may be kept of it.
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
    failing: frozenset[int] = frozenset()
    articles: dict[str, Article] = field(default_factory=dict)
    inputs: Inputs | None = None
    settled: bool = True
    scratch: tempfile.TemporaryDirectory[str] | None = None
    unkept: str = ""

    def chunks(self, name: str) -> Iterator[pa.Table]:
        """The rows of a table in published order, batch by batch."""
        if name in self.shared:
            yield to_arrow(self.shared[name])
            return
        for number in self._proved():
            yield self._chunk(number, name)

    def parts(self, name: str) -> Iterator[Part]:
        """The same, each with a hash of what it holds, and loaded only where it is wanted."""
        if name in self.shared:
            table = to_arrow(self.shared[name])
            yield Part(hashlib.sha256(repr(table.to_pydict()).encode()).hexdigest(), table.num_rows, lambda: table)
            return
        for number in self._proved():
            kept = self._kept(partial(Cache.kept, key=self.keys[number])) or {}
            key, rows = kept.get(name) or ("", self._chunk(number, name).num_rows)
            yield Part(key, rows, partial(self._chunk, number, name))

    def _chunk(self, number: int, name: str) -> pa.Table:
        table = self._kept(partial(Cache.table, key=self.keys[number], name=name))
        return self._anew(number).tables[name] if table is None else table

    def meet(self, locks: bool) -> None:
        """Learn what is known of every article, from the cache; their locks where they are wanted."""
        for number in self._proved():
            articles = self._kept(partial(Cache.articles, key=self.keys[number]))
            found = self._anew(number).articles if articles is None else articles
            self.articles.update((n, replace(a, uses={}) if locks else replace(a, uses={}, lock=None)) for n, a in found.items())

    def _proved(self) -> Iterator[int]:
        """The batches in which every article is proved clean by itself."""
        return (number for number in range(len(self.batches)) if number not in self.failing)

    def _kept(self, ask: Callable[[Cache], T | None]) -> T | None:
        """What the cache has, or what was kept for the time being."""
        found = ask(self.cache)
        return ask(Cache(Path(self.scratch.name))) if found is None and self.scratch else found

    def _anew(self, number: int) -> Proof:
        """A batch of which the cache has nothing, or nothing whole, proved again and kept: for the time being where it cannot be there."""
        key, proof = self.keys[number], prove(self.batches[number], self.context)
        fault = self.cache.store(key, proof) if self.settled else ""
        if fault or not self.settled:
            self.unkept = self.unkept or fault
            self.scratch = self.scratch or scratch_folder()
            Cache(Path(self.scratch.name)).store(key, proof)
        return proof

    @property
    def rows(self) -> dict[str, int]:
        """How many rows every table has."""
        found = {name: len(table.rows) for name, table in self.shared.items()}
        for number in self._proved():
            counts = self._kept(partial(Cache.rows, key=self.keys[number]))
            for name, rows in ({n: t.num_rows for n, t in self._anew(number).tables.items()} if counts is None else counts).items():
                found[name] = found.get(name, 0) + rows
        return found

    @property
    def verified(self) -> tuple[str, ...]:
        """The articles whose quotes were found in their text."""
        return tuple(n for n, a in sorted(self.articles.items()) if a.verified)

    @property
    def attested(self) -> tuple[str, ...]:
        """The articles that were taken from their lock."""
        return tuple(n for n, a in sorted(self.articles.items()) if not a.verified)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every article's transcription."""
        return {n: a.digest for n, a in self.articles.items()}

    def lock_texts(self) -> dict[Path, str]:
        """The lock every article verified in this run should have."""
        return {self.project.root / "sources" / n / LOCK_FILE: a.lock for n, a in self.articles.items() if a.lock is not None}


def survey(
    project: Project,
    *,
    jobs: int,
    run: Runner | None = None,
    progress: Progress | None = None,
    inputs: Inputs | None = None,
    locks: bool = True,
) -> Survey | None:
    """Prove every article of a project; ``None`` where schemas or shared tables are not clean in the first place.

    ``inputs`` is what the project was found to hold, where it has been read already; ``locks`` are not held where nobody writes them.
    """
    inputs = inputs or read_inputs(project.root, project.schema_folder, project.texts)
    words, faults = own_words(project.root)
    if inputs is None or faults:
        return None
    with use(words):
        return _survey(project, words, inputs, jobs=jobs, run=run, progress=progress or silent, locks=locks)


def _survey(
    project: Project, words: OwnWords, inputs: Inputs, *, jobs: int, run: Runner | None, progress: Progress, locks: bool
) -> Survey | None:
    """The same, read with the words of the project."""
    cache, scratch, unkept = _cache_of(project)
    sound = cache.sound(inputs.shared)
    context, shared, folders = _context(project, words, inputs, sound=sound) or (None, {}, ())
    if context is None:
        return None
    common = setting(context)
    parts = tuple(batches(folders))
    keys = [_key(part, inputs, context, common) for part in parts]
    entries = [cache.entry(key, context.shared) if key else "" for key in keys]
    missing = [number for number, entry in enumerate(entries) if not entry]
    done = len(folders) - sum(len(parts[number]) for number in missing)
    unclean: dict[int, tuple[str, ...]] = {}
    settled = True
    outcomes = (run or runner(jobs))([parts[n] for n in missing], context, cache.folder.parent, common) if missing else ()
    for place, outcome in outcomes:
        number = missing[place]
        settled &= outcome.key == keys[number] and _unchanged(parts[number], outcome, context, common, cache)
        entries[number] = outcome.entry
        done += len(parts[number])
        if outcome.unclean:
            unclean[number] = outcome.unclean
        unkept = unkept or outcome.unkept
        progress("proving articles", done, len(folders))
    same = _same_shared(project, inputs)
    if not same and sound and not _is_clean(shared):
        return None
    if same and not sound:
        cache.found_sound(inputs.shared)
    settled &= same
    ran = Run(len(parts), len(parts) - len(missing), len(folders), jobs)
    result = Survey(
        project, context, shared, parts, tuple(entries), cache, ran, inputs=inputs, settled=settled, scratch=scratch, unkept=unkept
    )
    result.failing = frozenset(unclean)
    result.meet(locks)
    result.unclean = tuple(sorted(_crossed(result).union(*unclean.values())))
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


def _key(part: Batch, inputs: Inputs, context: Context, common: str) -> str:
    """The key of a batch from what was read; none where a folder could not be."""
    folders = [inputs.folders.get(folder.name) for folder in part]
    return "" if None in folders else key_of([f for f in folders if f is not None], context, common)


def _unchanged(part: Batch, outcome: Outcome, context: Context, common: str, cache: Cache) -> bool:
    """Whether a batch that was proved still has the bytes of its key; if not, nobody knows which were proved."""
    try:
        if batch_key(part, context, common) == outcome.key:
            return True
    except OSError:
        pass
    if outcome.entry:
        cache.drop(outcome.entry)
    return False


def _same_shared(project: Project, inputs: Inputs) -> bool:
    """Whether what does not belong to one article is as it was when it was read first."""
    try:
        return shared_digest(project.root, project.schema_folder, inputs.texts) == inputs.shared
    except OSError:
        return False


def _context(
    project: Project, words: OwnWords, inputs: Inputs, *, sound: bool
) -> tuple[Context, dict[str, Table], tuple[Path, ...]] | None:
    """What all batches share, the shared tables, and the articles' folders; nothing where any of it is not clean.

    ``sound`` is what was found clean before, byte for byte: then it is not judged again.
    """
    schemas, problems = load_schemas(project.schema_folder, project.root)
    limits = dataset_limits(project.root, schemas) if not problems else LIMITS
    languages = languages_of(limits.languages)
    if problems or any(unserved(schemas, project.schema_folder, languages)) or any(strange_cues(words, schemas, languages)):
        return None
    if promise_faults(project.root, schemas):
        return None
    schemas = as_promised(schemas, limits)
    found, problems = find_sources(project.root, schemas)
    shared = gather([], found.shared, schemas)
    if problems or not (sound or _is_clean(shared)):
        return None
    rows = {name: {str(row.values[t.schema.primary_key[0]]): row for row in t.rows} for name, t in shared.items() if _is_shared(t)}
    names = fold_all(shared_names(found.shared, schemas), languages)
    text_names = frozenset(p.name for p in inputs.texts.values())
    context = Context(project.root, schemas, rows, names, inputs.texts, text_names, limits, words)
    return context, {n: t for n, t in shared.items() if _is_shared(t)}, found.folders


def _is_clean(shared: Mapping[str, Table]) -> bool:
    return not run_rules(shared) and not any(ours or computed for ours, computed, _ in map(judge_table, shared.values()))


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
