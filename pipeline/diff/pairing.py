"""Rows that were renamed, taken out of those that are gone and those that are new; what refers to them follows in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.diff.renames import Candidates, Renames, find_renames, references
from pipeline.diff.rows import Changed, differing_rows
from pipeline.diff.tables import padded

if TYPE_CHECKING:
    import pyarrow as pa


def with_renames(parts: Sequence[Changed]) -> tuple[list[Changed], Renames]:
    """The changes of all tables, with rows under another id paired and every reference to them the same on both sides; and the ids."""
    tables = [_candidates(part) for part in parts]
    renames = find_renames([table for table in tables if table is not None])
    if not renames:
        return list(parts), renames
    return [_renamed(part, table, renames) for part, table in zip(parts, tables, strict=True)], renames


def _candidates(part: Changed) -> Candidates | None:
    """The rows of a table that may have been renamed; none where it is new or gone itself, or its rows cannot be matched."""
    if part.kind != "changed" or not part.key:
        return None
    rows = [table.to_pylist() if part.removed.num_rows and part.added.num_rows else [] for table in (part.removed, part.added)]
    return Candidates(part.schema, part.key, dict(enumerate(rows[0])), dict(enumerate(rows[1])))


def _renamed(part: Changed, table: Candidates | None, renames: Renames) -> Changed:
    """A table's change after all renames are known."""
    if table is None:
        return part
    names = tuple(part.new.column_names)
    refers = references(part.schema)
    old = _mapped(part.old, refers, renames)
    new = part.new
    if table.followers:
        before, after = _pairs(part, table.followers, names, refers, renames)
        key_column = {} if len(part.key) > 1 else {part.key[0]: after[part.key[0]]}
        old, new = _joined(old, _with(before, key_column)), _joined(new, after)
    still = differing_rows(old, new)
    paired = [*table.pairs, *table.followers]
    return replace(
        part,
        removed=_without(part.removed, {before for before, _ in paired}),
        added=_without(part.added, {after for _, after in paired}),
        old=still[0],
        new=still[1],
        renamed=_pairs(part, table.pairs, names, refers, renames) if table.pairs else None,
        followed=new.num_rows - still[1].num_rows,
    )


def _pairs(
    part: Changed, pairs: list[tuple[int, int]], names: tuple[str, ...], refers: Mapping[str, str], renames: Renames
) -> tuple[pa.Table, pa.Table]:
    """The two states of rows that were paired, in the order of the new table; what they refer to is called as it is now."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    before = padded(part.removed.take([old for old, _ in ordered]), names)
    return _mapped(before, refers, renames), padded(part.added.take([new for _, new in ordered]), names)


def _without(table: pa.Table, numbers: set[int]) -> pa.Table:
    """The rows that were not paired."""
    import pyarrow as pa

    return table.filter(pa.array([number not in numbers for number in range(table.num_rows)], pa.bool_()))


def _mapped(table: pa.Table, refers: Mapping[str, str], renames: Renames) -> pa.Table:
    """The rows of the old side with the new ids of the rows they refer to."""
    import pyarrow as pa

    for name, resource in refers.items():
        news = renames.get(resource)
        if news and name in table.column_names:
            cells = [news.get(value, value) for value in table[name].to_pylist()]
            table = _with(table, {name: pa.chunked_array([pa.array(cells, pa.string())])})
    return table


def _with(table: pa.Table, columns: Mapping[str, pa.ChunkedArray]) -> pa.Table:
    """The table with other columns of the same names."""
    for name, column in columns.items():
        table = table.set_column(table.column_names.index(name), name, column)
    return table


def _joined(first: pa.Table, second: pa.Table) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables([first, second])
