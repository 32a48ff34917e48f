"""A diff as JSON, complete however large: one row a line, in the shape that docs/releases.md describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from pipeline.tasks.diff import words
from pipeline.tasks.diff.model import Diff, PropertyChange, RowChange, TableChange
from pipeline.tasks.diff.step import step_of


def as_json(diff: Diff, most: int) -> Iterator[str]:
    """The parts of the document; ``most`` does not count here."""
    step, reasons = step_of(diff)
    head = {
        "old": asdict(diff.old),
        "new": asdict(diff.new),
        "step": step,
        "reasons": list(reasons),
        "rules": {"old": diff.rules[0], "new": diff.rules[1]},
        "files": dict(diff.files),
        "paths": dict(diff.paths),
        "properties": _properties(diff.properties),
        "articles": [{"article_id": a.article_id, "what": list(a.what)} for a in diff.articles],
    }
    yield _dump(head)[:-1] + ', "tables": ['
    for number, table in enumerate(diff.tables):
        yield ("," if number else "") + "\n" + _dump(_table(table))[:-1] + ', "rows": ['
        for place, row in enumerate(table.rows()):
            yield ("," if place else "") + "\n" + _dump(_row(row))
        yield "]}"
    yield "]}\n"


def _table(table: TableChange) -> dict[str, Any]:
    return {
        "name": table.name,
        "change": table.kind,
        "keys": [{"old": old, "new": new} for old, new in table.keys],
        "columns": [{"name": c.name, "change": c.kind, "old": c.old, "new": c.new} for c in table.columns],
        "properties": _properties(table.properties),
        "reordered": table.reordered,
        "followed": table.followed,
        "counts": {kind: table.counts[kind] for kind in words.KINDS},
        "causes": [{"causes": list(why), "rows": number} for why, number in sorted(table.causes.items())],
    }


def _row(row: RowChange) -> dict[str, Any]:
    cells = [{"column": c.column, "old": c.old, "new": c.new, "causes": list(c.causes)} for c in row.cells]
    keys = {"key": dict(row.key)} if row.old_key is None else {"key": dict(row.key), "old_key": dict(row.old_key)}
    return {"change": row.kind, **keys, "article_id": row.article, "causes": list(row.causes), "cells": cells}


def _properties(changes: Iterable[PropertyChange]) -> list[dict[str, Any]]:
    return [{"name": change.name, "old": change.old, "new": change.new} for change in changes]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
