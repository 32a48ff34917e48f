"""The words in which a diff speaks to people, the same in text, Markdown and HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pipeline.tasks.diff.files import LICENCE
from pipeline.tasks.diff.model import (
    CAUSES,
    ArticleChange,
    Causes,
    ColumnChange,
    Diff,
    Kind,
    PropertyChange,
    RowChange,
    Side,
    TableChange,
    in_order,
)
from pipeline.tasks.diff.said import property_line, said
from pipeline.tasks.diff.step import step_of

MOST = 5
"""So many files are named in a line."""

KINDS: tuple[Kind, ...] = ("added", "removed", "renamed", "changed", "moved")
SIGNS: Mapping[Kind, str] = {"added": "+", "removed": "-", "renamed": ">", "changed": "~", "moved": "="}
ARTICLE = {
    "added": "new article",
    "removed": "article is gone",
    "renamed": "its id is another",
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
    """The step between the versions, and the first reasons for it; nothing is called unchanged but what is."""
    step, reasons = step_of(diff)
    if step == "none":
        return "nothing of the data changed" + (", only what is named below" if made(diff) or diff.articles else "")
    more = f" and {len(reasons) - 3} more" if len(reasons) > 3 else ""
    return f"{step}: {'; '.join(reasons[:3])}{more}"


def made(diff: Diff) -> list[str]:
    """What changed besides tables: what is said of the dataset, the rules of the program, the files."""
    said_lines = [f"the dataset's {property_line(change)}" for change in diff.properties]
    kinds = [f"files {kind}: {name}" for name, kind in diff.files.items()]
    return [*said_lines, *rules_lines(diff), *kinds, *files_lines(diff)]


def rules_lines(diff: Diff) -> list[str]:
    """That the rules by which articles are read are others, if they are."""
    old, new = diff.rules
    return [f"rules of the program: {_or_unknown(old)} → {_or_unknown(new)}"] if old != new else []


def files_lines(diff: Diff) -> list[str]:
    """The single files that came, are gone, or have other bytes though nothing changed of what they are made of."""
    lines = []
    for what, line in (("added", "added"), ("removed", "removed"), ("rewritten", "with other bytes, though what they hold did not change")):
        paths = [path for path, own in diff.paths.items() if own == what and path != LICENCE]
        more = f" and {len(paths) - MOST} more" if len(paths) > MOST else ""
        lines += [f"files {line}: {', '.join(paths[:MOST])}{more}"] if paths else []
    return [f"the text of the licence ({LICENCE}) is another", *lines] if LICENCE in diff.paths else lines


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
    return ", ".join(f"{'+'.join(why)} {number}" for why, number in ordered)


def tally_causes(causes: Counter[Causes]) -> str:
    """The causes of several rows in one phrase: every one that any of them has."""
    return causes_line(in_order(*(cause for why in causes for cause in why)))


def kinds(diff: Diff) -> tuple[Kind, ...]:
    """The kinds of change that a summary counts: rows renamed or moved only where there are any."""
    return tuple(kind for kind in KINDS if kind not in ("renamed", "moved") or any(table.counts[kind] for table in diff.tables))


def row_heads(diff: Diff) -> list[str]:
    """The headings of these counts."""
    first, *others = kinds(diff)
    return [f"Rows {first}", *(kind.capitalize() for kind in others)]


def row_name(row: RowChange) -> str:
    """A row by its key; of a renamed one both."""
    name = key_of(row.key)
    return name if row.old_key is None else f"{key_of(row.old_key)} → {name} (renamed)"


def key_of(key: Mapping[str, str | None]) -> str:
    """A key as one text."""
    return "/".join(value or "" for value in key.values())


def listed(table: TableChange, most: int) -> Iterator[RowChange]:
    """The rows that people are shown one by one: all but those that only moved, ``most`` at most."""
    return islice((row for row in table.rows() if row.kind != "moved"), most)


def unlisted(table: TableChange, most: int) -> int:
    """How many more rows there are that are shown one by one."""
    return max(table.counts.total() - table.counts["moved"] - most, 0)


def moved_line(table: TableChange) -> str:
    """The rows that only moved, summed up; empty where there are none."""
    number = table.counts["moved"]
    if not number:
        return ""
    return f"{number} row{' only stands' if number == 1 else 's only stand'} elsewhere in the article ({tally(table.causes_of('moved'))})"


def column_line(column: ColumnChange) -> str:
    """What happened to a column."""
    if column.kind == "codes":
        parts = [f"{word} {', '.join(codes)}" for word, codes in (("lost", column.old), ("gained", column.new)) if codes]
        return f"codes: {'; '.join(parts)}"
    if column.kind == "described":
        names = dict.fromkeys([*column.new, *column.old])
        parts = [property_line(PropertyChange(name, column.old.get(name), column.new.get(name))) for name in names]
        return f"described otherwise: {'; '.join(parts)}"
    if column.kind == "renamed":
        return f"renamed, before it was {column.old}"
    if column.kind in ("added", "removed"):
        return f"{column.kind} ({column.new or column.old})"
    return f"{column.kind}: {said(column.old)} → {said(column.new)}"


def key_line(old: Any, new: Any) -> str:
    """What happened to a key."""
    if old is None or new is None:
        return f"key {'added' if old is None else 'removed'}: {key_text(old or new)}"
    return f"key {key_text(old)} → {key_text(new)}"


def key_text(key: Any) -> str:
    """A primary or foreign key in words; nothing where there is none."""
    if key is None:
        return ""
    if isinstance(key, dict):
        return f"{', '.join(key['fields'])} to {key['resource']}"
    return ", ".join(key)


def table_lines(table: TableChange) -> list[str]:
    """What changed of a table as a whole."""
    lines = [f"table {table.name} {table.kind}"] if table.kind != "changed" else []
    lines += [key_line(old, new) for old, new in table.keys]
    lines += [f"column {column.name} {column_line(column)}" for column in table.columns]
    lines += [property_line(change) for change in table.properties]
    if table.followed:
        many = f"{table.followed} rows refer to renamed ones and follow them"
        lines.append("1 row refers to a renamed one and follows it" if table.followed == 1 else many)
    return lines + (["rows are in another order"] if table.reordered else [])
