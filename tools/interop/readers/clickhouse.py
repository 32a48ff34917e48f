"""What chDB gives: an Array of ClickHouse cannot be null, so a list without items is one that is missing; none of ours has no items."""

from __future__ import annotations

from tools.interop.reader import Seen


def observe(table: object) -> Seen:
    """The rows of a table, and each column's type, nulls and cells."""
    from tools.interop.readers.pyarrow import observe as observed

    rows, columns = observed(table)
    seen = {}
    for name, (kind, nulls, cells) in columns.items():
        empty = sum(cell == [] for cell in cells)
        seen[name] = (kind, nulls + empty, [None if cell == [] else cell for cell in cells])
    return rows, seen
