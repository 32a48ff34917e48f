"""YAML as a tree of plain text with file, line and column; nothing is typed by YAML's own guesses.

``NO`` stays a country code, ``010`` an id and ``12:30`` a time: the schemas say what a value is, not its looks. Anchors, aliases
and tags have no use in a transcription and are refused, so no file can unfold into a bomb; so are duplicate keys, tabs and
documents after the first. Files in the plain layout are read by `pipeline.transcription.plain`, many times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence
from pipeline.transcription.plain import read_plain

MAX_DEPTH = 12
MAX_BYTES = 20_000_000
_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """A construct that is valid YAML but not accepted here."""

    def __init__(self, code: str, location: Location, message: str, hint: str) -> None:
        self.problem = Problem(code, location, message, hint)
        super().__init__(message)


def read_nodes(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """Read a YAML file into nodes; ``shown`` is the path that problems carry. A file of comments is ``None`` without a problem."""
    where = Location(shown)
    try:
        data = read_bytes(path)
    except OSError as error:
        return None, [
            Problem("file-unreadable", where, f"cannot be read: {error.strerror or error}", "check that it exists and its permissions")
        ]
    return parse_nodes(data, where)


def parse_nodes(data: bytes, where: Location) -> tuple[Node | None, list[Problem]]:
    """Parse the bytes of a YAML file into nodes."""
    if len(data) > MAX_BYTES:
        return None, [Problem("file-too-large", where, f"has {len(data)} bytes, more than {MAX_BYTES}", "split the article")]
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [Problem("file-bom", Location(where.path, 1, 1), "begins with a byte-order mark", "save it as UTF-8 without BOM")]
    if not data.strip():
        hint = "restore it; a table without rows is written []"
        return None, [Problem("file-empty", Location(where.path, 1, 1), "the file is empty", hint)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of(data[: error.start].decode("utf-8"), where.path)
        return None, [Problem("file-not-utf8", place, "the file is not UTF-8", "save it as UTF-8")]
    if (control := _CONTROL.search(text)) is not None:
        place = place_of(text[: control.start()], where.path)
        return None, [Problem("yaml-broken", place, "a control character stands in the file", "remove it")]
    node = read_plain(text, where.path)
    return (node, []) if node is not None else parse_fully(text, where.path)


def parse_fully(text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """Parse any YAML, with the place of every fault."""
    node, problems = _parsed(text, path)
    return node, list(problems)


@lru_cache(maxsize=16)
def _parsed(text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """The same; the record of the dataset is wanted several times in one run, that of an article whenever a row of it was edited."""
    return _Parser(text, path).parse()


def place_of(before: str, path: str) -> Location:
    """The location of the character that follows a text, in characters as an editor counts them."""
    return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _twice(repeated: dict[str, Location], keys: dict[str, Location]) -> Problem:
    """One problem for all keys of a mapping that are given twice: several are the sign of two rows run into one."""
    name, where = next(iter(repeated.items()))
    message = f"{name} is given twice, first in line {keys[name].line}"
    if len(repeated) == 1:
        return Problem("yaml-duplicate-key", where, message, "keep one of them")
    others = len(repeated) - 1
    return Problem("yaml-duplicate-key", where, f"{message}, and {others} more keys", "begin the second row with '- '")


class _Parser:
    """Builds nodes from YAML events."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.problems: list[Problem] = []

    def parse(self) -> tuple[Node | None, list[Problem]]:
        try:
            node = self._document(iter(yaml.parse(self.text, Loader=LOADER)))
        except _RefusedError as refused:
            return None, [*self.problems, refused.problem]
        except yaml.YAMLError as error:
            return None, [*self.problems, self._broken(error)]
        return node, self.problems

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        node: Node | None = None
        begun = False
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if begun:
                    where = self._at(event.start_mark)
                    raise _RefusedError("yaml-documents", where, "a second document begins", "keep one document to a file")
                begun = True
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
        return None if isinstance(node, Scalar) and node.empty else node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        where = self._at(event.start_mark)
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            plain = event.style in (None, "")  # the C parser says "", the Python one None
            return Scalar(event.value, plain and event.value in ("", "~", "null"), where)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError("yaml-alias", where, "anchors and aliases are not used in transcriptions", "write the value out")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise _RefusedError("yaml-tag", where, f"the tag {tag} is not used in transcriptions", "leave it out; the schemas say the type")
        if depth > MAX_DEPTH:
            raise _RefusedError("yaml-depth", where, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, False, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._sequence(events, depth)), where)
        return self._mapping(events, where, depth)

    def _sequence(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, events: Iterator[yaml.Event], where: Location, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        repeated: dict[str, Location] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError("yaml-key", key.location, "a key must be plain text", "name a column")
            if key.text in items:
                repeated.setdefault(key.text, key.location)
                continue
            items[key.text] = value
            keys[key.text] = key.location
        if repeated:
            self.problems.append(_twice(repeated, keys))
        return Mapping(items, keys, where, frozenset(repeated))

    def _at(self, mark: Any) -> Location:
        return Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path, 1, 1)

    def _broken(self, error: yaml.YAMLError) -> Problem:
        where = self._at(getattr(error, "problem_mark", None))
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        if self._line(where.line).lstrip(" ").startswith("\t") or "\\t" in reason or "tab" in reason:
            return Problem("yaml-tab", where, "a tab stands where YAML wants blanks", "indent with two blanks")
        context = getattr(error, "context_mark", None)
        flow = "flow" in str(getattr(error, "context", ""))
        begun = f"; the bracket was opened in line {context.line + 1}" if context is not None and flow else ""
        return Problem(
            "yaml-broken", where, f"not YAML: {reason}{begun}", "quote texts that hold ': ' or begin with a sign such as “, [ or %"
        )

    def _line(self, number: int) -> str:
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""
