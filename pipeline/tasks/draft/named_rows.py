"""The rows of what is named: gatherings with their date, what they belong to and their theme; works with owner and status."""

from __future__ import annotations

import re

from pipeline.accounting.placed import Span
from pipeline.model import Field, TableSchema
from pipeline.schema.marks import printed_names, with_semantics
from pipeline.tasks.draft.codes import cued, fill_codes, listed
from pipeline.tasks.draft.matching import Shared
from pipeline.tasks.draft.meaning import column_to, name_column
from pipeline.tasks.draft.name import Name, Names
from pipeline.tasks.draft.name_forms import LAUNCH
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch

HELD = re.compile("(?:在|于)(?P<place>[^，。、]{2,16}?)(?:隆重|正式|成功)?(?:举行|召开|开幕|举办|闭幕|启动|启幕)")
PART = re.compile("分论坛|平行论坛|开幕|闭幕|沙龙|圆桌|仪式|研讨|环节|会议|签约|发布会|对话|展|主旨|典礼|市集")


def named_rows(setting: Setting, names: Names, shared: Shared) -> dict[int, Sketch]:
    """A row for every named thing, by its identity in this run; a gathering where there is no table for it is a work."""
    events, works = setting.meaning.events, setting.meaning.works
    rows: dict[int, Sketch] = {}
    main: Name | None = _main(setting, names)
    ordered = sorted(names.names, key=lambda n: n is not main)
    for name in ordered:
        schema = (events if name.event else works) or (works if name.event and events is None else None)
        row = _row(setting, schema, name) if schema else None
        if schema is None or row is None:
            continue
        rows[id(name)] = row
        if schema is events:
            _event(setting, schema, row, name, rows.get(id(main)) if main is not name else None)
            _where(setting, schema, row, name, shared)
            if main is not name and not name.launch and with_semantics(schema, "parent") not in row.links:
                _aside(schema, row)
        else:
            _work(setting, schema, row, name, shared)
        fill_codes(row, setting.plain[slice(*name.place)] + name.head, schema)
    return rows


def _main(setting: Setting, names: Names) -> Name | None:
    """The gathering that the article is about: the one named most often, the first of equals."""
    events = [n for n in names.names if n.event and not n.launch]
    whole = [n for n in events if not PART.search(setting.plain[slice(*n.place)] + n.head)]
    return max(whole or events, key=lambda n: (len(n.mentions), -n.place[0]), default=None)


def _row(setting: Setting, schema: TableSchema, name: Name) -> Sketch | None:
    column = name_column(schema)
    place = setting.quote(*name.place)
    if name.launch and place is not None:
        verb = LAUNCH.search(setting.plain, max(0, name.place[0] - 8), name.place[0])
        place = setting.quote(verb.start() if verb else name.place[0], name.place[1] + (0 if verb else 2)) or place
    if column is None or place is None:
        return None
    return Sketch(schema, place, {column: setting.words(name.place)}, items=tuple(name.items))


def _event(setting: Setting, schema: TableSchema, row: Sketch, name: Name, main: Sketch | None) -> None:
    """Date, theme, and the gathering it is part of."""
    parent = with_semantics(schema, "parent")
    words = setting.plain[slice(*name.place)]
    if parent and main is not None and (PART.search(words + name.head) or name.launch or _starts_like(setting, words, main)):
        row.links[parent] = main
    if name.theme is not None:
        theme = next((f.name for f in schema.fields if f.names_row and f.name != name_column(schema)), None)
        if theme:
            row.quote(setting, theme, setting.words(name.theme), name.theme)
    _dates(setting, schema, row, name.place)
    for field in schema.fields:
        if field.cues and (hit := cued(setting, field, setting.sentence(name.place[0]), name.place[1])):
            row.quote(setting, field.name, *hit)


def _aside(schema: TableSchema, row: Sketch) -> None:
    """A gathering that is not part of the one the article is about is only spoken of, where the schema has a code for that."""
    for field in schema.fields:
        code = next((c for c in field.enum if c in field.rules and field.rules[c].aside), None)
        if code is not None:
            row.values[field.name] = code


