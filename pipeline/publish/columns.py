"""Columns of text for files that are put together in Arrow: what stands in a cell as it is, and the few that are written otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pipeline.schema.cells import LARGEST_NUMBER

if TYPE_CHECKING:
    import pyarrow as pa


def run_together(texts: pa.ChunkedArray, separator: str = "") -> bytes:
    """All texts that are there as one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = texts.drop_null() if texts.null_count else texts
    if not separator:
        return b"".join(map(_bytes, found.chunks))
    found = found.combine_chunks()
    found = found if isinstance(found, pa.Array) else pa.concat_arrays(found.chunks)
    whole: bytes = pc.binary_join(pa.ListArray.from_arrays([0, len(found)], found), separator)[0].as_buffer().to_pybytes()
    return whole


def _bytes(texts: pa.Array) -> memoryview:
    """The bytes of texts of which none is missing, as they lie in memory one behind the other."""
    _, places, data = texts.buffers()
    if data is None or not len(texts):
        return memoryview(b"")
    first, last = (memoryview(places).cast("i")[texts.offset + at] for at in (0, len(texts)))
    return memoryview(data)[first:last]


def has_one_of(marks: bytes, texts: pa.Array) -> bool:
    """Whether one of some bytes, or a control character, is in texts of which none is missing."""
    import numpy as np

    each = np.frombuffer(_bytes(texts), np.uint8)
    return bool(len(each)) and (int(np.min(each)) < ord(" ") or any(bool(np.any(each == mark)) for mark in marks))


def whole_numbers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The whole numbers of a column as integers; nothing for those with a fraction, and those beyond 2^53."""
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = pc.and_(pc.equal(pc.floor(column), column), pc.less_equal(pc.abs(column), float(LARGEST_NUMBER)))
    return pc.cast(pc.if_else(whole, column, None), pa.int64())


def number_texts(column: pa.ChunkedArray, write: Callable[[float], str]) -> pa.ChunkedArray:
    """Numbers as text: whole ones in digits, each other number once as ``write`` has it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_floating(column.type):
        return pc.cast(column, pa.string())
    digits = pc.cast(whole_numbers(column), pa.string())
    return pc.coalesce(digits, _each_once(column, pc.and_(column.is_valid(), digits.is_null()), write))


def rewritten(texts: pa.ChunkedArray, marked: pa.ChunkedArray, write: Callable[[str], str]) -> pa.ChunkedArray:
    """Texts as they are, but for those that are marked: each of these once as ``write`` has it."""
    import pyarrow.compute as pc

    return pc.if_else(marked, _each_once(texts, marked, write), texts) if pc.any(marked).as_py() else texts


def _each_once(column: pa.ChunkedArray, marked: pa.ChunkedArray, write: Callable[[Any], str]) -> pa.ChunkedArray:
    """What ``write`` makes of the marked values of a column, nothing for the others; equal values are written once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    different = pc.unique(column.filter(marked))
    return pa.array(map(write, different.to_pylist()), pa.string()).take(pc.index_in(column, different))
