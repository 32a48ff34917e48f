"""Lint of one Table Schema: what the standard allows but this project does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Field, Location, Problem, TableSchema

TYPES = ("string", "integer", "number", "list")
DERIVATIONS = (None, "verbatim", "number", "date", "category")


def lint(schema: TableSchema, where: Location) -> list[Problem]:
    """Every fault of a schema: unknown types, bare patterns, undescribed codes, missing texts, keys that are no columns."""
    faults = [*_table_faults(schema), *(fault for field in schema.fields for fault in _field_faults(field))]
    return [Problem(code, where, message, hint) for code, message, hint in faults]


def _table_faults(schema: TableSchema) -> Iterator[tuple[str, str, str]]:
    names = schema.field_names
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield "schema-field", f"field {name} occurs twice", "drop one of them"
    if not schema.primary_key or not set(schema.primary_key) <= set(names):
        yield "schema-primary-key", "the primary key is empty or names no column", "name columns of this table"
    for part in (schema.title, schema.description, schema.title_zh, schema.description_zh):
        if not part.strip():
            yield "schema-undocumented", "the table lacks a title or description", "write both in English and Chinese"


def _field_faults(field: Field) -> Iterator[tuple[str, str, str]]:
    if field.type not in TYPES:
        yield "schema-type", f"field {field.name}: type {field.type} is not used here", f"use one of {', '.join(TYPES)}"
    if field.derivation not in DERIVATIONS:
        yield "schema-derivation", f"field {field.name}: derivation {field.derivation} is unknown", "use verbatim, number, date or category"
    if not all(t.strip() for t in (field.title, field.description, field.title_zh, field.description_zh)):
        yield "schema-undocumented", f"field {field.name} lacks a title or description", "write both in English and Chinese"
    if field.pattern is not None:
        yield from _pattern_faults(field)
    undescribed = [code for code in field.enum if not all(field.labels.get(code, ("", "")))]
    if undescribed:
        message = f"field {field.name}: {', '.join(undescribed)} not described"
        yield "schema-enum", message, "give every code a label and labelZh in its categories"
    if set(field.labels) - set(field.enum):
        yield "schema-enum", f"field {field.name}: a category is described that the enum lacks", "list the same codes in both"


def _pattern_faults(field: Field) -> Iterator[tuple[str, str, str]]:
    pattern = field.pattern or ""
    try:
        re.compile(pattern)
    except re.error as error:
        yield "schema-pattern", f"field {field.name}: the pattern is broken: {error}", "mend the regular expression"
        return
    if _has_bare_alternation(pattern):
        message = f"field {field.name}: the pattern has an ungrouped alternation"
        yield "schema-pattern", message, "write (?:a|b): validators anchor the pattern without grouping it"
    if pattern[:1] == "^" or re.search(r"(?<!\\)\$$", pattern):
        yield "schema-pattern", f"field {field.name}: the pattern carries anchors", "leave out ^ and $, the whole cell must match anyway"


def _has_bare_alternation(pattern: str) -> bool:
    """Whether a ``|`` stands outside every group and character class."""
    bare = re.sub(r"\\.", "", pattern)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "", bare)
    depth = 0
    for character in bare:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            return True
    return False
