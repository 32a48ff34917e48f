"""Rows of the shared tables, found by name: in either script, whole or as the longest name within some words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.accounting.placed import Span
from pipeline.languages import default_language
from pipeline.model import Record, Schemas, TableSchema
from pipeline.schema.marks import place_table, with_semantics
from pipeline.tasks.draft.people import DOT
from pipeline.text.reading import fold

KIND = "市县省区州镇国"
"""What a place's name may be printed without, or with."""


@dataclass(frozen=True)
class Shared:
    """The rows of the shared tables by table, and every name they have, folded."""

    records: tuple[Record, ...]
    tables: Schemas

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """For every table its folded names with the id of the row; a name of two rows is of none."""
        found: dict[str, dict[str, str]] = {}
        twice: set[tuple[str, str]] = set()
        for record in self.records:
            schema = self.tables.get(record.table)
            if schema is None or not schema.primary_key or schema.primary_key[0] not in record.values:
                continue
            key = str(record.values[schema.primary_key[0]])
            for name in _names(record, schema):
                if found.setdefault(schema.name, {}).setdefault(name, key) != key:
                    twice.add((schema.name, name))
        for table, name in twice:
            del found[table][name]
        return found

    def of(self, table: str, name: str) -> str | None:
        """The id of the row that is named so."""
        return self.names.get(table, {}).get(same(name))

    def called(self, table: str, name: str) -> str | None:
        """The same, or else the id of the only row whose name ends so: 衡川市政协 of 市政协."""
        found = {key for listed, key in self.names.get(table, {}).items() if listed.endswith(same(name)) and len(name) >= 2}
        return self.of(table, name) or (found.pop() if len(found) == 1 else None)

    def within(self, table: str, plain: str, place: Span) -> Iterator[tuple[Span, str]]:
        """The names of a table that stand within a place of folded text, the longest at each, in order."""
        names = self.names.get(table, {})
        for match in self._patterns[table].finditer(plain, *place) if table in self._patterns else ():
            if same(match[0]) in names:
                yield match.span(), names[same(match[0])]

    def place_in(self, plain: str, within: Span) -> str | None:
        """The id of the last listed place that is named within some folded text."""
        places = place_table(self.tables)
        found = [key for _, key in self.within(places.name, plain, within)] if places else []
        return found[-1] if found else None

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        listed = {table: sorted((n for n in names if len(n) >= 2), key=len, reverse=True) for table, names in self.names.items()}
        return {table: re.compile("|".join(map(re.escape, words))) for table, words in listed.items() if words}


def same(name: str) -> str:
    """A name as it is compared: folded, one dot for all dots between its parts."""
    return DOT.sub("·", fold(name, default_language()))


def _names(record: Record, schema: TableSchema) -> Iterator[str]:
    """The names of a row; a place is also known without the word for its kind, where two characters remain."""
    place = with_semantics(schema, "country-code") is not None
    for field in schema.fields:
        if (field.names_row or field.semantics == "simplified-name") and field.name in record.values:
            name = same(str(record.values[field.name]))
            yield name
            if place and len(name) > 2 and name[-1] in KIND:
                yield name[:-1]
