"""Which columns feed the flat table of facts, by their marks: what a row states, who says it, where, and of which place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import Field, Schemas, TableSchema
from pipeline.schema.marks import NumberColumns, number_columns, place_table, refers_to, with_semantics

ROLES: Mapping[str, tuple[str, ...]] = {
    "about": ("string", "integer"),
    "before": ("string",),
    "event": ("string",),
    "place": ("string", "integer"),
    "of": ("string",),
    "kind": ("string",),
    "topics": ("list",),
    "grade": ("string",),
    "start": ("string",),
    "holds": ("string",),
    "target": ("string",),
}
"""What a column may be to the fact of its row (mark ``fact``), with the types that it may have."""

CODED = ("qualifier", "statistic", "kind", "status", "state", "grade", "topics")
"""The columns of facts that hold codes of a table that states them."""


@dataclass(frozen=True, slots=True)
class Named:
    """A table whose rows are known by a name: its key, its label, and the label's translation; ``parent`` leads to the row above."""

    table: str
    key: str
    label: str | None
    english: str | None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Stating:
    """The columns of a table whose rows state facts; ``None`` where it has no such column.

    ``cities`` are the kinds of places that count as a city: those that a column `nearest` to the place looks for.
    """

    schema: TableSchema
    named: Named
    number: NumberColumns | None
    speaker: str | None
    place: str | None
    cities: tuple[str, ...]
    event: str | None
    abouts: tuple[tuple[str, str], ...]
    before: str | None
    of: str | None
    own_words: str | None
    kind: str | None
    status: str | None
    state: str | None
    statistic: str | None
    topics: str | None
    grade: str | None
    start: str | None
    end: str | None
    holds: str | None
    target: str | None

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The columns of facts that hold one code, with the columns that have it here."""
        columns = ((name, getattr(self, name)) for name in CODED if name not in ("qualifier", "topics"))
        return tuple((name, column) for name, column in columns if column is not None)

    @property
    def qualifier(self) -> str | None:
        """The column that says how the number is to be read."""
        return self.number.qualifier if self.number else None


@dataclass(frozen=True, slots=True)
class Gathering:
    """The table of events: where a fact was said."""

    named: Named
    start: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Speaking:
    """The table whose rows speak: the name as printed, the person, the title phrase, the body; with the tables of persons and bodies."""

    named: Named
    name: str | None
    person: str | None
    persons: Named | None
    position: str | None
    position_english: str | None
    body: str | None
    body_id: str | None
    bodies: Named | None
    body_kind: str | None
    more_bodies: str | None


@dataclass(frozen=True, slots=True)
class Placing:
    """The table of places."""

    named: Named
    code: str
    kinds: tuple[str, ...]


def stating_tables(schemas: Schemas) -> tuple[Stating, ...]:
    """The tables whose rows state facts, in their order."""
    stating = (s for s in schemas.values() if s.states and s.is_fact and _keyed(s))
    return tuple(_stating(s, schemas) for s in sorted(stating, key=lambda s: (s.position, s.name)))


def _stating(schema: TableSchema, schemas: Schemas) -> Stating:
    places = place_table(schemas)
    speaking = next((s.name for s in schemas.values() if s.speaks), None)
    bounds = {f.bound: f.name for f in reversed(schema.fields) if f.bound and not f.fact}
    place = role(schema, "place") or _leading(schema, places.name if places else None)
    return Stating(
        schema=schema,
        named=named_table(schema),
        number=number_columns(schema),
        speaker=schema.primary_key[0] if schema.speaks else _leading(schema, speaking),
        place=place,
        cities=next((f.nearest.kinds for f in schema.fields if f.nearest and f.nearest.start == place), ()),
        abouts=tuple((f.name, to) for f in schema.fields if f.fact == "about" and (to := refers_to(schema, f.name))),
        own_words=with_semantics(schema, "own-words"),
        kind=role(schema, "kind") or _cued(schema, "kind") or _cued(schema, "role"),
        start=role(schema, "start") or bounds.get("start"),
        end=bounds.get("end"),
        **{name: role(schema, name) for name in ("event", "before", "of", "topics", "grade", "holds", "target")},
        **{name: _cued(schema, name) for name in ("status", "state", "statistic")},
    )


def gathering(schemas: Schemas) -> Gathering | None:
    """The table of events to which a column marked as such leads."""
    columns = ((s, f.name) for s in schemas.values() for f in s.fields if f.fact == "event")
    events = next((found for s, name in columns if (found := schemas.get(refers_to(s, name) or ""))), None)
    if events is None or not _keyed(events):
        return None
    places = place_table(schemas)
    start = next((f.name for f in events.fields if f.bound == "start"), None)
    return Gathering(named_table(events), start, _leading(events, places.name if places else None))


def speaking(schemas: Schemas) -> Speaking | None:
    """The table whose rows speak, with what it says of each."""
    schema = next((s for s in schemas.values() if s.speaks and _keyed(s)), None)
    if schema is None:
        return None
    named = next((f for f in schema.fields if f.semantics == "person"), None)
    position = next((f.name for f in schema.fields if f.semantics == "name" and not f.name_of and not f.names_row), None)
    body = next((f for f in schema.fields if f.semantics == "name" and f.name_of), None)
    bodies = _table(schemas, schema, body.name_of if body else None)
    persons = _table(schemas, schema, named.name_of if named else None)
    return Speaking(
        named=named_table(schema),
        name=named.name if named else None,
        person=named.name_of if named and persons else None,
        persons=named_table(persons) if persons else None,
        position=position,
        position_english=_english(schema, position),
        body=body.name if body else None,
        body_id=body.name_of if body and bodies else None,
        bodies=named_table(bodies) if bodies else None,
        body_kind=role(bodies, "kind") if bodies else None,
        more_bodies=next((f.name for f in schema.fields if bodies and f.items_refer_to == bodies.name), None),
    )


def placing(schemas: Schemas) -> Placing | None:
    """The table of places."""
    schema = place_table(schemas)
    code = with_semantics(schema, "country-code") if schema else None
    if schema is None or code is None or not _keyed(schema):
        return None
    kinds = tuple(f.name for f in schema.fields if f.semantics in ("place-kind", "further-place-kind"))
    return Placing(named_table(schema), code, kinds)


def named_table(schema: TableSchema) -> Named:
    """A table's key and its names."""
    return Named(schema.name, schema.primary_key[0], schema.label, _english(schema, schema.label), with_semantics(schema, "parent"))


