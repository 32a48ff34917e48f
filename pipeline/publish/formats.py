"""The protocol of a format, and the formats there are. A new format is one new file and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.plugins import FORMATS
from pipeline.publish.plugged import PluggedFormat, brought

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.model import TableSchema

RESERVED = frozenset({"lexicon", "metadata", "site", "sqlite", "xlsx"})
"""Folders under `output/` that are no format's."""


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


def all_formats() -> tuple[Format, ...]:
    """Every format of a build, in the order of the descriptor; those of plug-ins last."""
    own = own_formats()
    taken = {form.name for form in own} | RESERVED
    return (*own, *map(PluggedFormat, brought(FORMATS, taken)))


def own_formats() -> tuple[Format, ...]:
    """The formats of the program itself."""
    from pipeline.publish.csv_files import CsvFiles
    from pipeline.publish.jsonl_files import JsonLinesFiles
    from pipeline.publish.parquet_files import ParquetFiles

    return (CsvFiles(), ParquetFiles(), JsonLinesFiles())
