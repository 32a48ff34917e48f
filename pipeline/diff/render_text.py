"""A diff as text for a terminal: a summary, then table by table every row and cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.diff import words
from pipeline.diff.model import Diff, RowChange, TableChange


def as_text(diff: Diff, most: int) -> Iterator[str]:
    """The lines of a diff; of each table ``most`` rows at most."""
    yield f"{_visible(words.title(diff))}\n{words.step_line(diff)}\n"
    if diff.empty:
        yield from (f"{_visible(line)}\n" for line in words.made(diff))
        return
    yield from _summary(diff)
    for table in diff.tables:
        yield f"\n{table.name}\n"
        yield from (f"  {_visible(line)}\n" for line in words.table_lines(table))
        for row in islice(table.rows(), most):
            yield from _row(row)
        yield _more(table, most)


def _summary(diff: Diff) -> Iterator[str]:
    yield from (f"{_visible(line)}\n" for line in words.made(diff))
    if diff.articles:
        yield "\narticles\n"
    yield from (f"  {a.article_id}: {words.article_line(a)}\n" for a in diff.articles)
    width = max(len("rows"), *(len(table.name) for table in diff.tables))
    yield f"\n{'rows':<{width}}  {'added':>7}  {'removed':>7}  {'changed':>7}  causes\n"
    for table in diff.tables:
        counts = "  ".join(f"{table.counts[kind]:>7}" for kind in words.KINDS)
        yield f"{table.name:<{width}}  {counts}  {words.tally(table.causes)}".rstrip() + "\n"


def _row(row: RowChange) -> Iterator[str]:
    """A row and its cells; a cell names its causes where they are not those of its row."""
    yield _visible(f"  {words.SIGNS[row.kind]} {words.row_name(row)}  [{words.causes_line(row.causes)}]") + "\n"
    for cell in row.cells:
        if cell.column in row.key:
            continue
        why = f"  [{words.causes_line(cell.causes)}]" if cell.causes != row.causes else ""
        both = f"{_value(cell.old)} → {_value(cell.new)}" if row.kind == "changed" else _value(cell.new or cell.old)
        yield _visible(f"      {cell.column}: {both}{why}") + "\n"


def _value(value: str | None) -> str:
    return "(empty)" if value is None else value


def _more(table: TableChange, most: int) -> str:
    more = table.counts.total() - most
    return f"  … and {more} more rows; --max-rows shows more, --format json all\n" if more > 0 else ""


def _visible(text: str) -> str:
    """Text that steers no terminal: characters that do not print are escaped."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
