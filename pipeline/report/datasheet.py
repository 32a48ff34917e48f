"""The datasheet (docs/datasheet.md and its Chinese twin): sentences written by hand, every figure in them counted from the tables.

The sentences, and what may stand in their braces, are in docs/datasheet.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pipeline.model import Schemas
from pipeline.report.counts import Tables, count, figure, share
from pipeline.report.datasheet_tables import Shown
from pipeline.report.markdown import text

_FIGURE = re.compile(r"\{(?P<kind>[a-z]+):(?P<table>\w+)(?:\.(?P<column>\w+))?(?:=(?P<code>[\w-]+))?\}")


def datasheet_page(
    prose: Mapping[str, Any], version: str, schemas: Schemas, tables: Tables, language: str, promises: Mapping[str, Any]
) -> str:
    """The whole page in one language (en or zh), as Markdown, from the sentences of that language; ``promises`` as the descriptor has them.

    Raises `KeyError` for a figure that cannot be counted, and for a table that is not made.
    """
    shown = Shown(schemas, tables, language, promises)
    lines = [f"# {prose['title']}", "", f"*{prose['other']}*", "", prose["introduction"].replace("{version}", version)]
    for section in prose["sections"]:
        lines += ["", f"## {section['title']}"]
        for question in section["questions"]:
            lines += ["", f"### {question['ask']}", "", filled(question["answer"], schemas, tables).strip()]
            if "show" in question:
                lines += ["", *shown.table(question["show"])]
    return text(lines)


def filled(sentence: str, schemas: Schemas, tables: Tables) -> str:
    """A sentence with its figures."""
    return _FIGURE.sub(lambda found: _figure(schemas, tables, **found.groupdict()), sentence)


def _figure(schemas: Schemas, tables: Tables, kind: str, table: str, column: str | None, code: str | None) -> str:
    """One figure of a table, or of one of its columns."""
    rows = tables[table]
    if kind == "rows":
        return figure(len(rows))
    counted = count(schemas[table][column or ""], rows)
    kinds: dict[str, Callable[[], str]] = {
        "code": lambda: figure(counted.values[code or ""]),
        "share": lambda: share(counted.values[code or ""], counted.rows),
        "filled": lambda: figure(counted.filled),
        "missing": lambda: figure(counted.empty),
        "empty": lambda: share(counted.empty, counted.rows),
        "most": lambda: f"{max(map(float, counted.values)):.1%}",
    }
    return kinds[kind]()
