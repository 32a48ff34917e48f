"""Lint of the marks by which a column leads elsewhere: to the topmost row, to a place above, from the items of a list to rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.model import Field, TableSchema
from pipeline.schema.faults import Fault, Wrong, of_column
from pipeline.schema.marks import with_semantics

FILLED = frozenset({"article_id", "paragraph", "char_start", "char_end"})
"""The columns that the program fills in every table of a project."""


def lead_faults(schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[Fault]:
    """Marks of a project's table that lead to no column, no table or no kind of place; one fault a column."""
    for index, f in enumerate(schema.fields):
        found = (wrong for judge in (_top, _nearest, _items, _unfilled, _labels) for wrong in judge(f, schema, schemas))
        yield from of_column("schema-mark", index, f, islice(found, 1))


def _top(f: Field, schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[Wrong]:
    if f.top_of is None:
        return
    if f.top_of != with_semantics(schema, "parent"):
        yield "topOf", f"topOf {f.top_of} is not the column with the row above", "name the column with semantics parent"
    elif not f.computed or (f.name, schema.name) not in schema.references:
        yield "topOf", "the topmost row is filled by the program", "write computed true, and a foreign key to this table"


def _nearest(f: Field, schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[Wrong]:
    if f.nearest is None:
        return
    table = next((table for column, table in schema.references if column == f.nearest.start), None)
    places = schemas.get(table or "")
    kind = with_semantics(places, "place-kind") if places is not None else None
    if places is None or kind is None or with_semantics(places, "parent") is None:
        yield "nearest", f"nearest leads from {f.nearest.start}, which refers to no table of places", "name a column that does, under from"
    elif not f.nearest.kinds or set(f.nearest.kinds) - set(places[kind].enum):
        yield "nearest", f"nearest looks for a kind that {places.name} does not know", f"its kinds are {', '.join(places[kind].enum)}"
    elif not f.computed or (f.name, places.name) not in schema.references:
        yield "nearest", "the nearest place is filled by the program", f"write computed true, and a foreign key to {places.name}"


def _items(f: Field, schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[Wrong]:
    target = schemas.get(f.items_refer_to or "")
    if f.items_refer_to is not None and (f.type != "list" or target is None or len(target.primary_key) != 1):
        hint = "let it be a list whose items are the ids of a table"
        yield "itemsReferTo", f"itemsReferTo {f.items_refer_to} leads from no list to the ids of a table", hint


def _unfilled(f: Field, schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[Wrong]:
    if f.computed and f.name not in FILLED and f.top_of is None and f.nearest is None:
        yield "computed", "nothing fills it", "say what does (topOf, nearest), or let people type it"


def _labels(f: Field, schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[Wrong]:
    if f.unit_labels and f.part != "unit":
        yield "unitLabels", "labels of units stand on a column that holds none", "move them to the column with part unit"
