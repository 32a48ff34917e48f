"""A published package read back: its tables from CSV, with the types their schemas declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from pipeline.disk.regular import read_bytes
from pipeline.model import TableSchema
from pipeline.publish.changes import PATH as CHANGES
from pipeline.publish.kinds import Package
from pipeline.schema.arrow import arrow_schema
from pipeline.transcription.changes import Rows, parse_changes


def published(folder: Path, descriptor: Mapping[str, Any], tables: Mapping[str, TableSchema]) -> Package:
    """The package in a folder, for products; ``tables`` names the tables by the path of their CSV file.

    A file that cannot be read, or not as its schema says, raises ``OSError`` or ``ValueError`` when its table is asked for.
    """
    paths = {schema.name: folder / path for path, schema in tables.items()}
    schemas = {schema.name: schema for schema in tables.values()}

    def chunks(name: str) -> Iterator[pa.Table]:
        yield read_csv(paths[name], schemas[name])

    return Package(folder, schemas, chunks, descriptor, _changes(folder))


def _changes(folder: Path) -> Rows:
    """What each release changed, as the package has it; none where it has no such list."""
    try:
        return parse_changes(read_bytes(folder / CHANGES).decode("utf-8"))[0]
    except (OSError, UnicodeDecodeError):
        return []


def read_csv(source: Path, schema: TableSchema) -> pa.Table:
    """Published CSV in the types of its schema: an empty cell is null and nothing else is, lists are joined with ``|``.

    Raises ``ValueError`` where a cell is not of its type. Arrow is more lenient than we are; who must know looks again.
    """
    wanted = arrow_schema(schema)
    flat = {field.name: pa.string() if pa.types.is_list(field.type) else field.type for field in wanted}
    table = csv.read_csv(
        source,
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types=flat, include_columns=wanted.names, null_values=[""], strings_can_be_null=True),
    )
    columns = [pc.split_pattern(table[f.name], "|") if pa.types.is_list(f.type) else table[f.name] for f in wanted]
    return pa.Table.from_arrays(columns, schema=wanted)
