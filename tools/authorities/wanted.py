"""The rows of a project's shared tables that have no id of an authority, and what is known of them; marks say which columns are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.checks.belonging import belonging
from pipeline.checks.places import COUNTRY
from pipeline.model import Row, Schemas, Table, TableSchema
from pipeline.schema.authorities import AUTHORITIES
from pipeline.schema.marks import place_table, refers_to, with_semantics
from tools.authorities.countries import ALPHA_2
from tools.authorities.readers import Kind

NAMES = ("simplified-name", "latin-name")
IDS = (*AUTHORITIES, "geonames-id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row without an id of some authority.

    ``names`` are those it has, by column; ``countries`` the codes and Wikidata ids of what it lies in or belongs to, ``within`` the
    GeoNames ids; ``ids`` what other authorities call it.
    """

    table: str
    key: str
    column: str
    semantics: str
    names: Mapping[str, str]
    kind: Kind
    countries: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    ids: Mapping[str, str] = field(default_factory=dict)
    point: tuple[float, float] | None = None
    sort: str = ""


def wanted(tables: Mapping[str, Table], only: str | None = None, everything: bool = False) -> Iterator[Wanted]:
    """The rows of every shared table that has a column for ids; ``only``: of that table, ``everything``: those that have one too."""
    schemas = {name: table.schema for name, table in tables.items()}
    places = _Places.of(tables)
    for name, table in tables.items():
        columns = [(f.name, str(f.semantics)) for f in table.schema.fields if f.semantics in IDS]
        if table.schema.source != "shared" or only not in (None, name) or not columns:
            continue
        kind = _kind(table.schema, schemas)
        whence = belonging(tables, table).countries if kind == "person" else {}
        for row in table.rows:
            key = str(row.values.get(table.schema.primary_key[0], ""))
            above = places.above(row, table.schema)
            countries = frozenset().union(*(places.codes(one) for one in above)) | {ALPHA_2.get(code, code) for code in whence.get(key, ())}
            around = above[1:] if kind == "place" else above
            within = frozenset(identity for one in around if (identity := places.geonames(one)))
            ids = {semantics: str(row.values[column]) for column, semantics in columns if row.values.get(column)}
            sort = str(row.values.get(with_semantics(table.schema, "place-kind") or "", ""))
            known = (_names(row, table.schema), kind, countries, within, ids, _point(row, table.schema), sort)
            yield from (Wanted(name, key, c, s, *known) for c, s in columns if everything or s not in ids)


def _names(row: Row, schema: TableSchema) -> dict[str, str]:
    """The names of a row: its own, simplified, in Latin letters, in translation."""
    own = next((f.name for f in schema.fields if f.names_row), None)
    columns = [f.name for f in schema.fields if f.names_row or f.semantics in NAMES or (own and f.translation_of == own)]
    return {column: str(row.values[column]) for column in columns if row.values.get(column)}


def _kind(schema: TableSchema, schemas: Schemas) -> Kind:
    """What the rows of a table are: places by their country codes, persons by who is named as one, else bodies."""
    if with_semantics(schema, "country-code"):
        return "place"
    named = (refers_to(s, f.name_of) for s in schemas.values() for f in s.fields if f.semantics == "person" and f.name_of is not None)
    return "person" if schema.name in named else "organisation"


def _point(row: Row, schema: TableSchema) -> tuple[float, float] | None:
    north, east = (row.values.get(with_semantics(schema, one) or "") for one in ("latitude", "longitude"))
    return None if north is None or east is None else (float(north), float(east))


@dataclass(frozen=True, slots=True)
class _Places:
    """The table of places by key; nothing where there is none."""

    schema: TableSchema | None
    rows: Mapping[Any, Row]

    @classmethod
    def of(cls, tables: Mapping[str, Table]) -> _Places:
        """The table of places of a project."""
        schema = place_table({name: table.schema for name, table in tables.items()})
        rows = tables[schema.name].rows if schema else ()
        return cls(schema, {row.values.get(schema.primary_key[0]): row for row in rows} if schema else {})

    def _value(self, row: Row, semantics: str) -> Any:
        return row.values.get(with_semantics(self.schema, semantics) or "") if self.schema else None

    def above(self, row: Row, schema: TableSchema) -> list[Row]:
        """The places of a row, or the row itself where it is one, and what they lie in, the nearest first."""
        if self.schema is None:
            return []
        own = [row] if schema.name == self.schema.name else []
        found = own or [
            self.rows[key]
            for f in schema.fields
            if refers_to(schema, f.name) == self.schema.name and (key := row.values.get(f.name)) in self.rows
        ]
        for one in found:
            parent = self.rows.get(self._value(one, "parent"))
            if parent is not None and parent not in found:
                found.append(parent)
        return found

    def codes(self, row: Row) -> set[str]:
        """The country of a place, as GeoNames and as Wikidata call it; a territory with a code of its own has both of its parts."""
        code = self._value(row, "country-code")
        country = self._value(row, "place-kind") in (COUNTRY, None) or code != self._value(
            self.rows.get(self._value(row, "parent"), row), "country-code"
        )
        return {one for one in (ALPHA_2.get(str(code)), self._value(row, "wikidata-id") if country else None) if one}

    def geonames(self, row: Row) -> str:
        """The GeoNames id of a place that is smaller than a country."""
        value = self._value(row, "geonames-id")
        return str(value) if value and self._value(row, "place-kind") != COUNTRY else ""
