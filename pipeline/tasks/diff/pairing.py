"""The old side under the new ids: rows that were renamed, all that refers to them, and rows whose own id is made of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.model import TableSchema
from pipeline.tasks.diff.changed import Changed
from pipeline.tasks.diff.columns import PLACES
from pipeline.tasks.diff.renames import Candidates, Renames, candidates, find_renames, followed_key, is_follower, references
from pipeline.tasks.diff.tables import differing

MOST = 100_000
"""Among more rows of a table than these nobody looks for renamed ones: they would have to be held as a whole."""

_MADE = re.compile(r".*-d[0-9]+")
"""The ids that the program gives to the dates that no row cites."""


@dataclass(frozen=True)
class Renamed:
    """A table of the old side with new ids: which rows were touched, which of them somebody renamed, and which lost their id to another.

    All masks are by row of ``table``; ``displaced`` rows are gone, for their id now is that of another row.
    """

    table: pa.Table
    keys: pa.Table
    touched: pa.Array
    renamed: pa.Array
    displaced: pa.Array


def renames_of(parts: Sequence[Changed]) -> Renames:
    """The rows of all tables that were renamed."""
    return find_renames([found for part in parts if (found := _candidates(part)) is not None])


def _candidates(part: Changed) -> Candidates | None:
    rows = part.rows
    if part.kind != "changed" or not part.key or rows.removed.num_rows + rows.added.num_rows > MOST:
        return None
    names = [name for name in rows.new.column_names if name not in PLACES]
    differs = differing(rows.old.select(names), rows.new.select(names))
    old, new = rows.old.filter(differs), rows.new.filter(differs)
    both = ([], []) if part.reshaped or old.num_rows > MOST else (old.to_pylist(), new.to_pylist())
    return candidates(part.schema, part.key, rows.removed.to_pylist(), rows.added.to_pylist(), both)


def is_touched(schema: TableSchema, renames: Renames) -> bool:
    """Whether rows of a table were renamed, or refer to some that were, or may be the same rows under the same ids."""
    return schema.name in renames or not renames.keys().isdisjoint(references(schema).values()) or bool(renames and _may_mirror(schema))


def _may_mirror(schema: TableSchema) -> bool:
    """Whether a table may hold rows of other tables once more, under their ids, as a flat one does: no key says whose they are."""
    key = schema.primary_key
    return len(key) == 1 and key[0] not in references(schema) and all(f.computed for f in schema.fields)


def _mirrored(table: pa.Table, schema: TableSchema, key: tuple[str, ...], renames: Renames) -> dict[str, str]:
    """The renamed ids, of whatever table, where the rows of a table are called by them; nothing for any other table."""
    if key != schema.primary_key or not _may_mirror(schema):
        return {}
    all_ids = {old: new for ids in renames.values() for old, new in ids.items()}
    return all_ids if any(value in all_ids for value in table[key[0]].to_pylist()) else {}


def under_new_ids(table: pa.Table, schema: TableSchema, key: tuple[str, ...], renames: Renames) -> Renamed:
    """The old rows with the ids that the new side has; ``keys`` are those they had."""
    refers = {name: resource for name, resource in references(schema).items() if name in table.column_names}
    mirrored = _mirrored(table, schema, key, renames)
    columns = {name: table[name].to_pylist() for name in {*refers, *key, *(table.column_names if mirrored else ())}}
    own = mirrored or (renames.get(schema.name, {}) if len(key) == 1 else {})
    news = {name: _exchanged(columns[name], renames.get(resource, {})) for name, resource in refers.items()}
    if mirrored:
        news |= {name: _led(values, mirrored) for name, values in columns.items() if name not in refers}
    if is_follower(schema, key):
        rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
        followed = [followed_key(row, key, refers, renames) for row in rows]
        news |= {name: [parts[number] for parts in followed] for number, name in enumerate(key)}
    if own:
        followed_ids = news.get(key[0], columns[key[0]])
        news[key[0]] = [own.get(was or "", followed) for was, followed in zip(columns[key[0]], followed_ids, strict=True)]
    targets = set(own.values())
    displaced = [value in targets and value not in own for value in columns[key[0]]]
    touched = [any(a != b for a, b in cells) for cells in zip(*(zip(columns[n], c, strict=True) for n, c in news.items()), strict=True)]
    renamed = [value in own and not _is_made(schema, value) for value in columns[key[0]]]
    masks = (pa.array(mask, pa.bool_()) for mask in (touched or [False] * table.num_rows, renamed, displaced))
    return Renamed(_with(table, news), table.select(list(key)), *masks)


def _is_made(schema: TableSchema, row_id: str | None) -> bool:
    """Whether the program made an id, so that nobody renamed it."""
    dated = schema.focus == "waived" and bool(_MADE.fullmatch(row_id or ""))
    return dated or all(f.computed for f in schema.fields)


def _exchanged(values: list[str | None], news: Mapping[str, str]) -> list[str | None]:
    return [news.get(value, value) if value is not None else None for value in values] if news else values


def _led(values: list[str | None], news: Mapping[str, str]) -> list[str | None]:
    """Cells that are an id or the address of one, such as `#/row/things/ID`, under its new name."""
    parted = (value.rpartition("/") if value is not None else None for value in values)
    return [None if part is None else f"{part[0]}{part[1]}{news.get(part[2], part[2])}" for part in parted]


def _with(table: pa.Table, columns: Mapping[str, list[str | None]]) -> pa.Table:
    """The table with other columns of the same names."""
    for name, values in columns.items():
        table = table.set_column(table.column_names.index(name), name, pa.chunked_array([pa.array(values, pa.string())]))
    return table
