"""All drafters in turn: who, what is named, who says what, the numbers, and what is left to waive."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.languages.values import Quantity
from pipeline.model import TableSchema
from pipeline.schema.marks import with_semantics
from pipeline.tasks.draft.bodies import body_rows, spokesmen
from pipeline.tasks.draft.clause import About
from pipeline.tasks.draft.inherit import link_place, link_row, link_work, place_people, place_rows, speaker_at
from pipeline.tasks.draft.matching import Shared, same
from pipeline.tasks.draft.meaning import name_column, person_column
from pipeline.tasks.draft.name import Names
from pipeline.tasks.draft.named_rows import named_rows
from pipeline.tasks.draft.naming import names_of
from pipeline.tasks.draft.numbering import number_row
from pipeline.tasks.draft.people import Person, people_of
from pipeline.tasks.draft.saying import Said, saying_quote, sayings_of
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch
from pipeline.tasks.draft.speakers import speaker_rows
from pipeline.tasks.draft.waiving import Seen, reason, remember, waiver


def drafted(setting: Setting) -> list[Sketch]:
    """Draft everything that is open in an article; the rows are not judged yet."""
    shared = Shared(setting.shared, setting.meaning.schemas)
    people, authors, again = people_of(setting)
    names = names_of(setting)
    speakers, new = speaker_rows(setting, people, shared)
    named = named_rows(setting, names, shared)
    _keep_existing(setting, people, speakers, names, named)
    place_people(setting, people, speakers, names, named)
    said = sayings_of(setting, people)
    rows = [*new, *(r for r in (*speakers.values(), *named.values()) if not r.existing and _is_open(setting, r))]
    # which bodies take part, a person has decided where the article has rows of those who do
    bodies = [] if setting.has_rows(setting.meaning.speakers) else body_rows(setting, shared)
    spoken = spokesmen(setting, said, shared)
    place_rows(setting, [*bodies, *spoken.values()], names, named)
    rows += [*bodies, *(row for verb, row in spoken.items() if verb in setting.open)]
    rows += _sayings(setting, said, people, speakers, spoken)
    rows += _numbers(setting, said, speakers, [*names_in(people, names)], shared, named, names)
    for name in names.names:
        row = named.get(id(name))
        if row is not None and not row.existing:
            link_row(setting, row, speaker_at(setting, said, name.place[0]), speakers)
    rows += _waived(setting, said, authors, again, names, spoken)
    used = {id(target) for row in rows for target in row.links.values()}
    return [row for row in rows if row not in new or id(row) in used]


def _is_open(setting: Setting, row: Sketch) -> bool:
    """Whether any thing that a row settles is still open."""
    if not row.items:
        return not setting.has_rows(row.schema)
    return any(mine.start < item.end and item.start < mine.end for mine in row.items for item in setting.open if item.what == mine.what)


def _keep_existing(setting: Setting, people: list[Person], speakers: dict[int, Sketch], names: Names, named: dict[int, Sketch]) -> None:
    """Where the article has a row of a person or a name already, that row is referred to."""
    if (schema := setting.meaning.speakers) is not None:
        there = _existing(setting, schema, person_column(schema), same)
        speakers |= {id(person): there[same(person.name)] for person in people if same(person.name) in there}
    for schema in setting.meaning.named:
        there = _existing(setting, schema, name_column(schema), setting.bare)
        words = {id(name): setting.bare(setting.plain[slice(*name.place)]) for name in names.names}
        named |= {name: there[called] for name, called in words.items() if called in there}


def _existing(setting: Setting, schema: TableSchema, column: str | None, compared: Callable[[str], str]) -> dict[str, Sketch]:
    """The rows of a table that are there, by their names as they are ``compared``; of one name the first."""
    rows: dict[str, Sketch] = {}
    for record in setting.transcription.records:
        if column is not None and record.table == schema.name and column in record.values:
            key = str(record.values.get(schema.primary_key[0], ""))
            rows.setdefault(compared(str(record.values[column])), Sketch(schema, None, dict(record.values), row_id=key, existing=True))
    return rows


def names_in(people: list[Person], names: Names) -> Iterator[Span]:
    """The places of proper names: a number within one is part of it."""
    yield from (p.position for p in people if p.position)
    for name in names.names:
        yield name.place
        yield from name.mentions


def _sayings(
    setting: Setting, said: list[Said], people: list[Person], speakers: dict[int, Sketch], spoken: dict[Item, Sketch]
) -> Iterator[Sketch]:
    """A row for each verb and who speaks by it."""
    schema = setting.meaning.sayings
    column = with_semantics(schema, "speaker") if schema else None
    if schema is None or column is None:
        return
    names = [(m.start, m.end) for p in people for m in p.mentions]
    for one in said:
        if one.verb not in setting.open:
            continue
        if one.verb in spoken and (alone := saying_quote(setting, one.verb, None, names, [])):
            yield Sketch(schema, alone, links={column: spoken[one.verb]}, items=(one.verb,))
        for person, mention in one.speakers:
            row = speakers.get(id(person))
            own = [(m.start, m.end) for m in person.mentions]
            place = saying_quote(setting, one.verb, mention, names, own) if row is not None else None
            if row is not None and place is not None:
                yield Sketch(schema, place, links={column: row}, items=(one.verb,))


def _numbers(
    setting: Setting,
    said: list[Said],
    speakers: dict[int, Sketch],
    names: list[Span],
    shared: Shared,
    named: dict[int, Sketch],
    found: Names,
) -> Iterator[Sketch]:
    """A row or a waiver for each number that is open."""
    before: list[tuple[Quantity, About]] = []
    seen: Seen = {}
    for item in setting.of_kind("quantity"):
        if item not in setting.open and any(p.focus == (item.start, item.end) for p in setting.placed):
            remember(setting, item, seen)
    for item in setting.of_kind("quantity"):
        if item not in setting.open or item.quantity is None:
            continue
        why = reason(setting, item, names, seen)
        if why == "open":
            continue
        if why is not None:
            yield from waiver(setting, item, why)
            continue
        made = number_row(setting, item, before, shared)
        if made is None:
            continue
        row, words = made
        before.append((item.quantity, words))
        remember(setting, item, seen)
        who = speaker_at(setting, said, item.start)
        link_row(setting, row, who, speakers)
        link_place(setting, row, who, speakers, named)
        link_work(setting, row, item.start, found, named)
        yield row


def _waived(
    setting: Setting,
    said: list[Said],
    authors: list[Item],
    again: list[Item],
    names: Names,
    spoken: dict[Item, Sketch],
) -> Iterator[Sketch]:
    """Waivers for verbs by which nobody speaks, and for names that get no row."""
    reasons = [(one.verb, one.reason) for one in said if one.reason and one.verb not in spoken]
    reasons += [(item, "author") for item in authors]
    reasons += [(item, "mention") for item in (*again, *names.mentioned)]
    for item, why in reasons:
        if item in setting.open and why:
            yield from waiver(setting, item, why)
