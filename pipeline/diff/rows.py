"""The rows of one table that changed: kept as Arrow tables, made into row changes with their causes as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.diff.articles import SPAN
from pipeline.diff.cause import Context, TableCauses
from pipeline.diff.columns import EXTENT, PLACES, column_changes, key_changes, matching_key
from pipeline.diff.model import Cell, ColumnChange, Kind, PropertyChange, RowChange, TableChange
from pipeline.diff.pairing import Renamed, under_new_ids
from pipeline.diff.renames import Renames
from pipeline.diff.tables import differing, joined, match, padded, unequal
from pipeline.model import TableSchema

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 4096
_ALWAYS = ("article_id", "quote", *SPAN)
Both = tuple["pa.Table", "pa.Table"]


@dataclass(frozen=True)
class Changed:
    """What changed in a table: the rows that are gone, those that are new, and the two states of those that differ or were renamed.

    ``schema`` is the new one, or the old one of a table that is gone. ``key`` is what rows were matched by, if they could be.
    ``followed`` is how many rows differ by nothing but the new id of a row they refer to.
    """

    kind: Kind
    schema: TableSchema
    columns: tuple[ColumnChange, ...]
    keys: tuple[tuple[Any, Any], ...]
    removed: pa.Table
    added: pa.Table
    old: pa.Table
    new: pa.Table
    key: tuple[str, ...] = ()
    reordered: bool = False
    renamed: Both | None = None
    followed: int = 0
    properties: tuple[PropertyChange, ...] = ()

    @property
    def any_row(self) -> bool:
        """Whether any row changed."""
        return bool(self.removed.num_rows or self.added.num_rows or self.new.num_rows or self.renamed)

    @property
    def reshaped(self) -> frozenset[str]:
        """The columns that are new or gone."""
        return frozenset(c.name for c in self.columns if c.kind in ("added", "removed"))

    def change(self, context: Context, *, referred: bool) -> TableChange:
        """The change with its causes; ``referred`` says whether other rows refer to those of this table."""
        causes = TableCauses(context, self.schema, self.columns, reshaped=self.kind != "changed" or not self.key)
        others, moved = self._parted(context)
        computed = all(f.computed for f in self.schema.fields)
        return TableChange(
            name=self.schema.name,
            kind=self.kind,
            rows=lambda: self._rows(causes, others, moved),
            columns=self.columns,
            keys=self.keys,
            referred=referred,
            reordered=self.reordered,
            properties=self.properties,
            typed=frozenset() if computed else frozenset(f.name for f in self.schema.fields if not f.computed),
            followed=self.followed,
        )

    def _parted(self, context: Context) -> tuple[Both, Both]:
        """The rows that differ in what they say, and those that only stand elsewhere.

        What people type of a place, the extent of a piece, only moved where the article's text is another.
        """
        import pyarrow as pa
        import pyarrow.compute as pc

        names = [n for n in self.new.column_names if n not in PLACES and n not in EXTENT]
        differs = differing(self.old.select(names), self.new.select(names))
        extent = [n for n in self.new.column_names if n in EXTENT]
        if extent and "article_id" in self.new.column_names:
            retold = pa.array([n for n, s in context.articles.states.items() if s.text == "text"], pa.string())
            same = pc.invert(pc.is_in(self.new["article_id"], value_set=retold))
            differs = pc.or_(differs, pc.and_(same, differing(self.old.select(extent), self.new.select(extent))))
        moved = pc.invert(differs)
        return (self.old.filter(differs), self.new.filter(differs)), (self.old.filter(moved), self.new.filter(moved))

    def _rows(self, causes: TableCauses, others: Both, moved: Both) -> Iterator[RowChange]:
        """The rows that are new, those that are gone, were renamed, differ, and only moved."""
        yield from self._whole("added", self.added, causes)
        yield from self._whole("removed", self.removed, causes)
        pairs: tuple[tuple[Kind, Both | None], ...] = (("renamed", self.renamed), ("changed", others), ("moved", moved))
        for kind, both in pairs:
            for start in range(0, both[1].num_rows if both else 0, BATCH):
                assert both is not None
                yield from self._differing(kind, both[0].slice(start, BATCH), both[1].slice(start, BATCH), causes)

    def _whole(self, kind: Kind, table: pa.Table, causes: TableCauses) -> Iterator[RowChange]:
        """Rows that are in one table only, each with the cells that are not empty."""
        for batch in table.to_batches(max_chunksize=BATCH):
            for values in batch.to_pylist():
                why = causes.of_row(values)
                gone = kind == "removed"
                filled = [(name, value) for name, value in values.items() if value is not None]
                cells = tuple(Cell(name, value if gone else None, None if gone else value, why) for name, value in filled)
                yield RowChange(kind, self._key_of(values), values.get("article_id"), cells)

    def _differing(self, kind: Kind, old: pa.Table, new: pa.Table, causes: TableCauses) -> Iterator[RowChange]:
        """Rows that are in both tables, each with the cells that differ, values before places.

        Only the columns that matter are made into Python values.
        """
        masks = {name: unequal(old[name], new[name]).to_pylist() for name in new.column_names}
        masks = {name: masks[name] for name in sorted(masks, key=lambda n: n in PLACES) if any(masks[name])}
        wanted = [n for n in new.column_names if n in masks or n in _ALWAYS or n in self.key or n in self.schema.primary_key]
        pairs = zip(old.select(wanted).to_pylist(), new.select(wanted).to_pylist(), strict=True)
        for number, (before, after) in enumerate(pairs):
            names = [name for name, mask in masks.items() if mask[number]]
            cells = tuple(Cell(name, before[name], after[name], causes.of_cell(name, before, after)) for name in names)
            was = self._key_of(before) if kind == "renamed" else None
            yield RowChange(kind, self._key_of(after), after.get("article_id"), cells, was)

    def _key_of(self, values: dict[str, str | None]) -> dict[str, str | None]:
        return {name: values.get(name) for name in self.key or self.schema.primary_key}


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
        return Changed("added" if old is None else "removed", schema, (), (), removed, added, none, none)
    schemas = old[0], new[0]
    key = matching_key(*schemas)
    called = under_new_ids(old[1], schemas[1], key, renames or {}) if key and renames else None
    return _matched(schemas, old[1], new[1], key, called)


def _matched(
    schemas: tuple[TableSchema, TableSchema], old: pa.Table, new: pa.Table, key: tuple[str, ...], called: Renamed | None
) -> Changed | None:
    """The change of a table that is in both packages; ``called``: the old one under new ids, if any are new."""
    import pyarrow.compute as pc

    kept = pc.invert(called.displaced) if called else None
    ours = called.table.filter(kept) if called else old
    matched = match(ours, new, key)
    if matched is None:
        return None
    before, after = ours.take(matched.old), new.take(matched.new)
    columns = renamed_columns(schemas, before, after)
    names = tuple(dict.fromkeys([*after.column_names, *(columns.get(name, name) for name in before.column_names)]))
    before, after = padded(_under(before, columns), names), padded(after, names)
    gone = ours.take(matched.removed)
    renamed, followed = None, 0
    if called:
        gone = joined(old.filter(called.displaced), old.filter(kept).take(matched.removed))
        own = called.renamed.filter(kept).take(matched.old)
        followed = (
            pc.sum(pc.and_(called.touched.filter(kept).take(matched.old), pc.invert(pc.or_(own, differing(before, after))))).as_py() or 0
        )
        keys = called.keys.filter(kept).take(matched.old).filter(own)
        was = before.filter(own)
        for name in key:
            was = was.set_column(was.column_names.index(name), name, keys[name])
        renamed = (was, after.filter(own)) if keys.num_rows else None
        before, after = before.filter(pc.invert(own)), after.filter(pc.invert(own))
    return Changed(
        kind="changed",
        schema=schemas[1],
        columns=column_changes(*schemas, columns),
        keys=key_changes(*schemas),
        removed=_under(gone, columns),
        added=new.take(matched.added),
        old=differing_rows(before, after)[0],
        new=differing_rows(before, after)[1],
        key=key,
        reordered=matched.reordered,
        renamed=renamed,
        followed=followed,
    )


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
    import pyarrow.compute as pc

    return old.null_count < len(old) and not pc.any(unequal(old, new)).as_py()


def differing_rows(old: pa.Table, new: pa.Table) -> Both:
    """The rows that differ in any column, of two tables with the same columns and the same rows in the same order."""
    differs = differing(old, new)
    return old.filter(differs), new.filter(differs)
