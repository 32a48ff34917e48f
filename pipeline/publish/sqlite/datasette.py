"""What Datasette shows of the database: `metadata.json` and `datasette.yaml` beside it, so that `datasette output/sqlite` is enough.

Datasette 0.65 takes everything from `metadata.json`. From 1.0 on that says what things are (titles, descriptions, licence), and how they
are shown (the column that names a row, facets) is asked of `datasette.yaml`; the two agree. All of it comes from the schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.model import Schemas, TableSchema
from pipeline.publish.sqlite import search
from pipeline.schema.marks import label_columns, place_table, refers_to, with_semantics

METADATA, CONFIG = "metadata.json", "datasette.yaml"
DEGREES = ("latitude", "longitude")
Labels = Mapping[str, str]
"""The column that names the rows of each table."""
MOST_FACETS = 12
"""Facets of a table; each is a query of its own when its page is opened."""


def metadata(descriptor: Mapping[str, Any], schemas: Schemas, labels: Labels) -> dict[str, Any]:
    """The dataset with its tables and columns: what they are and how they are shown."""
    about, shown = _about(descriptor), _shown(schemas, labels)
    tables = {name: {**_described(schema), **shown.get(name, {})} for name, schema in schemas.items()}
    tables[search.ALL_TEXTS] = {"title": "Search in all tables", "description": "The texts of every row that people wrote, of all tables."}
    return {**about, "databases": {descriptor["name"]: {**about, "tables": tables}}}


def config(descriptor: Mapping[str, Any], schemas: Schemas, labels: Labels) -> dict[str, Any]:
    """How tables are shown, for Datasette 1.0."""
    return {"databases": {descriptor["name"]: {"tables": _shown(schemas, labels, units=False)}}}


def _about(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """Title, description, licence and home of the dataset; what its record does not say is left out."""
    licences = descriptor.get("licenses", [])
    names = " and ".join(str(lic.get("title") or lic.get("name")) for lic in licences)
    told = {
        "title": descriptor.get("title"),
        "description": descriptor.get("description"),
        "license": names,
        "license_url": next((lic["path"] for lic in licences if "path" in lic), None),
        "source": descriptor.get("title") if descriptor.get("homepage") else None,
        "source_url": descriptor.get("homepage"),
        "about": f"version {descriptor['version']}",
        "about_url": descriptor.get("id"),
    }
    return {name: str(text) for name, text in told.items() if text}


def _described(schema: TableSchema) -> dict[str, Any]:
    return {
        "title": _both(schema.title, schema.title_zh),
        "description": _both(schema.description, schema.description_zh),
        "columns": {f.name: f"{f.title}: {f.description} {f.title_zh}：{f.description_zh}" for f in schema.fields},
    }


def _both(english: str, chinese: str) -> str:
    return f"{english} {chinese}".strip()


def _shown(schemas: Schemas, labels: Labels, units: bool = True) -> dict[str, dict[str, Any]]:
    """Of every table the column that names its rows, its facets, and the units of its columns."""
    shown = {}
    for name, schema in schemas.items():
        parts = {"label_column": labels[name], "facets": list(_facets(schema, schemas))[:MOST_FACETS]}
        degrees = {column: "degree" for what in DEGREES if (column := with_semantics(schema, what))} if units else {}
        shown[name] = {key: value for key, value in {**parts, "units": degrees}.items() if value}
    return shown


def label_column(schema: TableSchema, full: Callable[[str], bool]) -> str:
    """The column that names a row to readers of English: a translation of its label that no row is without, its label, or its key.

    ``full(column)``: whether every row has a value there.
    """
    columns = label_columns(schema)
    return next(filter(full, columns[1:]), columns[0] if columns else schema.primary_key[0])


def _facets(schema: TableSchema, schemas: Schemas) -> Iterator[str | dict[str, str]]:
    """Coded columns, lists by their items, and places."""
    places = place_table(schemas)
    for field in schema.fields:
        if field.type == "list":
            yield {"array": field.name}
        elif field.enum or (places and places is not schema and refers_to(schema, field.name) == places.name):
            yield field.name
