"""Lint of names, keys, sources and tables that speak: what `evidence` and `attributions` could not refer to, or only to the wrong table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.model import TableSchema
from pipeline.schema.faults import Fault

NAME = re.compile("[a-z][a-z0-9_]*")
RESERVED = frozenset({"evidence"})
"""Keys of a row in YAML that are no columns."""

PROGRAMS = ("record", "computed")
"""The sources of rows that only the program's own tables have."""


def key_faults(schema: TableSchema, taken: frozenset[str]) -> Iterator[Fault]:
    """Columns whose names cannot be published, a key that evidence cannot refer to, and marks of the program's own tables.

    ``taken`` are the columns of the program's tables that refer to rows of others.
    """
    for index, name in enumerate(schema.field_names):
        if name in RESERVED:
            hint = "name the column otherwise"
            yield "schema-reserved", ("fields", index, "name"), f"{name} holds the quotes of a row's values, and is no column", hint
        elif not NAME.fullmatch(name):
            hint = "write small letters a to z, digits and _, a letter first; the title may say more"
            yield "schema-field", ("fields", index, "name"), f"field {name}: this is no name of a column", hint
    if schema.is_fact or schema.speaks:
        yield from _key_faults(schema, taken)
    if schema.source in PROGRAMS:
        message = f"the program makes no rows of source {schema.source} but those of its own tables"
        yield "schema-mark", ("source",), message, "write article, for a file in every article's folder, or shared, for one file"
    if schema.focus is not None:
        message = f"focus {schema.focus} is a mark of attributions and waivers, which the program writes"
        yield "schema-mark", ("focus",), message, "leave it out"
    if schema.speaks and not _says_who(schema):
        message = "who speaks is named in the article, and this table does not say so"
        yield "schema-mark", ("speaks",), message, "let it be a table of source article with a column quote, and one with semantics person"


def _says_who(schema: TableSchema) -> bool:
    """Whether the rows of a table are about persons whom the article names."""
    return schema.is_fact and any(f.semantics == "person" for f in schema.fields)


def _key_faults(schema: TableSchema, taken: frozenset[str]) -> Iterator[Fault]:
    """Whether evidence can refer to the rows of a table by one column, named as none of its own."""
    keys = [key for key in schema.primary_key if key in schema.field_names]
    if len(keys) > 1:
        message = f"evidence refers to a row of {schema.name} by one column, and its key has {len(keys)}"
        yield "schema-primary-key", ("primaryKey",), message, "give every row an id of its own"
    elif keys and keys[0] in taken:
        message = f"the key {keys[0]} is called as a column of the program's tables, which refer to it by this name"
        yield "schema-reserved", ("primaryKey",), message, f"call it {schema.name.rstrip('s')}_id, or otherwise"
    elif keys and schema[keys[0]].type != "string":
        message = f"the key {keys[0]} is of type {schema[keys[0]].type}; the id of an article's row begins with that of the article"
        yield "schema-primary-key", ("fields", schema.field_names.index(keys[0]), "type"), message, "give it type string"


def shared_faults(schemas: Mapping[str, TableSchema]) -> Iterator[tuple[str, Fault]]:
    """Tables, by name, with what an earlier one has and only one can have: a key that evidence refers to, rows that speak."""
    speaking: str | None = None
    keys: dict[str, str] = {}
    for schema in sorted(schemas.values(), key=lambda s: (s.position, s.name)):
        speaks = schema.speaks and _says_who(schema)
        if speaks and speaking is not None:
            message = f"the rows of {speaking} speak already, and attributions refers to one table"
            yield schema.name, ("schema-mark", ("speaks",), message, "let one table list everybody who speaks")
        speaking = speaking or (schema.name if speaks else None)
        for key in schema.primary_key if schema.is_fact else ():
            if key in keys:
                message = f"the key {key} is that of {keys[key]} too, and evidence refers to either by its name"
                yield schema.name, ("schema-primary-key", ("primaryKey",), message, f"call it {schema.name.rstrip('s')}_id, or otherwise")
            keys.setdefault(key, schema.name)
