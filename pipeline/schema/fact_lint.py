"""Lint of the marks of facts: what a row states, and which column is what to it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Field, TableSchema
from pipeline.schema.faults import Fault, Wrong, columns_before
from pipeline.schema.marks import refers_to
from pipeline.schema.stating import ROLES

LEADING = ("about", "before", "event", "place")
CODED = ("kind", "grade", "topics")
DATED = ("start", "holds", "target")
OF_A_SPEAKER = ("event", "place")
"""What a table that speaks may say of a speaker even where its rows state no facts."""


def states_fault(schema: TableSchema) -> Iterator[Fault]:
    """A table that is said to state facts, and whose rows rest on no quote or are known by no name."""
    if not schema.states:
        return
    if not schema.is_fact:
        hint = "let it be a table of source article with a column quote, or take the mark away"
        yield "schema-mark", ("states",), "a fact is stated by a row that rests on words of its article", hint
    elif schema.label is None:
        yield "schema-mark", ("states",), "nothing says what the rows of this table state", "name the column as its label"


def fact_fault(f: Field, schema: TableSchema) -> Iterator[Wrong]:
    """A mark ``fact`` that is unknown, given twice, or on a column that cannot be that to a fact."""
    if f.fact is not None and (fault := _told(f, schema, str(f.fact))):
        yield "fact", *fault


def _told(f: Field, schema: TableSchema, role: str) -> tuple[str, str] | None:
    """Message and hint."""
    if role not in ROLES:
        return f"fact {role} is unknown", f"use one of {', '.join(ROLES)}"
    if f.type not in ROLES[role]:
        return f"fact {role} stands on a column of type {f.type}", f"give it type {' or '.join(ROLES[role])}"
    served = schema.states or (schema.speaks and role in OF_A_SPEAKER) or (schema.source == "shared" and role == "kind")
    if not served:
        return f"fact {role} is that of a row that states a fact, and this table states none", "write states true at the table"
    if role != "about" and (other := next((e.name for e in columns_before(f, schema) if e.fact == role), None)):
        return f"fact {role} is that of {other} already", "one column of a table has it"
    return _wanting(f, schema, role)


def _wanting(f: Field, schema: TableSchema, role: str) -> tuple[str, str] | None:
    """What a column lacks to be what it is said to be."""
    led = refers_to(schema, f.name)
    if role in LEADING and led is None:
        return f"fact {role} leads to a row of some table", "add a foreign key to the table"
    if role == "before" and led != schema.name:
        return f"the earlier figure is a row of the same table, and {f.name} leads to {led}", "let its foreign key lead to this table"
    if role in CODED and not f.enum:
        return f"fact {role} is a code", "give it an enum, or itemCategories, with a label for every code"
    if role in DATED and f.semantics != "partial-date":
        return f"fact {role} is a date", "write semantics partial-date"
    return None
