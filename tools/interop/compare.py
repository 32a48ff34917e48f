"""Compare what a tool sees in a table with what it should see: columns, rows, types, nulls, and every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tools.interop.expect import Expected
from tools.interop.reader import Cell, Kinds, Observed

ONE_NUMBER = ("jsonl", "xlsx")  # formats that do not tell whole numbers from others


def differences(expected: Expected, seen: Observed | str, form: str, reads: str, kinds: Kinds) -> list[str]:
    """How a table differs, each beginning with the table or `table.column`; empty where it does not."""
    name = expected.name
    if isinstance(seen, str):
        return [f"{name} cannot be read: {seen}"]
    ordered = sorted if form == "jsonl" else list
    if ordered(seen.types) != ordered(expected.types):
        return [f"{name} has the columns {', '.join(seen.types)}"]
    if seen.rows != expected.rows():
        return [f"{name} has {seen.rows} rows instead of {expected.rows()}"]
    cells = expected.cells(reads)
    found = [*_types(expected.kinds(reads), cells, seen, _loose(kinds) if form in ONE_NUMBER else kinds), *_nulls(cells, seen)]
    found += [words for column in cells for words in _cells(column, cells[column], seen.cells[column])]
    return [f"{name}.{words}" for words in found]


def _types(wanted: dict[str, str], cells: dict[str, list[Cell]], seen: Observed, kinds: Kinds) -> Iterator[str]:
    """Types that stand for another than the declared one; a column without any value may have any."""
    for name, kind in wanted.items():
        if kind not in kinds.get(seen.types[name], set()) and any(cell is not None for cell in cells[name]):
            yield f"{name} is {seen.types[name]}, not {kind}"


def _loose(kinds: Kinds) -> Kinds:
    """The types of a tool, where those for numbers stand for both declared ones."""
    return {name: stands | {"integer", "number"} if stands & {"integer", "number"} else stands for name, stands in kinds.items()}


def _nulls(cells: dict[str, list[Cell]], seen: Observed) -> Iterator[str]:
    for name, column in cells.items():
        if (count := column.count(None)) != seen.nulls[name]:
            yield f"{name} has {seen.nulls[name]} nulls instead of {count}"


def _cells(name: str, wanted: Sequence[Cell], seen: Sequence[Cell]) -> list[str]:
    """The first cell of a column that differs, and how many do."""
    wrong = [row for row, (left, right) in enumerate(zip(wanted, seen, strict=True)) if not same(left, right)]
    if not wrong:
        return []
    first = wrong[0]
    return [f"{name} differs in {len(wrong)} cells; row {first} reads {short(seen[first])} instead of {short(wanted[first])}"]


def same(left: Cell, right: Cell) -> bool:
    """Equal in value; a text is never equal to a number, nor a truth value to anything."""
    if isinstance(left, str | list) or left is None:
        return type(left) is type(right) and left == right
    return isinstance(right, int | float) and not isinstance(right, bool) and left == right


def short(cell: Cell) -> str:
    """A cell in at most 40 characters."""
    words = repr(cell)
    return words if len(words) <= 40 else f"{words[:38]} …"
