"""Places: every one lies in a country."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.model import Row


@rule("place-unresolved")
def place_unresolved(tables: Tables) -> Iterator[Finding]:
    """Every place is a country, or lies in one through its parents."""
    if "places" not in tables:
        return
    rows = {row.values.get("place_id"): row for row in tables["places"].rows}
    for row in tables["places"].rows:
        if not _reaches_country(row, rows):
            message = f"{row.values.get('place_id')} lies in no country"
            yield Finding(row.where("parent_place_id"), message, "give it a parent_place_id that leads to a country")


def _reaches_country(row: Row, rows: dict[object, Row]) -> bool:
    """Whether the chain of parents ends in a country, as far as it can be read; dangling and circular ones are for other rules."""
    seen: set[object] = set()
    while row.values.get("kind") != "country":
        parent = row.values.get("parent_place_id")
        if row.faulty & {"kind", "parent_place_id"}:
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
    if "places" not in tables:
        return
    rows = {row.values.get("place_id"): row for row in tables["places"].rows}
    for row in tables["places"].rows:
        name = row.values.get("parent_place_id")
        parent = rows.get(name) if name else None
        mine = row.values.get("country_code")
        theirs = parent.values.get("country_code") if parent else None
        if mine and theirs and mine != theirs and row.values.get("kind") != "region":
            hint = "correct the code or the parent"
            yield Finding(row.where("country_code"), f"country_code {mine} differs from its parent's {theirs}", hint)


@rule("place-coordinates")
def place_coordinates(tables: Tables) -> Iterator[Finding]:
    """Latitude and longitude come together, and only with the GeoNames id they were taken from."""
    if "places" not in tables:
        return
    for row in tables["places"].rows:
        given = [name for name in ("geonames_id", "latitude", "longitude") if row.values.get(name) is not None]
        known = not row.faulty & {"geonames_id", "latitude", "longitude"}
        if known and given not in ([], ["geonames_id"], ["geonames_id", "latitude", "longitude"]):
            message = f"{row.values.get('place_id')} has {', '.join(given)} only"
            yield Finding(row.where(given[0]), message, "give latitude and longitude together, with their geonames_id")


@rule("place-copied")
def place_copied(tables: Tables) -> Iterator[Finding]:
    """No two places have one GeoNames id or the same coordinates, unless one lies in the other; none lies at 0, 0."""
    if "places" not in tables:
        return
    first: dict[tuple[str, object], Row] = {}
    for row in tables["places"].rows:
        spot = row.values.get("latitude"), row.values.get("longitude")
        if spot == (0, 0):
            yield Finding(row.where("latitude"), f"{row.values.get('place_id')} lies at 0, 0, in the sea", "correct the coordinates")
            continue
        for column, value in (("geonames_id", row.values.get("geonames_id")), ("latitude", spot if None not in spot else None)):
            other = first.setdefault((column, value), row) if value is not None else row
            if other is not row and not _related(row, other):
                what = "id" if column == "geonames_id" else "coordinates"
                message = f"{row.values.get('place_id')} has the {what} of {other.values.get('place_id')}"
                yield Finding(row.where(column), message, "one of the two was copied; correct it, or leave it out")
                break


def _related(one: Row, other: Row) -> bool:
    """Whether one place is the parent of the other."""
    return any(a.values.get("parent_place_id") == b.values.get("place_id") for a, b in ((one, other), (other, one)))
