"""Batches of article folders whose bounds depend on the articles alone: a new article changes the batches beside it, no other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator

from pipeline.run.outcome import Batch

REACH = 32
"""So many articles on either side are looked at to see whether a batch ends: none is smaller, and most are twice as large."""

MOST = 16 * REACH


def batches(articles: Iterable[str]) -> Iterator[Batch]:
    """Articles in order, in batches of about 65; a batch ends behind an article whose hashed name is the least far and wide."""
    ordered = sorted(articles)
    ends = _ends([hashlib.sha256(os.fsencode(name)).digest() for name in ordered])
    batch: list[str] = []
    for number, name in enumerate(ordered):
        batch.append(name)
        if number in ends or len(batch) == MOST:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _ends(hashes: list[bytes]) -> set[int]:
    """The places of the hashes that are less than all within reach of them, where there are so many on both sides."""
    inner = range(REACH, len(hashes) - REACH)
    return {n for n in inner if hashes[n] == min(hashes[n - REACH : n + REACH + 1])}
