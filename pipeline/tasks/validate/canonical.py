"""A published table in whole columns, block by block, where its bytes are proved to be those our own writer would write.

The proof needs few rules of its own: a block is as long as its cells, what parts them and the quotation marks they need; a number, written
again, gives the same text. Whatever is not proved here is doubted, not refused: the strict reader (`csv_reader`) then says what is wrong,
and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from pipeline.model import TableSchema
from pipeline.publish.csv_files import cell_texts, csv_header
from pipeline.schema.arrow import arrow_schema
from pipeline.schema.cells import SHORT, text_fault

RARE = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x{a0}\x{ad}\x{300}-\x{36f}\x{61c}\x{1680}\x{180e}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}"
    r"\x{3000}\x{feff}\x{fffe}\x{ffff}]|  "
)
"""What is in every text that has a fault, but for a line break, a blank at its edge and its length; as Arrow (RE2) reads patterns."""
BLOCK = 3_000_000
"""Bytes that are read at once, and the rest of the last line."""


class DoubtError(Exception):
    """A file that this reader cannot vouch for."""


def lines_of(path: Path, schema: TableSchema) -> Iterator[bytes]:
    """The lines of a file below its header, some at a time; raises `DoubtError` where the header is not that of the schema."""
    with path.open("rb") as file:
        if file.readline() != csv_header(schema.field_names):
            raise DoubtError
        while block := file.read(BLOCK) + file.readline():
            yield block


def canonical(block: bytes, schema: TableSchema) -> pa.Table:
    """The rows of some lines in the types of the schema, every cell with a value that may stand there; raises `DoubtError`."""
    texts = read_cells(block, schema.field_names)
    if not is_whole(block, texts):
        raise DoubtError
    table = _typed(texts, schema)
    if not _is_sound(block, table):
        raise DoubtError
    return table


def read_cells(block: bytes, names: tuple[str, ...]) -> pa.Table:
    """The cells of a block as Arrow reads them, which is more lenient than we are: an empty one is null, every other is text."""
    try:
        return csv.read_csv(
            pa.BufferReader(block),
            csv.ReadOptions(column_names=names, block_size=len(block), use_threads=False),
            csv.ParseOptions(newlines_in_values=True),
            csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True),
        )
    except pa.ArrowInvalid as error:
        raise DoubtError from error


def is_whole(block: bytes, texts: pa.Table) -> bool:
    """Whether a block is what our writer makes of some cells: one line a row, a mark behind each cell, no byte more."""
    if np.count_nonzero(np.frombuffer(block, np.uint8) == ord("\n")) != texts.num_rows or not block.endswith(b"\n"):
        return False
    cells = pc.sum(pc.binary_length(_one_column(texts.columns)), min_count=0).as_py()
    return bool(cells + texts.num_rows * texts.num_columns + _around(block) == len(block))


def _around(block: bytes) -> int:
    """How many quotation marks are no part of a cell; doubted where one stands that our writer would not set.

    Pairs of marks enclose a cell, or a part of it between doubled marks: they stand at the edges of a cell or at one another, and
    only around a comma, or in a cell that has a mark itself.
    """
    each = np.frombuffer(block, np.uint8)
    marks = np.flatnonzero(each == ord('"'))
    if not len(marks):
        return 0
    if len(marks) % 2:
        raise DoubtError
    opening, closing = marks[::2], marks[1::2]
    edges = np.concatenate([each[opening - 1], each[closing + 1]])
    joined = np.concatenate([[False], opening[1:] == closing[:-1] + 1, [False]])
    commas = np.flatnonzero(each == ord(","))
    around_comma = np.searchsorted(commas, opening) < np.searchsorted(commas, closing)
    if not (np.isin(edges, list(b'",\n')).all() and (around_comma | joined[1:] | joined[:-1]).all()):
        raise DoubtError
    return len(marks) - int(joined.sum())


def _typed(texts: pa.Table, schema: TableSchema) -> pa.Table:
    """Cells in the types of their columns; doubted where a number is not written as we write it."""
    wanted, columns = arrow_schema(schema), []
    for field, column in zip(wanted, texts.columns, strict=True):
        if pa.types.is_primitive(field.type):
            columns.append(_numbers(column, field.type))
        else:
            columns.append(pc.split_pattern(column, "|") if pa.types.is_list(field.type) else column)
    return pa.Table.from_arrays(columns, schema=wanted)


def _numbers(texts: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    """The numbers that some texts are, each with an end and with its negative."""
    try:
        numbers = texts.cast(kind)
    except pa.ArrowInvalid as error:
        raise DoubtError from error
    odd = pc.invert(pc.is_finite(numbers)) if pa.types.is_floating(kind) else pc.equal(numbers, -(2**31))
    if _any(odd) or not cell_texts(numbers).equals(texts):
        raise DoubtError
    return numbers


def _is_sound(block: bytes, table: pa.Table) -> bool:
    """Whether no text of a block has a fault, and no item of a list is empty."""
    items = _one_column(pc.list_flatten(column) for column in table.columns if pa.types.is_list(column.type))
    texts = _one_column([items, *(column for column in table.columns if pa.types.is_string(column.type))])
    if _any(pc.equal(items, "")) or _any(pc.starts_with(texts, " ")) or _any(pc.ends_with(texts, " ")):
        return False
    one_text = pa.StringArray.from_buffers(1, pa.array([0, len(block)], pa.int32()).buffers()[1], pa.py_buffer(block))
    if not _any(_long(texts)) and not _any(pc.match_substring_regex(one_text, RARE)):
        return True
    return not any(map(text_fault, suspects(texts)))


def _one_column(columns: Iterable[pa.ChunkedArray]) -> pa.ChunkedArray:
    """Columns of text as one, without a copy: to ask something of each costs more than the answer."""
    return pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.string())


def _long(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where a text may be too long."""
    return pc.greater(pc.binary_length(texts), SHORT)


def suspects(texts: pa.ChunkedArray) -> list[str]:
    """The texts, each once, that are long or have something rare."""
    found: list[str] = pc.unique(texts.filter(pc.or_(_long(texts), pc.match_substring_regex(texts, RARE)))).to_pylist()
    return found


def _any(truth: pa.ChunkedArray) -> bool:
    return bool(pc.any(truth, min_count=0).as_py())
