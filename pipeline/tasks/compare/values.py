"""Which columns of two rows are compared, and when two values are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.languages import Language
from pipeline.model import Field, Schemas, TableSchema
from pipeline.schema.marks import refers_to, with_semantics
from pipeline.tasks.compare.model import Differing, Unit
from pipeline.text.reading import fold

Ids = Mapping[str, Mapping[str, str]]


def compared_tables(schemas: Schemas) -> list[TableSchema]:
    """The tables whose rows people write and that stand on words of the article."""
    return [schema for schema in schemas.values() if schema.source == "article" and "char_start" in schema.field_names]


def compared_columns(schema: TableSchema) -> list[Field]:
    """All columns that a person fills but the row's id; translations and words of one's own are nobody's reading of the article."""
    free = (f for f in schema.fields if not f.computed and f.name not in schema.primary_key)
    return [f for f in free if f.translation_of is None and f.semantics != "own-words"]


def row_reference(schema: TableSchema, column: str, schemas: Schemas) -> str | None:
    """The table of the article's own rows to which a column refers: their ids are each side's choice."""
    table = refers_to(schema, column)
    return table if table is not None and schemas[table].source == "article" else None


def is_same(a: Any, b: Any, language: Language) -> bool:
    """Whether two values say the same: texts but for script and width, lists in any order."""
    if isinstance(a, str) and isinstance(b, str):
        return a == b or fold(a, language) == fold(b, language)
    if isinstance(a, list) and isinstance(b, list):
        return sorted(a) == sorted(b)
    return bool(a == b)


def likeness(a: Unit, b: Unit, schema: TableSchema, schemas: Schemas, language: Language) -> float:
    """The share of columns, of those that either row fills, in which both say the same; ids of the article's rows do not count."""
    ours, theirs = a.record.values, b.record.values
    names = [f.name for f in compared_columns(schema) if not row_reference(schema, f.name, schemas)]
    filled = [name for name in names if name in ours or name in theirs]
    return sum(is_same(ours.get(n), theirs.get(n), language) for n in filled) / len(filled) if filled else 0.0


def differing(a: Unit, b: Unit, schema: TableSchema, schemas: Schemas, ids: Ids, language: Language) -> Iterator[Differing]:
    """The columns in which a pair differs; ids of the article's rows are the same where they belong to a pair."""
    for f in compared_columns(schema):
        ours, theirs = a.record.values.get(f.name), b.record.values.get(f.name)
        table = row_reference(schema, f.name, schemas)
        led = ids.get(table, {}).get(str(theirs), theirs) if table and theirs is not None else theirs
        if not is_same(ours, led, language):
            yield Differing(f.name, ours, theirs)


def name_of(unit: Unit, schema: TableSchema, language: Language) -> str | None:
    """What a row is called, folded: the first column that names it and is filled.

    A person or a thing may be quoted where it is named again. A number, a verb or what is waived has its place alone.
    """
    if schema.focus or with_semantics(schema, "numeral"):
        return None
    values = (unit.record.values.get(f.name) for f in schema.fields if f.names_row or f.semantics == "person")
    return next((fold(value, language) for value in values if isinstance(value, str)), None)