def _where(setting: Setting, schema: TableSchema, row: Sketch, name: Name, shared: Shared) -> None:
    """The listed place at which it is held (在某市举行), else that of what it is part of; the day of that too, where that is one day."""
    places = setting.meaning.places
    column = column_to(schema, places.name) if places else None
    parent = row.links.get(with_semantics(schema, "parent") or "")
    if column is not None:
        held = HELD.search(setting.plain, *setting.sentence(name.place[0]))
        there = shared.place_in(setting.plain, held.span("place")) if held else None
        if there is not None:
            row.values[column] = there
        elif parent is not None and column in parent.values:
            row.values[column] = parent.values[column]
    start, end = _bounds(schema)
    if parent is not None and start in parent.values and end not in parent.values and start not in row.values and not name.launch:
        row.show(start, parent.values[start], parent.shown.get(start, parent.place))


def _bounds(schema: TableSchema) -> list[str | None]:
    """The first columns with a start and with an end."""
    return [next((f.name for f in schema.fields if f.bound == bound), None) for bound in ("start", "end")]


def _starts_like(setting: Setting, words: str, main: Sketch) -> bool:
    known = setting.bare(str(next(iter(main.values.values()))))
    return len(known) >= 4 and known in setting.bare(words) and setting.bare(words) != known


def _dates(setting: Setting, schema: TableSchema, row: Sketch, name: Span) -> None:
    """The last full date before the name in its sentence, or the first behind it: a day, or a span of days."""
    sentence = setting.sentence(name[0])
    within = [
        d for d in setting.dates if sentence[0] <= d.start and d.end <= sentence[1] and d.first and not d.relative and len(d.first) == 10
    ]
    before = [d for d in within if d.end <= name[0]]
    behind = [d for d in within if d.start >= name[1] and "，" not in setting.plain[name[1] : d.start]]
    date = before[-1] if before else behind[0] if behind else None
    if date is None:
        return
    place = setting.quote(date.start, date.end)
    start, end = _bounds(schema)
    if place and start and date.first:
        row.show(start, date.first, place)
        if end and date.last and date.last != date.first:
            row.show(end, date.last, place)


def _work(setting: Setting, schema: TableSchema, row: Sketch, name: Name, shared: Shared) -> None:
    """Owner as printed, its row, the place, what state it is in, and what it is about."""
    sentence, clause = setting.sentence(name.place[0]), setting.clause(name.place[0])
    _owner(setting, schema, row, (sentence[0], name.place[0]), shared)
    for field in schema.fields:
        if field.cues and field.enum:
            _cue(setting, field, row, name, clause, sentence)
        if field.type == "list" and field.enum:
            codes = listed(field, setting.plain[slice(*name.place)]) or listed(field, setting.plain[slice(*sentence)])
            if codes:
                row.values[field.name] = codes[:3]


def _cue(setting: Setting, field: Field, row: Sketch, name: Name, clause: Span, sentence: Span) -> None:
    """A code by the cue nearest before the name in its clause, else behind it."""
    for span in ((clause[0], name.place[0]), (name.place[1], clause[1]), *((sentence,) if field.required else ())):
        near = name.place[0] if span[1] <= name.place[0] else name.place[1]
        hit = cued(setting, field, span, near)
        if hit and row.quote(setting, field.name, *hit):
            return


def _owner(setting: Setting, schema: TableSchema, row: Sketch, before: Span, shared: Shared) -> None:
    """Who runs it: the last listed body or place before the name in its sentence."""
    places = setting.meaning.places
    found: list[tuple[Span, str, str]] = []
    printed = [(name, key, table) for name, key, table in printed_names(schema) if schema[name].semantics == "name"]
    for _, key, table in printed:
        found += [(span, key, row_id) for span, row_id in shared.within(table, setting.plain, before)]
    column = column_to(schema, places.name) if places else None
    if places is not None and column is not None:
        found += [(span, column, row_id) for span, row_id in shared.within(places.name, setting.plain, before)]
    if not found:
        return
    span, key, row_id = max(found, key=lambda one: (one[0][1], one[0][1] - one[0][0]))
    row.values[key] = row_id
    for name, _, _ in printed:
        row.quote(setting, name, setting.words(span), span)
