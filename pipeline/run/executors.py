"""Batches through executors: this process, several, or whatever has `submit`; results come back in the order of the batches."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from pipeline.run.cache import Cache, batch_key
from pipeline.run.prove import Context, prove

Batch = tuple[Path, ...]
TRIES = 3
SMALL = 3
"""Fewer batches than this are not worth a second process."""


def default_jobs() -> int:
    """As many processes as there are cores for this one."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def settle_batch(batch: Batch, context: Context, cache_root: Path, common: str) -> tuple[str, bool, tuple[str, ...]]:
    """Prove a batch, or find it proved: its key, whether it was in the cache, and the articles that are not clean.

    The proof itself stays on disk: what travels between processes is small. A batch with a file that cannot be read is not clean.
    """
    try:
        key = batch_key(batch, context, common)
    except OSError:
        return "", False, tuple(folder.name for folder in batch)
    store = Cache(cache_root)
    if store.has(key):
        return key, True, ()
    proof = prove(batch, context)
    if not proof.unclean:
        store.store(key, proof)
    return key, False, proof.unclean


def run_batches(
    batches: Sequence[Batch], context: Context, cache_root: Path, common: str, jobs: int
) -> Iterator[tuple[int, tuple[str, bool, tuple[str, ...]]]]:
    """Settle every batch, in any order; yields the batch's number and outcome as they come."""
    if jobs <= 1 or len(batches) < SMALL:
        for number, batch in enumerate(batches):
            yield number, settle_batch(batch, context, cache_root, common)
        return
    with tempfile.TemporaryDirectory(prefix="pipeline-run-") as folder:
        shared = Path(folder) / "context"
        shared.write_bytes(pickle.dumps((context, cache_root, common)))
        waiting = dict(enumerate(batches))
        for _ in range(TRIES):
            with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
                for number, outcome in _submitted(pool, waiting, shared):
                    del waiting[number]
                    yield number, outcome
            if not waiting:
                return
        for number, batch in waiting.items():
            yield number, settle_batch(batch, context, cache_root, common)


def _submitted(pool: Executor, waiting: dict[int, Batch], shared: Path) -> Iterator[tuple[int, tuple[str, bool, tuple[str, ...]]]]:
    """What the workers finish; a worker that dies ends the round, and what it held is given out again."""
    futures = {pool.submit(_in_worker, batch, str(shared)): number for number, batch in waiting.items()}
    try:
        for future in as_completed(futures):
            yield futures[future], future.result()
    except BrokenProcessPool:
        return


@cache
def _worker_context(path: str) -> tuple[Context, Path, str]:
    loaded: tuple[Context, Path, str] = pickle.loads(Path(path).read_bytes())  # noqa: S301 (written by the parent process)
    return loaded


def _in_worker(batch: Batch, shared: str) -> tuple[str, bool, tuple[str, ...]]:
    context, cache_root, common = _worker_context(shared)
    return settle_batch(batch, context, cache_root, common)
