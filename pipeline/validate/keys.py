"""Keys of published tables in Arrow: unique where they must be, and every reference leads to a row.

Of every table only its key columns are kept, as text; everything else is forgotten batch by batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.model import ForeignKey, Location, Problem, TableSchema
from pipeline.validate.csv_reader import Batch

if TYPE_CHECKING:
    import pyarrow as pa

Names = tuple[str, ...]


class TableKeys:
    """The keys of one table, gathered batch by batch. ``complete``: every row and key of it could be read."""

    def __init__(self, schema: TableSchema, shown: str) -> None:
        self.schema, self.shown, self.complete = schema, shown, True
        self.foreign = [key for key in schema.foreign_keys if set(key.fields) <= set(schema.field_names)]
        unique = [(field.name,) for field in schema.fields if field.unique]
        self.wanted: list[Names] = list(dict.fromkeys([schema.primary_key, *unique, *(key.fields for key in self.foreign)]))
        self._chunks: dict[Names, list[pa.Array]] = {names: [] for names in self.wanted}
        self._lines: list[pa.Array] = []

    def add(self, batch: Batch, faulty: Mapping[str, set[int]]) -> Iterator[Problem]:
        """Keep the keys of a batch; rows without a primary key are told at once. ``faulty``: the rows of unread cells by column."""
        import pyarrow as pa

        columns = dict(zip(self.schema.field_names, batch.columns, strict=True))
        self._lines.append(pa.array(batch.lines, pa.int64()))
        for names in self.wanted:
            self._chunks[names].append(_joined([columns[name] for name in names], [faulty.get(name, set()) for name in names]))
        for name in self.schema.primary_key:
            self.complete = self.complete and not faulty.get(name)
            for index, cell in enumerate(columns[name]):
                if not cell:
                    yield self._problem("key-missing", batch.lines[index], name, f"a row of {self.schema.name} has no {name}", "add it")

    def column(self, names: Names) -> pa.ChunkedArray:
        """A key as text, null where a part is empty or could not be read."""
        import pyarrow as pa

        return pa.chunked_array(self._chunks[names], pa.string())

    def where(self, positions: list[int]) -> list[int]:
        """The lines of rows."""
        import pyarrow as pa

        lines: list[int] = pa.chunked_array(self._lines, pa.int64()).take(pa.array(positions, pa.int64())).to_pylist()
        return lines

    def repeats(self) -> Iterator[Problem]:
        """Primary keys and unique columns that name more than one row; the first such row is right."""
        for names in [self.schema.primary_key, *((f.name,) for f in self.schema.fields if f.unique)]:
            code = "key-duplicate" if names == self.schema.primary_key else "value-unique"
            column = self.column(names)
            positions = _repeated(column)
            for line, position in zip(self.where(positions), positions, strict=True):
                shown = _shown(column[position].as_py())
                yield self._problem(code, line, names[-1], f"{names[-1]} {shown} is already taken", "give each row its own")

    def dangling(self, tables: Mapping[str, TableKeys]) -> Iterator[Problem]:
        """References that lead to no row of a table that was read whole."""
        for key in self.foreign:
            target = tables.get(key.resource)
            if target is None or not target.complete or target.schema.primary_key != key.reference:
                continue
            yield from self._dangling(key, target)

    def _dangling(self, key: ForeignKey, target: TableKeys) -> Iterator[Problem]:
        import pyarrow.compute as pc

        column = self.column(key.fields)
        lost = pc.and_kleene(pc.is_valid(column), pc.invert(pc.is_in(column, value_set=target.column(key.reference).drop_null())))
        positions = pc.indices_nonzero(lost).to_pylist()
        for line, position in zip(self.where(positions), positions, strict=True):
            message = f"{key.fields[0]} {_shown(column[position].as_py())} is no row of {target.schema.name}"
            yield self._problem("reference-dangling", line, key.fields[0], message, f"add it to {target.schema.name}, or correct the id")

    def circles(self) -> Iterator[Problem]:
        """References within the table that lead back to the row they start from; a circle is told once, at its first row."""
        for names in {key.fields for key in self.foreign if key.resource == self.schema.name}:
            own, parents = self.column(self.schema.primary_key).to_pylist(), self.column(names).to_pylist()
            parent_of = {key: parent for key, parent in zip(own, parents, strict=True) if key is not None and parent is not None}
            firsts = _circles(parent_of)
            positions = [own.index(key) for key in firsts]
            for line, key in zip(self.where(positions), firsts, strict=True):
                message = f"{names[0]} of {_shown(key)} leads back to {_shown(key)}"
                yield self._problem("reference-circle", line, names[0], message, "break the circle")

    def _problem(self, code: str, line: int, name: str, message: str, hint: str) -> Problem:
        return Problem(code, Location(self.shown, line, self.schema.field_names.index(name) + 1), message, hint)


def _joined(columns: list[tuple[str, ...]], faulty: list[set[int]]) -> pa.Array:
    """The parts of a key as one text; a unit separator, which no cell may hold, stands between them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    parts = [
        pa.array([None if not cell or index in gaps else cell for index, cell in enumerate(column)], pa.string())
        for column, gaps in zip(columns, faulty, strict=True)
    ]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, "\x1f")


def _repeated(column: pa.ChunkedArray) -> list[int]:
    """The positions of values that stand further up already."""
    import pyarrow as pa
    import pyarrow.compute as pc

    counts = pc.value_counts(column.drop_null())
    often = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    if not len(often):
        return []
    seen: set[Any] = set()
    found = []
    for position in pc.indices_nonzero(pc.is_in(column, value_set=pa.array(often))).to_pylist():
        value = column[position].as_py()
        if value in seen:
            found.append(position)
        seen.add(value)
    return found


def _circles(parent_of: Mapping[str, str]) -> list[str]:
    """One key of every circle, the first by position."""
    done: set[str] = set()
    firsts = []
    for start in parent_of:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in path and at not in done:
            path[at] = None
            at = parent_of.get(at)
        if at is not None and at in path:
            firsts.append(at)
        done |= path.keys()
    return firsts


def _shown(key: str) -> str:
    return key.replace("\x1f", "/")
