"""Batches of article folders whose bounds depend on the articles alone: a new article changes one batch, not all that follow."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

MEAN = 128
MOST = 4 * MEAN


def batches(folders: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    """Folders in order, in batches of about 128; a batch ends behind an article whose hashed name says so."""
    batch: list[Path] = []
    for folder in sorted(folders):
        batch.append(folder)
        if _ends(folder.name) or len(batch) == MOST:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _ends(name: str) -> bool:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % MEAN == 0
