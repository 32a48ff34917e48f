"""The words in which a diff speaks to people, the same in text, Markdown and HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pipeline.diff.model import CAUSES, ArticleChange, Causes, ColumnChange, Diff, Kind, RowChange, Side, TableChange
from pipeline.diff.step import step_of

KINDS: tuple[Kind, ...] = ("added", "removed", "changed")
SIGNS: Mapping[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}
ARTICLE = {
    "added": "new article",
    "removed": "article is gone",
    "text": "its text has other bytes",
    "errata": "errata changed",
    "transcription": "transcribed otherwise",
}


def title(diff: Diff) -> str:
    """What is compared with what."""
    return f"{_side(diff.old)} → {_side(diff.new)}"


def _side(side: Side) -> str:
    return f"{side.name} {side.version} ({side.label})"


def step_line(diff: Diff) -> str:
    """The step between the versions, and the first reasons for it."""
    step, reasons = step_of(diff)
    if step == "none":
        return "nothing of the data changed"
    more = f" and {len(reasons) - 3} more" if len(reasons) > 3 else ""
    return f"{step}: {'; '.join(reasons[:3])}{more}"


def made(diff: Diff) -> list[str]:
    """What changed besides tables: the rules of the program, the kinds of file."""
    old, new = diff.rules
    lines = [f"rules of the program: {_or_unknown(old)} → {_or_unknown(new)}"] if old != new else []
    return lines + [f"files {kind}: {name}" for name, kind in diff.files.items()]


def _or_unknown(value: int | None) -> str:
    return "unknown" if value is None else str(value)


def article_line(article: ArticleChange) -> str:
    """What happened to an article."""
    return ", ".join(ARTICLE[what] for what in article.what)


def causes_line(causes: Causes) -> str:
    """Causes in one phrase."""
    return " or ".join(causes)


def tally(causes: Counter[Causes]) -> str:
    """How many rows have which causes: `transcription 3, code 1`."""
    order = list(CAUSES)
    ordered = sorted(causes.items(), key=lambda item: [order.index(cause) for cause in item[0]])
    return ", ".join(f"{_together(why)} {number}" for why, number in ordered)


def _together(causes: Causes) -> str:
    return "+".join(causes)


def row_name(row: RowChange) -> str:
    """A row by its key."""
    return "/".join(value or "" for value in row.key.values())


def column_line(column: ColumnChange) -> str:
    """What happened to a column."""
    if column.kind == "codes":
        parts = [f"{word} {', '.join(codes)}" for word, codes in (("lost", column.old), ("gained", column.new)) if codes]
        return f"codes: {'; '.join(parts)}"
    if column.kind == "described":
        return "described otherwise"
    if column.kind in ("added", "removed"):
        return f"{column.kind} ({column.new or column.old})"
    return f"{column.kind}: {column.old} → {column.new}"


def key_line(old: Any, new: Any) -> str:
    """What happened to a key."""
    return f"{_key(old)} → {_key(new)}"


def _key(key: Any) -> str:
    if key is None:
        return "none"
    if isinstance(key, dict):
        return f"{', '.join(key['fields'])} to {key['resource']}"
    return ", ".join(key)


def table_lines(table: TableChange) -> list[str]:
    """What changed of a table as a whole."""
    lines = [f"table {table.name} {table.kind}"] if table.kind != "changed" else []
    lines += [f"key {key_line(old, new)}" for old, new in table.keys]
    lines += [f"column {column.name} {column_line(column)}" for column in table.columns]
    return lines + (["rows are in another order"] if table.reordered else [])
