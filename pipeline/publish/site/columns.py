"""Tables column by column, as compact as a browser can use at once, and as a script: a page opened from a folder may fetch nothing.

A column of text is a sorted list of its distinct values and, row by row, the place of the value in it (-1: empty). That is small, tells
a filter at once which values there are, lets a search look at every distinct value once, and keeps quotes in no order but the alphabet's.
"""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema.cells import LARGEST_NUMBER

_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def table_data(table: pa.Table) -> dict[str, Any]:
    """The number of rows, and the columns in the order of the schema."""
    return {"rows": table.num_rows, "columns": [_column(table.column(name)) for name in table.column_names]}


def _column(column: pa.ChunkedArray) -> dict[str, Any]:
    if pa.types.is_list(column.type):
        words, places = _dictionary(pc.list_flatten(column))
        following = iter(places)
        lengths = pc.list_value_length(column).to_pylist()
        return {"words": words, "lists": [None if n is None else [next(following) for _ in range(n)] for n in lengths]}
    if pa.types.is_string(column.type):
        words, places = _dictionary(column)
        return {"words": words, "rows": places}
    return {"numbers": [plain_number(value) for value in column.to_pylist()]}


def _dictionary(column: pa.ChunkedArray) -> tuple[list[str], list[int]]:
    """The distinct values of a column of text, sorted, and the place of every value among them."""
    encoded = column.combine_chunks().dictionary_encode()
    order = pc.sort_indices(encoded.dictionary)
    place = pc.sort_indices(order).cast("int64")
    return encoded.dictionary.take(order).to_pylist(), pc.fill_null(place.take(encoded.indices), -1).to_pylist()


def plain_number(value: float | None) -> float | None:
    """A number as it is best written: 12 and 297600000000, not 12.0 and 2.976e+11."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= LARGEST_NUMBER else value


def literal(value: Any) -> str:
    """A value as JSON that is JavaScript as well, and in which no value can end a script or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escaped in _ESCAPED.items():
        text = text.replace(character, escaped)
    return text


def call(function: str, *arguments: Any) -> str:
    """A script of one call."""
    return f"{function}({','.join(literal(argument) for argument in arguments)});\n"
