"""Lint of the marks of one Table Schema: none that no rule would serve, and no value published as checked that no rule checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from pipeline.model import Field, TableSchema
from pipeline.schema.authorities import AUTHORITIES
from pipeline.schema.fact_lint import fact_fault, states_fault
from pipeline.schema.marks import PARTS

TYPES = ("string", "integer", "number", "list")
"""The types of columns that are used here."""

Fault = tuple[str, tuple[str | int, ...], str, str]
"""Code, the path of keys to the place in the file, message, hint."""

SEMANTICS: Mapping[str, tuple[str, ...]] = {
    "partial-date": ("string",),
    "numeral": ("string",),
    "name": ("string",),
    "person": ("string",),
    "simplified-name": ("string",),
    "latin-name": ("string",),
    "latin-name-kind": ("string",),
    "latin-name-source": ("string",),
    "own-words": ("string",),
    "code": ("string",),
    "parent": ("string", "integer"),
    "speaker": ("string", "integer"),
    "place-kind": ("string",),
    "further-place-kind": ("string",),
    "country-code": ("string",),
    **dict.fromkeys(AUTHORITIES, ("string",)),
    "geonames-id": ("integer",),
    "latitude": ("number",),
    "longitude": ("number",),
}
"""Every semantics, with the types that it may have."""

ONCE = frozenset(SEMANTICS) - {"partial-date", "name", "person", "own-words", "code"}
"""Semantics that one column of a table has at most."""

PART_TYPES: Mapping[str, tuple[str, ...]] = {
    part: ("number", "integer") if part in ("value", "upper", "base") else ("string",) for part in PARTS
}
READ_AS_NUMBER = ("value", "upper", "base", "qualifier")
QUALIFIERS = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most")
"""The qualifiers that a reading can have."""

STANDARD_FIELD = ("name", "type", "title", "description", "format", "example", "rdfType", "missingValues", "constraints", "categories")
STANDARD_LIST = ("categoriesOrdered", "delimiter", "itemType", "itemCategories")
STANDARD_TABLE = (
    "$schema",
    "name",
    "title",
    "description",
    "fields",
    "fieldsMatch",
    "primaryKey",
    "uniqueKeys",
    "foreignKeys",
    "missingValues",
)
IN_CHINESE = ("titleZh", "descriptionZh")
READ = ("derivation", "computed", "semantics", "namesRow", "part", "bound", "nameOf", "cues")
LEADING = ("itemsReferTo", "topOf", "nearest", "translationOf", "inLanguage", "unitLabels", "uriTemplate")
FIELD_MARKS = (*READ, *LEADING, "fact")
TABLE_MARKS = ("source", "position", "focus", "label", "speaks", "states")

FIELD_KEYS = frozenset((*STANDARD_FIELD, *STANDARD_LIST, *IN_CHINESE, *FIELD_MARKS))
TABLE_KEYS = frozenset((*STANDARD_TABLE, *IN_CHINESE, *TABLE_MARKS))
"""What a field and a table may have: the keys of the standard, their Chinese texts, and our marks."""


def mark_faults(schema: TableSchema) -> Iterator[Fault]:
    """Every mark that is unknown, on a column of the wrong kind, given twice, or served by no rule; one fault a column."""
    yield from _unknown(schema.descriptor, TABLE_KEYS, (), "the table")
    if schema.label is not None and schema.label not in schema.field_names:
        yield "schema-mark", ("label",), f"label {schema.label} is no column of this table", "name one of its columns"
    yield from states_fault(schema)
    for index, f in enumerate(schema.fields):
        if f.type in TYPES:
            faults = (fault for judge in _JUDGES for fault in judge(f, schema, ("fields", index)))
            yield from islice(faults, 1)


def _spelling(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    yield from _unknown(f.descriptor, FIELD_KEYS, at, f"field {f.name}")


def _twice(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    """A mark that an earlier column of the table has."""
    earlier = schema.fields[: int(at[-1])]
    for key, value, others in (("semantics", f.semantics, [e.semantics for e in earlier]), ("part", f.part, [e.part for e in earlier])):
        if value in others and (value in ONCE or value in PARTS):
            message = f"field {f.name}: {key} {value} is that of {earlier[others.index(value)].name} already"
            yield "schema-mark", (*at, key), message, "one column of a table has it; a second number belongs in a row of its own"


def _unknown(descriptor: Mapping[str, Any], known: frozenset[str], at: tuple[str | int, ...], what: str) -> Iterator[Fault]:
    for key in descriptor:
        if key not in known:
            yield "schema-mark", (*at, key), f"{what} has a part {key} that nothing reads", "correct its name, or leave it out"


def _semantics(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    if f.semantics is None:
        return
    if f.semantics not in SEMANTICS:
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: semantics {f.semantics} is unknown", f"use one of {', '.join(SEMANTICS)}"
    elif f.type not in SEMANTICS[f.semantics]:
        message = f"field {f.name}: semantics {f.semantics} stands on a column of type {f.type}"
        yield "schema-mark", (*at, "semantics"), message, f"give it type {' or '.join(SEMANTICS[f.semantics])}"
    elif f.semantics == "numeral" and (f.derivation != "verbatim" or not schema.is_fact):
        hint = "write derivation verbatim, in a table of source article with a column quote"
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: a numeral is read from the quote of its row", hint
    elif f.semantics == "person" and f.derivation != "verbatim":
        hint = "write derivation verbatim"
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: the name of a person is what the article prints", hint
    elif f.semantics == "parent" and not any(k.fields == (f.name,) for k in schema.foreign_keys):
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: a parent is a row of the same table", "add a foreign key to the table"
    elif f.semantics == "speaker" and not (schema.focus == "verb" and any(k.fields == (f.name,) for k in schema.foreign_keys)):
        hint = "keep it in attributions, with a foreign key to the rows that may speak"
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: who speaks is told of verbs of saying only", hint


def _together(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    """Semantics that no rule serves without another."""
    has = {one.semantics for one in schema.fields}
    needs = {
        "latitude": {"longitude", "geonames-id", "country-code"},
        "longitude": {"latitude", "geonames-id", "country-code"},
        "geonames-id": {"country-code"},
        "place-kind": {"country-code", "parent"},
        "further-place-kind": {"place-kind"},
        "latin-name": {"latin-name-kind"},
        "latin-name-kind": {"latin-name"},
        "latin-name-source": {"latin-name"},
    }.get(f.semantics or "", set())
    if missing := sorted(needs - has):
        message = f"field {f.name}: semantics {f.semantics} without {', '.join(missing)} is checked by no rule"
        yield "schema-mark", (*at, "semantics"), message, f"mark a column {missing[0]}, or take this mark away"
    if f.semantics == "place-kind" and "country" not in (*f.enum, *f.labels):
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: kinds of places need the code country", "add it to the enum"
    kinds = next((one.enum for one in schema.fields if one.semantics == "place-kind"), ())
    if f.semantics == "further-place-kind" and (not f.enum or set(f.enum) - set(kinds)):
        yield "schema-mark", (*at, "semantics"), f"field {f.name}: a further kind is one of the kinds of places", "give it an enum of them"


def _part(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    if f.part is None:
        return
    key = (*at, "part")
    if f.part not in PARTS:
        yield "schema-mark", key, f"field {f.name}: part {f.part} is unknown", f"use one of {', '.join(PARTS)}"
    elif f.type not in PART_TYPES[f.part]:
        message = f"field {f.name}: part {f.part} stands on a column of type {f.type}"
        yield "schema-mark", key, message, f"give it type {' or '.join(PART_TYPES[f.part])}"
    elif not any(one.semantics == "numeral" for one in schema.fields):
        if f is not next(one for one in schema.fields if one.part):
            return
        message = f"field {f.name}: part {f.part} of a number whose numeral the table does not have"
        yield "schema-mark", key, message, "add a column with semantics numeral: the number as the article writes it"
    elif f.part in READ_AS_NUMBER and f.derivation != "number":
        yield "schema-mark", key, f"field {f.name}: part {f.part} is read from the numeral", "write derivation number"
    elif f.part in ("unit-text", "base-unit-text") and f.derivation != "verbatim":
        yield "schema-mark", key, f"field {f.name}: part {f.part} is what the article prints", "write derivation verbatim"
    elif f.part == "qualifier" and (not f.enum or set(f.enum) - set(QUALIFIERS)):
        yield "schema-mark", key, f"field {f.name}: a qualifier has an enum of {', '.join(QUALIFIERS)}", "write it so, or fewer of them"


def _derivation(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    """A value that would be published as checked, and that no rule would check."""
    why = _unchecked(f, schema)
    if why:
        yield "schema-unchecked", (*at, "derivation"), f"field {f.name}: derivation {f.derivation} would be checked by no rule", why


def _unchecked(f: Field, schema: TableSchema) -> str:
    if f.derivation not in ("verbatim", "number", "date", "category"):
        return ""
    if not schema.is_fact and schema.source != "record":
        return "keep it in a table of source article with a column quote, or take the derivation away"
    if f.derivation == "number" and f.part not in READ_AS_NUMBER:
        return f"say what it is of the number: part {', '.join(READ_AS_NUMBER)}"
    if f.derivation == "date" and (f.semantics != "partial-date" or f.type != "string"):
        return "write semantics partial-date, and type string"
    if f.derivation == "category" and not (f.enum and f.cues):
        return "give it an enum, and the list of cues (cues) that show its codes"
    if f.derivation == "verbatim" and f.type != "string":
        return "what the article prints is of type string"
    return ""


def _others(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    if f.cues and f.derivation != "category":
        yield "schema-mark", (*at, "cues"), f"field {f.name}: cues show codes read off the text", "write derivation category"
    if f.bound is not None and (f.bound not in ("start", "end") or f.semantics != "partial-date"):
        message = f"field {f.name}: bound {f.bound} is not start or end of a partial-date"
        yield "schema-mark", (*at, "bound"), message, "write start or end, on a column with semantics partial-date"
    if f.names_row and schema.source == "article" and f.derivation != "verbatim":
        yield "schema-mark", (*at, "namesRow"), f"field {f.name}: what names a row stands in its quote", "write derivation verbatim"
    if f.translation_of is not None and (f.translation_of not in schema.field_names or f.translation_of == f.name):
        hint = "name the column that it translates"
        yield "schema-mark", (*at, "translationOf"), f"field {f.name}: {f.translation_of} is no other column of this table", hint
    if f.in_language is not None and f.translation_of is None and f.semantics != "own-words":
        hint = "mark what it translates (translationOf), or that it is a text of your own"
        yield "schema-mark", (*at, "inLanguage"), f"field {f.name}: inLanguage stands on no translation and no own words", hint
    led = f.name_of and any(k.fields == (f.name_of,) for k in schema.foreign_keys)
    if f.name_of and (not led or f.derivation != "verbatim"):
        message = f"field {f.name}: nameOf {f.name_of} is no column with a foreign key, or the name is not verbatim"
        yield "schema-mark", (*at, "nameOf"), message, "name the column with the id of the row that is named so"
    for code, rules in f.rules.items():
        for column in (*rules.requires, *rules.requires_one, *rules.forbids):
            if column not in schema.field_names:
                message = f"field {f.name}: {code} speaks of {column}, which is no column of this table"
                yield "schema-mark", (*at, "categories"), message, "name a column of the table"


_JUDGES: tuple[Callable[[Field, TableSchema, tuple[str | int, ...]], Iterator[Fault]], ...] = (
    _spelling,
    _semantics,
    _part,
    _twice,
    _together,
    _others,
    fact_fault,
    _derivation,
)
