"""Lint of the marks by which a row is known elsewhere: addresses made of ids, and names in Latin letters with their kind and source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Field, TableSchema
from pipeline.schema.authorities import AUTHORITIES
from pipeline.schema.faults import Fault, Wrong, of_column

ADDRESS = re.compile(r"https?://[^\s{}/]+/[^\s{}]*\{value\}[^\s{}]*")
"""The form of a `uriTemplate`: an address with one place for the value, as RFC 6570 writes it."""

PINYIN = "pinyin"
"""The code of a kind of Latin name that the rules know."""


def identity_faults(schema: TableSchema) -> Iterator[Fault]:
    """Every `uriTemplate` that makes no addresses, and every kind of Latin names without the code that its rules need."""
    for index, f in enumerate(schema.fields):
        yield from of_column("schema-mark", index, f, (*_template(f), *_latin(f, schema)))


def _template(f: Field) -> Iterator[Wrong]:
    if f.uri_template is None:
        return
    if not isinstance(f.uri_template, str) or not ADDRESS.fullmatch(f.uri_template):
        hint = "write https:// and so on, with {value} once where the value goes"
        yield "uriTemplate", f"{f.uri_template} makes no address of a value", hint
    elif f.type not in ("string", "integer"):
        hint = "keep one id in a column of type string or integer"
        yield "uriTemplate", f"uriTemplate stands on a column of type {f.type}", hint
    elif f.type == "string" and not (f.pattern or f.enum or f.semantics in AUTHORITIES):
        message = "nothing says of which form its values are, so an address of one may lead nowhere"
        yield "uriTemplate", message, f"give it a pattern, or one of the semantics {', '.join(AUTHORITIES)}"


def _latin(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    if f.semantics == "latin-name-kind" and PINYIN not in f.enum:
        yield "semantics", f"kinds of Latin names need the code {PINYIN}", "add it to the enum"
    if f.semantics == "latin-name" and not any(one.names_row for one in schema.fields):
        hint = "mark the column with the name namesRow"
        yield "semantics", "there is no name with which the Latin one could be compared", hint
