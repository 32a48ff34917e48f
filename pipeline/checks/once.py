"""What several rules look up in the same table, found once while they run one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from pipeline.model import Row, Table

T = TypeVar("T")
_FOUND: dict[tuple[Callable[..., Any], tuple[int, ...]], tuple[tuple[Table, ...], Any]] = {}


def once(find: Callable[..., T], *tables: Table) -> T:
    """What a function finds in tables, which is the same each time; it is remembered until the rules have run (`forget`).

    The tables are remembered too, so that no other takes the place of one of them.
    """
    key = find, tuple(map(id, tables))
    kept = _FOUND.get(key)
    if kept is None:
        kept = _FOUND[key] = (tables, find(*tables))
    found: T = kept[1]
    return found


def forget() -> None:
    """Let go of the tables."""
    _FOUND.clear()


def by_key(table: Table) -> Mapping[Any, Row]:
    """The rows of a table by the first column of their key; of those with an equal one the last."""
    key = table.schema.primary_key[0]
    return {row.values.get(key): row for row in table.rows}


def _grouped(column: str, table: Table) -> Mapping[Any, Sequence[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in table.rows:
        found[row.values.get(column)].append(row)
    return found


by_derivation = partial(_grouped, "derivation")
"""The rows of evidence by how the value is derived from the quote."""
by_field = partial(_grouped, "field")
"""The rows of evidence by the column of the value."""
