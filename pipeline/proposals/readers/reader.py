"""What a reader of proposals is given and gives, and what all of them share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pipeline.model import Location, Problem, Schemas
from pipeline.proposals.model import Evidence, Proposal

MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know: the tables, the article's id and text, and the table that a person named for a file that names none."""

    schemas: Schemas = field(default_factory=dict)
    article_id: str = ""
    text: str = ""
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of a file: the proposals in their order, and what could not be read."""

    proposals: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader(Protocol):
    """Reads one form of file. ``reads`` sees the file's first bytes and its name; ``shown`` is the path that locations carry."""

    name: str

    def reads(self, head: bytes, name: str) -> bool:
        """Whether a file is of this form."""

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """The proposals of a file, each with a location of its own."""


def unreadable(shown: str, message: str, hint: str) -> Read:
    """A file of which nothing can be read."""
    return Read(problems=(Problem("proposal-unreadable", Location(shown), message, hint),))


class UnreadableError(Exception):
    """A text is no JSON; the message says why and, where that is known, at which line and column."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line, self.column = line, column


def parsed(text: str) -> Any:
    """The value of a JSON text; a key given twice, NaN, half a character, what is nested too deep and a number without end are refused.

    Raises ``UnreadableError``.
    """
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        if "\\ud" in text.lower():
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeEncodeError as error:
        raise UnreadableError("it has half a character, a surrogate without its other half") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"it is no JSON: {error.msg}", error.lineno, error.colno) from error
    except RecursionError as error:
        raise UnreadableError("it is nested too deep") from error
    except ValueError as error:
        raise UnreadableError(str(error)[:100]) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"it gives {twice[:40]!r} twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def decoded(data: bytes, shown: str) -> str | Problem:
    """The text of a file in UTF-8, a byte-order mark left out."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Problem("proposal-unreadable", Location(shown, line, 1), "the file is not UTF-8", "save it as UTF-8")


def parsed_lines(text: str, shown: str, hint: str) -> Iterator[tuple[Location, Any]]:
    """The value of each line of JSON Lines with its place, blank lines left out; of a line that is no JSON, the problem."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield Location(shown, number, 1), parsed(line)
            except UnreadableError as error:
                at = Location(shown, number, error.column or 1)
                yield at, Problem("proposal-unreadable", at, str(error), hint)


def place(start: Any, end: Any) -> tuple[int, int] | tuple[None, None]:
    """A place that was given, where both its ends are whole numbers."""
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (None, None)


def document(data: bytes, shown: str) -> Any:
    """The value of a file that is one JSON text, or a problem."""
    text = decoded(data, shown)
    if isinstance(text, Problem):
        return text
    try:
        return parsed(text)
    except UnreadableError as error:
        at = Location(shown, error.line, error.column)
        return Problem("proposal-unreadable", at, str(error), "mend the file, or have it written again")


def with_evidence(flat: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Evidence]]:
    """Flat columns as values and evidence: ``evidence.COLUMN`` is its quote, with ``.paragraph`` or ``.note`` behind it what it says.

    This is how forms without nested values say what shows one value.
    """
    values: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for name, value in flat.items():
        if not name.startswith("evidence."):
            values[name] = value
            continue
        column, _, part = name.removeprefix("evidence.").partition(".")
        parts.setdefault(column, {})[part or "quote"] = value
    kept = {c: {n: v for n, v in own.items() if v not in (None, "")} for c, own in parts.items()}
    return values, {column: Evidence(**own) for column, own in kept.items() if own and set(own) <= {"quote", "paragraph", "note"}}
