"""What a row of facts refers to, as columns: places with city and country, events with the one they are part of, who speaks.

Shared tables are the same for every article; of an article's own tables only its own rows are known, so that its facts depend on nothing
else. What the rows of other articles say stays empty, and their ids stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.facts.words import is_latin
from pipeline.schema.stating import Gathering, Named, Placing, Speaking

Values = Mapping[str, Any]
Rows = Mapping[Any, Values]
NOTHING: Values = {}


def told(columns: Values) -> dict[str, Any]:
    """The columns that have a value, those in English only where it is in Latin letters."""
    return {
        name: value
        for name, value in columns.items()
        if value is not None and (name[-3:] != "_en" or not isinstance(value, str) or is_latin(value))
    }


def get(row: Values, column: str | None) -> Any:
    """What a row has in a column; nothing where there is no such column."""
    return row.get(column) if column is not None else None


def names(named: Named | None, row: Values) -> tuple[str | None, str | None]:
    """A row's name as printed, and in English."""
    if named is None:
        return None, None
    return get(row, named.label), get(row, named.english)


def upwards(named: Named, rows: Rows, key: Any) -> Iterator[Values]:
    """The row of a key and those above it, as far as they are known."""
    seen = set()
    while key is not None and key not in seen and key in rows:
        seen.add(key)
        yield rows[key]
        key = rows[key].get(named.parent) if named.parent else None


@dataclass(frozen=True)
class Place:
    """A place: its columns, and how it is called in a sentence."""

    columns: Values
    chinese: str | None
    english: str | None


NOWHERE = Place(NOTHING, None, None)


@dataclass
class Places:
    """The places of a project."""

    placing: Placing | None
    rows: Rows
    _known: dict[Any, Place] = field(default_factory=dict)

    def of(self, key: Any, cities: tuple[str, ...] = ()) -> Place:
        """A place by its key, with its city, which is the first place upwards of one of some kinds."""
        if self.placing is None or key is None or key not in self.rows:
            return NOWHERE
        if (key, cities) not in self._known:
            self._known[key, cities] = self._place(self.placing, key, cities)
        return self._known[key, cities]

    def named(self, name: str) -> Place:
        """The place with just this name; none where several have it."""
        label = self.placing.named.label if self.placing else None
        found = [key for key, row in self.rows.items() if label and row.get(label) == name]
        return self.of(found[0]) if len(found) == 1 else NOWHERE

    def _place(self, placing: Placing, key: Any, cities: tuple[str, ...]) -> Place:
        above = list(upwards(placing.named, self.rows, key))
        here = above[0]
        chinese, english = names(placing.named, here)
        code = here.get(placing.code)
        state = [row for row in above if row.get(placing.code) == code] if code else []
        city = next((row for row in above if any(row.get(kind) in cities for kind in placing.kinds)), NOTHING)
        city_chinese, city_english = names(placing.named, city)
        country = names(placing.named, state[-1]) if state else (None, None)
        columns = {
            "place_id": key,
            "place_en": english,
            "place_zh": chinese,
            "city_id": city.get(placing.named.key),
            "city_en": city_english,
            "city_zh": city_chinese,
            "country_code": code,
            "country_en": country[1],
            "country_zh": country[0],
        }
        within = city is not here and city_english and chinese
        english = f"{english} ({city_english})" if within and english and str(city_english) not in english else english
        chinese = f"{city_chinese}{chinese}" if within and city_chinese and str(city_chinese) not in str(chinese) else chinese
        return Place(told(columns), chinese, english)


@dataclass(frozen=True)
class Event:
    """An event: its columns, its first day, and where it takes place."""

    columns: Values
    date: str | None
    place: Place


NO_EVENT = Event(NOTHING, None, NOWHERE)


@dataclass
class Events:
    """The events of an article."""

    gathering: Gathering | None
    rows: Rows
    places: Places
    _known: dict[Any, Event] = field(default_factory=dict)

    def of(self, key: Any) -> Event:
        """An event by its key; of another article's its id alone."""
        if self.gathering is None or key is None:
            return NO_EVENT
        if key not in self._known:
            self._known[key] = self._event(self.gathering, key) if key in self.rows else Event({"event_id": key}, None, NOWHERE)
        return self._known[key]

    def _event(self, gathering: Gathering, key: Any) -> Event:
        above = list(upwards(gathering.named, self.rows, key))
        chinese, english = names(gathering.named, above[0])
        known = not gathering.named.parent or above[-1].get(gathering.named.parent) is None
        top = above[-1] if known else NOTHING
        forum_chinese, forum_english = names(gathering.named, top)
        columns = {
            "event_id": key,
            "event_en": english,
            "event_zh": chinese,
            "forum_id": top.get(gathering.named.key),
            "forum_en": forum_english,
            "forum_zh": forum_chinese,
        }
        day = next((row[gathering.start] for row in above if gathering.start and row.get(gathering.start)), None)
        where = next((row[gathering.place] for row in above if gathering.place and row.get(gathering.place)), None)
        return Event(told(columns), day, self.places.of(where))


@dataclass
class Speakers:
    """Who speaks in an article, with the persons and bodies of the project."""

    speaking: Speaking | None
    rows: Rows
    persons: Rows
    bodies: Rows
    places: Places
    _known: dict[Any, Values] = field(default_factory=dict)

    def of(self, key: Any) -> Values:
        """A speaker by the key of the row."""
        if self.speaking is None or key is None or key not in self.rows:
            return NOTHING
        if key not in self._known:
            self._known[key] = told(self._speaker(self.speaking, self.rows[key]))
        return self._known[key]

    def _speaker(self, speaking: Speaking, row: Values) -> dict[str, Any]:
        printed, person = get(row, speaking.name), get(row, speaking.person)
        position = {"position_zh": get(row, speaking.position), "position_en": get(row, speaking.position_english)}
        columns = {"speaker_zh": printed, **position, **self._body(speaking, row)}
        if person is not None:
            columns["person_id"] = person
            columns["speaker_en"] = names(speaking.persons, self.persons.get(person, NOTHING))[1]
        elif printed is not None:
            columns["speaker_en"] = self._of_a_body(printed, get(row, speaking.body), columns["organisation_en"])
        return columns

    def _body(self, speaking: Speaking, row: Values) -> dict[str, Any]:
        printed = get(row, speaking.body)
        key = get(row, speaking.body_id)
        body = self.bodies.get(key, NOTHING) if key is not None else NOTHING
        chinese, english = names(speaking.bodies, body)
        every = [*([key] if key is not None else []), *(get(row, speaking.more_bodies) or [])]
        kinds = (get(self.bodies.get(one, NOTHING), speaking.body_kind) for one in every)
        return {
            "organisation_id": key,
            "organisation_en": english,
            "organisation_zh": printed or chinese,
            "organisation_ids": list(dict.fromkeys(every)) or None,
            "organisation_kinds": list(dict.fromkeys(kind for kind in kinds if kind)) or None,
        }

    def _of_a_body(self, printed: str, body: str | None, english: str | None) -> str | None:
        """The English name of a body that speaks itself, or of a place that does: only where it is the very name."""
        if english and body in (None, printed):
            return english
        return self.places.named(printed).columns.get("place_en")
