"""The fast reader of YAML: it knows the plain layout that transcriptions are written in, and nothing else.

It reads lines of ``key: value``, lists of such rows, lists of values, and mappings nested by indentation, with every value on one line:
plain without a character that could mean something in YAML; quoted, with no escape but that of a quotation mark or a backslash; a list of
codes; or a mapping of such in braces. Of any other file, right or wrong, it says nothing (``None``), and the full parser reads it. What
it reads it reads as the full parser would, with the same places.
"""

from __future__ import annotations

import re
from sys import intern

from pipeline.model import Location
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence

MOST = 1_000_000
DEEPEST = 8
"""Longer files, and deeper nested ones in blanks of indentation, are for the full parser and its own limits."""
PART = 2**15
"""So many characters, and the rest of a line, are taken apart at once."""
_ODD = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Tabs, carriage returns, other line breaks, byte-order marks, and what YAML refuses."""
_PLAIN = r"(?:-(?=[0-9])|[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<])(?:[^:#\n ]++|:(?=\S)| (?=[^\s#]))*+"
_CODE = r"[A-Za-z0-9_][A-Za-z0-9_.\-]*"
_QUOTED = r"\"(?:[^\"\\\n]++|\\[\"\\])*+\"|'(?:[^'\n]++|'')*+'"
_INNER = r"(?:-(?=[0-9])|[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<])(?:[^:#?,\[\]{}\n ]++| (?=[^\s:#?,\[\]{}]))*+"
_KEY = "[a-z][a-z0-9_]*+"
_PAIR = rf"{_KEY}: (?:{_INNER}|{_QUOTED})"
_PAIRS = re.compile(rf"({_KEY}): ({_INNER}|{_QUOTED})")
_VALUE = rf"{_PLAIN}|{_QUOTED}|\[{_CODE}(?:, {_CODE})*\]|~|\{{{_PAIR}(?:, {_PAIR})*+\}}"
_ESCAPED = re.compile(r"\\([\"\\])")
_LINE = re.compile(rf"^( *+)(- )?+(?:({_KEY}):(?: ({_VALUE}))?+|({_VALUE}))$|^ *+(#)[^\n]*+$", re.MULTILINE)
EMPTY = frozenset(("~", "null"))

Line = tuple[int, int, bool, str, str]
"""A line: its number, its indentation, whether it begins with a dash, its key (or nothing), its value (or nothing)."""


class _OtherLayoutError(Exception):
    """The file is laid out in a way this reader does not know."""


def read_plain(text: str, path: str) -> Node | None:
    """The nodes of a file in the plain layout; ``None`` where it is laid out otherwise, or is not YAML at all."""
    lines = plain_lines(text)
    return plain_node(lines, path) if lines is not None else None


def plain_lines(text: str) -> list[Line] | None:
    """The lines of a text in the plain layout, without comments; ``None`` where one of them is none."""
    if len(text) > MOST or _ODD.search(text) or not text.endswith("\n"):
        return None
    lines: list[Line] = []
    at, first = 0, 1
    while at < len(text):
        end = text.find("\n", at + PART) + 1 or len(text)
        found = _LINE.findall(text, at, end)
        if len(found) != text.count("\n", at, end):
            return None
        lines += [
            (number, len(indent), bool(dash), intern(key), value or item)
            for number, (indent, dash, key, value, item, comment) in enumerate(found, first)
            if not comment
        ]
        at, first = end, first + len(found)
    return lines


def plain_node(lines: list[Line], path: str) -> Node | None:
    """The node of some lines; ``None`` where their indentation or a key given twice is for the full parser to judge."""
    try:
        return _Reader(lines, path).document()
    except _OtherLayoutError:
        return None


class _Reader:
    """Builds nodes from lines; every method takes the line to begin with, and returns its node and the line to go on with."""

    def __init__(self, lines: list[Line], path: str) -> None:
        self.lines = lines
        self.path = path

    def document(self) -> Node:
        """The node of all lines."""
        node, at = self._block(0, -1)
        if at < len(self.lines) or self.lines[0][1]:
            raise _OtherLayoutError
        return node

    def _block(self, at: int, left: int) -> tuple[Node, int]:
        """The block that begins with a line; it stands further right than ``left``."""
        if at == len(self.lines) or not left < self.lines[at][1] <= DEEPEST:
            raise _OtherLayoutError
        _, column, dash, _, _ = self.lines[at]
        return self._sequence(at, column) if dash else self._mapping(at, column)

    def _sequence(self, at: int, column: int) -> tuple[Sequence, int]:
        lines, items = self.lines, []
        where = Location(self.path, lines[at][0], column + 1)
        while at < len(lines):
            number, indent, dash, key, value = lines[at]
            if indent != column or not dash:
                break
            item, at = self._mapping(at, column + 2) if key else (self._value(value, number, column + 3), at + 1)
            items.append(item)
        self._ended(at, column)
        return Sequence(tuple(items), where), at

    def _mapping(self, at: int, column: int) -> tuple[Mapping, int]:
        lines, path = self.lines, self.path
        items: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        where = Location(path, lines[at][0], column + 1)
        dashed = lines[at][2]
        while at < len(lines):
            number, indent, dash, key, value = lines[at]
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
                items[key], at = self._block(at + 1, column)
        self._ended(at, column)
        return Mapping(items, keys, where), at

    def _value(self, value: str, number: int, column: int) -> Node:
        node = value_node(value, self.path, number, column)
        if node is None:
            raise _OtherLayoutError
        return node

    def _ended(self, at: int, column: int) -> None:
        """A block ends with the file or with a line further left."""
        if at < len(self.lines) and self.lines[at][1] >= column:
            raise _OtherLayoutError


def unquoted(value: str) -> str:
    """The text of a value in quotation marks."""
    text = value[1:-1]
    if value[0] == "'":
        return text.replace("''", "'") if "'" in text else text
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def value_node(value: str, path: str, number: int, column: int) -> Node | None:
    """The node of a value as it stands in its line: a plain or quoted text, a list of codes, or a mapping.

    ``None`` where a mapping has a key twice.
    """
    where = Location(path, number, column)
    begins = value[0]
    if begins in "\"'":
        return Scalar(unquoted(value), False, where)
    if begins == "{":
        return _braced(value, where)
    if begins != "[":
        return Scalar(value, value in EMPTY, where)
    items, at = [], column + 1
    for item in value[1:-1].split(", "):
        items.append(Scalar(item, item in EMPTY, Location(path, number, at)))
        at += len(item) + 2
    return Sequence(tuple(items), where)


def _braced(value: str, where: Location) -> Mapping | None:
    """The node of a mapping in braces."""
    items: dict[str, Node] = {}
    keys: dict[str, Location] = {}
    path, number, column = where
    for pair in _PAIRS.finditer(value, 1):
        name, inner = pair.groups()
        keys[name] = Location(path, number, column + pair.start())
        node = value_node(inner, path, number, column + pair.start(2))
        if name in items or node is None:
            return None
        items[name] = node
    return Mapping(items, keys, where)
