"""Dates: real, in order, and children within their parents."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.model import Row
from pipeline.schema.cells import is_partial_date
from pipeline.schema.marks import date_pairs, with_semantics


def earliest(date: str) -> str:
    """The first day a partial date may mean: 2024-02 is 2024-02-01."""
    return date + "-01-01"[len(date) - 4 :] if len(date) in (4, 7) else date


def latest(date: str) -> str:
    """The last day a partial date may mean: 2024-02 is 2024-02-29."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


def real(row: Row, name: str) -> str | None:
    """The date in a column, where it is a real one; others are for `value-date` to report."""
    date = row.values.get(name)
    return date if date and is_partial_date(date) else None


def _are_reversed(first: str | None, last: str | None) -> bool:
    return bool(first and last and earliest(first) > latest(last))


@rule("date-order")
def date_order(tables: Tables) -> Iterator[Finding]:
    """A start is not after its end."""
    for table in tables.values():
        for start, end in date_pairs(table.schema):
            for row in table.rows:
                first, last = real(row, start), real(row, end)
                if _are_reversed(first, last):
                    yield Finding(row.where(end), f"{end} {last} is before {start} {first}", "correct one of them")


@rule("event-outside-parent")
def event_outside_parent(tables: Tables) -> Iterator[Finding]:
    """What has a parent and a period takes place while its parent does, as far as both say when."""
    for table in tables.values():
        column = with_semantics(table.schema, "parent")
        if column is None:
            continue
        key = table.schema.primary_key[0]
        rows = {row.values.get(key): row for row in table.rows}
        for pair in date_pairs(table.schema):
            for row in table.rows:
                parent = rows.get(row.values.get(column)) if row.values.get(column) else None
                if parent is not None:
                    yield from _outside(row, parent, *pair)


def _outside(row: Row, parent: Row, first: str, last: str) -> Iterator[Finding]:
    """Where a period begins before its parent's or ends after it."""
    start, end = real(parent, first), real(parent, last)
    mine = real(row, first)
    my_end = real(row, last) or mine
    if _are_reversed(start, end) or _are_reversed(mine, my_end):
        return
    if mine and start and latest(mine) < earliest(start):
        yield Finding(row.where(first), f"begins {mine}, before its parent's {start}", "correct the date or the parent")
    if my_end and end and earliest(my_end) > latest(end):
        yield Finding(row.where(last), f"ends {my_end}, after its parent's {end}", "correct the date or the parent")
