"""A diff as Markdown, for a pull request or a release page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.tasks.diff import words
from pipeline.tasks.diff.model import Diff, RowChange, TableChange

_SPECIAL = re.compile(r"([\\`*_\[\]|~])")


def as_markdown(diff: Diff, most: int) -> Iterator[str]:
    """The lines of a page; of each table ``most`` rows at most."""
    yield f"# {_text(words.title(diff))}\n\n{_text(words.step_line(diff))}\n"
    if lines := words.made(diff):
        yield "\n" + "".join(f"- {_text(line)}\n" for line in lines)
    if diff.articles:
        yield "\n| Article | What happened |\n| --- | --- |\n"
        yield from (f"| {_text(a.article_id)} | {words.article_line(a)} |\n" for a in diff.articles)
    if diff.tables:
        heads = words.row_heads(diff)
        yield f"\n| Table | {' | '.join(heads)} | Causes |\n| --- |{' ---: |' * len(heads)} --- |\n"
    for table in diff.tables:
        counts = " | ".join(str(table.counts[kind]) for kind in words.kinds(diff))
        yield f"| {_text(table.name)} | {counts} | {words.tally(table.causes)} |\n"
    for table in diff.tables:
        yield from _table(table, most)


def _table(table: TableChange, most: int) -> Iterator[str]:
    yield f"\n## {_text(table.name)}\n"
    if lines := words.table_lines(table):
        yield "\n" + "".join(f"- {_text(line)}\n" for line in lines)
    if table.counts.total() > table.counts["moved"]:
        yield "\n| Row | Column | Old | New | Cause |\n| --- | --- | --- | --- | --- |\n"
    for row in words.listed(table, most):
        yield from _row(row)
    if more := words.unlisted(table, most):
        yield f"\n… and {more} more rows.\n"
    if line := words.moved_line(table):
        yield f"\n{line[0].upper()}{_text(line[1:])}.\n"


def _row(row: RowChange) -> Iterator[str]:
    """A row as lines of a table, one for each cell."""
    name = _text(f"{words.SIGNS[row.kind]} {words.row_name(row)}")
    for cell in row.cells:
        if cell.column not in row.key or len(row.cells) == len(row.key):
            old, new = (_text(value or "") for value in (cell.old, cell.new))
            yield f"| {name} | {_text(cell.column)} | {old} | {new} | {words.causes_line(cell.causes)} |\n"


def _text(text: str) -> str:
    """Text as text: nothing in it is Markdown or HTML, and it stays in its line."""
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain)
