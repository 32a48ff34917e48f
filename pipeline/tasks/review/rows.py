"""Rows as they are typed: of a record that is there, of a proposal, of words that a person selects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pipeline.accounting.parts import parts_of
from pipeline.model import Record, TableSchema
from pipeline.proposals.model import Evidence, Proposal, filled
from pipeline.schema.marks import number_columns
from pipeline.text.reading import ReadingText
from pipeline.text.search import occurrences

TypedRow = dict[str, Any]
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")
_COLUMN = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""What a column may be called."""


def key_column(schema: TableSchema) -> str:
    """The column by whose value a row is known."""
    return schema.primary_key[0]


def is_quoted(schema: TableSchema) -> bool:
    """Whether each row of a table stands on a quote: facts, attributions, waivers."""
    return schema.source == "article" and "char_start" in schema.field_names


def row_of_record(record: Record, schema: TableSchema) -> TypedRow:
    """A row that is there, as it is typed; values that could not be read are left out."""
    row: TypedRow = {}
    if record.quote is not None:
        row |= filled(Evidence(record.quote.exact, record.quote.paragraph))
    row |= {name: record.values[name] for name in schema.field_names if name in record.values and name != key_column(schema)}
    evidence = {name: filled(Evidence.of(citation)) for name, citation in record.citations.items()}
    key = {key_column(schema): record.values.get(key_column(schema))}
    return key | row | ({"evidence": evidence} if evidence else {})


def row_of_proposal(proposal: Proposal, schema: TableSchema, key: str | None, reading: ReadingText) -> TypedRow:
    """A proposed row as a person would type it: paragraphs only where the words need one, evidence only where the quote is another."""
    row: TypedRow = {key_column(schema): key}
    if proposal.quote is not None:
        row |= placed_quote(proposal.quote, proposal.paragraph, reading)
    values = {name: value for name, value in proposal.values.items() if value not in (None, "", [])}
    known = [name for name in schema.field_names if name in values]
    row |= {name: values[name] for name in [*known, *(n for n in values if n not in known)] if name != key_column(schema)}
    evidence: TypedRow = {}
    for name, shown in proposal.evidence.items():
        cited = placed_quote(shown.quote, shown.paragraph, reading) if shown.quote else {}
        if shown.note:
            cited["note"] = shown.note
        if cited and cited != {"quote": proposal.quote}:
            evidence[name] = cited
    return row | ({"evidence": evidence} if evidence else {})


def placed_quote(words: str, paragraph: int | None, reading: ReadingText) -> TypedRow:
    """A quote, with its paragraph if the words stand more than once."""
    if paragraph is None or len(occurrences(reading, words)) == 1:
        return {"quote": words}
    return {"quote": words, "paragraph": paragraph}


def quote_at(reading: ReadingText, start: int, end: int) -> TypedRow:
    """The words at ``[start, end)`` of the reading text as a quote that stands once: with its paragraph, or with words around it."""
    words = reading.text[start:end]
    if len(occurrences(reading, words)) == 1 and not reading.language.cuts_numeral(reading.folded, start, end):
        return {"quote": words}
    paragraph = reading.paragraph_at(start)
    while True:
        cut = reading.language.cuts_numeral(reading.folded, start, end)
        if not cut and len(occurrences(reading, words, paragraph)) == 1:
            return placed_quote(words, paragraph, reading)
        before, behind = max(start - 1, 0), min(end + 1, len(reading.text))
        wider = ((before, behind), (before, end), (start, behind))
        found = next((place for place in wider if "\n" not in reading.text[slice(*place)]), None)
        if found is None or found == (start, end):
            return {"quote": words, "paragraph": paragraph}
        start, end = found
        words = reading.text[start:end]


def started_row(schema: TableSchema, key: str, reading: ReadingText, span: tuple[int, int]) -> TypedRow:
    """A new row from selected words: its quote, and what the program reads off them (its number, its name)."""
    row: TypedRow = {key_column(schema): key}
    if is_quoted(schema):
        row |= quote_at(reading, *span)
    words = reading.text[slice(*span)]
    row |= _number(schema, words, reading)
    named = next((f for f in schema.fields if f.names_row and f.derivation == "verbatim"), None)
    if named is not None and number_columns(schema) is None:
        row[named.name] = words
    return {name: row[name] for name in [key_column(schema), "quote", "paragraph", *schema.field_names] if name in row}


def _number(schema: TableSchema, words: str, reading: ReadingText) -> TypedRow:
    """The parts of the one number that the words hold, by the columns of the table."""
    columns, found = number_columns(schema), reading.language.find_quantities(words)
    if columns is None or len(found) != 1:
        return {}
    parts: dict[str | None, Any] = {columns.numeral: found[0].number_text, columns.unit: found[0].unit}
    parts |= {columns.of(part): value for part, value in parts_of(found[0]).items()}
    return {name: value for name, value in parts.items() if name is not None and value not in (None, "")}


def received_row(data: Mapping[str, Any], schema: TableSchema) -> TypedRow:
    """A row as the page sends it: texts cleaned, lists parted at commas, numbers as numbers where they are some.

    What cannot be called a column is left out; a column that the table lacks is for the check to tell.
    """
    row: TypedRow = {}
    for name, value in data.items():
        taken: Any = None
        if name == "evidence":
            cited = value.items() if isinstance(value, Mapping) else ()
            taken = {column: said for column, one in cited if _COLUMN.fullmatch(column) and (said := _evidence(one))}
        elif _COLUMN.fullmatch(name):
            kind = "integer" if name == "paragraph" else schema[name].type if name in schema.field_names else "string"
            taken = _value(value, kind)
        if taken not in (None, "", [], {}):
            row[name] = taken
    return row


def _evidence(data: Any) -> TypedRow:
    if not isinstance(data, Mapping):
        return {}
    kinds = {"quote": "string", "paragraph": "integer", "note": "string"}
    taken = {name: _value(data.get(name), kind) for name, kind in kinds.items()}
    return {name: value for name, value in taken.items() if value != ""}


def _value(value: Any, kind: str) -> Any:
    if kind == "list":
        parts = value if isinstance(value, list) else str(value or "").replace("，", ",").split(",")
        return [part for one in parts if (part := clean_text(str(one)))]
    text = clean_text(str(value)) if value is not None else ""
    is_number = kind in ("number", "integer") and _NUMBER.fullmatch(text)
    return Decimal(text) if is_number else text  # what is no number is for the check to object to


def clean_text(text: str) -> str:
    """A text without line breaks, control characters and blanks at its ends."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def free_key(schema: TableSchema, article_id: str, own: Iterable[str], others: Iterable[str]) -> str:
    """An id for a new row, in the manner of those that are there: article, a letter for the table, a number.

    ``own`` are the keys of the table, ``others`` those of other tables, whose letters are taken.
    """
    stems: dict[str, int] = {}
    for key in own:
        stem, number = _parted(key, article_id)
        if stem:
            stems[stem] = max(stems.get(stem, 0), number)
    if not stems:
        used = {_parted(key, article_id)[0] for key in others}
        letters = [schema.name[:length] for length in range(1, len(schema.name) + 1)]
        stems = {next((one for one in letters if one not in used), schema.name): 0}
    stem = max(stems, key=lambda one: stems[one])
    return f"{article_id}-{stem}{stems[stem] + 1:02}"


def _parted(key: str, article_id: str) -> tuple[str, int]:
    """The letters and the number behind the article's id; nothing where a key is made otherwise."""
    found = re.fullmatch(rf"{re.escape(article_id)}-([a-z]+)([0-9]{{1,6}})", key)
    return (found[1], int(found[2])) if found else ("", 0)
