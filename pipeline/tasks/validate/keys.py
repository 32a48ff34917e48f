"""Keys of published tables in Arrow: unique where they must be, and every reference leads to a row.

Of every table only its key columns are kept, everything else is forgotten batch by batch: as text where other rows lead there, or somebody
must be told which row is wrong; else a hash of each tells that all are different.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from pipeline.checks.keys import circles
from pipeline.model import ForeignKey, Location, Problem, TableSchema
from pipeline.schema.arrow import true_in

if TYPE_CHECKING:
    import pyarrow as pa

Names = tuple[str, ...]


class TableKeys:
    """The keys of one table, gathered batch by batch. ``complete``: every row and key of it could be read.

    ``hashed`` keeps of keys that must be unique, and to which nothing leads, only a hash each: enough to tell that they are.
    """

    def __init__(self, schema: TableSchema, shown: str, *, hashed: bool = False) -> None:
        self.schema, self.shown, self.complete = schema, shown, True
        self.foreign = [key for key in schema.foreign_keys if set(key.fields) <= set(schema.field_names)]
        self.lists = [(field.name, field.items_refer_to) for field in schema.fields if field.items_refer_to]
        self.unique: list[Names] = [schema.primary_key, *((field.name,) for field in schema.fields if field.unique)]
        kept = [*self.unique, *(key.fields for key in self.foreign), *((name,) for name, _ in self.lists)]
        self._chunks: dict[Names, list[pa.Array]] = {names: [] for names in kept}
        self.names = frozenset(chain.from_iterable(self._chunks))
        apart = {names for names in self.unique if not any(key.fields == names or key.resource == schema.name for key in self.foreign)}
        self._hashes = {names: array("q") for names in apart if names not in {(name,) for name, _ in self.lists}} if hashed else {}
        self._lines: list[Sequence[int]] = []

    def add(self, lines: Sequence[int], texts: Mapping[str, pa.Array]) -> None:
        """Keep the keys of a batch: its lines, and the texts of every column of `names`, null where empty or unread."""
        import pyarrow.compute as pc

        self._lines.append(lines)
        for names, chunks in self._chunks.items():
            joined = texts[names[0]] if len(names) == 1 else pc.binary_join_element_wise(*(texts[name] for name in names), "\x1f")
            if (hashes := self._hashes.get(names)) is not None:
                hashes.extend(map(hash, joined.drop_null().to_pylist()))
                continue
            chunks.append(joined if names in self.unique else joined.dictionary_encode())

    def column(self, names: Names) -> pa.ChunkedArray:
        """A key as text, null where a part is empty or could not be read; a unit separator, which no cell may hold, parts it."""
        import pyarrow as pa

        return pa.chunked_array([chunk.cast(pa.string()) for chunk in self._chunks[names]], pa.string())

    def may_repeat(self) -> bool:
        """Whether two of the keys that are kept as hashes may be one."""
        import numpy as np

        ordered = (np.sort(np.frombuffer(hashes, np.int64)) for hashes in self._hashes.values() if hashes)
        return any(bool((hashes[1:] == hashes[:-1]).any()) for hashes in ordered)

    def where(self, positions: list[int]) -> list[int]:
        """The lines of rows."""
        lines = list(chain.from_iterable(self._lines)) if positions else []
        return [lines[position] for position in positions]

    def repeats(self) -> Iterator[Problem]:
        """Primary keys and unique columns that name more than one row; the first such row is right."""
        for names in (names for names in self.unique if names not in self._hashes):
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
        for name, resource in self.lists:
            target = tables.get(resource)
            if target is not None and target.complete and len(target.schema.primary_key) == 1:
                yield from self._dangling_items(name, target)

    def _dangling_items(self, name: str, target: TableKeys) -> Iterator[Problem]:
        """Items of lists that are no rows of a table; a list is text here, its items parted by a stroke that none may hold."""
        import pyarrow as pa
        import pyarrow.compute as pc

        lists = pc.split_pattern(self.column((name,)), "|").combine_chunks()
        whole = lists if isinstance(lists, pa.Array) else pa.concat_arrays(lists.chunks)
        items, rows = pc.list_flatten(whole), pc.list_parent_indices(whole)
        lost = true_in(pc.invert(pc.is_in(items, value_set=target.column(target.schema.primary_key).drop_null())))
        lines = self.where(rows.take(lost).to_pylist())
        for line, item in zip(lines, items.take(lost).to_pylist(), strict=True):
            message = f"{name} {item} is no row of {target.schema.name}"
            yield self._problem("reference-dangling", line, name, message, f"add it to {target.schema.name}, or correct the id")

    def _dangling(self, key: ForeignKey, target: TableKeys) -> Iterator[Problem]:
        import pyarrow.compute as pc

        if self._all_lead_to(key.fields, target.column(key.reference).drop_null()):
            return
        column = self.column(key.fields)
        lost = pc.and_kleene(pc.is_valid(column), pc.invert(pc.is_in(column, value_set=target.column(key.reference).drop_null())))
        positions = true_in(lost).to_pylist()
        for line, position in zip(self.where(positions), positions, strict=True):
            message = f"{key.fields[0]} {_shown(column[position].as_py())} is no row of {target.schema.name}"
            yield self._problem("reference-dangling", line, key.fields[0], message, f"add it to {target.schema.name}, or correct the id")

    def _all_lead_to(self, names: Names, there: pa.ChunkedArray) -> bool:
        """Whether every value of a column is one of those; each different one of a batch is looked up once."""
        import pyarrow as pa
        import pyarrow.compute as pc

        different = [chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk for chunk in self._chunks[names]]
        values = pa.chunked_array(different, pa.string()).drop_null()
        return bool(pc.all(pc.is_in(values, value_set=there), min_count=0).as_py())

    def circles(self) -> Iterator[Problem]:
        """References within the table that lead back to the row they start from; a circle is told once, at its first row."""
        import pyarrow.compute as pc

        own_keys = {key.fields for key in self.foreign if key.resource == self.schema.name}
        for names in (names for names in own_keys if not self.schema[names[0]].computed):
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
    import pyarrow as pa
    import pyarrow.compute as pc

    if pc.count_distinct(column).as_py() == len(column) - column.null_count:
        return []
    counts = pc.value_counts(column.drop_null())
    often = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    seen: set[Any] = set()
    found = []
    for position in true_in(pc.is_in(column, value_set=pa.array(often))).to_pylist():
        value = column[position].as_py()
        if value in seen:
            found.append(position)
        seen.add(value)
    return found


def _shown(key: str) -> str:
    return key.replace("\x1f", "/")
