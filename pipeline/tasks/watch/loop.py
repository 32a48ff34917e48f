"""The loop of a watch: wait until something a check reads was saved, inspect again, hand out what was found.

The system tells of changes (`watchfiles`); whether the bytes are others is for the memory of the inspection to see.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from pipeline.run.inspection import Inspection, Project, inspect
from pipeline.run.memory import Memory
from pipeline.tasks.watch.folders import Folders

STEP = 5
"""Milliseconds without a further change after which changes count as one save."""
LONGEST = 50
"""Milliseconds after which a check begins even if changes go on."""
TICK = 100
"""Milliseconds after which the loop looks whether folders came or went, and whether it is to stop."""


@dataclass(frozen=True, slots=True)
class Round:
    """One check: the files that were saved before it (none for the first), what it found, how many seconds it took."""

    changed: tuple[str, ...]
    inspection: Inspection
    seconds: float


def rounds(project: Project, *, strict: bool = False, stop: Event | None = None) -> Iterator[Round]:
    """Check a project, then again whenever something that the check reads was saved, until ``stop`` is set."""
    stop = stop or Event()
    memory = Memory()
    articles: frozenset[str] = frozenset()
    while not stop.is_set():
        folders = Folders.of(project)
        began = False
        for paths in _saved(folders, stop):
            saved = [path for path in sorted(paths) if folders.reads(path, articles)]
            if saved or not began:
                began = True
                begun = time.perf_counter()
                inspection = inspect(project, strict=strict, steps=memory)
                articles = frozenset(t.article_id for t in inspection.sources.transcriptions)
                yield Round(tuple(map(folders.shown, saved)), inspection, time.perf_counter() - begun)
            if stop.is_set() or Folders.of(project) != folders:
                break


def _saved(folders: Folders, stop: Event) -> Iterator[set[Path]]:
    """The paths that changed, whenever some did; and nothing at every tick, so that the first check begins when the watch has."""
    import watchfiles

    try:
        for changes in watchfiles.watch(
            *folders.paths,
            watch_filter=None,
            debounce=LONGEST,
            step=STEP,
            rust_timeout=TICK,
            yield_on_timeout=True,
            stop_event=stop,
            ignore_permission_denied=True,
        ):
            yield {Path(path) for _, path in changes}
    except OSError:  # a folder went away before it could be watched
        yield set()
        stop.wait(TICK / 1000)
