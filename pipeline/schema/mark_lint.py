"""Lint of the marks of one Table Schema: none that no rule would serve, and no value published as checked that no rule checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from pipeline.model import Field, TableSchema
from pipeline.schema.authorities import AUTHORITIES
from pipeline.schema.fact_lint import fact_fault, states_fault
from pipeline.schema.faults import Fault, Wrong, columns_before, of_column
from pipeline.schema.marks import PARTS, refers_to, with_semantics

TYPES = ("string", "integer", "number", "list")
"""The types of columns that are used here."""

SEMANTICS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("partial-date", "numeral", "name", "person", "simplified-name"), ("string",)),
    **dict.fromkeys(("latin-name", "latin-name-kind", "latin-name-source", "own-words", "code"), ("string",)),
    **dict.fromkeys(("parent", "speaker"), ("string", "integer")),
    **dict.fromkeys(("place-kind", "further-place-kind", "country-code", *AUTHORITIES), ("string",)),
    "geonames-id": ("integer",),
    **dict.fromkeys(("latitude", "longitude"), ("number",)),
}
"""Every semantics, with the types that it may have."""

ONCE = frozenset(SEMANTICS) - {"partial-date", "name", "person", "own-words", "code"}
"""Semantics that one column of a table has at most."""

NEEDED: Mapping[str, set[str]] = {
    "latitude": {"longitude", "geonames-id", "country-code"},
    "longitude": {"latitude", "geonames-id", "country-code"},
    "geonames-id": {"country-code"},
    "place-kind": {"country-code", "parent"},
    "further-place-kind": {"place-kind"},
    "latin-name": {"latin-name-kind"},
    "latin-name-kind": {"latin-name"},
    "latin-name-source": {"latin-name"},
}
"""The semantics without which no rule serves another."""

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
            unknown = _unknown(f.descriptor, FIELD_KEYS, ("fields", index), f"field {f.name}")
            wrong = of_column("schema-mark", index, f, (found for judge in _JUDGES for found in judge(f, schema)))
            unchecked = of_column("schema-unchecked", index, f, _unchecked(f, schema))
            yield from islice(chain(unknown, wrong, unchecked), 1)


def _unknown(descriptor: Mapping[str, Any], known: frozenset[str], at: tuple[str | int, ...], what: str) -> Iterator[Fault]:
    for key in descriptor:
        if key not in known:
            yield "schema-mark", (*at, key), f"{what} has a part {key} that nothing reads", "correct its name, or leave it out"


def _twice(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    """A mark that an earlier column of the table has."""
    for key, value in (("semantics", f.semantics), ("part", f.part)):
        other = next((one.name for one in columns_before(f, schema) if getattr(one, key) == value), None)
        if other is not None and (value in ONCE or value in PARTS):
            hint = "one column of a table has it; a second number belongs in a row of its own"
            yield key, f"{key} {value} is that of {other} already", hint


def _semantics(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    if f.semantics is None:
        return
    if f.semantics not in SEMANTICS:
        yield "semantics", f"semantics {f.semantics} is unknown", f"use one of {', '.join(SEMANTICS)}"
    elif f.type not in (types := SEMANTICS[f.semantics]):
        yield "semantics", f"semantics {f.semantics} stands on a column of type {f.type}", f"give it type {' or '.join(types)}"
    elif f.semantics == "numeral" and (f.derivation != "verbatim" or not schema.is_fact):
        hint = "write derivation verbatim, in a table of source article with a column quote"
        yield "semantics", "a numeral is read from the quote of its row", hint
    elif f.semantics == "person" and f.derivation != "verbatim":
        yield "semantics", "the name of a person is what the article prints", "write derivation verbatim"
    elif f.semantics == "parent" and refers_to(schema, f.name) is None:
        yield "semantics", "a parent is a row of the same table", "add a foreign key to the table"
    elif f.semantics == "speaker" and (schema.focus != "verb" or refers_to(schema, f.name) is None):
        hint = "keep it in attributions, with a foreign key to the rows that may speak"
        yield "semantics", "who speaks is told of verbs of saying only", hint


def _together(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    """Semantics that no rule serves without another."""
    has = {one.semantics for one in schema.fields}
    if missing := sorted(NEEDED.get(f.semantics or "", set()) - has):
        hint = f"mark a column {missing[0]}, or take this mark away"
        yield "semantics", f"semantics {f.semantics} without {', '.join(missing)} is checked by no rule", hint
    if f.semantics == "place-kind" and "country" not in (*f.enum, *f.labels):
        yield "semantics", "kinds of places need the code country", "add it to the enum"
    kinds = next((one.enum for one in schema.fields if one.semantics == "place-kind"), ())
    if f.semantics == "further-place-kind" and (not f.enum or set(f.enum) - set(kinds)):
        yield "semantics", "a further kind is one of the kinds of places", "give it an enum of them"


def _part(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    if f.part is None:
        return
    if f.part not in PARTS:
        yield "part", f"part {f.part} is unknown", f"use one of {', '.join(PARTS)}"
    elif f.type not in (types := PART_TYPES[f.part]):
        yield "part", f"part {f.part} stands on a column of type {f.type}", f"give it type {' or '.join(types)}"
    elif with_semantics(schema, "numeral") is None:
        if not any(one.part for one in columns_before(f, schema)):
            hint = "add a column with semantics numeral: the number as the article writes it"
            yield "part", f"part {f.part} of a number whose numeral the table does not have", hint
    elif f.part in READ_AS_NUMBER and f.derivation != "number":
        yield "part", f"part {f.part} is read from the numeral", "write derivation number"
    elif f.part in ("unit-text", "base-unit-text") and f.derivation != "verbatim":
        yield "part", f"part {f.part} is what the article prints", "write derivation verbatim"
    elif f.part == "qualifier" and (not f.enum or set(f.enum) - set(QUALIFIERS)):
        yield "part", f"a qualifier has an enum of {', '.join(QUALIFIERS)}", "write it so, or fewer of them"


def _unchecked(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    """A value that would be published as checked, and that no rule would check."""
    if why := _wanting(f, schema):
        yield "derivation", f"derivation {f.derivation} would be checked by no rule", why


def _wanting(f: Field, schema: TableSchema) -> str:
    """What a derived value lacks to be checked; empty where it is."""
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


def _others(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    if f.cues and f.derivation != "category":
        yield "cues", "cues show codes read off the text", "write derivation category"
    if f.bound is not None and (f.bound not in ("start", "end") or f.semantics != "partial-date"):
        hint = "write start or end, on a column with semantics partial-date"
        yield "bound", f"bound {f.bound} is not start or end of a partial-date", hint
    if f.names_row and schema.source == "article" and f.derivation != "verbatim":
        yield "namesRow", "what names a row stands in its quote", "write derivation verbatim"
    if f.translation_of is not None and (f.translation_of not in schema.field_names or f.translation_of == f.name):
        yield "translationOf", f"{f.translation_of} is no other column of this table", "name the column that it translates"
    if f.in_language is not None and f.translation_of is None and f.semantics != "own-words":
        hint = "mark what it translates (translationOf), or that it is a text of your own"
        yield "inLanguage", "inLanguage stands on no translation and no own words", hint
    if f.name_of and (refers_to(schema, f.name_of) is None or f.derivation != "verbatim"):
        hint = "name the column with the id of the row that is named so"
        yield "nameOf", f"nameOf {f.name_of} is no column with a foreign key, or the name is not verbatim", hint
    for code, rules in f.rules.items():
        for column in (*rules.requires, *rules.requires_one, *rules.forbids):
            if column not in schema.field_names:
                yield "categories", f"{code} speaks of {column}, which is no column of this table", "name a column of the table"


_JUDGES: tuple[Callable[[Field, TableSchema], Iterator[Wrong]], ...] = (_semantics, _part, _twice, _together, _others, fact_fault)
