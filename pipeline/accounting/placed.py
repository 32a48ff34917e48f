"""Records with the places of their quotes in the reading text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import Record, TableSchema
from pipeline.text.reading import ReadingText, clean, fold

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A record whose quotes were found: ``places[""]`` is the row's, others belong to fields.

    ``focus`` is the part of the row's quote that the row is about: the numeral of a metric, the verb of an attribution.
    """

    record: Record
    schema: TableSchema
    places: Mapping[str, Span]
    focus: Span | None = None

    @property
    def counts_number(self) -> bool:
        """Whether the focus is a numeral."""
        return self.focus is not None and bool(self.schema.numerals)

    @property
    def counts_speaker(self) -> bool:
        """Whether the focus is a verb of saying."""
        return self.focus is not None and self.schema.focus == "verb"

    def located(self, reading: ReadingText) -> Iterator[tuple[str, str, Span]]:
        """Field, cleaned value and place of every verbatim value that stands in the quote cited for it."""
        for column in self.schema.verbatim_fields:
            place, given = self.places.get(column.name) or self.places.get(""), self.record.values.get(column.name)
            value = clean(str(given), reading.language) if place is not None and given else ""
            at = reading.folded.find(fold(value, reading.language), *place) if place is not None and value else -1
            if at >= 0:
                yield column.name, value, (at, at + len(value))


def inside(inner: Span, outer: Span) -> bool:
    """Whether one span lies within another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
