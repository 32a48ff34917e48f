"""What the site knows before any table is loaded: the dataset, its tables with their columns and counts, its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from pipeline.model import CodeRules, Field, TableSchema
from pipeline.publish.descriptor import texts
from pipeline.publish.kinds import Package
from pipeline.publish.site.census import Census
from pipeline.publish.snippets import Snippet, snippets
from pipeline.schema.core import FIRST, LAST
from pipeline.schema.units import labels_of

RECORD = (
    *("name", "title", "titleZh", "description", "descriptionZh", "version", "issued"),
    *("licenses", "contributors", "keywords", "homepage", "id"),
)
TONES = 4
"""How many colours there are for the tables that people write."""
DATES = ("published_on", "context_date")
READ = ("computed", "derivation", "semantics", "namesRow", "part", "bound", "translationOf", "nameOf")
"""The marks of a column that its help shows as they are."""
TOOLS = ("pandas", "polars", "DuckDB", "R", "readr")
"""The tools whose lines are shown; the others stand in docs/interop.md."""


def overview(package: Package, tables: Sequence[Census], downloads: str) -> dict[str, Any]:
    """The first thing that a page loads."""
    return {
        "dataset": {key: package.descriptor[key] for key in RECORD if key in package.descriptor},
        "tables": [_table(counted, tone) for counted, tone in zip(tables, _tones([one.schema for one in tables]), strict=True)],
        "files": [_file(entry, downloads) for entry in package.descriptor.get("resources", ())],
        "descriptor": f"{downloads}datapackage.json",
        "newest": _newest(tables),
        "weight": _weight(tables),
        "snippets": [_snippet(snippet) for snippet in snippets() if snippet.tool in TOOLS and snippet.format not in ("xlsx", "sqlite")],
    }


def _tones(schemas: Sequence[TableSchema]) -> list[str]:
    """The colour of every table: the tables that people write have one each, those of the articles and those of proof share theirs."""
    facts, shared = count(), count()
    named = {**dict.fromkeys(FIRST, "source"), **dict.fromkeys(LAST, "other")}
    return [named.get(s.name) or str(next(facts if "quote" in s.field_names else shared) % TONES + 1) for s in schemas]


def _table(counted: Census, tone: str) -> dict[str, Any]:
    schema = counted.schema
    return {
        "name": schema.name,
        **texts(schema),
        "rows": counted.rows,
        "held": counted.table is not None,
        "tone": tone,
        **{mark: value for mark, value in {"label": schema.label, "speaks": schema.speaks}.items() if value},
        "key": list(schema.primary_key),
        "references": [
            {"fields": list(key.fields), "table": key.resource, "reference": list(key.reference)} for key in schema.foreign_keys
        ],
        "fields": [_field(field, counted) for field in schema.fields],
    }


def _field(field: Field, counted: Census) -> dict[str, Any]:
    """A column as its help shows it; what does not hold of it is left out."""
    marks = {
        "required": field.required,
        **{mark: field.descriptor.get(mark) for mark in READ},
        "derived": bool(field.nearest or field.top_of),
        "itemsReferTo": field.items_refer_to,
        "unitLabels": _unit_labels(field, counted),
        "uriTemplate": field.uri_template,
        "cues": field.cues,
        "codes": [_code(field, code, counted) for code in field.enum],
    }
    return {
        "name": field.name,
        "type": field.type,
        **texts(field),
        "filled": counted.filled[field.name],
        **{mark: value for mark, value in marks.items() if value},
    }


def _unit_labels(field: Field, counted: Census) -> dict[str, list[str]]:
    """What the units of a column are called: by the project, and of what is counted (codes in braces) by the published list."""
    if field.part != "unit":
        return {}
    units = set() if counted.table is None else set(counted.table.column(field.name).unique().to_pylist()) - {None}
    labels = labels_of(counted.schema)
    listed = {unit: labels[unit] for unit in units if unit in labels and unit.startswith("{")}
    return {unit: list(names) for unit, names in sorted({**listed, **field.unit_labels}.items())}


def _code(field: Field, code: str, counted: Census) -> dict[str, Any]:
    """A code with its labels and how often it occurs."""
    english, chinese = field.labels.get(code, (code, code))
    aside = {"aside": True} if field.rules.get(code, CodeRules()).aside else {}
    return {"code": code, "label": english, "labelZh": chinese, "count": counted.codes[field.name][code], **aside}


def _file(entry: Mapping[str, Any], downloads: str) -> dict[str, Any]:
    """A file to download."""
    kept = ("name", "title", "titleZh", "format", "bytes", "hash", "path")
    path = str(entry["path"])
    return {**{key: entry[key] for key in kept if key in entry}, "href": downloads + path, "folder": path.split("/")[-2]}


def _snippet(snippet: Snippet) -> dict[str, str]:
    """A line that loads a table, with what must precede it; ``{table}`` stands for the table's name."""
    return {"tool": snippet.tool, "format": snippet.format, "code": f"{snippet.setup.strip()}\n{snippet.code.strip()}".strip()}


def _newest(tables: Sequence[Census]) -> dict[str, Any] | None:
    """The article with the latest date, of its publication or else of what it reports on."""
    articles = [row for one in tables if one.schema.name == "articles" and one.table is not None for row in one.table.to_pylist()]
    dated = [(row[name], row, name) for row in articles if (name := next((name for name in DATES if row.get(name)), None))]
    if not dated:
        return None
    date, row, name = max(dated, key=lambda found: (found[0], found[1]["article_id"]))
    return {"date": date, "published": name == "published_on", **{key: row.get(key) for key in ("article_id", "title", "title_en")}}


def _weight(tables: Sequence[Census]) -> dict[str, Any] | None:
    """How much one article weighs: its share of the rows that are about a number."""
    for one in tables:
        if any(field.semantics == "numeral" for field in one.schema.fields) and one.articles:
            article, rows = max(one.articles.items(), key=lambda pair: (pair[1], pair[0]))
            return {"table": one.schema.name, "article": article, "rows": rows, "share": rows / one.rows}
    return None
