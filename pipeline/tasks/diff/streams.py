"""Two states of a table compared as they are read, block by block: only rows that differ, or that wait for their other half, are held.

Rows mostly stand in the same order on both sides, so their halves meet soon. Where a block tells nothing, since its keys are all
elsewhere, more is read before it is tried again, so that the work grows with the rows and not with their square.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tasks.diff.tables import Differences, differing, keys_of, match

Blocks = Iterator[pa.Table]
ROW = "\0row"
"""The column of row numbers; no column of a table is called so."""


@dataclass
class _Side:
    """One side: the rows that wait for their other half, how many rows there were."""

    blocks: Blocks
    waiting: pa.Table
    rows: int = 0
    ended: bool = False

    def read(self, least: int) -> None:
        """Read until so many rows are new, or none are left."""
        fresh: list[pa.Table] = []
        while sum(block.num_rows for block in fresh) < least and not self.ended:
            block = next(self.blocks, None)
            if block is None:
                self.ended = True
                continue
            fresh.append(block.append_column(ROW, pa.array(range(self.rows, self.rows + block.num_rows), pa.int64())))
            self.rows += block.num_rows
        self.waiting = pa.concat_tables([self.waiting, *fresh]).combine_chunks()


def _are_told_apart(hashes: array[int]) -> bool:
    """Whether all keys are different, as far as their hashes tell, which are put in order."""
    ordered = np.frombuffer(hashes, np.int64)
    ordered.sort()
    return not bool((ordered[1:] == ordered[:-1]).any())


def stream(old: Blocks, new: Blocks, empty: pa.Table, key: tuple[str, ...]) -> Differences | None:
    """Compare two states of a table with the same columns, as ``empty`` has them; ``None`` where rows may share a key.

    All of it has to be seen then, to tell whether they do. Of the two halves of a row one tells.
    """
    numbered = empty.append_column(ROW, pa.array([], pa.int64()))
    sides = _Side(old, numbered), _Side(new, numbered)
    differ: list[tuple[pa.Table, pa.Table]] = [(numbered, numbered)]
    runs: list[tuple[int, int]] = []
    hashes = array("q")
    while not all(side.ended for side in sides):
        least = 1 + max(side.waiting.num_rows for side in sides)
        for side in sides:
            side.read(least)
        met = match(sides[0].waiting, sides[1].waiting, key)
        if met is None:
            return None
        before, after = sides[0].waiting.take(met.old), sides[1].waiting.take(met.new)
        runs += _runs(before[ROW], after[ROW])
        other = differing(before.drop_columns(ROW), after.drop_columns(ROW))
        if (changed := before.filter(other)).num_rows:
            differ.append((changed, after.filter(other)))
        hashes.extend(map(hash, keys_of(before, key).to_pylist()))
        sides[0].waiting, sides[1].waiting = sides[0].waiting.take(met.removed), sides[1].waiting.take(met.added)
    for side in sides:
        hashes.extend(map(hash, keys_of(side.waiting, key).to_pylist()))
    if not _are_told_apart(hashes):
        return None
    order = pa.concat_tables([before for before, _ in differ])[ROW]
    before, after = (_ordered(pa.concat_tables(tables), order) for tables in zip(*differ, strict=True))
    places = [place for _, place in sorted(runs)]
    return Differences(_in_order(sides[0].waiting), _in_order(sides[1].waiting), before, after, places != sorted(places))


def _runs(old: pa.ChunkedArray, new: pa.ChunkedArray) -> list[tuple[int, int]]:
    """Where stretches of rows that follow each other on both sides begin, on either side; in each of them the order is the same."""
    before, after = old.to_numpy(), new.to_numpy()
    begins = np.concatenate([[True], (np.diff(before) != 1) | (np.diff(after) != 1)]) if len(before) else np.array([], bool)
    return list(zip(before[begins].tolist(), after[begins].tolist(), strict=True))


def _in_order(table: pa.Table) -> pa.Table:
    return _ordered(table, table[ROW])


def _ordered(table: pa.Table, rows: pa.ChunkedArray) -> pa.Table:
    """The rows by number, without their numbers."""
    return table.take(pc.sort_indices(rows)).drop_columns(ROW).combine_chunks()
