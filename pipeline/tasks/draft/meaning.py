"""Which table holds what, by the marks of its schema: numbers, who speaks, who is a person, what is named, where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Schemas, TableSchema
from pipeline.schema.marks import number_columns, place_table, refers_to, with_semantics


@dataclass(frozen=True)
class Meaning:
    """The tables of a project by what they mean; ``None`` where it has no such table."""

    schemas: Schemas

    @cached_property
    def facts(self) -> tuple[TableSchema, ...]:
        """The tables of facts that people fill."""
        return tuple(s for s in self.schemas.values() if s.is_fact and s.focus is None)

    @cached_property
    def numbers(self) -> TableSchema | None:
        """The first table whose rows are about a number."""
        return next((s for s in self.facts if number_columns(s)), None)

    @cached_property
    def speakers(self) -> TableSchema | None:
        """The table of those who may speak: its rows are known by a person's name; one known by another name only mentions a person."""
        return next((s for s in self.facts if s.speaks and name_column(s) in (None, person_column(s))), None)

    @cached_property
    def sayings(self) -> TableSchema | None:
        """The table that has a row for each verb of saying."""
        return next((s for s in self.schemas.values() if s.focus == "verb"), None)

    @cached_property
    def waivers(self) -> TableSchema | None:
        """The table of what is waived."""
        return next((s for s in self.schemas.values() if s.focus == "waived"), None)

    @cached_property
    def events(self) -> TableSchema | None:
        """The table of gatherings: the named rows to which the rows of those who speak refer."""
        speakers = self.speakers
        return next((s for s in self.named if speakers is not None and column_to(speakers, s.name)), None)

    @cached_property
    def works(self) -> TableSchema | None:
        """The table of what is run, built or planned: named rows that are no gathering."""
        return next((s for s in self.named if s is not self.events), None)

    @cached_property
    def named(self) -> tuple[TableSchema, ...]:
        """The tables of facts, neither about numbers nor of those who speak, whose rows have a name of their own."""
        return tuple(s for s in self.facts if s is not self.speakers and number_columns(s) is None and name_column(s))

    @cached_property
    def places(self) -> TableSchema | None:
        """The table that lists places."""
        return place_table(self.schemas)

    def place_columns(self, schema: TableSchema) -> tuple[str, ...]:
        """The columns of a table that lead to a place."""
        return columns_to(schema, self.places.name) if self.places else ()

    def event_column(self, schema: TableSchema) -> str | None:
        """The column of a table that leads to a gathering."""
        return column_to(schema, self.events.name) if self.events else None


def name_column(schema: TableSchema) -> str | None:
    """The column with the name of a row, as it is printed or listed."""
    return next((f.name for f in schema.fields if f.names_row), None)


def columns_to(schema: TableSchema, table: str) -> tuple[str, ...]:
    """The columns in which people refer to the rows of a table, but for the row above in the same."""
    alone = (k.fields[0] for k in schema.foreign_keys if k.resource == table and len(k.fields) == 1 and table != schema.name)
    return tuple(column for column in alone if not schema[column].computed)


def column_to(schema: TableSchema, table: str | None) -> str | None:
    """The one column that refers to a table; of several the one that stands right before another reference, which it goes with.

    Where a number is said at one event and about another, the event where it was said stands beside the one who said it.
    """
    found = columns_to(schema, table) if table else ()
    if len(found) < 2:
        return found[0] if found else None
    before = dict(zip(schema.field_names[1:], schema.field_names, strict=False))
    beside = [c for c in found if c not in before or refers_to(schema, before[c]) is None]
    return (beside or found)[-1]


def office_column(schema: TableSchema) -> str | None:
    """The column with an office as printed: a name of no listed row."""
    return next((f.name for f in schema.fields if f.semantics == "name" and not f.name_of), None)


def person_column(schema: TableSchema) -> str | None:
    """The column with the name of a person as printed."""
    return with_semantics(schema, "person")
