"""The fast way from the lines of a table's file to records, for rows in which there is nothing to object to.

It gives the records that `pipeline.transcription.records` would, with the same places, without making a node of every value. Of a
file with anything unusual or wrong in it, it says nothing (``None``): that file is read with nodes, and its faults are told there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pipeline.model import Citation, Field, Location, Quote, Record, TableSchema
from pipeline.schema.cells import SHORT, text_fault
from pipeline.transcription.nodes import Sequence
from pipeline.transcription.plain import EMPTY, Line, plain_node, unquoted, value_node
from pipeline.transcription.records import citation_of, record_of
from pipeline.transcription.values import WHOLE, typed

_INDENT = 2
_WRONG = object()
"""In place of what a cell holds: nothing that can be told here."""
_WORDS = ("quote", "paragraph")
_MARKED = "\"'~n[{"
"""With what a value begins that may be another than its own text."""
_NOTHING: Mapping[str, Citation] = {}
_DIGITS = 10
"""Whole numbers of fewer digits are in the range of every column of numbers."""


class Places(Mapping[str, Location]):
    """The place of every value of a row by its column; kept as line numbers, since few are ever asked for."""

    __slots__ = ("lines", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[str, int] = {}

    def __getitem__(self, name: str) -> Location:
        return Location(self.path, self.lines[name], _INDENT + len(name) + 3)

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def plain_records(lines: list[Line], path: str, schema: TableSchema, *, smooth: bool = False) -> list[Record] | None:
    """The records of a file that lists the rows of one table; ``None`` where a row is not plain or not right.

    ``smooth``: no text in it has a fault but for its blanks (`is_smooth`).
    """
    starts = [at for at, (_, indent, dash, _, _) in enumerate(lines) if dash and not indent]
    if not starts or starts[0]:
        return None
    fields = {f.name: f for f in schema.fields if not f.computed}
    texts = frozenset(name for name, field in fields.items() if field.type == "string" and smooth)
    records: list[Record] = []
    for first, end in pairwise([*starts, len(lines)]):
        row = lines[first:end]
        record = _flat(row, path, schema, fields, texts) or _nested(row, path, schema)
        if record is None:
            return None
        records.append(record)
    return records


def _nested(row: list[Line], path: str, schema: TableSchema) -> Record | None:
    """The record of a row with nested values, through nodes; ``None`` where it has a fault."""
    node = plain_node(row, path)
    if not isinstance(node, Sequence):
        return None
    record, problems = record_of(node.items[0], schema)
    return None if problems else record


def _flat(row: list[Line], path: str, schema: TableSchema, fields: Mapping[str, Field], texts: frozenset[str]) -> Record | None:
    """The record of a row whose values, and its quotes of single fields, have a line each; ``None`` for another, or one with a fault.

    ``texts`` are the columns in which a short text has no fault.
    """
    words = _WORDS if "char_start" in schema else ()
    values: dict[str, Any] = {}
    places = Places(path)
    lines = places.lines
    said: dict[str, Line] = {}
    cited: list[Line] | None = None
    within = False
    for line in row:
        number, indent, dash, name, value = line
        if within and indent == 2 * _INDENT and cited is not None and name and value and not dash:
            cited.append(line)
            continue
        if indent + _INDENT * dash != _INDENT or name in lines or name in said:
            return None
        if within := not value:
            if name != "evidence" or dash or cited is not None:
                return None
            cited = []
        elif name in words:
            said[name] = line
        elif name in fields:
            lines[name] = number
            plain = name in texts and value[0] not in _MARKED and len(value) <= SHORT
            cell = value if plain else _cell(value, fields[name])
            if cell is _WRONG:
                return None
            if cell is not None:
                values[name] = cell
        else:
            return None
    quote = _quote(said, path, lines) if words else None
    citations = _citations(cited, path, fields) if cited is not None else _NOTHING
    if citations is None or (words and quote is None):
        return None
    return Record(schema.name, values, Location(path, row[0][0], _INDENT + 1), places, quote, citations)


def _cell(value: str, field: Field) -> Any:
    """The value of any cell; ``None`` where it is empty, ``_WRONG`` where it has a fault."""
    if field.type != "string" or value[0] in "[{":
        return _typed(value, field)
    if value[0] in "\"'":
        text = unquoted(value)
        return None if not text else _WRONG if text_fault(text) else text
    if value in EMPTY:
        return None
    return _WRONG if text_fault(value) else value


def _typed(value: str, field: Field) -> Any:
    """The value of a cell that holds no text."""
    if value.isdigit() and value.isascii() and len(value) < _DIGITS and field.type in ("integer", "number"):
        return int(value) if field.type == "integer" else float(value)
    node = value_node(value, "", 0, 0)
    if node is None:
        return _WRONG
    cell, problem = typed(node, field)
    return cell if problem is None else _WRONG


def _citations(cited: list[Line], path: str, fields: Mapping[str, Field]) -> Mapping[str, Citation] | None:
    """The quotes of single fields; ``None`` where there is none, or one of them is not right."""
    citations: dict[str, Citation] = {}
    for number, indent, _, name, value in cited:
        if name not in fields or name in citations:
            return None
        where = Location(path, number, indent + len(name) + 3)
        if value[0] in "[{":
            node = value_node(value, *where)
            citation, problems = citation_of(node) if node else (None, [])
            if citation is None or problems:
                return None
            citations[name] = citation
        elif text := _said(value):
            citations[name] = Citation(Quote(text, None, where), None, where)
        else:
            return None
    return citations or None


def _quote(said: Mapping[str, Line], path: str, lines: dict[str, int]) -> Quote | None:
    """The row's quote, its line added to the others; ``None`` where it is missing or not right."""
    typed_words = said.get("quote")
    text = _said(typed_words[4]) if typed_words else ""
    paragraph = _said(said["paragraph"][4]) if "paragraph" in said else None
    if not typed_words or not text or (paragraph is not None and not WHOLE.fullmatch(paragraph)):
        return None
    lines["quote"] = typed_words[0]
    return Quote(text, None if paragraph is None else int(paragraph), Location(path, typed_words[0], _INDENT + len("quote") + 3))


def _said(value: str) -> str:
    """The text of a value; nothing where it is blank, empty, a list or a mapping."""
    if value[0] in "\"'":
        text = unquoted(value)
        return text if text.strip() else ""
    return "" if value[0] in "[{" or value in EMPTY else value
