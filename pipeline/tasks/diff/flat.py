"""A diff as one flat table, for a spreadsheet and for `sources/changes.csv`: one row per value, row, column or property that changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pipeline.tasks.diff import words
from pipeline.tasks.diff.columns import PLACES
from pipeline.tasks.diff.model import Diff, Kind, RowChange, TableChange
from pipeline.tasks.diff.said import parted, said
from pipeline.transcription.changes import COLUMNS, render_changes

Row = dict[str, str]

TOLD = 200
"""So many rows of a kind a release tells one by one of each table, as `pipeline diff` does unless asked for more."""


def flat(diff: Diff, most: int, date: str | None = None) -> list[Row]:
    """The rows; of each table ``most`` of a kind are told one by one, more and those that nobody types are summed up in one row.

    ``date`` is the day of the new side, that of its issue unless given.
    """
    head = {"version": diff.new.version, "since": diff.old.version, "date": diff.new.issued if date is None else date}
    row_of = {**dict.fromkeys(COLUMNS, ""), **head, "rows": "0"}
    return [{**row_of, **row} for row in _rows(diff, most)] or [{**row_of, "what": "nothing"}]


def as_csv(diff: Diff, most: int) -> Iterator[str]:
    """The rows as CSV with a header."""
    yield render_changes(flat(diff, most))


def _rows(diff: Diff, most: int) -> Iterator[Row]:
    for change in diff.properties:
        old, new = parted(change.old, change.new)
        yield {"what": "dataset", "column": change.name, "old": _said(old), "new": _said(new)}
    if diff.rules[0] != diff.rules[1]:
        yield {"what": "rules", "old": _said(diff.rules[0]), "new": _said(diff.rules[1]), "cause": "code"}
    for name, kind in diff.files.items():
        yield {"what": f"files-{kind}", "id": name}
    for path, what in diff.paths.items():
        yield {"what": f"file-{what}", "id": path}
    for article in diff.articles:
        for happened in article.what:
            yield {"what": f"article-{happened}", "table": "articles", "id": article.article_id}
    for table in diff.tables:
        for row in _of_table(table, most):
            yield {"table": table.name, **row}


def _of_table(table: TableChange, most: int) -> Iterator[Row]:
    if table.kind != "changed":
        rows = table.counts.total()
        yield {"what": f"table-{table.kind}", "rows": str(rows), "cause": words.tally_causes(table.causes)}
        return
    for old, new in table.keys:
        yield {"what": "key", "old": words.key_text(old), "new": words.key_text(new), "cause": "schema"}
    for column in table.columns:
        old, new = parted(column.old, column.new)
        yield {"what": f"column-{column.kind}", "column": column.name, "old": _said(old), "new": _said(new), "cause": "schema"}
    for change in table.properties:
        old, new = parted(change.old, change.new)
        yield {"what": "table-described", "column": change.name, "old": _said(old), "new": _said(new), "cause": "schema"}
    for kind in ("added", "removed", "renamed", "changed"):
        yield from _of_kind(table, kind, most)
    if table.counts["moved"]:
        yield _summed("row-moved", table.counts["moved"], words.tally_causes(table.causes_of("moved")))
    if table.followed:
        yield _summed("row-followed", table.followed, "")
    if table.reordered:
        yield {"what": "table-reordered"}


def _of_kind(table: TableChange, kind: Kind, most: int) -> Iterator[Row]:
    """The rows of one kind: one by one where people type them, and a last one for all others."""
    what = "value" if kind == "changed" else f"row-{kind}"
    told = 0
    if table.typed:
        for row in islice((row for row in table.rows() if row.kind == kind), most):
            told += 1
            yield from _of_row(what, row)
    if (rest := table.counts[kind] - told) > 0:
        yield _summed(what, rest, words.tally_causes(table.causes_of(kind)))


def _of_row(what: str, row: RowChange) -> Iterator[Row]:
    """A row that came or is gone, by its id; the values of one that changed, those of its place in the article left out."""
    key = words.key_of(row.key)
    if row.old_key is not None:
        yield {"what": what, "rows": "1", "id": key, "old": words.key_of(row.old_key), "new": key, "cause": words.causes_line(row.causes)}
    elif row.kind != "changed":
        yield {"what": what, "rows": "1", "id": key, "cause": words.causes_line(row.causes)}
    cells = [cell for cell in row.cells if cell.column not in row.key and cell.column not in PLACES]
    for cell in cells if row.kind in ("changed", "renamed") else ():
        values = {"column": cell.column, "old": _plain(cell.old), "new": _plain(cell.new)}
        yield {"what": "value", "rows": "1", "id": key, **values, "cause": words.causes_line(cell.causes)}


def _summed(what: str, rows: int, cause: str) -> Row:
    return {"what": what, "rows": str(rows), "cause": cause}


def _plain(value: str | None) -> str:
    """A value in one line."""
    return " ".join((value or "").split())


def _said(value: Any) -> str:
    """A property as one text; nothing where there is none."""
    return "" if value in (None, [], {}) else _plain(said(value))
