"""Ways to damage a transcription, one value at a time: each yields damaged copies with a few words on what was done.

The columns to damage are found by the marks of the schemas, so that any project can be damaged; the classes stand in `of_numbers`,
`of_quotes`, `of_names` and `of_rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model import Citation, Quote, Record, Schemas, TableSchema, Transcription
from pipeline.schema.marks import NumberColumns, number_columns

Mutant = tuple[str, Transcription]


@dataclass(frozen=True, slots=True)
class Sound:
    """A transcription as it is, and what its columns mean."""

    transcription: Transcription
    schemas: Schemas

    @property
    def records(self) -> tuple[Record, ...]:
        """The rows of the article's tables."""
        return self.transcription.records

    def schema(self, record: Record) -> TableSchema:
        """The schema of a row."""
        return self.schemas[record.table]

    def key(self, record: Record) -> Any:
        """What identifies a row."""
        return record.values[self.schema(record).primary_key[-1]]

    def numbered(self) -> Iterator[tuple[Record, NumberColumns]]:
        """The rows that are about a number."""
        columns = {name: number_columns(schema) for name, schema in self.schemas.items() if schema.is_fact}
        for record in self.records:
            if (own := columns.get(record.table)) and own.numeral in record.values:
                yield record, own

    def where(self, which: Callable[[TableSchema], bool]) -> Iterator[Record]:
        """The rows of the tables that are such."""
        return (record for record in self.records if which(self.schema(record)))

    def swapped(self, old: Record, new: Record | None) -> Transcription:
        """The transcription with one record replaced, or dropped."""
        t = self.transcription
        kept = ((r if r is not old else new) for r in t.records)
        return replace(t, records=tuple(r for r in kept if r is not None))

    def with_value(self, record: Record, name: str, value: Any) -> Mutant:
        """The transcription with one value changed."""
        values = {k: v for k, v in {**record.values, name: value}.items() if v is not None}
        return f"{_said(record)} {name} {record.values.get(name)} → {value}", self.swapped(record, replace(record, values=values))

    def with_values(self, record: Record, name: str, others: Iterable[Any]) -> Iterator[Mutant]:
        """One copy for each value that is not the record's own."""
        return (self.with_value(record, name, other) for other in others if other != record.values.get(name))

    def with_quote(self, record: Record, name: str, quote: Quote) -> Mutant:
        """The transcription with one quote changed: the row's, or that of a field."""
        if name == "":
            changed = replace(record, quote=quote)
        else:
            citation = record.citations[name]
            changed = replace(record, citations={**record.citations, name: Citation(quote, citation.note, citation.location)})
        return f"{_said(record)} quote of {name or 'the row'} → {quote.exact} in {quote.paragraph}", self.swapped(record, changed)

    def quotes(self) -> Iterator[tuple[Record, str, Quote]]:
        """Every quote of the transcription's rows."""
        for record in self.records:
            if record.quote is not None:
                yield record, "", record.quote
            for name, citation in record.citations.items():
                if citation.quote is not None:
                    yield record, name, citation.quote


def _said(record: Record) -> str:
    return str(next(iter(record.values.values()), record.location))


Damage = Callable[[Sound], Iterator[Mutant]]
CLASSES: dict[str, Damage] = {}


def damage(name: str) -> Callable[[Damage], Damage]:
    """Register a class of mutants."""

    def register(function: Damage) -> Damage:
        CLASSES[name] = function
        return function

    return register
