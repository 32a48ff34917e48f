"""Where persons are from, as far as the tables say: the places of the rows that name them, or of the bodies in these rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.checks.places import REGION
from pipeline.checks.registry import Tables
from pipeline.model import Row, Table
from pipeline.schema.marks import place_table, printed_names, refers_to, with_semantics


@dataclass(frozen=True, slots=True)
class Belonging:
    """The countries (ISO 3166-1 alpha-3) of every person, by the key of its row, and the persons of whom no row tells a place.

    A place without a country code says nothing; persons whom no row names, and tables whose rows could not tell, are left out.
    """

    countries: Mapping[object, frozenset[str]]
    nowhere: frozenset[object]


@dataclass(frozen=True, slots=True)
class _Route:
    """How the rows of a table tell the place of whom they name: columns with a place, and columns with a body that has places."""

    table: Table
    person: str
    direct: tuple[str, ...]
    through: tuple[tuple[str, Mapping[object, tuple[object, ...]]], ...]

    def places(self, row: Row) -> list[object]:
        """The places that a row tells: its own, or else those of the bodies in it."""
        own = [row.values[column] for column in self.direct if row.values.get(column)]
        return own or [place for column, bodies in self.through for place in bodies.get(row.values.get(column), ())]

    def unread(self, row: Row) -> bool:
        """Whether a column that might tell a place could not be read."""
        return bool(row.faulty & {*self.direct, *(column for column, _ in self.through)})


def belonging(tables: Tables, persons: Table) -> Belonging:
    """Where the rows of a table of persons are from."""
    places = place_table({name: table.schema for name, table in tables.items()})
    if places is None:
        return Belonging({}, frozenset())
    codes = _codes(tables[places.name])
    countries: dict[object, set[str]] = defaultdict(set)
    placed: set[object] = set()
    for route in _routes(tables, persons, places.name):
        for row in route.table.rows:
            person, here = row.values.get(route.person), route.places(row)
            countries[person] |= {codes[place] for place in here if place in codes}
            placed |= {person} if here or route.unread(row) else set()
    return Belonging({key: frozenset(said) for key, said in countries.items()}, frozenset(countries.keys() - placed))


def _routes(tables: Tables, persons: Table, places: str) -> Iterator[_Route]:
    """Every table that names persons and could tell a place of them."""
    for table in tables.values():
        leads = {f.name: refers_to(table.schema, f.name) for f in table.schema.fields}
        direct = tuple(column for column, led in leads.items() if led == places)
        bodies = [(c, led) for c, led in leads.items() if led in tables and led not in (persons.name, places)]
        through = tuple((column, _places_of(tables[led], places)) for column, led in bodies if led and _is_placed(tables[led], places))
        if direct or through:
            people = [key for _, key, resource in printed_names(table.schema) if resource == persons.name]
            yield from (_Route(table, key, direct, through) for key in people)


def _is_placed(table: Table, places: str) -> bool:
    """Whether a table is a shared one whose rows may have a place."""
    return table.schema.source == "shared" and any(refers_to(table.schema, f.name) == places for f in table.schema.fields)


def _places_of(table: Table, places: str) -> dict[object, tuple[object, ...]]:
    """The places to which each row of a table refers."""
    columns = [f.name for f in table.schema.fields if refers_to(table.schema, f.name) == places]
    key = table.schema.primary_key[0]
    return {row.values.get(key): tuple(row.values[c] for c in columns if row.values.get(c)) for row in table.rows}


def _codes(places: Table) -> dict[object, str]:
    """The country code of every place: its own, or that of the nearest place above; none where `place-country-code` finds fault with it."""
    code, parent, kind = (with_semantics(places.schema, one) or "" for one in ("country-code", "parent", "place-kind"))
    rows = {row.values.get(places.schema.primary_key[0]): row for row in places.rows}
    found: dict[object, str] = {}
    for name in rows:
        at: object = name
        seen: set[object] = set()
        while at in rows and at not in seen:
            seen.add(at)
            value, above = rows[at].values.get(code), rows.get(rows[at].values.get(parent))
            if value:
                agrees = above is None or above.values.get(code) in (None, value) or rows[at].values.get(kind) == REGION
                found |= {name: str(value)} if agrees else {}
                break
            at = rows[at].values.get(parent)
    return found
