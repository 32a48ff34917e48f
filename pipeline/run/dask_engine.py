"""Batches on Dask workers: on this machine, or of a cluster that needs this program installed and nothing of the project.

What was proved before is found in the cache here, and only the rest travels. A worker that is lost costs a retry; a cluster that
cannot be worked with raises `ClusterError`. Dask is imported when it is asked for, and says nothing of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Location, Problem
from pipeline.run.cache import Cache, batch_key, entry_of
from pipeline.run.dask_cluster import CONNECT, LOOPBACK, connected, first_line, require_dask, silence, started
from pipeline.run.executors import settle_batch
from pipeline.run.outcome import Batch, ClusterError, Outcome
from pipeline.run.prove import Context
from pipeline.run.shipment import Answer, pack, packed_context, prove_shipped, unpack_context

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 30.0
"""Seconds in which a cluster without a worker must get one."""
TICK = 1.0
AHEAD = 2
"""Batches a worker is given at once, so that it never waits for the next."""


def run_on_dask(
    batches: Sequence[Batch], context: Context, cache_root: Path, common: str, *, jobs: int, scheduler: str | None = None
) -> Iterator[tuple[int, Outcome]]:
    """Settle every batch on ``jobs`` workers of this machine, or on those of the cluster at ``scheduler``.

    Workers of this machine read the project and write its cache, as processes do. To those of a cluster the files travel.
    """
    require_dask()
    with ExitStack() as stack:
        stack.enter_context(silence())
        client = stack.enter_context(connected(scheduler) if scheduler else started(jobs))
        common_to_all = (unpack_context, packed_context(context)) if scheduler else (_same, (context, cache_root, common))
        shared = client.submit(*common_to_all, pure=False)
        cluster = Cluster(client, scheduler or LOOPBACK, shared, cache_root, context)
        for number, batch in enumerate(batches):
            found = _settled_here(batch, context, cache_root, common) if scheduler else None
            if isinstance(found, Outcome):
                yield number, found
                continue
            while cluster.is_busy():
                yield from cluster.finished()
            if found is None:
                cluster.give(number, "", _settle, batch)
            else:
                cluster.give(number, found[0], prove_shipped, found[1])
        while cluster.running:
            yield from cluster.finished()


def _same(shared: tuple[Context, Path, str]) -> tuple[Context, Path, str]:
    """On a worker of this machine: what all batches share."""
    return shared


def _settle(batch: Batch, shared: tuple[Context, Path, str]) -> Outcome:
    """On a worker of this machine: what a process of the pool would do."""
    return settle_batch(batch, *shared)


def _settled_here(batch: Batch, context: Context, cache_root: Path, common: str) -> Outcome | tuple[str, bytes]:
    """The outcome of a batch that need not travel or cannot, else its key and its files."""
    try:
        key = batch_key(batch, context, common)
    except OSError:
        return settle_batch(batch, context, cache_root, common)
    if entry := Cache(cache_root).entry(key, context):
        return Outcome(key, entry, cached=True)
    packed = pack(batch, context)
    return settle_batch(batch, context, cache_root, common) if packed is None else (key, packed)


class Cluster:
    """Workers, the batches given to them, and how long there has been no worker at all."""

    def __init__(self, client: Client, where: str, shared: Any, cache_root: Path, context: Context) -> None:
        self.client, self.where, self.shared, self.cache, self.context = client, where, shared, Cache(cache_root), context
        self.executor = client.get_executor(pure=False)
        self.running: dict[Future[Answer | Outcome], tuple[int, str]] = {}
        self.alone_since: float | None = None

    def give(self, number: int, key: str, task: Callable[..., Answer | Outcome], batch: Batch | bytes) -> None:
        """Hand a batch out."""
        self.running[self.executor.submit(task, batch, self.shared)] = number, key

    def is_busy(self) -> bool:
        """Whether every worker has enough to do."""
        return len(self.running) >= AHEAD * max(1, self._workers())

    def finished(self) -> Iterator[tuple[int, Outcome]]:
        """Wait until a batch is done, as long as there is somebody to do it."""
        done, _ = wait(self.running, TICK, FIRST_COMPLETED)
        if not done:
            self._workers()
        for future in done:
            number, key = self.running.pop(future)
            yield number, self._outcome(key, future)

    def _outcome(self, key: str, future: Future[Answer | Outcome]) -> Outcome:
        try:
            answer = future.result()
        except CancelledError:
            raise self._lost("the scheduler is gone") from None
        except Exception as error:
            raise self._failed(f"a batch fails there: {first_line(error)}") from None
        if isinstance(answer, Outcome):
            return answer
        if answer.stranger:
            raise self._failed("a worker runs another version of this program")
        if answer.unclean:
            return Outcome(key, unclean=answer.unclean)
        entry = entry_of(key, answer.uses, self.context)
        return Outcome(key, entry, unkept=self.cache.adopt(entry, answer.files) or self.cache.note(key, answer.uses))

    def _workers(self) -> int:
        """The number of workers; a cluster that is gone, or has had none for too long, is an error."""
        try:
            workers = len(self.client.sync(self.client.scheduler.ncores, callback_timeout=CONNECT))
        except Exception:
            raise self._lost("the scheduler is gone") from None
        self.alone_since = None if workers else self.alone_since or time.monotonic()
        if self.alone_since and time.monotonic() - self.alone_since > PATIENCE:
            raise self._lost(f"there has been no worker for {PATIENCE:.0f} seconds")
        return workers

    def _lost(self, message: str) -> ClusterError:
        hint = "run the command again once the cluster is up: what was proved is kept"
        return ClusterError(Problem("cluster-lost", Location(self.where), message, hint))

    def _failed(self, message: str) -> ClusterError:
        hint = "every worker needs this version of the program and enough memory; or build without --engine dask"
        return ClusterError(Problem("cluster-failed", Location(self.where), message, hint))
