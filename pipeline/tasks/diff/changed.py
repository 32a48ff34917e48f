"""The rows of one table that changed: kept as Arrow tables, made into row changes with their causes as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import TableSchema
from pipeline.tasks.diff.articles import SPAN
from pipeline.tasks.diff.cause import Context, TableCauses
from pipeline.tasks.diff.columns import EXTENT, PLACES
from pipeline.tasks.diff.model import Cell, ColumnChange, Kind, PropertyChange, RowChange, TableChange
from pipeline.tasks.diff.tables import Differences, differing, unequal

BATCH = 4096
_ALWAYS = ("article_id", "quote", *SPAN)
Both = tuple[pa.Table, pa.Table]


@dataclass(frozen=True)
class Changed:
    """What changed in a table: its columns, its keys, its rows; ``renamed`` has the two states of rows that were renamed.

    ``schema`` is the new one, or the old one of a table that is gone. ``key`` is what rows were matched by, if they could be.
    ``followed`` is how many rows differ by nothing but the new id of a row they refer to.
    """

    kind: Kind
    schema: TableSchema
    columns: tuple[ColumnChange, ...]
    keys: tuple[tuple[Any, Any], ...]
    rows: Differences
    key: tuple[str, ...] = ()
    renamed: Both | None = None
    followed: int = 0
    properties: tuple[PropertyChange, ...] = ()

    @property
    def any_row(self) -> bool:
        """Whether any row changed."""
        return bool(self.rows.removed.num_rows or self.rows.added.num_rows or self.rows.new.num_rows or self.renamed)

    @property
    def reshaped(self) -> frozenset[str]:
        """The columns that are new or gone."""
        return frozenset(c.name for c in self.columns if c.kind in ("added", "removed"))

    def change(self, context: Context, *, referred: bool) -> TableChange:
        """The change with its causes; ``referred`` says whether other rows refer to those of this table."""
        causes = TableCauses(context, self.schema, self.columns, reshaped=self.kind != "changed" or not self.key)
        others, moved = self._parted(context)
        return TableChange(
            name=self.schema.name,
            kind=self.kind,
            rows=lambda: self._rows(causes, others, moved),
            columns=self.columns,
            keys=self.keys,
            referred=referred,
            reordered=self.rows.reordered,
            properties=self.properties,
            typed=frozenset(self.schema.writable),
            followed=self.followed,
        )

    def _parted(self, context: Context) -> tuple[Both, Both]:
        """The rows that differ in what they say, and those that only stand elsewhere.

        What people type of a place, the extent of a piece, only moved where the article's text is another.
        """
        old, new = self.rows.old, self.rows.new
        names = [n for n in new.column_names if n not in PLACES and n not in EXTENT]
        differs = differing(old.select(names), new.select(names))
        extent = [n for n in new.column_names if n in EXTENT]
        if extent and "article_id" in new.column_names:
            retold = pa.array([n for n, s in context.articles.states.items() if s.text == "text"], pa.string())
            same = pc.invert(pc.is_in(new["article_id"], value_set=retold))
            differs = pc.or_(differs, pc.and_(same, differing(old.select(extent), new.select(extent))))
        moved = pc.invert(differs)
        return (old.filter(differs), new.filter(differs)), (old.filter(moved), new.filter(moved))

    def _rows(self, causes: TableCauses, others: Both, moved: Both) -> Iterator[RowChange]:
        """The rows that are new, those that are gone, were renamed, differ, and only moved."""
        yield from self._whole("added", self.rows.added, causes)
        yield from self._whole("removed", self.rows.removed, causes)
        pairs: tuple[tuple[Kind, Both | None], ...] = (("renamed", self.renamed), ("changed", others), ("moved", moved))
        for kind, (old, new) in ((kind, both) for kind, both in pairs if both):
            for start in range(0, new.num_rows, BATCH):
                yield from self._differing(kind, old.slice(start, BATCH), new.slice(start, BATCH), causes)

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
