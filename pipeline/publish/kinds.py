"""What a format and a product are to a build, and what a product is given: the package so far."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from pipeline.model import Schemas, TableSchema
from pipeline.schema.arrow import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

Chunks = Callable[[str], Iterable["pa.Table"]]
"""The rows of a table in published order, in parts: in those of all tables that articles make lie the same articles."""


@dataclass(frozen=True, slots=True)
class Package:
    """The package so far: its folder (files lie under ``output/``), its tables, and the descriptor with what was written before.

    ``changes`` is what each release changed, the newest first, as `pipeline.transcription.changes` has it.
    """

    folder: Path
    schemas: Schemas
    chunks: Chunks
    descriptor: Mapping[str, Any]
    changes: Sequence[Mapping[str, str]] = ()

    def table(self, name: str) -> pa.Table:
        """A table as a whole, in published order."""
        import pyarrow as pa

        return pa.concat_tables([arrow_schema(self.schemas[name]).empty_table(), *self.chunks(name)])

    def steps(self, name: str, rows: int) -> Iterator[pa.Table]:
        """A table in parts of exactly so many rows but for the last, however they come in."""
        import pyarrow as pa

        waiting: list[pa.Table] = []
        for chunk in self.chunks(name):
            waiting.append(chunk)
            while sum(map(len, waiting)) >= rows:
                whole = pa.concat_tables(waiting)
                yield whole.slice(0, rows)
                waiting = [whole.slice(rows)]
        yield from filter(len, [pa.concat_tables(waiting)] if waiting else [])

    def together(self, names: Iterable[str]) -> Iterator[dict[str, pa.Table]]:
        """Tables that articles make, part by part: each part has all rows of its articles."""
        names = list(names)
        return (dict(zip(names, parts, strict=True)) for parts in zip(*map(self.chunks, names), strict=True))


@dataclass(frozen=True, slots=True)
class Made:
    """A file that a product wrote: its path from the package's folder, and what the descriptor says of it where it is listed there."""

    path: str
    resource: Mapping[str, Any] = field(default_factory=dict)


class Writer(Protocol):
    """The file of one table under way."""

    def write(self, table: pa.Table) -> None:
        """Add rows."""

    def close(self) -> None:
        """End the file."""


class Format(Protocol):
    """One file per table, in one format."""

    @property
    def name(self) -> str:
        """Name of the format, of its folder under ``output/``, and of its file suffix."""

    def open(self, schema: pa.Schema, path: Path) -> Writer:
        """Begin the file of a table; the same rows give the same bytes, however they come in.

        The Arrow schema and its fields carry as metadata what a file may want to say of itself: see `pipeline.publish.described`.
        """

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """What the descriptor says of the file besides path, title, description, hash, bytes and rows."""


@runtime_checkable
class LineFormat(Format, Protocol):
    """A format whose files are a head and a line for each row, so that lines that were written before can be copied as they are."""

    def head(self, schema: pa.Schema) -> bytes:
        """What a file begins with."""

    def lines(self, table: pa.Table) -> bytes:
        """Rows as lines, a line feed behind each; a line has no line feed within."""


class LineWriter:
    """A file of lines under way, and the SHA-256 of what it has so far."""

    def __init__(self, form: LineFormat, schema: pa.Schema, path: Path) -> None:
        self._lines, self._file = form.lines, path.open("wb")
        self.hash = hashlib.sha256()
        self.write_lines(form.head(schema))

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self.write_lines(self._lines(table))

    def write_lines(self, lines: bytes) -> None:
        """Add lines."""
        self._file.write(lines)
        self.hash.update(lines)

    def close(self) -> None:
        """End the file."""
        self._file.close()


class Product(Protocol):
    """Files made of all tables together."""

    @property
    def name(self) -> str:
        """Name of the product, by which it is selected."""

    def write(self, package: Package) -> list[Made]:
        """Write the files; the same tables give the same bytes. Formats and products that were not selected are not in the descriptor."""
