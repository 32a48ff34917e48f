"""Of the keys of a proved table so much as tells that all is well with them, in little memory.

Keys stand in a file nearly in order: those of a block lie in a range to themselves, or share it with the block before. So a key is looked
for in one block or two, and of a table to which nothing leads only the last block is kept; what leads to rows is kept once a block. Texts
are compared, not hashes of them. This says yes or doubts; who doubts gathers all keys (`keys.TableKeys`), which tell what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import TableSchema
from pipeline.tasks.validate.keys import Names, Reference, joined, references, unique, upward


class Span(NamedTuple):
    """Some keys, and the first and the last of them in order; no more where nobody will ask."""

    first: str
    last: str
    keys: pa.Array

    def meets(self, other: Span) -> bool:
        """Whether a key may be in both."""
        return self.first <= other.last and other.first <= self.last


class Outline:
    """What is kept of the keys of one table; ``known``: the tables that were proved so far; ``referred``: whether one leads here.

    ``unique``: no key is given twice. ``acyclic``: what leads to rows of the table itself leads to a lesser key, and so never in a circle.
    """

    def __init__(self, schema: TableSchema, known: Mapping[str, Outline] | None = None, *, referred: bool = True) -> None:
        self.schema, self.known, self.referred = schema, {} if known is None else known, referred
        self.unique = self.acyclic = True
        self._own: dict[Names, list[Span]] = {names: [] for names in unique(schema)}
        self._away: dict[Reference, list[Span]] = {reference: [] for reference in references(schema)}

    def add(self, texts: Mapping[str, pa.Array]) -> None:
        """Take in a block: the texts of every column of a key, null where empty."""
        for names, spans in self._own.items():
            for span in _span(joined(texts, names)):
                self.unique = self.unique and _is_new(span, spans)
                spans[-1:] = [last if self.referred else last._replace(keys=None) for last in spans[-1:]]
                spans.append(span)
        for reference, spans in self._away.items():
            away = pc.unique(joined(texts, reference.fields))
            found = _span(pc.unique(pc.list_flatten(pc.split_pattern(away, "|"))) if reference.items else away)
            spans += (span for span in found if not _lead(reference, [span], self.known.get(reference.resource)))
        for names in upward(self.schema):
            above = pc.less(joined(texts, names), joined(texts, self.schema.primary_key))
            self.acyclic = self.acyclic and pc.all(above, min_count=0).as_py()

    def leads(self, outlines: Mapping[str, Outline | None]) -> bool:
        """Whether every reference leads to a row of a table that was read; of one that was not proved it is doubted."""
        return all(
            _lead(reference, spans, outlines[reference.resource])
            for reference, spans in self._away.items()
            if reference.resource in outlines
        )

    def has(self, wanted: Span) -> bool:
        """Whether all of some keys are primary keys of the table."""
        there = [span.keys for span in self._own[self.schema.primary_key] if span.meets(wanted)]
        return bool(pc.all(pc.is_in(wanted.keys, value_set=pa.chunked_array(there, pa.string()))).as_py())


def _lead(reference: Reference, spans: Iterable[Span], target: Outline | None) -> bool:
    """Whether all that leads to a table is known to lead to a row."""
    return target is not None and (not reference.fits(target.schema) or all(map(target.has, spans)))


def _span(keys: pa.Array) -> Iterator[Span]:
    """The span of some keys, where there are any."""
    keys = keys.drop_null()
    if len(keys):
        ends = pc.min_max(keys)
        yield Span(ends["min"].as_py(), ends["max"].as_py(), keys)


def _is_new(span: Span, spans: list[Span]) -> bool:
    """Whether no key of a block is in it twice, nor in the block before, nor may be in any other."""
    if any(span.meets(before) for before in spans[:-1]):
        return False
    if not pc.all(pc.less(span.keys[:-1], span.keys[1:]), min_count=0).as_py() and len(pc.unique(span.keys)) < len(span.keys):
        return False
    met = [before.keys for before in spans[-1:] if span.meets(before)]
    return not any(pc.any(pc.is_in(span.keys, value_set=keys)).as_py() for keys in met)
