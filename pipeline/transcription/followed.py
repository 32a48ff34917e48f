"""Columns that follow from other rows: the topmost row above one's own, and the nearest place of some kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pipeline.model import Field, Nearest, Row, Table, TableSchema
from pipeline.schema.marks import with_semantics

Rows = Mapping[Any, Row]
"""The rows of a table by their key."""
Fill = Callable[[Row], Any]
"""What a column of a row holds; nothing where it does not follow."""


def followed(tables: Mapping[str, Table], shared: Mapping[str, Rows] | None = None) -> dict[str, Table]:
    """The tables with the columns filled that follow from other rows; ``shared`` are rows of tables that are not among them."""
    return {name: _filled(table, tables, shared or {}) for name, table in tables.items()}


def _filled(table: Table, tables: Mapping[str, Table], shared: Mapping[str, Rows]) -> Table:
    fills = {f.name: fill for f in table.schema.fields if (fill := _fill(f, table, tables, shared)) is not None}
    if not fills:
        return table
    rows = []
    for row in table.rows:
        told = {name: value for name, fill in fills.items() if (value := fill(row)) is not None}
        rows.append(row._replace(values={**row.values, **told}) if told else row)
    return replace(table, rows=tuple(rows))


def _fill(f: Field, table: Table, tables: Mapping[str, Table], shared: Mapping[str, Rows]) -> Fill | None:
    schema = table.schema
    if f.top_of is not None:
        above, rows = f.top_of, _by_key(table)
        return lambda row: _topmost(row, schema, above, rows)
    if f.nearest is None:
        return None
    start, name = f.nearest, next(name for column, name in schema.references if column == f.nearest.start)
    places = shared[name] if name in shared else _by_key(tables[name])
    of_places = tables[name].schema
    found = cache(lambda place: nearest_place(place, start, places, of_places))
    return lambda row: found(row.values.get(start.start))


def _by_key(table: Table) -> Rows:
    key = table.schema.primary_key[0]
    return {row.values.get(key): row for row in table.rows}


def _topmost(row: Row, schema: TableSchema, above: str, rows: Rows) -> Any:
    """The key of the row at the top; nothing where the way up is a circle, or leaves the article, whose rows alone are always at hand."""
    key, article, seen = schema.primary_key[0], row.values.get("article_id"), set()
    while (parent := row.values.get(above)) is not None:
        following = rows.get(parent)
        if parent in seen or above in row.faulty or following is None or following.values.get("article_id") != article:
            return None
        seen.add(parent)
        row = following
    return None if above in row.faulty else row.values.get(key)


def nearest_place(start: Any, mark: Nearest, places: Rows, schema: TableSchema) -> Any:
    """The first place of one of the wanted kinds, from a place upwards; nothing where there is none, or the way up cannot be read."""
    parent, kinds = with_semantics(schema, "parent"), [f.name for f in schema.fields if f.semantics in ("place-kind", "further-place-kind")]
    seen: set[Any] = set()
    while start is not None and start not in seen and start in places:
        row = places[start]
        if any(row.values.get(kind) in mark.kinds for kind in kinds):
            return start
        seen.add(start)
        start = row.values.get(parent) if parent else None
    return None
