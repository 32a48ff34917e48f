"""What the descriptors say of the dataset and of its tables, besides the data: licence, title, contributors, dialect and so on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.tasks.diff.columns import property_changes
from pipeline.tasks.diff.model import PropertyChange

_OF_A_RELEASE = ("version", "issued")
"""What every release changes: the version stands in the first line of a diff, the day in the changelog."""

_OF_THE_DATA = ("$schema", "resources", "provenance")
"""What is compared by itself: tables, files and what the package says of its making."""

_OF_THE_BYTES = ("hash", "bytes", "fields", "rows", "schema", "name", "type")
"""What follows from the rows of a table."""

_OF_THE_SCHEMA = ("fields", "primaryKey", "foreignKeys")
"""What is compared column by column and key by key."""


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
