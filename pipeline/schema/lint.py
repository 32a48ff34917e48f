"""Lint of one Table Schema: what the standard allows but this project does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Field, Location, Problem, TableSchema
from pipeline.schema.faults import Fault
from pipeline.schema.identity_lint import identity_faults
from pipeline.schema.key_lint import key_faults
from pipeline.schema.mark_lint import TYPES, mark_faults
from pipeline.schema.places import place_of

DERIVATIONS = (None, "verbatim", "number", "date", "category")


def lint(
    schema: TableSchema, where: Location, text: str = "", *, published: bool = False, taken: frozenset[str] = frozenset()
) -> list[Problem]:
    """Every fault of a schema: unknown types, bare patterns, undescribed codes, missing texts, keys that are no columns.

    ``text`` is the schema's file, from which every fault gets its line and column. Of a ``published`` schema names, keys and marks are not
    judged: where its rows come from is not part of it. ``taken`` are the names that a key of facts may not have.
    """
    fields = (fault for i, field in enumerate(schema.fields) for fault in _field_faults(field, ("fields", i)))
    own = () if published else (*key_faults(schema, taken), *mark_faults(schema), *identity_faults(schema))
    return [as_problem(fault, where, text) for fault in (*_table_faults(schema), *fields, *own)]


def as_problem(fault: Fault, where: Location, text: str) -> Problem:
    """A fault with its place in the schema's file."""
    code, keys, message, hint = fault
    return Problem(code, Location(where.path, *place_of(text, keys)) if text else where, message, hint)


def _table_faults(schema: TableSchema) -> Iterator[Fault]:
    names = schema.field_names
    for index, name in enumerate(names):
        if name in names[:index]:
            yield "schema-field", ("fields", index, "name"), f"field {name} occurs twice", "drop one of them"
    if not schema.primary_key or not set(schema.primary_key) <= set(names):
        yield "schema-primary-key", ("primaryKey",), "the primary key is empty or names no column", "name columns of this table"
    for key in _undocumented(schema):
        yield "schema-undocumented", (key,), f"the table lacks its {key}", "write title and description in English and Chinese"


def _undocumented(part: TableSchema | Field) -> list[str]:
    texts = {"title": part.title, "description": part.description, "titleZh": part.title_zh, "descriptionZh": part.description_zh}
    return [key for key, text in texts.items() if not text.strip()]


def _field_faults(field: Field, at: tuple[str | int, ...]) -> Iterator[Fault]:
    if field.type not in TYPES:
        yield "schema-type", (*at, "type"), f"field {field.name}: type {field.type} is not used here", f"use one of {', '.join(TYPES)}"
    if field.derivation not in DERIVATIONS:
        message = f"field {field.name}: derivation {field.derivation} is unknown"
        yield "schema-derivation", (*at, "derivation"), message, "use verbatim, number, date or category"
    for key in _undocumented(field):
        yield "schema-undocumented", (*at, key), f"field {field.name} lacks its {key}", "write title and description in English and Chinese"
    if field.pattern is not None:
        yield from _pattern_faults(field, (*at, "constraints", "pattern"))
    undescribed = [code for code in field.enum if not all(field.labels.get(code, ("", "")))]
    if undescribed:
        message = f"field {field.name}: {', '.join(undescribed)} not described"
        yield "schema-enum", (*at, "constraints", "enum"), message, "give every code a label and labelZh in its categories"
    if set(field.labels) - set(field.enum):
        message = f"field {field.name}: a category is described that the enum lacks"
        yield "schema-enum", (*at, "categories"), message, "list the same codes in both"


def _pattern_faults(field: Field, at: tuple[str | int, ...]) -> Iterator[Fault]:
    pattern = field.pattern or ""
    try:
        re.compile(pattern)
    except re.error as error:
        yield "schema-pattern", at, f"field {field.name}: the pattern is broken: {error}", "mend the regular expression"
        return
    if _has_bare_alternation(pattern):
        message = f"field {field.name}: the pattern has an ungrouped alternation"
        yield "schema-pattern", at, message, "write (?:a|b): validators anchor the pattern without grouping it"
    if pattern[:1] == "^" or re.search(r"(?<!\\)\$$", pattern):
        hint = "leave out ^ and $, the whole cell must match anyway"
        yield "schema-pattern", at, f"field {field.name}: the pattern carries anchors", hint


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
