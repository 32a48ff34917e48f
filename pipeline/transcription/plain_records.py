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
from pipeline.transcription.nodes import Scalar, Sequence
from pipeline.transcription.plain import Line, plain_node, unquoted, value_node
from pipeline.transcription.records import citation_of, record_of
from pipeline.transcription.values import typed, whole_number

_INDENT = 2
_WRONG = object()
"""In place of what a cell holds: nothing that can be told here."""
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

    def get(self, name: str, default: Any = None) -> Any:
        """The place of a value, or what is given for one that was not typed."""
        line = self.lines.get(name)
        return default if line is None else Location(self.path, line, _INDENT + len(name) + 3)

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
    quoted = "char_start" in schema.field_names
    records: list[Record] = []
    for first, end in pairwise([*starts, len(lines)]):
        row, cited = _parted(lines[first:end])
        record = _flat(row, cited, path, schema.name, fields, quoted, smooth) if row else _nested(lines[first:end], path, schema)
        if record is None:
            return None
        records.append(record)
    return records


def _parted(row: list[Line]) -> tuple[list[Line], list[Line]]:
    """The values of a row that stand in lines of their own, and its evidence, a quote to a line; nothing for a row of another kind."""
    cited: list[Line] = []
    at = next((n for n, line in enumerate(row) if not line[4]), 0)
    if at and row[at][3] == "evidence":
        end = next((n for n, line in enumerate(row[at + 1 :], at + 1) if line[1] <= _INDENT), len(row))
        row, cited = row[:at] + row[end:], row[at + 1 : end]
        if not cited or not _are_values(cited, 2 * _INDENT):
            return [], []
    return (row, cited) if row[0][4] and _are_values(row[1:], _INDENT) else ([], [])


def _are_values(lines: list[Line], column: int) -> bool:
    return all(indent == column and not dash and key and value for _, indent, dash, key, value in lines)


def _nested(row: list[Line], path: str, schema: TableSchema) -> Record | None:
    """The record of a row with nested values, through nodes; ``None`` where it has a fault."""
    node = plain_node(row, path)
    if not isinstance(node, Sequence):
        return None
    record, problems = record_of(node.items[0], schema)
    return None if problems else record


def _flat(
    row: list[Line], cited: list[Line], path: str, table: str, fields: Mapping[str, Field], quoted: bool, smooth: bool
) -> Record | None:
    """The record of a flat row; ``None`` where it has a fault."""
    values: dict[str, Any] = {}
    words: dict[str, Scalar] = {}
    places = Places(path)
    lines = places.lines
    for number, _, _, name, value in row:
        if name in lines or name in words:
            return None
        if quoted and name in ("quote", "paragraph"):
            node = value_node(value, path, number, _INDENT + len(name) + 3)
            if not isinstance(node, Scalar) or node.empty:
                return None
            words[name] = node
            continue
        field = fields.get(name)
        if field is None:
            return None
        lines[name] = number
        cell = _text(value, smooth) if field.type == "string" and value[0] not in "[{" else _typed(value, field)
        if cell is _WRONG:
            return None
        if cell is not None:
            values[name] = cell
    quote = _quote(words, lines) if quoted else None
    citations = _citations(cited, path, fields)
    if (quoted and quote is None) or citations is None:
        return None
    return Record(table, values, Location(path, row[0][0], _INDENT + 1), places, quote, citations)


def _text(value: str, smooth: bool) -> Any:
    """The text of a cell; ``None`` where it is empty, ``_WRONG`` where it has a fault."""
    if value[0] in "\"'":
        text = unquoted(value)
        return None if not text else _WRONG if text_fault(text) else text
    if value in ("~", "null"):
        return None
    return value if (smooth and len(value) <= SHORT) or not text_fault(value) else _WRONG


def _typed(value: str, field: Field) -> Any:
    """The value of any other cell."""
    if value.isdigit() and value.isascii() and len(value) < _DIGITS and field.type in ("integer", "number"):
        return int(value) if field.type == "integer" else float(value)
    node = value_node(value, "", 0, 0)
    if node is None:
        return _WRONG
    cell, problem = typed(node, field)
    return cell if problem is None else _WRONG


def _citations(cited: list[Line], path: str, fields: Mapping[str, Field]) -> dict[str, Citation] | None:
    """The quotes of single fields; ``None`` where one of them is not right."""
    citations: dict[str, Citation] = {}
    for number, indent, _, name, value in cited:
        node = value_node(value, path, number, indent + len(name) + 3)
        if node is None or name not in fields or name in citations or (isinstance(node, Scalar) and node.empty):
            return None
        citation, problems = citation_of(node)
        if citation is None or problems:
            return None
        citations[name] = citation
    return citations


def _quote(words: Mapping[str, Scalar], lines: dict[str, int]) -> Quote | None:
    """The row's quote, its line added to the others; ``None`` where it is missing or not right."""
    text, paragraph = words.get("quote"), words.get("paragraph")
    number = whole_number(paragraph)
    if text is None or not text.text.strip() or (paragraph is not None and number is None):
        return None
    lines["quote"] = text.location.line
    return Quote(text.text, number, text.location)
