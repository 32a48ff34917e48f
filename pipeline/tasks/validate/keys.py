"""Keys of published tables in Arrow: unique where they must be, and every reference leads to a row.

Of every table only its key columns are kept, everything else is forgotten batch by batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.keys import circles
from pipeline.model import Location, Problem, TableSchema
from pipeline.schema.arrow import true_in

Names = tuple[str, ...]


class Reference(NamedTuple):
    """What leads to rows of a table: a foreign key, or (``items``) each item of a list."""

    fields: Names
    resource: str
    key: Names
    items: bool = False

    def fits(self, schema: TableSchema) -> bool:
        """Whether it leads to the primary key of a table."""
        return len(schema.primary_key) == 1 if self.items else schema.primary_key == self.key


def references(schema: TableSchema) -> list[Reference]:
    """All that leads from a table to others, or to itself."""
    foreign = [
        Reference(key.fields, key.resource, key.reference) for key in schema.foreign_keys if set(key.fields) <= set(schema.field_names)
    ]
    return foreign + [Reference((field.name,), field.items_refer_to, (), items=True) for field in schema.fields if field.items_refer_to]


def unique(schema: TableSchema) -> list[Names]:
    """The keys of which each may name one row only."""
    return [schema.primary_key, *((field.name,) for field in schema.fields if field.unique)]


def upward(schema: TableSchema) -> list[Names]:
    """The foreign keys that people type and that lead to other rows of the table."""
    own = dict.fromkeys(key.fields for key in references(schema) if key.resource == schema.name and not key.items)
    return [names for names in own if not schema[names[0]].computed]


def every_key(schema: TableSchema) -> list[Names]:
    """All keys of a table: those that name its rows, and those that lead to others."""
    return [*unique(schema), *(reference.fields for reference in references(schema))]


def key_columns(schema: TableSchema) -> set[str]:
    """Every column of a key."""
    return set(chain.from_iterable(every_key(schema)))


def joined(texts: Mapping[str, pa.Array], names: Names) -> pa.Array:
    """A key as text, null where a part is empty or could not be read; a unit separator, which no cell may hold, parts it."""
    return texts[names[0]] if len(names) == 1 else pc.binary_join_element_wise(*(texts[name] for name in names), "\x1f")


class TableKeys:
    """The keys of one table, gathered batch by batch. ``complete``: every row and key of it could be read."""

    def __init__(self, schema: TableSchema, shown: str) -> None:
        self.schema, self.shown, self.complete = schema, shown, True
        self._chunks: dict[Names, list[pa.Array]] = {names: [] for names in every_key(schema)}
        self._lines: list[Sequence[int]] = []

    def add(self, lines: Sequence[int], texts: Mapping[str, pa.Array]) -> None:
        """Keep the keys of a batch: its lines, and the texts of every column of a key, null where empty or unread."""
        self._lines.append(lines)
        for names, chunks in self._chunks.items():
            chunks.append(joined(texts, names))

    def column(self, names: Names) -> pa.ChunkedArray:
        """A key as text."""
        return pa.chunked_array(self._chunks[names], pa.string())

    def where(self, positions: list[int]) -> list[int]:
        """The lines of rows."""
        lines = list(chain.from_iterable(self._lines)) if positions else []
        return [lines[position] for position in positions]

    def repeats(self) -> Iterator[Problem]:
        """Primary keys and unique columns that name more than one row; the first such row is right."""
        for names in unique(self.schema):
            code = "key-duplicate" if names == self.schema.primary_key else "value-unique"
            column = self.column(names)
            positions = _repeated(column)
            for line, position in zip(self.where(positions), positions, strict=True):
                shown = _shown(column[position].as_py())
                yield self._problem(code, line, names[-1], f"{names[-1]} {shown} is already taken", "give each row its own")

    def dangling(self, tables: Mapping[str, TableKeys]) -> Iterator[Problem]:
        """References that lead to no row of a table that was read whole."""
        for reference in references(self.schema):
            target = tables.get(reference.resource)
            if target is not None and target.complete and reference.fits(target.schema):
                yield from self._dangling(reference, target)

    def _dangling(self, reference: Reference, target: TableKeys) -> Iterator[Problem]:
        values, name = self.column(reference.fields).combine_chunks(), reference.fields[0]
        rows = None
        if reference.items:
            lists = pc.split_pattern(values, "|")
            values, rows = pc.list_flatten(lists), pc.list_parent_indices(lists)
        there = pc.is_in(values, value_set=target.column(target.schema.primary_key).drop_null())
        lost = true_in(pc.and_(pc.is_valid(values), pc.invert(there)))
        positions = lost if rows is None else rows.take(lost)
        for line, value in zip(self.where(positions.to_pylist()), values.take(lost).to_pylist(), strict=True):
            message = f"{name} {_shown(value)} is no row of {target.schema.name}"
            yield self._problem("reference-dangling", line, name, message, f"add it to {target.schema.name}, or correct the id")

    def circles(self) -> Iterator[Problem]:
        """References within the table that lead back to the row they start from; a circle is told once, at its first row."""
        for names in upward(self.schema):
            own, parents = self.column(self.schema.primary_key), self.column(names)
            told = pc.and_(pc.is_valid(own), pc.is_valid(parents))
            firsts = circles(dict(zip(own.filter(told).to_pylist(), parents.filter(told).to_pylist(), strict=True)))
            positions = [pc.index(own, key).as_py() for key in firsts]
            for line, key in zip(self.where(positions), firsts, strict=True):
                message = f"{names[0]} of {_shown(key)} leads back to {_shown(key)}"
                yield self._problem("reference-circle", line, names[0], message, "break the circle")

    def _problem(self, code: str, line: int, name: str, message: str, hint: str) -> Problem:
        return Problem(code, Location(self.shown, line, self.schema.field_names.index(name) + 1), message, hint)


def _repeated(column: pa.ChunkedArray) -> list[int]:
    """The positions of values that stand further up already."""
    codes = column.combine_chunks().dictionary_encode().indices.fill_null(-1).to_numpy()
    again = codes >= 0
    again[np.unique(codes, return_index=True)[1]] = False
    found: list[int] = np.flatnonzero(again).tolist()
    return found


def _shown(key: str) -> str:
    return key.replace("\x1f", "/")
