"""Drafted rows paired with those that people made: by the place of the number, the verb, the name, the thing waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.accounting.owned import bare
from pipeline.accounting.placed import Placed
from pipeline.languages import default_language
from pipeline.model import Record, Schemas, TableSchema
from pipeline.schema.marks import number_columns, printed_names, with_semantics
from pipeline.tasks.draft.matching import same
from pipeline.tasks.draft.meaning import Meaning, name_column, person_column
from pipeline.text.reading import fold

LEAST = 4


@dataclass
class Pairs:
    """Of one table: rows that were paired, rows people made that were not drafted, drafted rows that nobody made."""

    table: str
    paired: list[tuple[Placed, Placed]] = field(default_factory=list)
    missed: list[Placed] = field(default_factory=list)
    surplus: list[Placed] = field(default_factory=list)


def paired(gold: list[Placed], drafts: list[Placed], schemas: Schemas) -> dict[str, Pairs]:
    """The rows of every table of facts, of attributions and waivers, paired."""
    result: dict[str, Pairs] = {}
    meaning = Meaning(schemas)
    for schema in schemas.values():
        if schema.source != "article":
            continue
        pairs = result[schema.name] = Pairs(schema.name)
        left = [d for d in drafts if d.schema.name == schema.name]
        for one in (g for g in gold if g.schema.name == schema.name):
            other = next((d for d in left if _is_same(one, d, schema, meaning)), None)
            if other is None:
                if not (schema.speaks and any(_is_one(one, g, schema) for g, _ in pairs.paired)):
                    pairs.missed.append(one)
                continue
            left.remove(other)
            pairs.paired.append((one, other))
        pairs.surplus += left
    return result


def _is_one(row: Placed, other: Placed, schema: TableSchema) -> bool:
    """Whether two rows that people made are of one person, at another gathering: who is found is found once, and not missed twice."""
    key = schema[person_column(schema) or schema.primary_key[0]].name_of
    mine = row.record.values.get(key) if key else None
    return mine is not None and mine == other.record.values.get(key or "")


def _is_same(one: Placed, other: Placed, schema: TableSchema, meaning: Meaning) -> bool:
    if schema.focus == "verb" or number_columns(schema):
        return one.focus is not None and one.focus == other.focus
    if schema.focus == "waived":
        a, b = one.places.get(""), other.places.get("")
        return bool(a and b and a[0] < b[1] and b[0] < a[1] and one.record.values.get("what") == other.record.values.get("what"))
    if schema.speaks:
        column = person_column(schema)
        mine, theirs = one.record.values.get(column or ""), other.record.values.get(column or "")
        if mine is None and theirs is None:
            return any(
                alike(str(one.record.values[name]), str(other.record.values[name]))
                for name, _, _ in printed_names(schema)
                if name in one.record.values and name in other.record.values
            )
        return mine is not None and theirs is not None and same(str(mine)) == same(str(theirs))
    return alike(str(one.record.values.get(name_column(schema) or "")), str(other.record.values.get(name_column(schema) or "")))


def alike(one: str, other: str) -> bool:
    """Whether two names are of one thing: the same but for marks, or one within the other."""
    a, b = (bare(name, default_language()) for name in (one, other))
    short, long = sorted((a, b), key=len)
    return a == b or (short in long and (len(short) >= LEAST or 2 * len(short) >= len(long)))


def identity(gold: list[Placed], drafts: list[Placed], pairs: Mapping[str, Pairs]) -> dict[str, set[Any]]:
    """The ids of drafted rows with those of the rows people made of the same thing: of one person there may be several."""
    ids: dict[str, set[Any]] = defaultdict(set)
    for found in pairs.values():
        for one, other in found.paired:
            key = one.schema.primary_key[0]
            ids[str(other.record.values[key])].add(one.record.values.get(key))
            rows = (g for g in gold if g.schema is one.schema and one.schema.speaks)
            ids[str(other.record.values[key])] |= {g.record.values[key] for g in rows if _is_one(one, g, one.schema)}
    return ids


def known_persons(records: tuple[Record, ...], schemas: Schemas) -> Iterator[tuple[str, str]]:
    """Every name of the shared tables with the id of its row."""
    for record in records:
        schema = schemas[record.table]
        for f in schema.fields:
            if (f.names_row or f.semantics == "simplified-name") and f.name in record.values:
                yield fold(str(record.values[f.name])), str(record.values[schema.primary_key[0]])


def speaker_column(schema: TableSchema) -> str | None:
    """The column that says who speaks."""
    return with_semantics(schema, "speaker")
