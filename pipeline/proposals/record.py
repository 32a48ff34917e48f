"""A proposal becomes a record as a transcription would have it: the same types, the same columns, the same words where one is wrong.

Its values pass through the nodes of the YAML reader, so that what a row may hold is said in one place (`pipeline.transcription.records`).
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pipeline.model import Location, Problem, Record, Schemas, TableSchema
from pipeline.proposals.model import Evidence, Proposal, filled
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence
from pipeline.transcription.records import record_of

SOURCES = ("article", "shared")
"""Where rows come from that can be proposed: the program makes all others."""


def proposable(schemas: Schemas) -> list[TableSchema]:
    """The tables whose rows can be proposed."""
    return [schema for schema in schemas.values() if schema.source in SOURCES]


def record_from(proposal: Proposal, schemas: Schemas) -> tuple[Record | None, list[Problem]]:
    """The record of a proposal, every value located where the proposal was read; or all that is wrong with its form."""
    schema = schemas.get(proposal.table)
    if schema is None or schema.source not in SOURCES:
        return None, [no_table(proposal, schemas)]
    record, problems = record_of(row_node(proposal, schema), schema)
    if record is not None and record.quote is None and proposal.quote is not None and not problems:
        message = f"{schema.name} has no quotes: its rows hold for every article"
        problems = [Problem("column-unknown", proposal.location, message, "leave the quote out")]
    return (None if problems else record), problems


def no_table(proposal: Proposal, schemas: Schemas) -> Problem:
    """That a proposal is of a table whose rows cannot be proposed."""
    names = [schema.name for schema in proposable(schemas)]
    if proposal.table in schemas:
        message = f"rows of {proposal.table} are made by the program"
        return Problem("proposal-table", proposal.location, message, f"propose rows of {', '.join(names)}")
    near = get_close_matches(proposal.table, names, 1)
    hint = f"did you mean {near[0]}?" if near else f"the tables are {', '.join(names)}"
    return Problem("proposal-table", proposal.location, f"there is no table {proposal.table[:40] or '(none)'}", hint)


def other_article(proposal: Proposal, article_id: str) -> Problem | None:
    """That a proposal says that it is of another article."""
    if proposal.article_id in (None, article_id):
        return None
    message = f"it is of the article {str(proposal.article_id)[:60]}, not of {article_id}"
    return Problem("proposal-other-article", proposal.location, message, "admit it there, or correct its article_id")


def row_node(proposal: Proposal, schema: TableSchema) -> Mapping:
    """A proposal as the node of a row."""
    at = proposal.location
    items: dict[str, Node] = {name: node_of(value, at) for name, value in proposal.values.items()}
    if proposal.quote is not None:
        items["quote"] = node_of(proposal.quote, at)
    if proposal.paragraph is not None and "char_start" in schema.field_names:
        items["paragraph"] = node_of(proposal.paragraph, at)
    if proposal.evidence:
        items["evidence"] = _mapping({name: _shown(evidence, at) for name, evidence in proposal.evidence.items()}, at)
    return _mapping(items, at)


def node_of(value: Any, at: Location) -> Node:
    """A value as a node: a number by its digits, a list as a list, nothing as an empty scalar; what no column can hold as a nested one."""
    if value is None:
        return Scalar("", True, at)
    if isinstance(value, list | tuple):
        return Sequence(tuple(node_of(item, at) for item in value), at)
    if isinstance(value, dict | bool):
        return _mapping({}, at)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return Scalar(str(int(value)), False, at)
    return Scalar(str(value), False, at)


def _mapping(items: dict[str, Node], at: Location) -> Mapping:
    return Mapping(items, dict.fromkeys(items, at), at)


def _shown(evidence: Evidence, at: Location) -> Node:
    parts = {"quote": evidence.quote, "paragraph": evidence.paragraph, "note": evidence.note}
    return _mapping({name: node_of(value, at) for name, value in parts.items() if value is not None}, at)


def row_of(record: Record) -> dict[str, Any]:
    """A record as the row of a file: quote, values, evidence, in the order in which people write them."""
    key = next(iter(record.values), None)
    row: dict[str, Any] = {key: record.values[key]} if key is not None else {}
    if record.quote is not None:
        row["quote"] = record.quote.exact
        row["paragraph"] = record.quote.paragraph
    row |= {name: value for name, value in record.values.items() if name != key}
    row["evidence"] = {name: filled(Evidence.of(citation)) for name, citation in record.citations.items()}
    return {name: value for name, value in row.items() if value not in (None, {})}


def with_id(record: Record, schema: TableSchema, key: str) -> Record:
    """The record under an id, columns in the order of the schema."""
    values = {schema.primary_key[-1]: key, **record.values}
    return replace(record, values={name: values[name] for name in schema.field_names if name in values})
