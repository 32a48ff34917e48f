"""groundgate's candidates (specification 0.11): one value each, with the words that show it.

A candidate is ``{"id", "field", "value", "unit", "key", "evidence": [{"source", "role", "text", "start", "end"}], "confidence"}``; a
file is a list of them, an object with ``candidates`` (as its extractors' structured output has it), or JSON Lines. A row is many values, so
``field`` is ``TABLE.COLUMN`` (or COLUMN, with the table named by ``--table``), and candidates of one table with one ``key`` are one row; a
candidate without key is a row of its own. The quote of the value is the evidence of its column; the row's quote is that of the numeral or
the value of its number, else of its first value. Places are UTF-8 bytes and are turned into characters. Evidence from elsewhere
(``external``, ``knowledge``, ``reference``) is no evidence of the article: it becomes a note, and a person looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model import Location, Problem
from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.proposals.readers.reader import Context, Read, UnreadableError, decoded, document, parsed
from pipeline.schema.marks import number_columns

PROPOSER = Proposer("groundgate")


class Groundgate:
    """The reader of groundgate's candidates."""

    name = "groundgate"

    def reads(self, head: bytes, name: str) -> bool:
        """Candidates have a field and a value each, and no table."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        is_json = start.startswith((b"{", b"["))
        return is_json and b'"field"' in head and b'"value"' in head and b'"table"' not in head

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """One proposal for each row that the candidates make."""
        problems: list[Problem] = []
        rows: dict[object, list[tuple[Location, dict[str, Any]]]] = {}
        for at, item in _candidates(data, shown):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            table, _ = _column(item, context)
            key = item.get("key")
            rows.setdefault((table, key) if key is not None else at, []).append((at, item))
        text = context.text.encode("utf-8", "surrogatepass")
        return Read(tuple(_proposal(own, context, text) for own in rows.values()), tuple(problems))


def _character(text: bytes, offset: Any) -> int | None:
    """The character that begins at a byte of a text; ``None`` where none does."""
    if isinstance(offset, bool) or not isinstance(offset, int) or not 0 <= offset <= len(text):
        return None
    try:
        return len(text[:offset].decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _candidates(data: bytes, shown: str) -> Iterator[tuple[Location, Any]]:
    whole = document(data, shown)
    if isinstance(whole, dict):
        whole = whole["candidates"] if isinstance(whole.get("candidates"), list) else [whole]
    if isinstance(whole, list):
        yield from ((Location(shown, 1, n), _checked(c, Location(shown, 1, n))) for n, c in enumerate(whole, 1))
        return
    text = decoded(data, shown)
    if isinstance(text, Problem):
        yield text.location, text
        return
    for number, line in enumerate(text.split("\n"), 1):
        at = Location(shown, number, 1)
        if line.strip():
            try:
                yield at, _checked(parsed(line), at)
            except UnreadableError as error:
                yield at, _not_one(at, str(error))


def _not_one(at: Location, message: str) -> Problem:
    return Problem("proposal-unreadable", at, message, "write candidates as groundgate's candidate.schema.json has them")


def _checked(candidate: Any, at: Location) -> Any:
    """The candidate, or why it is none (`candidate.schema.json`)."""
    if not isinstance(candidate, dict) or not isinstance(candidate.get("field"), str):
        return _not_one(at, "a candidate has no field")
    value = candidate.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return _not_one(at, "the value of a candidate is neither text nor a whole number")
    items = candidate.get("evidence")
    if not isinstance(items, list | dict | None) or not all(isinstance(item, dict) for item in _items(candidate)):
        return _not_one(at, "the evidence of a candidate is no list of items")
    return candidate


def _items(candidate: dict[str, Any]) -> list[Any]:
    items = candidate.get("evidence")
    return [items] if isinstance(items, dict) else list(items or ())


def _column(candidate: dict[str, Any], context: Context) -> tuple[str, str]:
    table, dot, column = candidate["field"].partition(".")
    return (table, column) if dot else (context.table or "", table)


def _proposal(own: list[tuple[Location, dict[str, Any]]], context: Context, text: bytes) -> Proposal:
    table, _ = _column(own[0][1], context)
    schema = context.schemas.get(table)
    numbers = number_columns(schema) if schema is not None else None
    values: dict[str, Any] = {}
    evidence: dict[str, Evidence] = {}
    spans: dict[str, tuple[int | None, int | None]] = {}
    for _, candidate in own:
        _, column = _column(candidate, context)
        values[column] = candidate["value"]
        if numbers is not None and column == numbers.value and numbers.unit and candidate.get("unit"):
            values.setdefault(numbers.unit, candidate["unit"])
        shown, span = _shown(candidate, context, text)
        if shown is not None:
            evidence[column], spans[column] = shown, span
    first = (numbers.numeral, numbers.value) if numbers is not None else ()
    of_row = next((c for c in (*first, *values) if c in evidence and evidence[c].quote and not evidence[c].note), None)
    quote = evidence[of_row].quote if of_row else None
    start, end = spans[of_row] if of_row else (None, None)
    own_evidence = {name: e for name, e in evidence.items() if e.quote != quote or e.note}
    sure = [c["confidence"] for _, c in own if isinstance(c.get("confidence"), int | float)]
    confidence = min(sure) if sure else None
    return Proposal(table, values, quote, None, start, end, own_evidence, None, PROPOSER, confidence, own[0][0])


def _shown(candidate: dict[str, Any], context: Context, text: bytes) -> tuple[Evidence | None, tuple[int | None, int | None]]:
    """What shows the value of a candidate, and where its words are said to stand."""
    nowhere = (None, None)
    for item in _items(candidate):
        if item.get("source", "document") != "document":
            said = str(item.get("text") or item.get("url") or item.get("ref") or "")[:200]
            return Evidence(note=f"{item['source']}: {said}"), nowhere
        if item.get("role", "value") != "value":
            continue
        start, end = _character(text, item.get("start")), _character(text, item.get("end"))
        placed = start is not None and end is not None
        words = item.get("text") if isinstance(item.get("text"), str) else context.text[start:end] if placed else None
        if words:
            return Evidence(quote=words), (start, end) if placed else nowhere
    return None, nowhere
