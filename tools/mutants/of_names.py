"""Damage to what the article prints and no number is: names, offices, bodies, subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model import Field, TableSchema
from pipeline.schema.marks import PROPER
from tools.mutants.damage import Mutant, Sound, damage


def printed(schema: TableSchema) -> list[str]:
    """The columns that hold words of the article, numerals and units aside, and what rows are named by though it need not be cited."""
    return [
        f.name
        for f in schema.fields
        if schema.is_fact and (f.derivation == "verbatim" or f.names_row) and f.part is None and f.semantics != "numeral"
    ]


def _exchange(s: Sound, which: Callable[[TableSchema, Field], bool]) -> Iterator[Mutant]:
    """The values of such columns, exchanged between the rows of a table."""
    for schema in (schema for schema in s.schemas.values() if schema.is_fact):
        for name in (f.name for f in schema.fields if which(schema, f)):
            records = [r for r in s.records if r.table == schema.name and name in r.values]
            for i, r in enumerate(records):
                for other in records[i + 1 :: 2]:
                    if str(other.values[name]) not in str(r.values[name]):
                        yield s.with_value(r, name, other.values[name])


@damage("name of a row swapped between rows")
def name_swap(s: Sound) -> Iterator[Mutant]:
    yield from _exchange(s, lambda schema, f: f.semantics in PROPER and f.name == schema.label)


@damage("office or place as printed swapped between rows")
def office_swap(s: Sound) -> Iterator[Mutant]:
    yield from _exchange(s, lambda schema, f: f.semantics in PROPER and not (f.names_row or f.name_of))


@damage("name of a body swapped between rows")
def body_swap(s: Sound) -> Iterator[Mutant]:
    yield from _exchange(s, lambda schema, f: f.semantics == "name" and f.name_of is not None)


@damage("character of a name changed")
def name_character(s: Sound) -> Iterator[Mutant]:
    for r in s.records:
        for name in printed(s.schema(r)):
            text = str(r.values.get(name) or "")
            for i in range(0, len(text), 4):
                if not text[i].isspace():
                    yield s.with_value(r, name, text[:i] + "鱻" + text[i + 1 :])
