"""What is compared as it is read comes out as what is compared with all of it at hand, whatever the blocks."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tasks.diff.load import DamagedError
from pipeline.tasks.diff.streams import stream
from pipeline.tasks.diff.tables import Differences, differing, match

COLUMNS = ("id", "name", "note")
EMPTY = pa.schema([(name, pa.string()) for name in COLUMNS]).empty_table()
KEY = ("id",)
Row = tuple[str, str, str | None]

rows = st.lists(
    st.tuples(st.sampled_from([f"r{n}" for n in range(9)]), st.sampled_from("潮汐"), st.sampled_from(["", "x", None])), max_size=9
)
sizes = st.lists(st.integers(1, 4), max_size=12)


def table(chosen: list[Row]) -> pa.Table:
    """Rows as a table of text."""
    columns = list(zip(*chosen, strict=True)) if chosen else [[]] * len(COLUMNS)
    return pa.table({name: pa.array(values, pa.string()) for name, values in zip(COLUMNS, columns, strict=True)})


def blocks(whole: pa.Table, sizes: list[int]) -> Iterator[pa.Table]:
    """A table in blocks of these sizes, and the rest as one."""
    start = 0
    for size in sizes:
        yield whole.slice(start, size)
        start += size
    yield whole.slice(start)


def at_once(old: pa.Table, new: pa.Table) -> Differences | None:
    """The same with all rows at hand."""
    met = match(old, new, KEY)
    if met is None:
        return None
    before, after = old.take(met.old), new.take(met.new)
    other = differing(before, after)
    return Differences(old.take(met.removed), new.take(met.added), before.filter(other), after.filter(other), met.reordered)


def shown(found: Differences | None) -> object:
    """What was found, as Python values."""
    if not isinstance(found, Differences):
        return found
    tables = (found.removed, found.added, found.old, found.new)
    return [part.to_pylist() for part in tables], found.reordered


@given(old=rows, new=rows, of_old=sizes, of_new=sizes)
def test_blocks_tell_what_the_whole_tells(old: list[Row], new: list[Row], of_old: list[int], of_new: list[int]) -> None:
    """Rows gone, new, changed, in another order, or two under one key; the halves of a row in blocks far apart."""
    found = stream(blocks(table(old), of_old), blocks(table(new), of_new), EMPTY, KEY)
    assert shown(found) == shown(at_once(table(old), table(new)))


def test_two_rows_of_one_key_are_seen_however_far_apart() -> None:
    """The halves of both have met and are gone when the second of the key comes."""
    twice = table([("r0", "潮", None), ("r1", "汐", None), ("r0", "潮", None)])
    assert stream(blocks(twice, [1, 1]), blocks(twice, [1, 1]), EMPTY, KEY) is None


def test_a_fault_in_a_late_block_is_the_outcome() -> None:
    """What was compared before it counts for nothing."""
    sound = table([("r0", "潮", None)])

    def damaged() -> Iterator[pa.Table]:
        yield sound
        raise DamagedError("old", "cannot be read")

    with pytest.raises(DamagedError):
        stream(damaged(), iter([sound]), EMPTY, KEY)


def test_only_rows_that_wait_are_held() -> None:
    """Of a thousand blocks with one change each side holds a row or two at a time."""
    most = 0

    def counted(name: str) -> Iterator[pa.Table]:
        nonlocal most
        for n in range(1000):
            yield table([(f"r{n}", name if n == 500 else "潮", None)])
            most = max(most, pa.total_allocated_bytes() - before)

    before = pa.total_allocated_bytes()
    found = stream(counted("潮"), counted("汐"), EMPTY, KEY)
    assert isinstance(found, Differences)
    assert (found.old.num_rows, found.removed.num_rows) == (1, 0)
    assert most < 20_000
