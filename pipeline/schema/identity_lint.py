"""Lint of the marks by which a row is known elsewhere: addresses made of ids, and names in Latin letters with their kind and source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Field, TableSchema
from pipeline.schema.authorities import AUTHORITIES
from pipeline.schema.mark_lint import Fault

ADDRESS = re.compile(r"https?://[^\s{}/]+/[^\s{}]*\{value\}[^\s{}]*")
"""The form of a `uriTemplate`: an address with one place for the value, as RFC 6570 writes it."""

PINYIN = "pinyin"
"""The code of a kind of Latin name that the rules know."""


def identity_faults(schema: TableSchema) -> Iterator[Fault]:
    """Every `uriTemplate` that makes no addresses, and every kind of Latin names without the code that its rules need."""
    for index, f in enumerate(schema.fields):
        yield from _template(f, ("fields", index, "uriTemplate"))
        yield from _latin(f, schema, ("fields", index, "semantics"))


def _template(f: Field, at: tuple[str | int, ...]) -> Iterator[Fault]:
    if f.uri_template is None:
        return
    if not isinstance(f.uri_template, str) or not ADDRESS.fullmatch(f.uri_template):
        message = f"field {f.name}: {f.uri_template} makes no address of a value"
        yield "schema-mark", at, message, "write https:// and so on, with {value} once where the value goes"
    elif f.type not in ("string", "integer"):
        message = f"field {f.name}: uriTemplate stands on a column of type {f.type}"
        yield "schema-mark", at, message, "keep one id in a column of type string or integer"
    elif f.type == "string" and not (f.pattern or f.enum or f.semantics in AUTHORITIES):
        message = f"field {f.name}: nothing says of which form its values are, so an address of one may lead nowhere"
        yield "schema-mark", at, message, f"give it a pattern, or one of the semantics {', '.join(AUTHORITIES)}"


def _latin(f: Field, schema: TableSchema, at: tuple[str | int, ...]) -> Iterator[Fault]:
    if f.semantics == "latin-name-kind" and PINYIN not in f.enum:
        yield "schema-mark", at, f"field {f.name}: kinds of Latin names need the code {PINYIN}", "add it to the enum"
    if f.semantics == "latin-name" and not any(one.names_row for one in schema.fields):
        message = f"field {f.name}: there is no name with which the Latin one could be compared"
        yield "schema-mark", at, message, "mark the column with the name namesRow"
