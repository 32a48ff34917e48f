"""The fast reader of YAML: it knows the plain layout that transcriptions are written in, and nothing else.

It reads lines of ``key: value``, lists of such rows, lists of values, and mappings nested by indentation, with every value on one line:
plain without a character that could mean something in YAML, or quoted without an escape. Of any other file, right or wrong, it says
nothing (``None``), and the full parser reads it. What it reads it reads as the full parser would, with the same places.
"""

from __future__ import annotations

import re

from pipeline.model import Location
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence

_ODD = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Tabs, carriage returns, other line breaks, byte-order marks, and what YAML refuses."""
_PLAIN = r"(?:-(?=[0-9])|[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<])(?:[^:#\n ]++|:(?=\S)| (?=[^\s#]))*+"
_CODE = r"[A-Za-z0-9_][A-Za-z0-9_.\-]*"
_VALUE = rf"{_PLAIN}|\"[^\"\\\n]*+\"|'[^'\n]*+'|\[{_CODE}(?:, {_CODE})*\]|~"
_LINE = re.compile(rf"^( *+)(- )?+(?:([a-z][a-z0-9_]*+):(?: ({_VALUE}))?+|({_VALUE}))$|^ *+(#)[^\n]*+$", re.MULTILINE)
_EMPTY = frozenset(("~", "null"))

Row = tuple[int, int, bool, str, str]
"""A line: its number, its indentation, whether it begins with a dash, its key (or nothing), its value (or nothing)."""


class _OtherLayoutError(Exception):
    """The file is laid out in a way this reader does not know."""


def read_plain(text: str, path: str) -> Node | None:
    """The nodes of a file in the plain layout; ``None`` where it is laid out otherwise, or is not YAML at all."""
    if _ODD.search(text) or not text.endswith("\n"):
        return None
    found = _LINE.findall(text)
    if len(found) != text.count("\n"):
        return None
    rows = [
        (number, len(indent), bool(dash), key, value or item)
        for number, (indent, dash, key, value, item, comment) in enumerate(found, 1)
        if not comment
    ]
    try:
        return _Reader(rows, path).document()
    except _OtherLayoutError:
        return None


class _Reader:
    """Builds nodes from lines; every method takes the line to begin with, and returns its node and the line to go on with."""

    def __init__(self, rows: list[Row], path: str) -> None:
        self.rows = rows
        self.path = path

    def document(self) -> Node:
        """The node of all lines."""
        if not self.rows:
            raise _OtherLayoutError
        node, at = self._block(0, 0)
        if at < len(self.rows):
            raise _OtherLayoutError
        return node

    def _block(self, at: int, column: int) -> tuple[Node, int]:
        _, indent, dash, _, _ = self.rows[at]
        if indent != column:
            raise _OtherLayoutError
        return self._sequence(at, column) if dash else self._mapping(at, column)

    def _sequence(self, at: int, column: int) -> tuple[Sequence, int]:
        rows, items = self.rows, []
        where = Location(self.path, rows[at][0], column + 1)
        while at < len(rows):
            number, indent, dash, key, value = rows[at]
            if indent != column or not dash:
                break
            item, at = self._mapping(at, column + 2) if key else (self._value(value, number, column + 3), at + 1)
            items.append(item)
        self._ended(at, column)
        return Sequence(tuple(items), where), at

    def _mapping(self, at: int, column: int) -> tuple[Mapping, int]:
        rows, path = self.rows, self.path
        items: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        where = Location(path, rows[at][0], column + 1)
        dashed = rows[at][2]
        while at < len(rows):
            number, indent, dash, key, value = rows[at]
            if (dash or indent != column) and not (dashed and dash and indent + 2 == column):
                break
            if not key or key in items:
                raise _OtherLayoutError
            dashed = False
            keys[key] = Location(path, number, column + 1)
            if value:
                items[key] = self._value(value, number, column + len(key) + 3)
                at += 1
            else:
                items[key], at = self._nested(at + 1, column)
        self._ended(at, column)
        return Mapping(items, keys, where), at

    def _ended(self, at: int, column: int) -> None:
        """A block ends with the file or with a line further left."""
        if at < len(self.rows) and self.rows[at][1] >= column:
            raise _OtherLayoutError

    def _nested(self, at: int, column: int) -> tuple[Node, int]:
        """The block under a key without a value; it stands further right."""
        if at == len(self.rows) or self.rows[at][1] <= column:
            raise _OtherLayoutError
        return self._block(at, self.rows[at][1])

    def _value(self, value: str, number: int, column: int) -> Node:
        where = Location(self.path, number, column)
        begins = value[0]
        if begins in "\"'":
            return Scalar(value[1:-1], False, where)
        if begins != "[":
            return Scalar(value, value in _EMPTY, where)
        items, at = [], column + 1
        for item in value[1:-1].split(", "):
            items.append(Scalar(item, item in _EMPTY, Location(self.path, number, at)))
            at += len(item) + 2
        return Sequence(tuple(items), where)
