"""The rows of those who take part, and the rows of a shared table for persons that it does not have yet."""

from __future__ import annotations

from pipeline.model import TableSchema
from pipeline.schema.marks import printed_names, refers_to, with_semantics
from pipeline.tasks.draft.codes import cued, fill_codes
from pipeline.tasks.draft.matching import Shared
from pipeline.tasks.draft.meaning import column_to, name_column, office_column, person_column
from pipeline.tasks.draft.people import Person
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch


def speaker_rows(setting: Setting, people: list[Person], shared: Shared) -> tuple[dict[int, Sketch], list[Sketch]]:
    """A row for each person, by the person's identity in this run, and the rows that a shared table lacks."""
    schema = setting.meaning.speakers
    column = person_column(schema) if schema else None
    rows: dict[int, Sketch] = {}
    new: list[Sketch] = []
    if schema is None or column is None:
        return rows, new
    for person in people:
        row = _row(setting, schema, column, person)
        if row is None:
            continue
        _identity(setting, schema, row, column, person, shared, new)
        _office(setting, schema, row, person, shared)
        _cues(setting, schema, row, person)
        fill_codes(row, "", schema)
        rows[id(person)] = row
    return rows, new


def _row(setting: Setting, schema: TableSchema, column: str, person: Person) -> Sketch | None:
    """The row with the name, on a quote of the office and the name where that is short enough."""
    mention = person.first
    start = person.position[0] if person.position and mention.end - person.position[0] <= setting.longest else mention.start
    place = setting.quote(start, mention.end) or setting.quote(mention.start, mention.end)
    if place is None:
        return None
    return Sketch(schema, place, {column: setting.words((mention.start, mention.end))}, items=tuple(person.mentions))


def _identity(setting: Setting, schema: TableSchema, row: Sketch, column: str, person: Person, shared: Shared, new: list[Sketch]) -> None:
    """The person of the shared table, or a new row of it; a name in two rows is of none, and is left open."""
    key = schema[column].name_of
    table = refers_to(schema, key) if key else None
    target = setting.meaning.schemas.get(table) if table else None
    if key is None or target is None:
        return
    known = shared.of(target.name, person.name)
    if known is not None:
        row.values[key] = known
        return
    names = name_column(target)
    if names is None:
        return
    made = Sketch(target, None, {names: row.values[column]})
    plain = with_semantics(target, "simplified-name")
    if plain is not None:
        made.values[plain] = setting.reading.language.simplified(str(row.values[column]))
    new.append(made)
    row.links[key] = made


def _office(setting: Setting, schema: TableSchema, row: Sketch, person: Person, shared: Shared) -> None:
    """Office and body as printed, the body's row where it is listed, and the place that the office names."""
    if person.position is None:
        return
    office = office_column(schema)
    position = person.position if person.position[1] - person.position[0] <= setting.longest else None
    if office and position:
        row.quote(setting, office, setting.words(position), position)
    for name, key, table in printed_names(schema):
        if schema[name].semantics == "name" and person.body is not None:
            place = setting.quote(*(position or person.body))
            if place is not None and person.body[1] <= place[1]:
                row.show(name, setting.words(person.body), place)
                if (known := shared.called(table, setting.words(person.body))) is not None:
                    row.values[key] = known
        if schema[name].semantics == "name" and key not in row.values:
            listed = list(shared.within(table, setting.plain, person.position))
            if listed:
                row.values[key] = listed[0][1]
    places = setting.meaning.places
    column = column_to(schema, places.name) if places else None
    if column is not None and (there := shared.place_in(setting.plain, person.position)) is not None:
        row.values[column] = there


def _cues(setting: Setting, schema: TableSchema, row: Sketch, person: Person) -> None:
    """Codes shown by cues: nearest behind the name, in its clause, else in its sentence, else where the person is named again."""
    for field in schema.fields:
        if not field.cues or not field.enum:
            continue
        for mention in [person.first, *person.mentions]:
            clause, sentence = setting.clause(mention.end), setting.sentence(mention.end)
            spans = [(mention.end, clause[1]), (mention.end, sentence[1])] if field.required else [(mention.end, clause[1])]
            found = next((hit for span in spans if (hit := cued(setting, field, span, mention.end))), None)
            if found and row.quote(setting, field.name, *found):
                break
