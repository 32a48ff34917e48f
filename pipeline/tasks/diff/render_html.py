"""A diff as one HTML page: nothing loaded, nothing run, every value escaped; it may be opened from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pipeline.tasks.diff import words
from pipeline.tasks.diff.model import Diff, RowChange, TableChange

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ max-width: 75rem; margin: 0 auto; padding: 1rem }}
table {{ border-collapse: collapse; margin: .5rem 0; display: block; overflow-x: auto }}
th, td {{ border: 1px solid #8888; padding: .2rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere }}
td.n {{ text-align: end; font-variant-numeric: tabular-nums }}
del, .removed {{ background: #d334; text-decoration-thickness: 1px }}
ins, .added {{ background: #2a54; text-decoration: none }}
summary {{ font-size: 1.25rem; cursor: pointer }}
</style>
</head>
<body>
"""


def as_html(diff: Diff, most: int) -> Iterator[str]:
    """The parts of the page; of each table ``most`` rows at most."""
    title = escape(words.title(diff))
    yield _HEAD.format(title=title)
    yield f"<h1>{title}</h1>\n<p>{escape(words.step_line(diff))}</p>\n"
    yield _list(words.made(diff))
    if diff.articles:
        yield "<h2>Articles</h2>\n"
        yield _list([f"{a.article_id}: {words.article_line(a)}" for a in diff.articles])
    if diff.tables:
        yield f"<h2>Tables</h2>\n<table>\n<tr><th>Table<th>{'<th>'.join(words.row_heads(diff))}<th>Causes</tr>\n"
        for table in diff.tables:
            counts = "".join(f'<td class="n">{table.counts[kind]}' for kind in words.kinds(diff))
            yield f'<tr><td><a href="#{escape(table.name)}">{escape(table.name)}</a>{counts}<td>{words.tally(table.causes)}</tr>\n'
        yield "</table>\n"
    for table in diff.tables:
        yield from _table(table, most)
    yield "</body>\n</html>\n"


def _list(lines: list[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{escape(line)}</li>\n" for line in lines) + "</ul>\n" if lines else ""


def _table(table: TableChange, most: int) -> Iterator[str]:
    yield f'<details open id="{escape(table.name)}">\n<summary>{escape(table.name)}</summary>\n{_list(words.table_lines(table))}'
    if table.counts.total() > table.counts["moved"]:
        yield "<table>\n<tr><th>Row<th>Column<th>Old<th>New<th>Cause</tr>\n"
        for row in words.listed(table, most):
            yield from _row(row)
        yield "</table>\n"
    if more := words.unlisted(table, most):
        yield f"<p>… and {more} more rows.</p>\n"
    if line := words.moved_line(table):
        yield f"<p>{line[0].upper()}{escape(line[1:])}.</p>\n"
    yield "</details>\n"


def _row(row: RowChange) -> Iterator[str]:
    """A row as rows of a table, one for each cell; its name stands once."""
    name = f'<th rowspan="{len(row.cells)}" class="{row.kind}">{words.SIGNS[row.kind]} <bdi>{escape(words.row_name(row))}</bdi>'
    for number, cell in enumerate(row.cells):
        old, new = _value("del", cell.old), _value("ins", cell.new)
        yield f"<tr>{'' if number else name}<td>{escape(cell.column)}<td>{old}<td>{new}<td>{words.causes_line(cell.causes)}</tr>\n"


def _value(tag: str, value: str | None) -> str:
    return "" if value is None else f"<{tag}><bdi>{escape(value)}</bdi></{tag}>"
