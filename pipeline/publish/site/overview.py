"""What the site knows before any table is loaded: the dataset, its tables with their columns and counts, its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipeline.model import Field, TableSchema

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.publish.products import Package

RECORD = ("name", "title", "titleZh", "description", "descriptionZh", "version", "licenses", "contributors", "keywords", "homepage")
DATES = ("published_on", "context_date")


def overview(package: Package, tables: Mapping[str, pa.Table], downloads: str) -> dict[str, Any]:
    """The first thing that a page loads."""
    return {
        "dataset": {key: package.descriptor[key] for key in RECORD if key in package.descriptor},
        "tables": [_table(schema, tables[name]) for name, schema in package.schemas.items()],
        "files": [_file(entry, downloads) for entry in package.descriptor.get("resources", ())],
        "descriptor": f"{downloads}datapackage.json",
        "newest": _newest(tables),
    }


def _table(schema: TableSchema, table: pa.Table) -> dict[str, Any]:
    return {
        "name": schema.name,
        "title": schema.title,
        "titleZh": schema.title_zh,
        "description": schema.description,
        "descriptionZh": schema.description_zh,
        "rows": table.num_rows,
        "key": list(schema.primary_key),
        "references": [
            {"fields": list(key.fields), "table": key.resource, "reference": list(key.reference)} for key in schema.foreign_keys
        ],
        "fields": [_field(field, table.column(field.name)) for field in schema.fields],
    }


def _field(field: Field, column: pa.ChunkedArray) -> dict[str, Any]:
    """A column as its help shows it; what does not hold of it is left out."""
    marks = {
        "required": field.required,
        "computed": field.computed,
        "derivation": field.derivation,
        "semantics": field.semantics,
        "codes": _codes(field, column),
    }
    return {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "titleZh": field.title_zh,
        "description": field.description,
        "descriptionZh": field.description_zh,
        "filled": len(column) - column.null_count,
        **{mark: value for mark, value in marks.items() if value},
    }


def _codes(field: Field, column: pa.ChunkedArray) -> list[dict[str, Any]]:
    """Every code of a column with its labels and how often it occurs."""
    if not field.enum:
        return []
    import pyarrow as pa
    import pyarrow.compute as pc

    values = pc.list_flatten(column) if pa.types.is_list(column.type) else column
    counts = {entry["values"]: entry["counts"] for entry in pc.value_counts(values).to_pylist()}
    return [
        {"code": code, "label": field.labels[code][0], "labelZh": field.labels[code][1], "count": counts.get(code, 0)}
        for code in field.enum
    ]


def _file(entry: Mapping[str, Any], downloads: str) -> dict[str, Any]:
    """A file to download."""
    kept = ("name", "title", "titleZh", "format", "bytes", "hash", "path")
    path = str(entry["path"])
    return {**{key: entry[key] for key in kept if key in entry}, "href": downloads + path, "folder": path.split("/")[-2]}


def _newest(tables: Mapping[str, pa.Table]) -> dict[str, Any] | None:
    """The article with the latest date, of its publication or else of what it reports on."""
    articles = tables["articles"].to_pylist() if "articles" in tables else []
    dated = [(date, row) for row in articles if (date := next((row[name] for name in DATES if row.get(name)), None))]
    if not dated:
        return None
    date, row = max(dated, key=lambda pair: (pair[0], pair[1]["article_id"]))
    return {"date": date, **{key: row.get(key) for key in ("article_id", "title", "title_en")}}
