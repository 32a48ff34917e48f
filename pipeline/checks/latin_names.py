"""Names in Latin letters: the form that their bearer uses, with its source; that of a rule only where people go by it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.belonging import Belonging, belonging
from pipeline.checks.registry import Finding, Tables, rule, typed
from pipeline.languages import default_language
from pipeline.languages.romanisation import Romanisation
from pipeline.model import Row, Table
from pipeline.schema.identity_lint import PINYIN
from pipeline.schema.marks import printed_names, with_semantics

_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+\w{2,}(?::\d+)?(?:[/?#]\S*)?")
_LIKE_ADDRESS = re.compile(r"(?:\w+:/|www\.)\S*|\S*//\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table with Latin names; ``source`` is empty where it has none."""

    name: str
    latin: str
    kind: str
    source: str


def _latin(tables: Tables) -> Iterator[tuple[Table, Columns]]:
    """The tables with Latin names of some kind."""
    for table in typed(tables):
        schema = table.schema
        latin, kind, source = (with_semantics(schema, one) for one in ("latin-name", "latin-name-kind", "latin-name-source"))
        name = next((f.name for f in schema.fields if f.names_row), None)
        if latin and kind and name:
            yield table, Columns(name, latin, kind, source or "")


def _readable(table: Table, columns: Columns) -> Iterator[Row]:
    """The rows whose columns could all be read."""
    return (row for row in table.rows if not row.faulty & {columns.name, columns.latin, columns.kind, columns.source})


@rule("latin-name-kind")
def latin_name_kind(tables: Tables) -> Iterator[Finding]:
    """A Latin name says what kind it is; without a name there is neither kind nor source."""
    for table, columns in _latin(tables):
        for row in _readable(table, columns):
            has = {column for column in (columns.latin, columns.kind, columns.source) if column and row.values.get(column)}
            if columns.latin in has and columns.kind not in has:
                hint = f"give its {columns.kind}: {', '.join(table.schema[columns.kind].enum)}"
                yield Finding(row.where(columns.latin), f"{row.values[columns.latin]} has no {columns.kind}", hint)
            elif columns.latin not in has and has and not _asked_for(row, table, columns):
                column = min(has)
                message = f"{column} is given, and no {columns.latin}"
                yield Finding(row.where(column), message, "give the name, or leave this out")


def _asked_for(row: Row, table: Table, columns: Columns) -> bool:
    """Whether the row's kind requires the name by itself, so that `code-needs` tells it."""
    rules = table.schema[columns.kind].rules.get(str(row.values.get(columns.kind)))
    return rules is not None and columns.latin in rules.requires


@rule("latin-name-source")
def latin_name_source(tables: Tables) -> Iterator[Finding]:
    """Where a Latin name was found is a whole address, or a citation in words."""
    for table, columns in _latin(tables):
        for row in _readable(table, columns) if columns.source else ():
            source = str(row.values.get(columns.source) or "")
            if _LIKE_ADDRESS.match(source) and not _ADDRESS.fullmatch(source):
                hint = "copy the address whole, from https:// on and without blanks; or cite in words"
                yield Finding(row.where(columns.source), f"{columns.source} is {source}, which is no address", hint)
            elif source and not _LIKE_ADDRESS.match(source) and len(source.split()) < 2 and len(source) < 8:
                hint = "write an address, or a citation by which a reader finds it"
                yield Finding(row.where(columns.source), f"{columns.source} is {source}, by which nobody finds the name", hint)


@rule("latin-name-differs")
def latin_name_differs(tables: Tables) -> Iterator[Finding]:
    """A name of the kind pinyin is the pinyin of the name: the family name first, the given name in one word."""
    romanisation = default_language().romanisation
    if romanisation is None:
        return
    for table, columns in _latin(tables):
        printed = _printed(tables, table)
        for row in (row for row in _named(table, columns) if row.values[columns.kind] == PINYIN):
            name, latin = str(row.values[columns.name]), str(row.values[columns.latin])
            if romanisation.by_sound(name) or not all(_fault(one, latin) for one in printed[_key(row, table)]):
                continue
            if fault := _fault(name, latin):
                spelt = romanisation.spelt(name)
                hint = f"write {spelt}, if that is how it is read" if spelt else f"leave it out, or give the form that {name} uses"
                yield Finding(row.where(columns.latin), f"{latin} is no {romanisation.name} of {name}: {fault}", hint)


@lru_cache(maxsize=16_384)
def _fault(name: str, latin: str) -> str:
    """What `Romanisation.fault` says: a person is named in many articles."""
    romanisation = default_language().romanisation
    return romanisation.fault(name, latin) if romanisation else ""


def _printed(tables: Tables, persons: Table) -> Mapping[object, set[str]]:
    """What the rows that refer to each row call it: where its own name differs from that, `name-unlike` says so."""
    printed: dict[object, set[str]] = defaultdict(set)
    for table in tables.values():
        for name, key, resource in printed_names(table.schema):
            for row in table.rows if resource == persons.name else ():
                if row.values.get(name) and name not in row.faulty:
                    printed[row.values.get(key)].add(str(row.values[name]))
    return printed


def _key(row: Row, table: Table) -> object:
    return row.values.get(table.schema.primary_key[0])


def _named(table: Table, columns: Columns) -> Iterator[Row]:
    """The rows that have a Latin name of some kind."""
    wanted = (columns.name, columns.latin, columns.kind)
    return (row for row in _readable(table, columns) if all(row.values.get(column) for column in wanted))


@rule("latin-name-pinyin")
def latin_name_pinyin(tables: Tables) -> Iterator[Finding]:
    """Pinyin is for persons of mainland China: no foreign name by its sound, nobody of another place, no own form without a source."""
    romanisation = default_language().romanisation
    if romanisation is None:
        return
    for table, columns in _latin(tables):
        whence = belonging(tables, table)
        for row in _named(table, columns):
            yield from _misplaced(row, table, columns, romanisation, whence)


def _misplaced(row: Row, table: Table, columns: Columns, romanisation: Romanisation, whence: Belonging) -> Iterator[Finding]:
    """Why a name may not be, or is not shown to be, what the rule of the language makes of it."""
    name, latin, kind = (str(row.values[column]) for column in (columns.name, columns.latin, columns.kind))
    own = f"give the form that {name} uses, with its source, or leave it out"
    where = row.where(columns.latin)
    if romanisation.by_sound(name):
        if kind == PINYIN or romanisation.is_sound(name, latin):
            yield Finding(where, f"the characters of {name} were chosen by their sound, and {latin} is no name of anybody", own)
    elif kind == PINYIN:
        key = _key(row, table)
        if strange := sorted(whence.countries.get(key, frozenset()) - romanisation.countries):
            yield Finding(where, f"{name} belongs to {', '.join(strange)}, where names are not written in {romanisation.name}", own)
        elif key in whence.nowhere:
            hint = f"give a row that names {name}, or the body in it, its place; or {own}"
            yield Finding(where, f"no row says where {name} is from, so nothing shows that {romanisation.name} is right", hint)
    elif columns.source and not row.values.get(columns.source) and romanisation.is_sound(name, latin):
        yield Finding(where, f"{latin} is no more than the sound of {name}, and no source shows that it is of kind {kind}", own)
