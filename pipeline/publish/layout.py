"""How the files of a published package are made up of parts, so that the next build can take over as bytes what has not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.publish.csv_files import csv_lines
from pipeline.publish.kinds import Chunks

if TYPE_CHECKING:
    import pyarrow as pa


class Piece(NamedTuple):
    """The bytes of one part in a file: the key of the part, their number, their hash."""

    key: str
    size: int
    sha256: str


class Laid(NamedTuple):
    """A file of the package: a hash of all that it was made of, that of its bytes, where its first piece begins, its pieces in order."""

    content: str
    sha256: str
    head: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of a package by path, and a hash of the primary keys of every part by table; ``version`` is the program that wrote them."""

    version: str = ""
    files: Mapping[str, Laid] = field(default_factory=dict)
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Layout:
        """The layout that was written down; raises ``TypeError``, ``ValueError`` or ``KeyError`` where it is none."""
        files = {path: Laid(c, sha, head, tuple(Piece(*p) for p in pieces)) for path, (c, sha, head, pieces) in said["files"].items()}
        return cls(said["version"], files, {name: dict(keys) for name, keys in said["keys"].items()})


@dataclass(frozen=True)
class Part:
    """Rows of a table that stand together; they are loaded only where they are wanted.

    ``key`` is a hash of what they hold; without one nobody knows them again.
    """

    key: str
    rows: int
    load: Callable[[], pa.Table]

    @cached_property
    def table(self) -> pa.Table:
        """The rows."""
        return self.load()

    def forget(self) -> None:
        """Let go of the rows."""
        self.__dict__.pop("table", None)

    def keys(self, columns: Iterable[str], known: Mapping[str, str]) -> str:
        """A hash of the primary keys of the rows, from what is ``known`` of parts by their key where it can be."""
        found = known.get(self.key) if self.key else None
        return found or hashlib.sha256(csv_lines(self.table.select(list(columns)))).hexdigest()


Parts = Callable[[str], Iterable[Part]]
"""The parts of a table in published order."""


def unknown_parts(chunks: Chunks) -> Parts:
    """The parts of tables of which only the rows are at hand."""

    def parts(name: str) -> Iterator[Part]:
        for table in chunks(name):
            yield Part("", table.num_rows, lambda table=table: table)  # type: ignore[misc]

    return parts


def content_of(version: str, schema: pa.Schema, parts: Iterable[Part]) -> str:
    """A hash of all that the file of a table is made of; none where a part is not known."""
    keys = [part.key for part in parts]
    if not version or not all(keys):
        return ""
    told = hashlib.sha256(f"{version}\0{'|'.join(keys)}\0".encode())
    told.update(schema.serialize().to_pybytes())
    return told.hexdigest()
