"""Batches through executors: this process or several; outcomes come in any order, the order of the batches is kept by number."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from pathlib import Path

from pipeline.languages.effect import put_in_effect
from pipeline.run.cache import Cache, entry_of, key_of
from pipeline.run.inputs import read_folder
from pipeline.run.memory import AFRESH, Afresh
from pipeline.run.mend import marks_of, prove_changed
from pipeline.run.outcome import Batch, Outcome
from pipeline.run.prove import Context

TRIES = 3
SMALL = 3
"""Fewer batches than this are not worth a second process."""


def settle_batch(batch: Batch, context: Context, cache_root: Path, common: str, steps: Afresh = AFRESH) -> Outcome:
    """Prove a batch, or find it proved.

    The proof itself stays on disk: what travels between processes is small. A batch with a file that cannot be read is not clean.
    """
    try:
        folders = [read_folder(folder) for folder in batch]
    except OSError:
        return Outcome("", unclean=tuple(folder.name for folder in batch))
    key, store = key_of(folders, context, common), Cache(cache_root)
    if entry := store.entry(key, context.shared):
        return Outcome(key, entry, cached=True)
    keys = {folder.name: key_of([folder], context, common) for folder in folders}
    proof = prove_changed(batch, keys, context, store, steps)
    if proof.unclean:
        return Outcome(key, unclean=proof.unclean)
    entry = entry_of(key, proof.uses, context.shared)
    unkept = store.store(entry, proof) or store.note(key, proof.uses)
    return Outcome(key, entry, unkept=unkept or store.leave(batch[0].name, entry, marks_of(proof.articles, keys, context)))


def run_batches(
    batches: Sequence[Batch], context: Context, cache_root: Path, common: str, *, jobs: int, steps: Afresh = AFRESH
) -> Iterator[tuple[int, Outcome]]:
    """Settle every batch in this process, where ``steps`` may remember what they come to, or in ``jobs`` others."""
    waiting = dict(enumerate(batches))
    for _ in range(TRIES if jobs > 1 and len(batches) >= SMALL else 0):
        begin = (context, cache_root, common)
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=begin) as pool:
            for number, outcome in _submitted(pool, waiting):
                del waiting[number]
                yield number, outcome
        if not waiting:
            return
    for number, batch in waiting.items():
        yield number, settle_batch(batch, context, cache_root, common, steps)


def _submitted(pool: Executor, waiting: dict[int, Batch]) -> Iterator[tuple[int, Outcome]]:
    """What the workers finish; a worker that dies ends the round, and what it held is given out again."""
    try:
        futures = {pool.submit(_in_worker, batch): number for number, batch in waiting.items()}
        for future in as_completed(futures):
            yield futures[future], future.result()
    except BrokenProcessPool:
        return


_shared: list[tuple[Context, Path, str]] = []
"""In a worker: what all its batches share."""


def _begin(context: Context, cache_root: Path, common: str) -> None:
    _shared[:] = [(context, cache_root, common)]
    put_in_effect(context.words)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent is killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_worker(batch: Batch) -> Outcome:
    return settle_batch(batch, *_shared[0])
