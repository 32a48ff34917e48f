"""The data dictionary as plain rows: what the dataset is, its tables, their columns, the codes; for files that explain themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Field, Schemas, TableSchema
from pipeline.transcription.policies import PUBLISHED as PROMISES

COUNTS = ("rows", "position")
"""The columns of whole numbers; all others are of text."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A small table: its name, its columns, its rows of text and whole numbers."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | None, ...]]


def listings(descriptor: Mapping[str, Any], schemas: Schemas, counts: Mapping[str, int]) -> tuple[Listing, ...]:
    """The whole dictionary of a package; ``counts``: the rows of every table."""
    texts = ("title", "title_zh", "description", "description_zh")
    column = ("table_name", "column_name", "position", "type", "required", "primary_key", "refers_to", *texts)
    return (
        Listing("dataset", ("property", "value"), list(_dataset(descriptor))),
        Listing("tables", ("table_name", "rows", *texts), [(name, counts[name], *_texts(schema)) for name, schema in schemas.items()]),
        Listing("columns", column, [row for schema in schemas.values() for row in _columns(schema)]),
        Listing("codes", ("table_name", "column_name", "code", "label", "label_zh"), list(_codes(schemas))),
    )


def _dataset(descriptor: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The descriptor's own properties, those of several values one a row."""
    for name, value in descriptor.items():
        if name in ("$schema", "sources", "resources"):
            continue
        if isinstance(value, dict) and name == PROMISES:
            yield from (
                (f"{name}.{part}", ", ".join(map(str, told)) if isinstance(told, list) else str(told)) for part, told in value.items()
            )
            continue
        for item in value if isinstance(value, list) else [value]:
            yield name, _told(item)


def _told(item: Any) -> str:
    """A licence as its title and address, a contributor as a name; any other value as it is."""
    if not isinstance(item, Mapping):
        return str(item)
    return ", ".join(str(item[key]) for key in ("title", "name", "path") if key in item)


def _texts(part: TableSchema | Field) -> tuple[str, str, str, str]:
    return part.title, part.title_zh, part.description, part.description_zh


def _columns(schema: TableSchema) -> Iterator[tuple[str | int | None, ...]]:
    targets = {column: f"{key.resource}.{to}" for key in schema.foreign_keys for column, to in zip(key.fields, key.reference, strict=True)}
    for position, field in enumerate(schema.fields, 1):
        required, key = ("yes" if holds else "no" for holds in (field.required, field.name in schema.primary_key))
        yield schema.name, field.name, position, field.type, required, key, targets.get(field.name), *_texts(field)


def _codes(schemas: Schemas) -> Iterator[tuple[str, ...]]:
    for schema in schemas.values():
        for field in schema.fields:
            for code in field.enum:
                yield schema.name, field.name, code, *field.labels.get(code, ("", ""))
