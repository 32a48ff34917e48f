"""What the columns of a table mean to the rules, by the marks of its Table Schema: never by their names.

`docs/marks.md` lists every mark with an example; `pipeline.schema.lint` refuses those that no rule would serve.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pipeline.model import Field, Record, Schemas, TableSchema

PARTS = ("value", "upper", "qualifier", "unit", "unit-text", "base", "base-unit-text")
"""What a column holds of the number whose numeral the row has."""

PROPER = ("name", "person")
"""The semantics of columns with proper names as they are printed."""


@dataclass(frozen=True, slots=True)
class NumberColumns:
    """The columns of the one number that a row of a table is about; ``None`` where the table has no such column."""

    numeral: str
    value: str | None = None
    upper: str | None = None
    qualifier: str | None = None
    unit: str | None = None
    unit_text: str | None = None
    base: str | None = None
    base_unit_text: str | None = None

    def of(self, part: str) -> str | None:
        """The column that holds a part of the number."""
        column: str | None = getattr(self, part.replace("-", "_"))
        return column


def number_columns(schema: TableSchema) -> NumberColumns | None:
    """The columns of a table's number; nothing where the table has no numeral."""
    numeral = with_semantics(schema, "numeral")
    if numeral is None:
        return None
    return NumberColumns(numeral, **{f.part.replace("-", "_"): f.name for f in schema.fields if f.part in PARTS})


def with_semantics(schema: TableSchema, *semantics: str) -> str | None:
    """The first column of some semantics."""
    return next((f.name for f in schema.fields if f.semantics in semantics), None)


def address(field: Field, value: Any) -> str | None:
    """The address of what a value identifies, by the column's `uriTemplate` (RFC 6570: all but unreserved characters are escaped)."""
    if field.uri_template is None or value is None:
        return None
    return field.uri_template.replace("{value}", quote(str(value), safe="-._~"))


def date_pairs(schema: TableSchema) -> Iterator[tuple[str, str]]:
    """The starts and ends of a table's periods: an end belongs to the last start before it."""
    start: str | None = None
    for f in schema.fields:
        if f.bound == "start":
            start = f.name
        elif f.bound == "end" and start is not None:
            yield start, f.name


def refers_to(schema: TableSchema, column: str) -> str | None:
    """The table to whose rows a column refers."""
    return next((key.resource for key in schema.foreign_keys if key.fields == (column,)), None)


def printed_names(schema: TableSchema) -> Iterator[tuple[str, str, str]]:
    """Column with a name as printed, column with the id of the row named so, and the table of that row."""
    for f in schema.fields:
        resource = refers_to(schema, f.name_of) if f.name_of else None
        if f.name_of and resource:
            yield f.name, f.name_of, resource


def label_columns(schema: TableSchema) -> tuple[str, ...]:
    """The columns by which a person knows a row: its label, and the translations of that."""
    label = schema.label
    return (label, *(f.name for f in schema.fields if f.translation_of == label)) if label else ()


def place_table(schemas: Schemas) -> TableSchema | None:
    """The table that lists places: the one with a country code."""
    return next((s for s in schemas.values() if with_semantics(s, "country-code")), None)


def shared_names(records: Iterable[Record], schemas: Schemas) -> Iterator[str]:
    """Every name of the shared tables, in the scripts they give."""
    columns = {
        name: [f.name for f in s.fields if f.names_row or f.semantics == "simplified-name"]
        for name, s in schemas.items()
        if s.source == "shared"
    }
    for record in records:
        for column in columns.get(record.table, ()):
            if column in record.values:
                yield str(record.values[column])
