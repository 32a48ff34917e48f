"""The formats there are. A new format is one new file and one line here."""

from __future__ import annotations

from pipeline.plugins import FORMATS
from pipeline.publish.kinds import Format
from pipeline.publish.plugged import PluggedFormat, brought

RESERVED = frozenset({"geojson", "lexicon", "metadata", "site", "sqlite", "xlsx"})
"""Folders under `output/` that are no format's."""


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
