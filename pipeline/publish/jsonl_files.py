"""JSON Lines: an object a row with the same keys in every line, null where a value is missing, lists as arrays, UTF-8 as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.model import TableSchema


@dataclass(frozen=True)
class JsonLinesFiles:
    """The JSON Lines files of a package."""

    name: str = "jsonl"

    def open(self, schema: pa.Schema, path: Path) -> JsonLinesWriter:
        """Begin a JSON Lines file."""
        return JsonLinesWriter(path)

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """A file with hash and bytes: Frictionless reads JSON Lines only with an extra of its own, by the name `jsonl`."""
        return {"name": f"{schema.name}-jsonl", "format": "json-lines", "mediatype": "application/jsonl", "encoding": "utf-8"}


class JsonLinesWriter:
    """A JSON Lines file under way."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self._file.write(json_lines(table))

    def close(self) -> None:
        """End the file."""
        self._file.close()


def json_lines(table: pa.Table) -> bytes:
    """The rows of a table as lines of JSON; whole numbers have no decimal point: 297600000000, not 297600000000.0."""
    write = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    columns = [[plain(value) for value in column.to_pylist()] for column in table.columns]
    return "".join(write(dict(zip(table.column_names, row, strict=True))) + "\n" for row in zip(*columns, strict=True)).encode()


def plain(value: Any) -> Any:
    """A whole number as an integer; any other value as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
