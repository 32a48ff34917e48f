"""A comparison as text or JSON: figures first, then every row in the order of the article, in the words of the schemas alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pipeline.tasks.compare.model import Comparison, Match, TableFigures, Unit

SIGNS = {"same": "=", "differs": "~", "only-a": "-", "only-b": "+"}


def as_text(comparison: Comparison, everything: bool) -> str:
    """Both tables of figures, then the differences, or every row; the signs are those of `pipeline diff`."""
    a, b = comparison.a, comparison.b
    lines = [f"{comparison.article_id}  A {a.label}  B {b.label}", ""]
    lines += _aligned([_HEAD, *map(_figures, (*comparison.tables, comparison.total))])
    if comparison.columns:
        rows = [(f"{c.table}.{c.column}", str(c.pairs), str(c.equal), _number(c.alpha)) for c in comparison.columns]
        lines += ["", *_aligned([("column", "pairs", "equal", "alpha"), *rows])]
    shown = [match for match in comparison.matches if everything or match.kind != "same"]
    lines += ["", *(line for match in shown for line in _row(match))] if shown else []
    return "\n".join(lines) + "\n"


_HEAD = ("table", "A", "B", "paired", "alike", "F1 found", "F1 alike")


def _figures(one: TableFigures) -> tuple[str, ...]:
    return (one.table, *map(str, (one.a, one.b, one.paired, one.alike)), _number(one.f1_found), _number(one.f1_alike))


def _number(value: float | None) -> str:
    return "." if value is None else f"{value:.3f}"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows in columns: the first to the left, figures to the right."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return ["  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]) for row in rows]


def _row(match: Match) -> Iterator[str]:
    place = f"[{match.place[0]}, {match.place[1]})" if match.place else "[?]"
    yield f"{SIGNS[match.kind]} {place} {match.table} {_key(match.a)} | {_key(match.b)}  “{match.quote}”"
    for one in match.differing:
        yield f"    {one.column}: {_shown(one.a)} | {_shown(one.b)}"


def _key(unit: Unit | None) -> str:
    return "." if unit is None else unit.key or "*"


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return "." if value is None else "|".join(value) if isinstance(value, list) else str(value)


def as_json(comparison: Comparison, everything: bool) -> str:
    """The same as one JSON object, every row in it; figures are not rounded."""
    figures = (*comparison.tables, comparison.total)
    document = {
        "article_id": comparison.article_id,
        "a": comparison.a.label,
        "b": comparison.b.label,
        "tables": [{**asdict(one), "f1_found": one.f1_found, "f1_alike": one.f1_alike} for one in figures],
        "columns": [asdict(one) for one in comparison.columns],
        "rows": [_object(match) for match in comparison.matches],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _object(match: Match) -> dict[str, Any]:
    return {
        "kind": match.kind,
        "table": match.table,
        "a": match.a.key if match.a else None,
        "b": match.b.key if match.b else None,
        "char_start": match.place[0] if match.place else None,
        "char_end": match.place[1] if match.place else None,
        "quote": match.quote,
        "differing": [asdict(one) for one in match.differing],
    }


FORMATS = {"text": as_text, "json": as_json}
