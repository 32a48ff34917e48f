"""What descriptors say otherwise: of the columns and keys of a table, and of the dataset and its tables as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model import Field, TableSchema
from pipeline.tasks.diff.model import ColumnChange, PropertyChange

PLACES = frozenset({"paragraph", "char_start", "char_end", "number_start", "number_end"})
"""The columns that say where words stand in the article: they change whenever something is put before."""

EXTENT = frozenset({"first_paragraph", "last_paragraph"})
"""Those that say it of a whole piece: people type them, and so they only moved where the article's text did."""

_TYPE = ("type", "format", "delimiter", "itemType")
_CODES = ("categories", "itemCategories")
_ELSEWHERE = ("name", "constraints", *_TYPE)
"""What of a column is told as another kind of change."""


_OF_A_RELEASE = ("version", "issued")
"""What every release changes: the version stands in the first line of a diff, the day in the changelog."""

_OF_THE_DATA = ("$schema", "resources", "provenance")
"""What is compared by itself: tables, files and what the package says of its making."""

_OF_THE_BYTES = ("hash", "bytes", "fields", "rows", "schema", "name", "type")
"""What follows from the rows of a table."""

_OF_THE_SCHEMA = ("fields", "primaryKey", "foreignKeys")
"""What is compared column by column and key by key."""


def column_changes(old: TableSchema, new: TableSchema, renamed: Mapping[str, str]) -> tuple[ColumnChange, ...]:
    """Every column that is not as it was, in the order of the new table; those that are gone come last. ``renamed``: old names to new."""
    called = {name: was for was, name in renamed.items()}
    before = {renamed.get(f.name, f.name): f for f in old.fields}
    changes: list[ColumnChange] = []
    for field in new.fields:
        if field.name not in before:
            changes.append(ColumnChange(field.name, "added", None, field.type))
            continue
        if field.name in called:
            changes.append(ColumnChange(field.name, "renamed", called[field.name], field.name))
        changes += _changes(before[field.name], field)
    names = {f.name for f in new.fields}
    return (*changes, *(ColumnChange(f.name, "removed", f.type, None) for name, f in before.items() if name not in names))


def _changes(old: Field, new: Field) -> Iterator[ColumnChange]:
    """What changed in one column; a code that was added or dropped is no change of its constraints besides."""
    if (types := _both(old, new, _TYPE))[0] != types[1]:
        yield ColumnChange(new.name, "retyped", *types)
    if set(old.enum) != set(new.enum):
        gone, come = ([c for c in one.enum if c not in other.enum] for one, other in ((old, new), (new, old)))
        yield ColumnChange(new.name, "codes", gone, come)
    constraints = [{k: v for k, v in f.descriptor.get("constraints", {}).items() if k != "enum"} for f in (old, new)]
    if constraints[0] != constraints[1]:
        yield ColumnChange(new.name, "constrained", *constraints)
    if described := property_changes(*(_meaning(f, set(old.enum) & set(new.enum)) for f in (old, new))):
        yield ColumnChange(new.name, "described", {p.name: p.old for p in described}, {p.name: p.new for p in described})


def _meaning(field: Field, codes: set[str]) -> dict[str, Any]:
    """What a column is and means besides its type and constraints; of its codes only those that both sides have."""
    own = {name: value for name, value in field.descriptor.items() if name not in _ELSEWHERE}
    for name in _CODES:
        if isinstance(own.get(name), list):
            own[name] = [c for c in own[name] if not isinstance(c, dict) or c.get("value") in codes]
    return {name: value for name, value in own.items() if value}


def property_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[PropertyChange, ...]:
    """The properties that are not the same in two descriptors, in the order of the new one; ``None`` where one has none."""
    names = dict.fromkeys([*new, *old])
    return tuple(PropertyChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _both(old: Field, new: Field, names: tuple[str, ...]) -> tuple[Any, Any]:
    """The same properties of both, one that stands alone as it is."""
    parts = [{name: f.descriptor[name] for name in names if name in f.descriptor} for f in (old, new)]
    if all(part.keys() == {"type"} for part in parts):
        return parts[0]["type"], parts[1]["type"]
    return parts[0], parts[1]


def key_changes(old: TableSchema, new: TableSchema) -> tuple[tuple[Any, Any], ...]:
    """The primary key and the foreign keys that are not as they were, each as old and new; ``None`` where there is none."""
    changes: list[tuple[Any, Any]] = []
    if old.primary_key != new.primary_key:
        changes.append((list(old.primary_key), list(new.primary_key)))
    before, after = ({(k.fields, k.resource): k for k in schema.foreign_keys} for schema in (old, new))
    changes += [(_shown(before[key]), None) for key in before if before.get(key) != after.get(key)]
    changes += [(None, _shown(after[key])) for key in after if before.get(key) != after.get(key)]
    return tuple(changes)


def _shown(key: Any) -> dict[str, Any]:
    return {"fields": list(key.fields), "resource": key.resource, "reference": list(key.reference)}


def matching_key(old: TableSchema, new: TableSchema) -> tuple[str, ...]:
    """The columns by which rows are matched: the new primary key, else the old one; none where neither is in both tables."""
    both = set(old.field_names) & set(new.field_names)
    return next((key for key in (new.primary_key, old.primary_key) if set(key) <= both), ())


def dataset_properties(old: Mapping[str, Any], new: Mapping[str, Any], *, retold: bool) -> tuple[PropertyChange, ...]:
    """What is said otherwise of the dataset; of its sources only where the table of articles does not tell it (``retold``)."""
    passed = {*_OF_A_RELEASE, *_OF_THE_DATA, *(("sources",) if retold else ())}
    return property_changes(*({k: v for k, v in side.items() if k not in passed} for side in (old, new)))


def table_properties(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[PropertyChange, ...]:
    """What is said otherwise of a table, of its file and in its schema, besides columns and keys."""
    return property_changes(_own(old), _own(new))


def _own(entry: Mapping[str, Any]) -> dict[str, Any]:
    own = {k: v for k, v in entry.items() if k not in _OF_THE_BYTES}
    schema = {k: v for k, v in entry["schema"].items() if k not in _OF_THE_SCHEMA}
    return {**own, **{k if k not in own else f"schema.{k}": v for k, v in schema.items() if own.get(k) != v}}
