"""What changed in the schema of a table: its columns and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.diff.model import ColumnChange
from pipeline.model import Field, TableSchema

_TYPE = ("type", "format", "delimiter", "itemType")
_MEANING = ("title", "titleZh", "description", "descriptionZh", "categories", "itemCategories", "semantics", "derivation", "computed")


def column_changes(old: TableSchema, new: TableSchema) -> tuple[ColumnChange, ...]:
    """Every column that is not as it was, in the order of the new table; those that are gone come last."""
    before = {f.name: f for f in old.fields}
    changes: list[ColumnChange] = []
    for field in new.fields:
        if field.name not in before:
            changes.append(ColumnChange(field.name, "added", None, field.type))
        else:
            changes += _changes(before[field.name], field)
    names = {f.name for f in new.fields}
    return (*changes, *(ColumnChange(f.name, "removed", f.type, None) for f in old.fields if f.name not in names))


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
    if (meanings := _both(old, new, _MEANING))[0] != meanings[1] and set(old.enum) == set(new.enum):
        yield ColumnChange(new.name, "described")


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
