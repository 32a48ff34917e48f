"""JSON Lines: an object a row with the same keys in every line, null where a value is missing, lists as arrays, UTF-8 as it is.

Lines are put together in Arrow, a column at a time; what JSON does not write as it stands goes through Python's own encoder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.publish.columns import has_one_of, number_texts, rewritten, run_together
from pipeline.publish.kinds import LineWriter

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.model import TableSchema

ESCAPED = b'"\\'
"""What no text in JSON may hold as it is, beside control characters."""
_ESCAPED = r'["\\\x00-\x1f]'

write = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


@dataclass(frozen=True)
class JsonLinesFiles:
    """The JSON Lines files of a package."""

    name: str = "jsonl"

    def open(self, schema: pa.Schema, path: Path) -> LineWriter:
        """Begin a JSON Lines file."""
        return LineWriter(self, schema, path)

    def head(self, schema: pa.Schema) -> bytes:
        """Nothing stands before the rows."""
        return b""

    def lines(self, table: pa.Table) -> bytes:
        """A line for each row."""
        return json_lines(table)

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """A file with hash and bytes: Frictionless reads JSON Lines only with an extra of its own, by the name `jsonl`."""
        return {"name": f"{schema.name}-jsonl", "format": "json-lines", "mediatype": "application/jsonl", "encoding": "utf-8"}


def json_lines(table: pa.Table) -> bytes:
    """The rows of a table as lines of JSON; whole numbers have no decimal point: 297600000000, not 297600000000.0."""
    import pyarrow.compute as pc

    if not table.num_rows:
        return b""
    return run_together(pc.binary_join_element_wise(*_parts(table), ""))


def _parts(table: pa.Table) -> Iterator[Any]:
    """What the lines consist of, in turn: what stands in all of them, and a column of values; one without any stands in all as well."""
    import pyarrow as pa

    between = "{"
    for name, column in zip(table.column_names, table.columns, strict=True):
        if column.null_count == len(column) and name != table.column_names[0]:
            between += f"{write(name)}:null,"
            continue
        values, mark = _values(column)
        yield pa.scalar(f"{between}{write(name)}:{mark}")
        yield values
        between = f"{mark},"
    yield pa.scalar(f"{between.removesuffix(',')}}}\n")


def _values(column: pa.ChunkedArray) -> tuple[pa.ChunkedArray, str]:
    """A column as JSON writes its values, and the quotation mark that they all still want."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_list(column.type):
        return pc.fill_null(arrays(column), "null"), ""
    if not pa.types.is_string(column.type):
        return pc.fill_null(number_texts(column, _number), "null"), ""
    if not column.null_count:
        return escaped(column), '"'
    return pc.fill_null(_quoted(column), "null"), ""


def arrays(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists as arrays of JSON; nothing where there is no list."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise("[", _lists(column), "]", "")


def _lists(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The items of lists, each quoted, parted by commas."""
    import pyarrow as pa
    import pyarrow.compute as pc

    items = pc.fill_null(_quoted(pc.list_flatten(column)), "null")
    lengths = pc.fill_null(pc.list_value_length(column), 0)
    ends = pc.cumulative_sum(lengths)
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), *ends.chunks])
    texts = pa.concat_arrays(items.chunks) if items.num_chunks else pa.array([], pa.string())
    # no `if_else` here: of a slice of texts it makes zeros before pyarrow 24
    lists = pa.ListArray.from_arrays(offsets, texts, mask=column.is_null().combine_chunks())
    return pa.chunked_array([pc.binary_join(lists, ",")])


def _quoted(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    import pyarrow.compute as pc

    return pc.binary_join_element_wise('"', escaped(texts), '"', "")


def escaped(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts as JSON writes them between quotation marks; most columns are seen at a glance to need no other writing."""
    import pyarrow.compute as pc

    if not any(has_one_of(ESCAPED, chunk) for chunk in (texts.drop_null() if texts.null_count else texts).chunks):
        return texts
    return rewritten(texts, pc.match_substring_regex(texts, _ESCAPED), lambda text: write(text)[1:-1])


def _number(value: float) -> str:
    return write(int(value) if value.is_integer() else value)
