"""Faults of a Table Schema as lint finds them, before they have their place in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from pipeline.model import Field, TableSchema

Fault = tuple[str, tuple[str | int, ...], str, str]
"""Code, the path of keys to the place in the file, message, hint."""

Wrong = tuple[str, str, str]
"""The mark of a column that is wrong, what is wrong, what to do."""


def of_column(code: str, index: int, f: Field, found: Iterable[Wrong]) -> Iterator[Fault]:
    """What is wrong with the marks of a column as faults of its schema; ``index`` is its place among the columns."""
    for mark, message, hint in found:
        yield code, ("fields", index, mark), f"field {f.name}: {message}", hint


def columns_before(f: Field, schema: TableSchema) -> list[Field]:
    """The columns of a table that stand before one of them."""
    return list(takewhile(lambda one: one is not f, schema.fields))
