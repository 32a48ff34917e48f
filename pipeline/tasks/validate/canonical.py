"""A published table in whole columns, block by block, where its bytes are proved to be those our own writer would write.

The proof needs no rules of its own: what Arrow reads with the types of the schema is written again, and must give the same bytes.
Whatever is not proved here is doubted, not refused: the strict reader (`csv_reader`) then says what is wrong, and where.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model import TableSchema
from pipeline.publish.csv_files import csv_header, csv_lines, run_together
from pipeline.publish.reading import read_csv
from pipeline.schema.cells import COMBINING, text_fault

if TYPE_CHECKING:
    import pyarrow as pa

ACCENTS = (b"\xcc", b"\xcd")
"""With one of these bytes every accent typed apart begins in UTF-8; to look for a byte costs next to nothing."""
BLOCK = 4_000_000
"""Bytes that are read at once, and the rest of the last line."""


class DoubtError(Exception):
    """A file that this reader cannot vouch for."""


def canonical_blocks(path: Path, schema: TableSchema, size: int = BLOCK) -> Iterator[pa.Table]:
    """The rows of a file in the types of its schema, every cell with a value that may stand there; raises `DoubtError`."""
    with path.open("rb") as file:
        if file.readline() != csv_header(schema.field_names):
            raise DoubtError
        while block := file.read(size) + file.readline():
            table = _read(block, schema)
            if not all(_sound(column) for column in table.columns) or csv_lines(table) != block:
                raise DoubtError
            yield table


def ahead(blocks: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Blocks, of which the next is read while one is judged."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, blocks, None)
        while (block := waiting.result()) is not None:
            waiting = pool.submit(next, blocks, None)
            yield block


def _read(block: bytes, schema: TableSchema) -> pa.Table:
    """The rows of a block as Arrow reads them, which is more lenient than we are."""
    import pyarrow as pa
    from pyarrow.csv import ReadOptions

    try:
        return read_csv(pa.BufferReader(block), schema, ReadOptions(column_names=schema.field_names, block_size=len(block)))
    except pa.ArrowInvalid as error:
        raise DoubtError from error


def _sound(column: pa.ChunkedArray) -> bool:
    """Whether a column holds only what a cell of its type may: no text with a fault, no empty item, no number without end."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_floating(column.type):
        return not _any(pc.invert(pc.is_finite(column)))
    if pa.types.is_integer(column.type):
        return not _any(pc.equal(column, -(2**31)))
    if pa.types.is_list(column.type):
        items = pc.list_flatten(column)
        return not _any(pc.equal(items, "")) and _plain(items)
    return _plain(column)


def _plain(texts: pa.ChunkedArray) -> bool:
    """Whether no text has a fault; where all are printable, only blanks and accents typed apart can be one."""
    import pyarrow.compute as pc

    whole = run_together(texts)
    if b" " in whole and any(_any(at_edge(texts, " ")) for at_edge in (pc.starts_with, pc.ends_with)):
        return False
    text = whole.decode()
    if text.isprintable() and "  " not in text and not (any(lead in whole for lead in ACCENTS) and COMBINING.search(text)):
        return True
    return not any(text_fault(text) for text in pc.unique(texts).drop_null().to_pylist())


def _any(truth: pa.ChunkedArray) -> bool:
    import pyarrow.compute as pc

    return bool(pc.any(truth, min_count=0).as_py())
