"""Tables as Arrow columns of text, and which row of one is which of the other: a hash join over the primary key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from pipeline.model import TableSchema
from pipeline.schema.arrow import true_in
from pipeline.tasks.diff.load import DamagedError, Package

BLOCK = 2**20
"""So many bytes are read at once, and the rest of the last row. Arrow's own reader of streams reads thirty times as much ahead."""


def read_table(package: Package, name: str) -> pa.Table:
    """A table of a package, every cell as the text it has in CSV, empty ones null; raises `DamagedError`."""
    return pa.concat_tables([without_rows(package.schemas[name]), *read_blocks(package, name)])


def without_rows(schema: TableSchema) -> pa.Table:
    """A table of text with the columns of a schema."""
    return pa.schema([(column, pa.string()) for column in schema.field_names]).empty_table()


def read_blocks(package: Package, name: str) -> Iterator[pa.Table]:
    """The same as `read_table`, block by block as it lies in the file."""
    columns = list(package.schemas[name].field_names)
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(columns, pa.string()), null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True
    )
    names: list[str] = []
    try:
        for block in _blocks(package.file(name)):
            reading = csv.ReadOptions(column_names=names, block_size=len(block) + 1)
            table = csv.read_csv(pa.BufferReader(block), reading, csv.ParseOptions(newlines_in_values=True), convert)
            if table.column_names != columns:
                raise _damaged(package, name, "its columns are not those of its schema")
            names = columns
            yield table
    except pa.ArrowInvalid as error:
        raise _damaged(package, name, str(error).splitlines()[0]) from error


def _blocks(path: Path) -> Iterator[bytes]:
    """A file in parts that end with a row, the first with the header: outside of quotation marks their number is even."""
    with path.open("rb") as file:
        block = file.read(BLOCK) + file.readline()
        while True:
            while block.count(b'"') % 2 and (line := file.readline()):
                block += line
            yield block
            if not (block := file.read(BLOCK) + file.readline()):
                return


def _damaged(package: Package, name: str, message: str) -> DamagedError:
    return DamagedError(package.label, f"{package.entries[name]['path']} cannot be read: {message}", "build it anew")


@dataclass(frozen=True, slots=True)
class Matched:
    """Row numbers: those of the old table that are gone, those of the new one that are new, and the pairs that are in both."""

    removed: pa.Array
    added: pa.Array
    old: pa.Array
    new: pa.Array
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class Differences:
    """The rows of two states of a table that are gone, that are new, and that differ, each in the order of their side."""

    removed: pa.Table
    added: pa.Table
    old: pa.Table
    new: pa.Table
    reordered: bool = False


def match(old: pa.Table, new: pa.Table, key: tuple[str, ...]) -> Matched | None:
    """Match rows by key; ``None`` where a key is not unique, so that it names no row. Without a key no row is in both."""
    if not key:
        none = pa.array([], pa.int64())
        return Matched(pa.array(range(old.num_rows), pa.int64()), pa.array(range(new.num_rows), pa.int64()), none, none)
    old_keys, new_keys = keys_of(old, key), keys_of(new, key)
    if pc.count_distinct(old_keys).as_py() < len(old_keys) or pc.count_distinct(new_keys).as_py() < len(new_keys):
        return None
    place = pc.index_in(old_keys, value_set=new_keys)
    in_both = true_in(pc.is_valid(place))
    there = pc.take(place, in_both)
    added = true_in(pc.invert(pc.is_in(new_keys, value_set=old_keys)))
    reordered = len(there) > 1 and pc.any(pc.less(there[1:], there[:-1])).as_py()
    return Matched(true_in(pc.is_null(place)), added, in_both, there, bool(reordered))


def keys_of(table: pa.Table, key: tuple[str, ...]) -> pa.Array:
    """The keys of all rows, each as one text."""
    parts = [pc.fill_null(table[name], "") for name in key]
    joined = pc.binary_join_element_wise(*parts, pa.scalar("\x1f")) if len(parts) > 1 else parts[0]
    return joined.combine_chunks()


def padded(table: pa.Table, columns: tuple[str, ...]) -> pa.Table:
    """A table with just these columns; those that it lacks are empty."""
    empty = pa.chunked_array([pa.nulls(table.num_rows, pa.string())])
    return pa.table({name: table[name] if name in table.column_names else empty for name in columns})


def differing(old: pa.Table, new: pa.Table) -> pa.ChunkedArray:
    """Which rows differ in any column, of two tables with the same columns and the same rows in the same order."""
    differs = pa.chunked_array([pa.repeat(False, old.num_rows)])
    for name in old.column_names:
        differs = pc.or_(differs, unequal(old[name], new[name]))
    return differs


def unequal(old: pa.ChunkedArray, new: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where two columns differ; empty is equal to empty."""
    return pc.not_equal(pc.fill_null(old, ""), pc.fill_null(new, ""))
