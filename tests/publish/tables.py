"""Made-up tables written in every format, and read back from each as a stranger would read it."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.escape import unescape

from pipeline.model import Schemas, TableSchema
from pipeline.publish.write import write_package
from pipeline.schema.arrow import arrow_schema
from pipeline.schema.load import parse_schema

DATASET = {"name": "made-up", "title": "Made up", "description": "Nothing real.", "version": "1.2.3", "licenses": [{"name": "CC0-1.0"}]}
DATA = ("csv", "parquet", "jsonl", "xlsx", "sqlite")
"""The formats and products that hold the tables themselves."""

FIELDS = {"cell_id": "string", "text": "string", "number": "number", "whole": "integer", "items": "list"}
Row = dict[str, Any]


def made_schema(name: str, fields: Mapping[str, str], keys: Mapping[str, str] | None = None) -> TableSchema:
    """A schema of columns by type, of which the first is the primary key; ``keys``: other tables by the column that refers to them.

    A column ``name`` is the label of its rows, and ``name_en`` its translation.
    """
    texts = {"title": "T", "titleZh": "题", "description": "D.", "descriptionZh": "述。"}
    key = next(iter(fields))
    columns: list[dict[str, object]] = [
        {"name": f, "type": t, **texts, "constraints": {"required": f == key}, **({"translationOf": "name"} if f == "name_en" else {})}
        for f, t in fields.items()
    ]
    references = [{"fields": [c], "reference": {"resource": t, "fields": [f"{t[:-1]}_id"]}} for c, t in (keys or {}).items()]
    parts = {"fields": columns, "primaryKey": [key], "foreignKeys": references, "source": "shared", "position": 1}
    parts |= {"label": "name"} if "name" in fields else {}
    return parse_schema({**texts, **parts}, name)


CELLS: Schemas = {"cells": made_schema("cells", FIELDS)}


def write(
    folder: Path, tables: Mapping[str, list[Row]], schemas: Schemas = CELLS, *, chunk: int = 1000, select: Iterable[str] = DATA
) -> Path:
    """Write a package of some tables, their rows in parts of some length."""

    def chunks(name: str) -> Iterable[pa.Table]:
        rows = tables[name]
        for start in range(0, len(rows), chunk):
            yield pa.Table.from_pylist(rows[start : start + chunk], schema=arrow_schema(schemas[name]))

    folder.mkdir(parents=True, exist_ok=True)
    write_package(folder, schemas, chunks, DATASET, select)
    return folder


def from_csv(folder: Path, name: str = "cells") -> list[Row]:
    """By Python's own reader; an empty cell is nothing."""
    with (folder / f"output/csv/{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{column: _value(column, cell or None) for column, cell in row.items()} for row in csv.DictReader(file)]


def _value(column: str, cell: Any) -> Any:
    """A cell of text in the type of its column."""
    if cell is None:
        return None
    kinds: dict[str, Callable[[Any], Any]] = {"number": float, "integer": int, "list": lambda text: text.split("|")}
    return kinds.get(FIELDS.get(column, "string"), str)(cell)


def from_parquet(folder: Path, name: str = "cells") -> list[Row]:
    """By pyarrow."""
    rows: list[Row] = pq.read_table(folder / f"output/parquet/{name}.parquet").to_pylist()
    return rows


def from_jsonl(folder: Path, name: str = "cells") -> list[Row]:
    """By Python's own reader, line by line."""
    return [json.loads(line) for line in (folder / f"output/jsonl/{name}.jsonl").read_bytes().decode().split("\n")[:-1]]


def from_xlsx(folder: Path, name: str = "cells") -> list[Row]:
    """By openpyxl, which leaves it to its user to undo how a workbook writes what XML cannot hold."""
    book = openpyxl.load_workbook(folder / "output/xlsx/made-up.xlsx", read_only=True)
    with closing(book):
        columns, *rows = book[name].iter_rows(values_only=True)
        return [
            {str(c): _value(str(c), unescape(v) if isinstance(v, str) else v) for c, v in zip(columns, row, strict=True)} for row in rows
        ]


def from_sqlite(folder: Path, name: str = "cells") -> list[Row]:
    """By the library of this Python."""
    with closing(sqlite3.connect(folder / "output/sqlite/made-up.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
    return [{c: json.loads(v) if FIELDS.get(c) == "list" and v is not None else v for c, v in row.items()} for row in rows]


READERS: dict[str, Callable[..., list[Row]]] = {
    "csv": from_csv,
    "parquet": from_parquet,
    "jsonl": from_jsonl,
    "xlsx": from_xlsx,
    "sqlite": from_sqlite,
}
