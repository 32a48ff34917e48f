"""What is said once and holds on: at which gathering somebody speaks, and who says a number where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import TableSchema
from pipeline.tasks.draft.codes import cued
from pipeline.tasks.draft.meaning import column_to
from pipeline.tasks.draft.name import Name, Names
from pipeline.tasks.draft.people import Person
from pipeline.tasks.draft.saying import Said
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch

AT = re.compile("在(?:本次|此次|本届|该|这次)?(分论坛|论坛|大会|峰会|年会|会议|对话会|研讨会|活动|开幕式|闭幕式)上")
"""At the forum: the last gathering whose name ends so."""
GOES_ON = re.compile('[“「『"]|[他她其]|[我咱]们')
"""How a paragraph begins in which whoever spoke before goes on; any other is the narrator's until somebody speaks."""
HEADING = 20
"""A paragraph of no more characters is a heading or a caption, and nobody goes on speaking in it."""


def event_at(setting: Setting, names: Names, rows: dict[int, Sketch], at: int) -> Sketch | None:
    """The gathering of a place: the one named last before it, unless that is only spoken of; else the article's main one."""
    sentence = setting.sentence(at)
    told = _named(names, rows, setting.meaning.events)
    named = [(start, name) for start, name in told if not name.launch and (start < at or sentence[0] <= start < sentence[1])]
    meant = AT.search(setting.plain, *sentence)
    ending = [(start, name) for start, name in named if meant and setting.plain[slice(*name.place)].rstrip("”」'\"").endswith(meant[1])]
    return _last(ending or named, rows) or main_event(setting, rows)


def _named(names: Names, rows: dict[int, Sketch], schema: TableSchema | None) -> Iterator[tuple[int, Name]]:
    """Where the things are named that have a row of a table."""
    for name in names.names:
        if id(name) in rows and rows[id(name)].schema is schema:
            yield from ((start, name) for start, _ in name.mentions)


def _last(named: list[tuple[int, Name]], rows: dict[int, Sketch]) -> Sketch | None:
    """The row of what is named last, the first of equals."""
    return rows[id(max(named, key=lambda pair: pair[0])[1])] if named else None


def main_event(setting: Setting, rows: dict[int, Sketch]) -> Sketch | None:
    """The article's main gathering, which was drafted first."""
    return next((row for row in rows.values() if row.schema is setting.meaning.events), None)


def place_people(setting: Setting, people: list[Person], speakers: dict[int, Sketch], names: Names, rows: dict[int, Sketch]) -> None:
    """Give every person a gathering, where the table has a column for it."""
    for person in people:
        row = speakers.get(id(person))
        if row is not None and not row.existing and (event := _place(setting, row, person.first.start, names, rows)):
            _as_of_event(setting, row, event, person)


def _as_of_event(setting: Setting, row: Sketch, event: Sketch, person: Person) -> None:
    """What a kind of gathering makes of those who speak there: a panellist of a round table. Its name must stand close by."""
    place = event.place
    if place is None or setting.paragraph(place[0]) != setting.paragraph(person.first.start):
        return
    for field in row.schema.fields:
        hit = cued(setting, field, place, place[1]) if field.cues and field.name in row.values else None
        if hit and field.enum.index(hit[0]) < field.enum.index(row.values[field.name]):
            row.quote(setting, field.name, *hit)


def place_rows(setting: Setting, made: list[Sketch], names: Names, rows: dict[int, Sketch]) -> None:
    """The same for rows of bodies, by where their quotes stand."""
    for row in made:
        _place(setting, row, row.at, names, rows)


def _place(setting: Setting, row: Sketch, at: int, names: Names, rows: dict[int, Sketch]) -> Sketch | None:
    column = setting.meaning.event_column(row.schema)
    event = event_at(setting, names, rows, at) if column else None
    if column and event is not None:
        row.links[column] = event
    return event


def speaker_at(setting: Setting, said: list[Said], at: int) -> Person | None:
    """Who says what stands at a place: who spoke last before it in its paragraph, or who is named as speaking behind it in the same."""
    first, last = setting.paragraph(at)
    within = [s for s in said if s.speakers and first <= s.verb.start < last]
    before = [s for s in within if s.verb.start < at]
    if before:
        return before[-1].speakers[-1][0]
    plain = setting.plain
    if not within and last - first > HEADING and GOES_ON.match(plain, first):
        above = setting.paragraph(max(0, first - 1))
        earlier = [s for s in said if s.speakers and above[0] <= s.verb.start < above[1]]
        named = [i for i in setting.of_kind("person") if first <= i.start < last]
        return earlier[-1].speakers[-1][0] if earlier and not named else None
    behind = within[0] if within else None
    if behind is not None and any(mark in plain[at : behind.verb.start] for mark in '”」』"'):
        return behind.speakers[-1][0]
    return None


def link_row(setting: Setting, row: Sketch, person: Person | None, speakers: dict[int, Sketch]) -> None:
    """Let a row say by whom, and at which gathering, it was told, where its table has columns for it."""
    who = speakers.get(id(person)) if person is not None else None
    if who is None:
        return
    column = column_to(row.schema, who.schema.name)
    if column is not None and column not in row.values:
        row.links[column] = who
    where, told = setting.meaning.event_column(row.schema), setting.meaning.event_column(who.schema)
    if where and told and told in who.links and where not in row.values:
        row.links[where] = who.links[told]


def link_place(setting: Setting, row: Sketch, person: Person | None, speakers: dict[int, Sketch], named: dict[int, Sketch]) -> None:
    """Where a number names no place itself: that of who says it, else that of the main gathering."""
    places, columns = setting.meaning.places, setting.meaning.place_columns(row.schema)
    source = (speakers.get(id(person)) if person is not None else None) or main_event(setting, named)
    if places is None or source is None or not columns or columns[0] in row.values:
        return
    column = column_to(source.schema, places.name)
    if column is not None and column in source.values:
        row.values[columns[0]] = source.values[column]


def link_work(setting: Setting, row: Sketch, at: int, names: Names, rows: dict[int, Sketch]) -> None:
    """What a number is about: the work named last before it in its sentence, or in its paragraph where no other sentence came between."""
    works = setting.meaning.works
    column = column_to(row.schema, works.name) if works else None
    if column is None:
        return
    first, _ = setting.paragraph(at)
    work = _last([(start, name) for start, name in _named(names, rows, works) if first <= start < at], rows)
    if work is not None:
        row.links[column] = work
