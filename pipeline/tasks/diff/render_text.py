"""A diff as text for a terminal: a summary, then table by table every row and cell."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.tasks.diff import words
from pipeline.tasks.diff.columns import PLACES
from pipeline.tasks.diff.model import Diff, RowChange, TableChange


def as_text(diff: Diff, most: int) -> Iterator[str]:
    """The lines of a diff; of each table ``most`` rows at most."""
    yield f"{_visible(words.title(diff))}\n{_visible(words.step_line(diff))}\n"
    yield from _summary(diff)
    for table in diff.tables:
        yield f"\n{table.name}\n"
        yield from (f"  {_visible(line)}\n" for line in words.table_lines(table))
        for row in words.listed(table, most):
            yield from _row(row)
        yield _more(table, most)
        yield f"  {words.SIGNS['moved']} {words.moved_line(table)}\n" if table.counts["moved"] else ""


def _summary(diff: Diff) -> Iterator[str]:
    yield from (f"{_visible(line)}\n" for line in words.made(diff))
    if diff.articles:
        yield "\narticles\n"
    yield from (f"  {a.article_id}: {words.article_line(a)}\n" for a in diff.articles)
    width = max([len("rows"), *(len(table.name) for table in diff.tables)])
    kinds = words.kinds(diff)
    if diff.tables:
        yield f"\n{'rows':<{width}}  {'  '.join(f'{kind:>7}' for kind in kinds)}  causes\n"
    for table in diff.tables:
        counts = "  ".join(f"{table.counts[kind]:>7}" for kind in kinds)
        yield f"{table.name:<{width}}  {counts}  {words.tally(table.causes)}".rstrip() + "\n"


def _row(row: RowChange) -> Iterator[str]:
    """A row and its cells, those of its place in one line; a cell names its causes where they are not those of its row."""
    yield _visible(f"  {words.SIGNS[row.kind]} {words.row_name(row)}  [{words.causes_line(row.causes)}]") + "\n"
    places = [cell for cell in row.cells if cell.column in PLACES] if row.old_key or row.kind == "changed" else []
    for cell in row.cells:
        if cell.column in row.key or cell in places:
            continue
        why = f"  [{words.causes_line(cell.causes)}]" if cell.causes != row.causes else ""
        both = f"{_value(cell.old)} → {_value(cell.new)}" if row.kind in ("changed", "renamed") else _value(cell.new or cell.old)
        yield _visible(f"      {cell.column}: {both}{why}") + "\n"
    if places:
        yield _visible(f"      its place: {', '.join(f'{c.column} {_value(c.old)} → {_value(c.new)}' for c in places)}") + "\n"


def _value(value: str | None) -> str:
    return "(empty)" if value is None else value


def _more(table: TableChange, most: int) -> str:
    more = words.unlisted(table, most)
    return f"  … and {more} more rows; --max-rows shows more, --format json all\n" if more > 0 else ""


def _visible(text: str) -> str:
    """Text that steers no terminal: characters that do not print are escaped."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
