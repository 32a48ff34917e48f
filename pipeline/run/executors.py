"""Batches through executors: this process or several; outcomes come in any order, the order of the batches is kept by number."""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path

from pipeline.languages.effect import put_in_effect
from pipeline.run.cache import Cache, entry_of
from pipeline.run.memory import AFRESH, Afresh
from pipeline.run.mend import Edited, edited, marks_of, prove_changed
from pipeline.run.outcome import Asked, Outcome
from pipeline.run.prove import Context

TRIES = 3
SMALL = 3
"""Fewer batches than this are not worth a second process."""
TOGETHER = 8
"""So many batches are held at once to have their changed articles proved together."""
AHEAD = 2
"""So many batches a worker is given: one to prove and one to go on with."""
LITTLE = 128
"""Up to so many changed articles are proved here: two processes would take as long to begin."""


def settle_batch(batch: Asked, context: Context, cache_root: Path, steps: Afresh = AFRESH) -> Outcome:
    """Prove a batch. The proof itself stays on disk: what travels between processes is small."""
    store = Cache(cache_root)
    return next(_settled([edited(batch, context, store)], context, store, steps))


def _settled(batches: Sequence[Edited], context: Context, store: Cache, steps: Afresh) -> Iterator[Outcome]:
    """Prove batches together, and keep the proof of each."""
    for one, proof in zip(batches, prove_changed(batches, context, store, steps), strict=True):
        if proof.unclean:
            yield Outcome(unclean=proof.unclean)
            continue
        asked, entry = one.asked, entry_of(one.asked.key, proof.uses, context)
        if not asked.is_as_read(context):
            yield Outcome(entry, moved=True)
            continue
        unkept = store.store(entry, proof) or store.note(asked.key, proof.uses)
        left = store.leave(asked.batch[0], entry, marks_of(proof.articles, asked.keys, context)) if not unkept else ""
        yield Outcome(entry, unkept=unkept or left)


def run_batches(
    batches: Mapping[int, Asked], context: Context, cache_root: Path, *, jobs: int, steps: Afresh = AFRESH
) -> Iterator[tuple[int, Outcome]]:
    """Settle every batch in this process, where ``steps`` may remember what they come to, or in ``jobs`` of which it is one.

    Where little has changed of batches that were proved before, no other process is worth its start.
    """
    waiting = dict(batches)
    store = Cache(cache_root)
    for group in _little_changed(waiting, context, store):
        for number, outcome in zip(group, _settled(list(group.values()), context, store, steps), strict=True):
            del waiting[number]
            yield number, outcome
    settle = partial(settle_batch, context=context, cache_root=cache_root, steps=steps)
    for _ in range(TRIES if jobs > 1 and len(waiting) >= SMALL else 0):
        with _workers(jobs - 1, context, cache_root) as pool:
            for number, outcome in _shared_out(pool, jobs - 1, waiting, settle):
                del waiting[number]
                yield number, outcome
        if not waiting:
            return
    for number, batch in waiting.items():
        yield number, settle(batch)


def _little_changed(waiting: Mapping[int, Asked], context: Context, store: Cache) -> list[dict[int, Edited]]:
    """Batches of which little has changed since they were proved, in groups; none where much has changed in all."""
    groups: list[dict[int, Edited]] = []
    changed = 0
    for number, batch in waiting.items():
        begun = edited(batch, context, store)
        if begun.kept:
            if not groups or len(groups[-1]) == TOGETHER:
                groups.append({})
            groups[-1][number] = begun
        changed += len(begun.changed)
        if changed > LITTLE:
            return []
    return groups


@contextmanager
def _workers(number: int, context: Context, cache_root: Path) -> Iterator[Executor]:
    """So many processes that know what all batches share.

    They read it from a file: who hands more than a pipe holds to a process that dies as it starts waits for ever (CPython 3.13).
    """
    with tempfile.TemporaryDirectory(prefix="pipeline-") as folder:
        told = Path(folder, "shared")
        told.write_bytes(pickle.dumps((context, cache_root)))
        with ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin, initargs=(told,)) as pool:
            yield pool


def _shared_out(
    pool: Executor, workers: int, waiting: Mapping[int, Asked], settle: Callable[[Asked], Outcome]
) -> Iterator[tuple[int, Outcome]]:
    """What the workers finish, who are given little at a time, and meanwhile what this process does of the rest.

    A worker that dies ends the round, and what it held is given out again. Nothing that was given is taken back: where a worker
    dies, a pool of Python 3.11 stumbles over what was.
    """
    left, given = deque(waiting.items()), dict[Future[Outcome], int]()
    try:
        while left or given:
            while left and len(given) < AHEAD * workers:
                number, batch = left.popleft()
                given[pool.submit(_in_worker, batch)] = number
            mine = left.popleft() if left else None
            if mine is not None:
                yield mine[0], settle(mine[1])
            for future in wait(given, timeout=None if mine is None else 0, return_when=FIRST_COMPLETED).done:
                yield given.pop(future), future.result()
    except BrokenProcessPool:
        return


_shared: list[tuple[Context, Path]] = []
"""In a worker: what all its batches share."""


def _begin(told: Path) -> None:
    _shared[:] = [pickle.loads(told.read_bytes())]  # noqa: S301 (from the build that started this worker)
    put_in_effect(_shared[0][0].words)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent is killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_worker(batch: Asked) -> Outcome:
    return settle_batch(batch, *_shared[0])
