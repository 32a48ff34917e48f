"""What a batch came to, and who runs batches: the shapes that the survey and the engines share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from pipeline.model import Problem
from pipeline.run.prove import Context

Batch = tuple[str, ...]
"""The names of articles that are proved together."""


class Outcome(NamedTuple):
    """A batch's key and its entry in the cache, whether it was there, its articles that are not clean, why its proof could not be kept.

    The entry is named, whether or not it could be kept, for every batch that is clean.
    """

    key: str
    entry: str = ""
    cached: bool = False
    unclean: tuple[str, ...] = ()
    unkept: str = ""


class Runner(Protocol):
    """Settles every batch; yields the batch's number and outcome as they come, in any order."""

    def __call__(self, batches: Sequence[Batch], context: Context, cache_root: Path, common: str) -> Iterator[tuple[int, Outcome]]:
        """Settle ``batches`` in ``context``, keeping proofs in the cache of ``cache_root``; ``common`` is the hash of what all share."""


class ClusterError(Exception):
    """A cluster cannot be worked with; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
