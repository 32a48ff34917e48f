"""CSV on the Web (W3C): the tables of `output/csv/` with columns, types, keys, and an IRI for every row and column.

A column is called `metrics.csv#value`, as the standard does where nothing else is said; a row `metrics.csv#row-` and its key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pipeline.model import Field, ForeignKey, TableSchema
from pipeline.publish.kinds import Package
from pipeline.publish.metadata.facts import agents, bilingual, dataset_iri, files_of, filled, licence_iris

PATH = "output/csv/csv-metadata.json"
BASES = {"string": "string", "integer": "integer", "number": "double", "list": "string"}


def document(package: Package) -> dict[str, Any] | None:
    """The metadata of all CSV files as one table group; none where there are no CSV files."""
    tables = [_table(package.schemas[file.table]) for file in files_of(package.descriptor, "csv")]
    if not tables:
        return None
    descriptor = package.descriptor
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        **filled(
            {
                "@id": dataset_iri(descriptor, PATH),
                "dc:title": _texts(bilingual(descriptor, "title")),
                "dc:description": _texts(bilingual(descriptor, "description")),
                "dc:creator": [agent["title"] for agent in agents(descriptor, "author")],
                "dc:license": [{"@id": iri} for iri in licence_iris(descriptor)],
                "dc:issued": descriptor.get("issued"),
                "schema:version": descriptor["version"],
            }
        ),
        "tables": tables,
    }


def row_iri(table: str, *key: str) -> str:
    """The IRI of a row, relative to the folder of the CSV files."""
    return f"{table}.csv#row-{'.'.join(quote(part, safe='') for part in key)}"


def column_iri(table: str, field: str) -> str:
    """The IRI of a column, relative to the folder of the CSV files."""
    return f"{table}.csv#{quote(field, safe='')}"


def _table(schema: TableSchema) -> dict[str, Any]:
    return {
        "url": f"{schema.name}.csv",
        "dc:title": _texts({"en": schema.title, "zh": schema.title_zh}),
        "dc:description": _texts({"en": schema.description, "zh": schema.description_zh}),
        "tableSchema": {
            "aboutUrl": f"#row-{'.'.join(f'{{{name}}}' for name in schema.primary_key)}",
            "columns": [_column(field) for field in schema.fields],
            "primaryKey": list(schema.primary_key),
            **filled({"foreignKeys": [_foreign_key(key) for key in schema.foreign_keys]}),
        },
    }


def _column(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "titles": field.name,
        "dc:title": _texts({"en": field.title, "zh": field.title_zh}),
        "dc:description": _texts({"en": field.description, "zh": field.description_zh}),
        "datatype": _datatype(field),
        **filled({"required": field.required or None, "separator": _separator(field)}),
    }


def _datatype(field: Field) -> Mapping[str, Any]:
    """The type with its limits; codes and patterns as a regular expression that matches the whole cell."""
    pattern = "|".join(re.escape(code).replace(r"\-", "-") for code in field.enum) or field.pattern
    return {
        "base": BASES[field.type],
        **filled(
            {
                "format": f"^(?:{pattern})$" if pattern else None,
                "minimum": field.minimum,
                "maximum": field.maximum,
                "minLength": field.min_length,
                "maxLength": field.max_length,
            }
        ),
    }


def _separator(field: Field) -> str | None:
    return field.descriptor.get("delimiter", ",") if field.type == "list" else None


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    return {
        "columnReference": list(key.fields),
        "reference": {"resource": f"{key.resource}.csv", "columnReference": list(key.reference)},
    }


def _texts(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]
