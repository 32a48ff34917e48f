"""Which rows of one table changed: matched by their keys, renamed ones paired, in Arrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import TableSchema
from pipeline.tasks.diff.changed import Changed
from pipeline.tasks.diff.columns import column_changes, key_changes, matching_key
from pipeline.tasks.diff.pairing import Renamed, under_new_ids
from pipeline.tasks.diff.renames import Renames
from pipeline.tasks.diff.tables import Differences, differing, match, padded, unequal


def changed(
    old: tuple[TableSchema, pa.Table] | None, new: tuple[TableSchema, pa.Table] | None, renames: Renames | None = None
) -> Changed | None:
    """What changed in a table, which one side may lack; ``None`` where a key is not unique, so that it names no row.

    ``renames``: the new ids of old rows, by table.
    """
    if old is None or new is None:
        there = new or old
        assert there is not None
        schema, table = there
        none = table.slice(0, 0)
        removed, added = (none, table) if old is None else (table, none)
        return Changed("added" if old is None else "removed", schema, (), (), Differences(removed, added, none, none))
    schemas = old[0], new[0]
    key = matching_key(*schemas)
    called = under_new_ids(old[1], schemas[1], key, renames or {}) if key and renames else None
    return _matched(schemas, old[1], new[1], key, called)


def changed_in(
    rows: Differences, schemas: tuple[TableSchema, TableSchema], key: tuple[str, ...], columns: Mapping[str, str] = MappingProxyType({})
) -> Changed:
    """What changed in a table that both packages have; ``columns``: those that have another name."""
    return Changed("changed", schemas[1], column_changes(*schemas, columns), key_changes(*schemas), rows, key)


def _matched(
    schemas: tuple[TableSchema, TableSchema], old: pa.Table, new: pa.Table, key: tuple[str, ...], called: Renamed | None
) -> Changed | None:
    """The change of a table that is in both packages; ``called``: the old one under new ids, if any are new."""
    kept = pc.invert(called.displaced) if called else None
    ours = called.table.filter(kept) if called else old
    matched = match(ours, new, key)
    if matched is None:
        return None
    before, after = ours.take(matched.old), new.take(matched.new)
    columns = renamed_columns(schemas, before, after)
    names = tuple(dict.fromkeys([*after.column_names, *(columns.get(name, name) for name in before.column_names)]))
    before, after = padded(_under(before, columns), names), padded(after, names)
    differs = differing(before, after)
    gone, renamed, followed = ours.take(matched.removed), None, 0
    if called:
        gone = pa.concat_tables([old.filter(called.displaced), old.filter(kept).take(matched.removed)])
        own, touched = (mask.filter(kept).take(matched.old) for mask in (called.renamed, called.touched))
        followed = pc.sum(pc.and_(touched, pc.invert(pc.or_(own, differs)))).as_py() or 0
        keys = called.keys.filter(kept).take(matched.old).filter(own)
        was = before.filter(own)
        for name in key:
            was = was.set_column(was.column_names.index(name), name, keys[name])
        renamed = (was, after.filter(own)) if keys.num_rows else None
        differs = pc.and_(differs, pc.invert(own))
    come = new.take(matched.added)
    rows = Differences(_under(gone, columns), come, before.filter(differs), after.filter(differs), matched.reordered)
    return replace(changed_in(rows, schemas, key, columns), renamed=renamed, followed=followed)


def _under(table: pa.Table, columns: Mapping[str, str]) -> pa.Table:
    """The table with other names of columns."""
    return table.rename_columns([columns.get(name, name) for name in table.column_names])


def renamed_columns(schemas: tuple[TableSchema, TableSchema], old: pa.Table, new: pa.Table) -> dict[str, str]:
    """The columns that are under another name: the only new one of the same type with, row by row, the values of the one that is gone."""
    gone, come = ([f for f in one.fields if f.name not in other.field_names] for one, other in (schemas, schemas[::-1]))
    alike = {f.name: [c.name for c in come if c.type == f.type and _is_same(old[f.name], new[c.name])] for f in gone}
    found = [name for names in alike.values() for name in names]
    return {name: names[0] for name, names in alike.items() if len(names) == 1 and found.count(names[0]) == 1}


def _is_same(old: pa.ChunkedArray, new: pa.ChunkedArray) -> bool:
    """Whether two columns hold the same values, and any at all."""
    return old.null_count < len(old) and not pc.any(unequal(old, new)).as_py()
