"""The shared tables of a made-up project: its cities, their bodies and the people who speak for them, all from one seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from random import Random
from typing import Any

from benchmarks import vocabulary as words

Row = dict[str, Any]
COUNTRY = "xt"
"""Codes that begin with x are left to private use by ISO 3166-1, so this is no country."""


@dataclass(frozen=True, slots=True)
class City:
    """An invented city."""

    place_id: str
    name: str
    latin: str


@dataclass(frozen=True, slots=True)
class Body:
    """An invented body of a city: its name, what its head is called, and how both are put in English."""

    organisation_id: str
    city: City
    name: str
    title: str
    english: str
    type: str


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person at the head of a body."""

    person_id: str
    name: str
    latin: str
    body: Body


@dataclass(frozen=True)
class World:
    """Everything that several articles share; it grows with the number of articles, much slower than they do."""

    articles: int
    seed: int

    @cached_property
    def cities(self) -> tuple[City, ...]:
        """One city for every fifty articles, and twenty more, as far as the names last."""
        pairs = list(product(words.CITY_FIRST, words.CITY_SECOND))
        Random(f"{self.seed}:cities").shuffle(pairs)
        taken: dict[str, int] = {}
        cities = []
        for first, second in pairs[: 20 + self.articles // 50]:
            latin = words.CITY_FIRST[first] + words.CITY_SECOND[second]
            taken[latin] = taken.get(latin, 0) + 1
            slug = latin if taken[latin] == 1 else f"{latin}-{taken[latin]}"
            cities.append(City(f"{COUNTRY}-{slug}", first + second, latin.capitalize()))
        return tuple(cities)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """Every body of every city, the city itself first."""
        return tuple(body for city in self.cities for body in _bodies(city))

    @cached_property
    def schools(self) -> tuple[Body, ...]:
        """The bodies with a number in their name."""
        return tuple(b for b in self.bodies if b.name.endswith(words.SCHOOL))

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """One person for every two articles, and forty more, each with a name nobody else has."""
        rng = Random(f"{self.seed}:persons")
        heads = [b for b in self.bodies if b.title]
        names = list(product(words.SURNAMES, words.GIVEN, words.GIVEN))
        chosen = rng.sample(names, min(len(names), 40 + self.articles // 2))
        return tuple(_person(number, *parts, rng.choice(heads)) for number, parts in enumerate(chosen))

    def tables(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """The rows of the shared tables."""
        yield "places", self._places()
        yield "organisations", (_organisation(b) for b in self.bodies)
        yield "persons", (_row_of(p) for p in self.persons)

    def _places(self) -> Iterator[Row]:
        yield {"place_id": COUNTRY, "name": "云屿联邦", "name_en": "Federation of Yunyu", "kind": "country"}
        for c in self.cities:
            yield {"place_id": c.place_id, "name": c.name, "name_en": c.latin, "kind": "city", "parent_place_id": COUNTRY}


def _bodies(city: City) -> Iterator[Body]:
    slug = city.place_id.removeprefix(f"{COUNTRY}-")
    yield Body(f"{slug}-city", city, f"{city.name}市", "市长", f"City of {city.latin}", "government")
    for name, (title, english, kind) in words.BODIES.items():
        key = english.lower().replace("' ", " ").replace(" ", "-")
        yield Body(f"{slug}-{key}", city, f"{city.name}市{name}", title, f"{city.latin} {english}", kind)
    yield Body(f"{slug}-school", city, f"{city.name}市{words.SCHOOL}", "", f"{city.latin} Seventh School", "academia")


def _row_of(person: Person) -> Row:
    """The row of a person, whose name in Latin letters is pinyin."""
    name = {"name": person.name, "name_hans": person.name}
    return {"person_id": person.person_id, **name, "name_latn": person.latin, "name_latn_kind": "pinyin"}


def _organisation(body: Body) -> Row:
    return {
        "organisation_id": body.organisation_id,
        "name": body.name,
        "name_hans": body.name,
        "name_en": body.english,
        "type": body.type,
        "place_id": body.city.place_id,
    }


def _person(number: int, surname: str, first: str, second: str, body: Body) -> Person:
    latin = f"{words.SURNAMES[surname]} {(words.GIVEN[first] + words.GIVEN[second]).capitalize()}"
    slug = latin.lower().replace(" ", "-").replace("ü", "u")
    return Person(f"{slug}-{number}", surname + first + second, latin, body)
