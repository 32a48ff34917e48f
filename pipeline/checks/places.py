"""Places: every one lies in a country. A table of places is one with a country code, as its schema marks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.model import Row, Table
from pipeline.schema.marks import with_semantics

COUNTRY = "country"
REGION = "region"
"""The kinds of places that the rules know: what lies in nothing, and what may have a country code of its own."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of places; those it has not are empty."""

    key: str
    country: str
    kind: str
    parent: str
    geonames: str
    latitude: str
    longitude: str


def _places(tables: Tables) -> Iterator[tuple[Table, Columns]]:
    """The tables of places with their columns."""
    for table in tables.values():
        schema = table.schema
        country = with_semantics(schema, "country-code")
        if country:
            wanted = ("place-kind", "parent", "geonames-id", "latitude", "longitude")
            yield table, Columns(schema.primary_key[0], country, *(with_semantics(schema, one) or "" for one in wanted))


@rule("place-unresolved")
def place_unresolved(tables: Tables) -> Iterator[Finding]:
    """Every place is a country, or lies in one through its parents."""
    for table, columns in _places(tables):
        if not (columns.kind and columns.parent):
            continue
        rows = {row.values.get(columns.key): row for row in table.rows}
        for row in table.rows:
            if not _reaches_country(row, rows, columns):
                message = f"{row.values.get(columns.key)} lies in no country"
                yield Finding(row.where(columns.parent), message, f"give it a {columns.parent} that leads to a country")


def _reaches_country(row: Row, rows: dict[object, Row], columns: Columns) -> bool:
    """Whether the chain of parents ends in a country, as far as it can be read; dangling and circular ones are for other rules."""
    seen: set[object] = set()
    while row.values.get(columns.kind) != COUNTRY:
        parent = row.values.get(columns.parent)
        if row.faulty & {columns.kind, columns.parent}:
            return True
        if parent is None:
            return False
        if parent in seen or parent not in rows:
            return True
        seen.add(parent)
        row = rows[parent]
    return True


@rule("place-country-code")
def place_country_code(tables: Tables) -> Iterator[Finding]:
    """A place has the country code of its parent, where both have one; a region may have its own (Hong Kong: HKG)."""
    for table, columns in _places(tables):
        rows = {row.values.get(columns.key): row for row in table.rows}
        for row in table.rows:
            name = row.values.get(columns.parent)
            parent = rows.get(name) if name else None
            mine = row.values.get(columns.country)
            theirs = parent.values.get(columns.country) if parent else None
            if mine and theirs and mine != theirs and row.values.get(columns.kind) != REGION:
                message = f"{columns.country} {mine} differs from its parent's {theirs}"
                yield Finding(row.where(columns.country), message, "correct the code or the parent")


@rule("place-coordinates")
def place_coordinates(tables: Tables) -> Iterator[Finding]:
    """Latitude and longitude come together, and only with the GeoNames id they were taken from."""
    for table, columns in _places(tables):
        source, *pair = names = [columns.geonames, columns.latitude, columns.longitude]
        for row in table.rows if all(names) else ():
            given = [name for name in names if row.values.get(name) is not None]
            known = not row.faulty & set(names)
            if known and given not in ([], [source], names):
                message = f"{row.values.get(columns.key)} has {', '.join(given)} only"
                yield Finding(row.where(given[0]), message, f"give {' and '.join(pair)} together, with their {source}")


@rule("place-copied")
def place_copied(tables: Tables) -> Iterator[Finding]:
    """No two places have one GeoNames id or the same coordinates, unless one lies in the other; none lies at 0, 0."""
    for table, columns in _places(tables):
        first: dict[tuple[str, object], Row] = {}
        for row in table.rows:
            yield from _copied(row, columns, first)


def _copied(row: Row, columns: Columns, first: dict[tuple[str, object], Row]) -> Iterator[Finding]:
    """Whether a place has what an earlier one has; ``first`` remembers who had it first."""
    name = row.values.get(columns.key)
    spot = row.values.get(columns.latitude), row.values.get(columns.longitude)
    if spot == (0, 0):
        yield Finding(row.where(columns.latitude), f"{name} lies at 0, 0, in the sea", "correct the coordinates")
        return
    sources = (
        (columns.geonames, row.values.get(columns.geonames), "id"),
        (columns.latitude, spot if None not in spot else None, "coordinates"),
    )
    for column, value, what in sources:
        other = first.setdefault((column, value), row) if value is not None else row
        if other is not row and not _related(row, other, columns):
            message = f"{name} has the {what} of {other.values.get(columns.key)}"
            yield Finding(row.where(column), message, "one of the two was copied; correct it, or leave it out")
            return


def _related(one: Row, other: Row, columns: Columns) -> bool:
    """Whether one place is the parent of the other."""
    return any(a.values.get(columns.parent) == b.values.get(columns.key) for a, b in ((one, other), (other, one)))
