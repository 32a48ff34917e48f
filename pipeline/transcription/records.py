"""Records from the nodes of a YAML file: one mapping, one row, every value typed and located."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pipeline.languages.meant import did_you_mean
from pipeline.model import Citation, Location, Problem, Quote, Record, TableSchema
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence, read_each
from pipeline.transcription.values import typed, whole_number

RESERVED = ("quote", "paragraph", "evidence")
_COMMA = "put a text that holds a comma in quotation marks"


def records_of(node: Node | None, schema: TableSchema) -> tuple[list[Record], list[Problem]]:
    """The records of a file that lists the rows of one table."""
    if node is None:
        return [], []
    if not isinstance(node, Sequence):
        return [], [Problem("yaml-shape", node.location, f"the file must list the rows of {schema.name}", "begin every row with '- '")]
    return read_each(node.items, lambda item: record_of(item, schema))


def record_of(node: Node, schema: TableSchema) -> tuple[Record | None, list[Problem]]:
    """One record from one mapping; unknown columns, wrong types and malformed evidence come back as problems.

    Two rows run into one are no record: the reader of the file has reported the keys given twice.
    """
    if not isinstance(node, Mapping):
        return None, [Problem("yaml-shape", node.location, f"a row of {schema.name} must be a mapping", "write column: value")]
    if len(node.repeated) > 1:
        return None, []
    values: dict[str, Any] = {}
    locations: dict[str, Location] = {}
    problems: list[Problem] = []
    faulty = set(node.repeated)
    for name, child in node.items.items():
        if _is_reserved(name, schema):
            continue
        if (fault := _column_fault(name, schema, node.keys[name])) is not None:
            problems.append(fault)
            faulty.update(_meant(name, schema))
            continue
        value, wrong = typed(child, schema[name])
        locations[name] = child.location
        if wrong is not None:
            problems.append(wrong)
            faulty.add(name)
        elif value is not None:
            values[name] = value
    quote, faults = _row_quote(node, schema)
    faulty |= {"quote"} if faults else set()
    citations, more, doubtful = _citations(node.items.get("evidence"), schema)
    problems += faults + more
    locations |= {name: child.location for name, child in node.items.items() if name == "quote"}
    return Record(schema.name, values, node.location, locations, quote, citations, frozenset(faulty | doubtful)), problems


def _is_reserved(name: str, schema: TableSchema) -> bool:
    return name in RESERVED and (name == "evidence" or "char_start" in schema.field_names)


def _meant(name: str, schema: TableSchema) -> list[str]:
    """The column that a misspelt name may stand for."""
    return get_close_matches(name, schema.writable, 1)


def _column_fault(name: str, schema: TableSchema, where: Location) -> Problem | None:
    writable = schema.writable
    if name in writable:
        return None
    if name in schema.field_names:
        return Problem("column-computed", where, f"{name} is computed by the program", "remove it")
    hint = did_you_mean(name, writable, f"the columns are {', '.join(writable)}")
    return Problem("column-unknown", where, f"{schema.name} has no column {name}", hint)


def _row_quote(node: Mapping, schema: TableSchema) -> tuple[Quote | None, list[Problem]]:
    if "char_start" not in schema.field_names:
        return None, []
    if "quote" not in node.items:
        message = "the row has no quote"
        return None, [Problem("quote-missing", node.location, message, "add the words of the article that establish it")]
    return _quote(node.items["quote"], node.items.get("paragraph"))


def _quote(text: Node, paragraph: Node | None) -> tuple[Quote | None, list[Problem]]:
    if not isinstance(text, Scalar) or not text.text.strip():
        return None, [Problem("quote-empty", text.location, "the quote is empty", "quote the words that show the value")]
    if paragraph is None:
        return Quote(text.text, None, text.location), []
    number = whole_number(paragraph)
    if number is None:
        return None, [Problem("value-type", paragraph.location, "paragraph is not a whole number", "write the paragraph's number")]
    return Quote(text.text, number, text.location), []


def _citations(node: Node | None, schema: TableSchema) -> tuple[dict[str, Citation], list[Problem], set[str]]:
    """The citations of a row by field, their problems, and the names of the evidence that could not be read."""
    if node is None or (isinstance(node, Scalar) and node.empty):
        return {}, [], set()
    if not isinstance(node, Mapping):
        return {}, [Problem("evidence-shape", node.location, "evidence must be a mapping", "write field: quote")], {"evidence"}
    citations: dict[str, Citation] = {}
    problems: list[Problem] = []
    doubtful = set(node.repeated)
    for name, child in node.items.items():
        if (fault := _column_fault(name, schema, node.keys[name])) is not None:
            problems.append(fault)
            doubtful.update(_meant(name, schema))
            continue
        citation, faults = citation_of(child)
        problems += faults
        if citation is not None:
            citations[name] = citation
        else:
            doubtful.add(name)
    return citations, problems, {f"evidence.{name}" for name in doubtful}


def citation_of(node: Node) -> tuple[Citation | None, list[Problem]]:
    """A citation: a quote alone, or a mapping with ``quote``, ``paragraph`` and ``note``."""
    if isinstance(node, Scalar):
        alone, problems = _quote(node, None)
        return (Citation(alone, None, node.location) if alone else None), problems
    hint = "write a quote, or a mapping with quote, paragraph and note"
    if not isinstance(node, Mapping):
        return None, [Problem("evidence-shape", node.location, "evidence of a field must be a quote or a mapping", hint)]
    problems = [
        Problem("evidence-shape", node.keys[k], f"“{k}” is not part of evidence", _COMMA if isinstance(v, Scalar) and v.empty else hint)
        for k, v in node.items.items()
        if k not in ("quote", "paragraph", "note")
    ]
    quote: Quote | None = None
    if "quote" in node.items:
        quote, faults = _quote(node.items["quote"], node.items.get("paragraph"))
        problems += faults
    note = node.items.get("note")
    text = " ".join(note.text.split()) if isinstance(note, Scalar) else None
    if not problems and not quote and not text:
        problems.append(Problem("evidence-shape", node.location, "evidence has neither quote nor note", hint))
    return (None if problems else Citation(quote, text or None, node.location)), problems
