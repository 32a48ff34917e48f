"""Tables column by column, as compact as a browser can use at once.

A column of text is a sorted list of its distinct values and, row by row, the place of the value in it (-1: empty). That is small, tells
a filter at once which values there are, lets a search look at every distinct value once, and keeps quotes in no order but the alphabet's.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

EXACT = 2**53


def table_data(table: pa.Table) -> dict[str, Any]:
    """The number of rows, and the columns in the order of the schema."""
    return {"rows": table.num_rows, "columns": [_column(table.column(name)) for name in table.column_names]}


def _column(column: pa.ChunkedArray) -> dict[str, Any]:
    import pyarrow as pa

    values = column.to_pylist()
    if pa.types.is_list(column.type):
        words, places = _dictionary(chain.from_iterable(value for value in values if value is not None))
        return {"words": words, "lists": [None if value is None else [places[word] for word in value] for value in values]}
    if pa.types.is_string(column.type):
        words, places = _dictionary(value for value in values if value is not None)
        return {"words": words, "rows": [-1 if value is None else places[value] for value in values]}
    return {"numbers": [plain_number(value) for value in values]}


def _dictionary(values: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    words = sorted(set(values))
    return words, {word: place for place, word in enumerate(words)}


def plain_number(value: float | None) -> float | None:
    """A number as it is best written: 12 and 297600000000, not 12.0 and 2.976e+11."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= EXACT else value
