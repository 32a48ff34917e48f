"""What a batch came to, and who runs batches: the shapes that the survey and the engines share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from pipeline.model import Problem
from pipeline.run.cache import key_of
from pipeline.run.inputs import ArticleFolder
from pipeline.run.prove import Context

Batch = tuple[str, ...]
"""The names of articles that are proved together."""


class Asked(NamedTuple):
    """A batch to be proved: the folders of its articles as they were read, and the hash of what all batches share."""

    folders: Mapping[str, ArticleFolder]
    common: str

    @property
    def key(self) -> str:
        """Its key in the cache."""
        return key_of(self.folders, self.common)

    @property
    def keys(self) -> dict[str, str]:
        """The key of each of its articles."""
        return {name: key_of({name: folder}, self.common) for name, folder in self.folders.items()}

    @property
    def batch(self) -> Batch:
        """Its articles."""
        return tuple(self.folders)

    def is_as_read(self, context: Context) -> bool:
        """Whether every byte of its key is still as it was read; if not, nobody knows which bytes were proved meanwhile."""
        try:
            return self._replace(folders={name: context.read(name) for name in self.folders}).key == self.key
        except OSError:
            return False


class Outcome(NamedTuple):
    """What a batch came to: its entry in the cache, its articles that are not clean, why its proof could not be kept.

    The entry is named, whether or not it could be kept, for every batch that is clean. ``moved``: files changed while it was proved, so
    nothing was kept.
    """

    entry: str = ""
    unclean: tuple[str, ...] = ()
    unkept: str = ""
    moved: bool = False


class Runner(Protocol):
    """Settles every batch; yields the batch's number and outcome as they come, in any order."""

    def __call__(self, batches: Mapping[int, Asked], context: Context, cache_root: Path) -> Iterator[tuple[int, Outcome]]:
        """Settle ``batches``, by number, in ``context``, keeping proofs in the cache of ``cache_root``."""


class ClusterError(Exception):
    """A cluster cannot be worked with; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
