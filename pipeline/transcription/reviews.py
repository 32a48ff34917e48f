"""reviews.yaml: how single rows of an article came about, and by how many people they were read.

The program writes it when it takes a draft or a proposal into a table; a row of which it says nothing was typed. An entry names its row
by ``table`` and ``row``, the row's id. Every row that stands on a quote may have one. The lock does not pin it: who decided changes nothing
of what was read off a text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from pipeline.languages.meant import did_you_mean
from pipeline.model import Field, Problem, Record, Review, Schemas, TableSchema
from pipeline.schema.pandera_rules import cell_problem
from pipeline.transcription.anchoring import row_key
from pipeline.transcription.nodes import Node
from pipeline.transcription.records import records_of
from pipeline.transcription.yaml_reader import read_nodes

REVIEWS_FILE = "reviews.yaml"
TABLE = "reviews"
NAMING = ("table", "row")
"""The keys of an entry that name its row."""

_SAID = tuple(f.name for f in fields(Review) if f.name != "location")
_TEXTS = ("proposer", "version", "prompt_sha256", "outcome")
"""What is said of a draft or a proposal only."""


def as_row(review: Review) -> dict[str, Any]:
    """The entry of a review, without what is not known, its keys always in the same order."""
    values = ((name, getattr(review, name)) for name in _SAID)
    return {name: value for name, value in values if value not in (None, "")}


def read_reviews(
    folder: Path, root: Path, schemas: Schemas, records: Iterable[Record], unread: Container[str] = ()
) -> tuple[tuple[Review, ...], list[Problem]]:
    """What the reviews.yaml of an article's folder says of its ``records``; every fault comes back as a problem.

    Of tables that are ``unread`` in part nobody knows which rows there are.
    """
    path = folder / REVIEWS_FILE
    if not path.exists():
        return (), []
    node, problems = read_nodes(path, path.relative_to(root).as_posix())
    reviews, faults = read_entries(node, schemas, records, unread)
    return reviews, problems + faults


def read_entries(
    node: Node | None, schemas: Schemas, records: Iterable[Record], unread: Container[str] = ()
) -> tuple[tuple[Review, ...], list[Problem]]:
    """The same from the nodes of the file."""
    schema = _entries(schemas[TABLE])
    entries, problems = records_of(node, schema)
    rows = _rows(records, schemas)
    reviews: dict[tuple[str, str], Review] = {}
    for entry in entries:
        faults = [*_misfits(entry, schema)] or [*_contradictions(entry), *_dangling(entry, rows, unread)]
        problems += faults
        if faults or entry.faulty:
            continue
        review = Review(**entry.values, location=entry.location)
        first = reviews.setdefault((review.table, review.row), review)
        if first is not review:
            message = f"{review.table} {review.row} has an entry already, at {first.location}"
            problems.append(Problem("review-twice", entry.where("row"), message, "keep one of them"))
    return tuple(reviews.values()), problems


def _entries(schema: TableSchema) -> TableSchema:
    """The schema of the file's entries: what the program publishes of them, and how they name their row."""
    wanted = [name for name in _SAID if name not in NAMING]
    named = [Field(name, "string", name, "", name, "", required=True) for name in NAMING]
    return replace(schema, fields=(*named, *(replace(schema[name], computed=False) for name in wanted)))


def _rows(records: Iterable[Record], schemas: Schemas) -> Mapping[str, list[str]]:
    """The ids of an article's rows, by table; an empty one for each whose id could not be read."""
    rows: dict[str, list[str]] = {key.resource: [] for key in schemas[TABLE].foreign_keys if schemas[key.resource].source == "article"}
    for record in records:
        if record.table in rows:
            rows[record.table].append(row_key(record, schemas[record.table]))
    return rows


def _misfits(entry: Record, schema: TableSchema) -> Iterator[Problem]:
    """Values that a column of the entry may not have."""
    for field in schema.fields:
        value = entry.values.get(field.name)
        if field.name in entry.faulty:
            continue
        if value is None:
            if field.required:
                yield cell_problem(field, "not_nullable", None, entry.where(field.name))
        elif field.enum and value not in field.enum:
            yield cell_problem(field, "value-enum", value, entry.where(field.name))
        elif field.pattern is not None and not re.fullmatch(field.pattern, value):
            yield cell_problem(field, "value-pattern", value, entry.where(field.name))
        elif field.minimum is not None and value < field.minimum:
            yield cell_problem(field, "value-range", value, entry.where(field.name))


def _contradictions(entry: Record) -> Iterator[Problem]:
    """What does not go with how the row came about."""
    if entry.faulty:
        return
    origin = entry.values["origin"]
    given = [name for name in _TEXTS if name in entry.values]
    if origin == "typed" and given:
        message = f"the row is typed, but {given[0]} is given"
        yield Problem("review-origin", entry.where(given[0]), message, "write origin drafted or proposed, or take it away")
    if origin == "typed" and entry.values.get("readers") == 0:
        message = "the row is typed, so somebody read it"
        yield Problem("review-origin", entry.where("readers"), message, "write how many people did, or leave it out")
    if origin != "typed" and "outcome" not in entry.values:
        yield Problem("review-origin", entry.location, f"the row is {origin}, but outcome is not given", "add it, or write origin typed")


def _dangling(entry: Record, rows: Mapping[str, list[str]], unread: Container[str]) -> Iterator[Problem]:
    """An entry of no table, or of no row of it."""
    if entry.faulty & set(NAMING):
        return
    table, row = (entry.values[name] for name in NAMING)
    if table not in rows:
        hint = did_you_mean(table, rows, f"the tables are {', '.join(rows)}")
        yield Problem("review-dangling", entry.where("table"), f"no table {table} has rows that stand on quotes", hint)
    elif row not in rows[table] and table not in unread and "" not in rows[table]:
        hint = did_you_mean(row, rows[table], "drop the entry: its row is gone")
        yield Problem("review-dangling", entry.where("row"), f"{row} is no row of {table} in this article", hint)
