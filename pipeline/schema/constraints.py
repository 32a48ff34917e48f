"""The constraints of a field over a whole Arrow column: where each holds, value by value.

What Arrow says in the same sense as Python is left to Arrow; everything else is asked of Python once for each distinct value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeGuard

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import Field
from pipeline.schema.cells import LARGEST_NUMBER, is_partial_date

Holds = Callable[["pa.Array"], "pa.Array"]
"""From a column to the truth of each of its values; of an empty cell it may say anything."""

_ONE = r"(?:[A-Za-z0-9_/ -]|\\[.\-]|\[(?:[A-Za-z0-9_./ ](?:-[A-Za-z0-9])?)+-?\])"
_PORTABLE = re.compile(rf"(?:(?:{_ONE}|\(\?:|\)|\|)(?:(?:[*+?]|\{{[0-9]{{1,3}}(?:,[0-9]{{0,3}})?\}})(?![*+?{{]))?)*")


def constraints(field: Field) -> Iterator[tuple[str, Holds]]:
    """Code and truth of every constraint of a field that looks at one value."""
    if field.enum:
        yield "value-enum", partial(_codes, field)
    is_date = field.semantics == "partial-date"
    if is_date:
        yield "value-date", partial(on_distinct, is_partial_date)
    if field.pattern is not None:
        yield "value-pattern", _of_form(field.pattern, is_date)
    low, high = field.minimum, field.maximum
    if low is not None:
        yield "value-range", partial(_within, "greater_equal", low) if _is_exact(low) else partial(on_distinct, lambda v: v >= low)
    if high is not None:
        yield "value-range", partial(_within, "less_equal", high) if _is_exact(high) else partial(on_distinct, lambda v: v <= high)
    if field.min_length is not None:
        yield "value-length", partial(_long, "greater_equal", field.min_length)
    if field.max_length is not None:
        yield "value-length", partial(_long, "less_equal", field.max_length)


def truth(holds: Holds, column: pa.Array) -> pa.Array:
    """Where a constraint holds: of an empty cell it always does."""
    return pc.fill_null(pc.if_else(column.is_valid(), holds(column), True), False)


def hold(field: Field, all_of: Iterable[Holds], column: pa.Array) -> bool:
    """Whether a column of a field, whole, has no empty cell that must be filled, no value twice that must not, and all constraints hold.

    A number that is none, and two empty cells of a unique column, count as faults: what is doubted is looked at again.
    """
    if (column.null_count and field.required) or (field.unique and len(column.unique()) < len(column)):
        return False
    if pa.types.is_floating(column.type) and pc.any(pc.is_nan(column)).as_py():
        return False
    filled = column.drop_null() if column.null_count else column
    return all(pc.all(holds(filled), skip_nulls=False, min_count=0).as_py() for holds in all_of)


def on_distinct(holds: Callable[[Any], bool], column: pa.Array) -> pa.Array:
    """Ask Python once for each distinct value."""
    encoded = column.dictionary_encode()
    return pa.array([holds(value) for value in encoded.dictionary.to_pylist()], pa.bool_()).take(encoded.indices)


def _is_exact(limit: float | str) -> TypeGuard[float]:
    """Whether a limit is a number that double precision holds, so that Arrow compares it with others as Python does."""
    return not isinstance(limit, str) and abs(limit) <= LARGEST_NUMBER


def _within(compare: str, limit: float, column: pa.Array) -> pa.Array:
    """Where a number is not beyond a limit."""
    return pc.call_function(compare, [column, pa.scalar(float(limit), pa.float64())])


def _codes(field: Field, column: pa.Array) -> pa.Array:
    """Where a value is one of the codes of a field; of a list, where every item is."""
    codes = pa.array(field.enum, pa.string())
    if field.type != "list":
        return pc.is_in(column, value_set=codes)
    wrong = pc.invert(pc.is_in(pc.list_flatten(column), value_set=codes))
    rows = pc.filter(pc.list_parent_indices(column), wrong)
    return pc.invert(pc.is_in(pa.array(range(len(column)), rows.type), value_set=rows))


def _long(compare: str, limit: int, column: pa.Array) -> pa.Array:
    """Where the characters of a text, or the items of a list, are at least or at most so many."""
    length = pc.list_value_length(column) if pa.types.is_list(column.type) else pc.utf8_length(column)
    return pc.call_function(compare, [length, pa.scalar(limit, pa.int64())])


def _of_form(pattern: str, is_date: bool) -> Holds:
    """Where the whole of a text matches a pattern; what is no date at all is told as that."""
    compiled = re.compile(pattern)
    if is_date:
        return partial(on_distinct, lambda v: compiled.fullmatch(v) is not None or not is_partial_date(v))
    if is_portable(pattern):
        return partial(pc.match_substring_regex, pattern=rf"\A(?:{pattern})\z")
    return partial(on_distinct, lambda v: compiled.fullmatch(v) is not None)


def is_portable(pattern: str) -> bool:
    """Whether Arrow (RE2) and Python find the same texts to match: ASCII, plain classes, groups and numbers of times, nothing else."""
    if not _PORTABLE.fullmatch(pattern):
        return False
    try:
        pc.match_substring_regex(pa.array([""]), pattern)
    except pa.ArrowInvalid:
        return False
    return True
