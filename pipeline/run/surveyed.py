"""A project proved clean, batch by batch, without ever being held: its tables are streamed from the cache."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.model import Table
from pipeline.publish.layout import Part
from pipeline.run.cache import Cache
from pipeline.run.inputs import Inputs
from pipeline.run.inspection import Project
from pipeline.run.outcome import Batch
from pipeline.run.prove import Article, Context, Proof, prove
from pipeline.schema.arrow import to_arrow

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

    ``failing`` are the batches that have such articles. ``verified`` are the articles whose quotes were found in their text, ``attested``
    those that were taken from their lock. ``digests`` are those of their transcriptions, ``locks`` the hashes of the locks that those
    verified should have. ``inputs`` is what was read; ``settled`` is false where files changed while
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
    verified: list[str] = field(default_factory=list)
    attested: list[str] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    locks: dict[str, bytes] = field(default_factory=dict)
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
            kept = self._kept(number, Cache.kept) or {}
            key, rows = kept.get(name) or ("", self._chunk(number, name).num_rows)
            yield Part(key, rows, partial(self._chunk, number, name))

    def _chunk(self, number: int, name: str) -> pa.Table:
        table = self._kept(number, partial(Cache.table, name=name))
        return self._anew(number).tables[name] if table is None else table

    def meet(self, hashes: bool) -> Iterator[tuple[str, Article]]:
        """Learn what is known of every article, one after the other, from the cache: names are held, and hashes where they are wanted."""
        for number in self._proved():
            for name, article in self._articles_of(number).items():
                (self.verified if article.verified else self.attested).append(name)
                if hashes:
                    self.digests[name] = article.digest
                if hashes and article.lock is not None:
                    self.locks[name] = hashlib.sha256(article.lock.encode()).digest()
                yield name, article

    def _articles_of(self, number: int) -> Mapping[str, Article]:
        articles = self._kept(number, Cache.articles)
        return self._anew(number).articles if articles is None else articles

    def _proved(self) -> Iterator[int]:
        """The batches in which every article is proved clean by itself."""
        return (number for number in range(len(self.batches)) if number not in self.failing)

    def _kept(self, number: int, ask: Callable[[Cache, str], T | None]) -> T | None:
        """What the cache has of a batch, or what was kept for the time being."""
        found = ask(self.cache, self.keys[number])
        return ask(Cache(Path(self.scratch.name)), self.keys[number]) if found is None and self.scratch else found

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
            counts = self._kept(number, Cache.rows)
            for name, rows in ({n: t.num_rows for n, t in self._anew(number).tables.items()} if counts is None else counts).items():
                found[name] = found.get(name, 0) + rows
        return found

    def lock_texts(self, wanted: Container[str]) -> Iterator[tuple[str, str]]:
        """The locks that some of the articles should have."""
        for number in self._proved():
            if any(name in wanted for name in self.batches[number]):
                yield from ((n, a.lock) for n, a in self._articles_of(number).items() if n in wanted and a.lock is not None)


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for proofs that goes when nobody holds it any more."""
    return tempfile.TemporaryDirectory(prefix="pipeline-cache-")
