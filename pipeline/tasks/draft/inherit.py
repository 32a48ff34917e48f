"""What is said once and holds on: at which gathering somebody speaks, and who says a number where."""

from __future__ import annotations

import re

from pipeline.schema.marks import place_table
from pipeline.tasks.draft.codes import cued
from pipeline.tasks.draft.meaning import column_to, columns_to, name_column
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
    named: list[tuple[int, Name]] = [
        (mention[0], name)
        for name in names.names
        if id(name) in rows and rows[id(name)].schema is setting.meaning.events and not name.launch
        for mention in name.mentions
        if mention[0] < at or sentence[0] <= mention[0] < sentence[1]
    ]
    meant = AT.search(setting.plain, *sentence)
    ending = [(start, name) for start, name in named if meant and setting.plain[slice(*name.place)].rstrip("”」'\"").endswith(meant[1])]
    if ending or named:
        return rows[id(max(ending or named, key=lambda pair: pair[0])[1])]
    return main_event(setting, rows)


def main_event(setting: Setting, rows: dict[int, Sketch]) -> Sketch | None:
    """The article's main gathering, which was drafted first."""
    return next((row for row in rows.values() if row.schema is setting.meaning.events), None)


def place_people(setting: Setting, people: list[Person], speakers: dict[int, Sketch], names: Names, rows: dict[int, Sketch]) -> None:
    """Give every person a gathering, where the table has a column for it."""
    schema, events = setting.meaning.speakers, setting.meaning.events
    column = column_to(schema, events.name) if schema and events else None
    for person in people:
        row = speakers.get(id(person))
        if row is None or column is None or row.existing:
            continue
        event = event_at(setting, names, rows, person.first.start)
        if event is not None:
            row.links[column] = event
            _as_of_event(setting, row, event, person)


def _as_of_event(setting: Setting, row: Sketch, event: Sketch, person: Person) -> None:
    """What a kind of gathering makes of those who speak there: a panellist of a round table. Its name must stand close by."""
    place = event.place
    if place is None or setting.paragraph(place[0]) != setting.paragraph(person.first.start):
        return
    for field in row.schema.fields:
        hit = cued(setting, field, place, place[1]) if field.cues and field.name in row.values else None
        shown = setting.quote(*hit[1]) if hit else None
        if hit and shown and field.enum.index(hit[0]) < field.enum.index(row.values[field.name]):
            row.show(field.name, hit[0], shown)


def place_rows(setting: Setting, made: list[Sketch], names: Names, rows: dict[int, Sketch]) -> None:
    """The same for rows of bodies, by where their quotes stand."""
    schema, events = setting.meaning.speakers, setting.meaning.events
    column = column_to(schema, events.name) if schema and events else None
    for row in made:
        event = event_at(setting, names, rows, row.at) if column else None
        if column and event is not None:
            row.links[column] = event


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
    events = setting.meaning.events
    where, told = (column_to(row.schema, events.name), column_to(who.schema, events.name)) if events else (None, None)
    if where and told and told in who.links and where not in row.values:
        row.links[where] = who.links[told]


def link_place(setting: Setting, row: Sketch, person: Person | None, speakers: dict[int, Sketch], named: dict[int, Sketch]) -> None:
    """Where a number names no place itself: that of who says it, else that of the main gathering."""
    places = place_table(setting.meaning.schemas)
    columns = columns_to(row.schema, places.name) if places else ()
    if places is None or not columns or columns[0] in row.values:
        return
    who = speakers.get(id(person)) if person is not None else None
    for source in (who, None if who is not None else main_event(setting, named)):
        column = column_to(source.schema, places.name) if source is not None else None
        if source is not None and column is not None and column in source.values:
            row.values[columns[0]] = source.values[column]
            return


def link_work(setting: Setting, row: Sketch, at: int, names: Names, rows: dict[int, Sketch]) -> None:
    """What a number is about: the work named last before it in its sentence, or in its paragraph where no other sentence came between."""
    works = setting.meaning.works
    column = column_to(row.schema, works.name) if works else None
    if column is None or works is None:
        return
    first, _ = setting.paragraph(at)
    named = [
        (mention[0], name)
        for name in names.names
        if id(name) in rows and rows[id(name)].schema is works
        for mention in name.mentions
        if first <= mention[0] < at
    ]
    if named:
        row.links[column] = rows[id(max(named, key=lambda pair: pair[0])[1])]


def label_of(row: Sketch) -> str:
    """The name of a row."""
    column = name_column(row.schema)
    return str(row.values.get(column, "")) if column else ""
