"""Batches on Dask workers: on this machine, or of a cluster that needs this program installed and nothing of the project.

A worker that is lost costs a retry; a cluster that cannot be worked with raises `ClusterError`. Dask is imported when it is asked for,
and says nothing of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Location, Problem
from pipeline.run.cache import Cache, entry_of
from pipeline.run.dask_cluster import CONNECT, LOOPBACK, connected, first_line, require_dask, silence, started
from pipeline.run.executors import settle_batch
from pipeline.run.outcome import Asked, ClusterError, Outcome
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
    batches: Mapping[int, Asked], context: Context, cache_root: Path, *, jobs: int, scheduler: str | None = None
) -> Iterator[tuple[int, Outcome]]:
    """Settle every batch on ``jobs`` workers of this machine, or on those of the cluster at ``scheduler``.

    Workers of this machine read the project and write its cache, as processes do. To those of a cluster the files travel.
    """
    require_dask()
    with ExitStack() as stack:
        stack.enter_context(silence())
        client = stack.enter_context(connected(scheduler) if scheduler else started(jobs))
        common_to_all = (unpack_context, packed_context(context)) if scheduler else (_same, (context, cache_root))
        shared = client.submit(*common_to_all, pure=False)
        cluster = Cluster(client, scheduler or LOOPBACK, shared, cache_root, context)
        for number, batch in batches.items():
            packed = pack(batch.batch, context) if scheduler else None
            if scheduler and packed is None:
                yield number, settle_batch(batch, context, cache_root)
                continue
            while cluster.is_busy():
                yield from cluster.finished()
            if packed is None:
                cluster.give(number, batch, _settle, batch)
            else:
                cluster.give(number, batch, prove_shipped, packed)
        while cluster.running:
            yield from cluster.finished()


def _same(shared: tuple[Context, Path]) -> tuple[Context, Path]:
    """On a worker of this machine: what all batches share."""
    return shared


def _settle(batch: Asked, shared: tuple[Context, Path]) -> Outcome:
    """On a worker of this machine: what a process of the pool would do."""
    return settle_batch(batch, *shared)


class Cluster:
    """Workers, the batches given to them, and how long there has been no worker at all."""

    def __init__(self, client: Client, where: str, shared: Any, cache_root: Path, context: Context) -> None:
        self.client, self.where, self.shared, self.cache, self.context = client, where, shared, Cache(cache_root), context
        self.executor = client.get_executor(pure=False)
        self.running: dict[Future[Answer | Outcome], tuple[int, Asked]] = {}
        self.alone_since: float | None = None

    def give(self, number: int, batch: Asked, task: Callable[..., Answer | Outcome], what: Asked | bytes) -> None:
        """Hand a batch out, as the task wants it."""
        self.running[self.executor.submit(task, what, self.shared)] = number, batch

    def is_busy(self) -> bool:
        """Whether every worker has enough to do."""
        return len(self.running) >= AHEAD * max(1, self._workers())

    def finished(self) -> Iterator[tuple[int, Outcome]]:
        """Wait until a batch is done, as long as there is somebody to do it."""
        done, _ = wait(self.running, TICK, FIRST_COMPLETED)
        if not done:
            self._workers()
        for future in done:
            number, batch = self.running.pop(future)
            yield number, self._outcome(batch, future)

    def _outcome(self, batch: Asked, future: Future[Answer | Outcome]) -> Outcome:
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
            return Outcome(unclean=answer.unclean)
        entry = entry_of(batch.key, answer.uses, self.context)
        if not batch.is_as_read(self.context):
            return Outcome(entry, moved=True)
        return Outcome(entry, unkept=self.cache.adopt(entry, answer.files) or self.cache.note(batch.key, answer.uses))

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
