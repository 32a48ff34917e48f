"""A small table with a column of every type and constraint, and its files with one cell or some bytes changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.model import TableSchema
from pipeline.schema.load import parse_schema

CODES = [{"value": code, "label": code, "labelZh": "码"} for code in ("red", "dark blue", "NA")]
DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "string", "constraints": {"pattern": "[a-z0-9]+(?:-[a-z0-9]+)*"}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["red", "dark blue", "NA"]}, "categories": CODES},
    {"name": "count", "type": "integer", "constraints": {"minimum": 1, "maximum": 2000000000}},
    {"name": "whole", "type": "integer"},
    {"name": "share", "type": "number", "constraints": {"minimum": 0, "maximum": 1}},
    {"name": "number", "type": "number"},
    {"name": "note", "type": "string", "constraints": {"minLength": 2, "maxLength": 4}},
    {"name": "digits", "type": "string", "constraints": {"pattern": "\\d+"}},
    {"name": "url", "type": "string", "constraints": {"pattern": "https?://\\S+"}},
    {"name": "date", "type": "string", "semantics": "partial-date", "constraints": {"pattern": DATE}},
    {"name": "text", "type": "string"},
    {"name": "required", "type": "string", "constraints": {"required": True}},
    {"name": "unique", "type": "string", "constraints": {"unique": True}},
    {"name": "tags", "type": "list", "itemCategories": CODES, "constraints": {"maxLength": 3}},
    {"name": "items", "type": "list", "constraints": {"minLength": 2}},
    {"name": "parent", "type": "string"},
]
TEXTS = {"title": "T", "titleZh": "表", "description": "D.", "descriptionZh": "说明。"}
NAMES = tuple(field["name"] for field in FIELDS)
GOOD = {
    "id": "a-1", "kind": "red", "count": "3", "whole": "-7", "share": "0.5", "number": "22000000", "note": "abc", "digits": "12",
    "url": "https://x.test/", "date": "2024-05", "text": "一 二", "required": "x", "unique": "u", "tags": "red|NA", "items": "p|q",
}  # fmt: skip


def small_schema() -> TableSchema:
    """The schema of the small table, which refers to itself."""
    reference = {"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}
    fields = [{**field, **TEXTS} for field in FIELDS]
    whole = {**TEXTS, "source": "shared", "position": 1, "primaryKey": ["id"], "foreignKeys": [reference], "fields": fields}
    return parse_schema(whole, "small")


def file_with(path: Path, *rows: dict[str, str]) -> Path:
    """A file of the good row with other cells, each row once; a cell is quoted where CSV needs it."""
    lines = [",".join(NAMES), *(",".join(_cell(cells.get(name, GOOD.get(name, ""))) for name in NAMES) for cells in rows)]
    path.write_bytes(("\n".join(lines) + "\n").encode())
    return path


def _cell(text: str) -> str:
    return f'"{text.replace(chr(34), 2 * chr(34))}"' if set(text) & set(',"\r\n') else text