def role(schema: TableSchema, fact: str) -> str | None:
    """The column that is something to the fact of its row."""
    return next((f.name for f in schema.fields if f.fact == fact), None)


def coded_fields(stating: tuple[Stating, ...], column: str) -> Iterator[Field]:
    """The columns whose codes a coded column of facts holds."""
    for table in stating:
        name: str | None = getattr(table, column)
        if name is not None:
            yield table.schema[name]


def _keyed(schema: TableSchema) -> bool:
    """Whether a row is known by one column."""
    return len(schema.primary_key) == 1 and schema.primary_key[0] in schema.field_names


def _table(schemas: Schemas, schema: TableSchema, column: str | None) -> TableSchema | None:
    found = schemas.get(refers_to(schema, column) or "") if column else None
    return found if found is not None and _keyed(found) else None


def _english(schema: TableSchema, column: str | None) -> str | None:
    return next((f.name for f in schema.fields if column and f.translation_of == column), None)


def _leading(schema: TableSchema, table: str | None) -> str | None:
    """The first column that leads to a table, and that people fill."""
    typed = (f for f in schema.fields if not f.computed and f.fact in (None, "place"))
    return next((f.name for f in typed if table and refers_to(schema, f.name) == table), None)


def _cued(schema: TableSchema, cues: str) -> str | None:
    return next((f.name for f in schema.fields if f.cues == cues), None)
