"""Edits of YAML files at single scalars: nothing but the value is touched, and what comes out is read again to prove it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem
from pipeline.transcription.nodes import Mapping as MappingNode
from pipeline.transcription.nodes import Node, Scalar, Sequence
from pipeline.transcription.yaml_reader import parse_nodes

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_NUMBER = re.compile(r"[\"']?([0-9]+)")
_PLAIN = re.compile(r"[^\s#][^\n\r]*?(?=[ \t]+#|[ \t]*(?:[\n\r]|$))")
_SIMPLE = re.compile(r"[\w.][\w. ()-]*[\w)]|\w")

Edits = Mapping[Location, str | int]


def edited(path: Path, shown: str, edits: Edits) -> str | Problem:
    """The text of a file with other values at some scalars; a problem where they cannot be put in without touching anything else."""
    data = read_bytes(path)
    text = data.decode("utf-8")
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    spans = []
    for where, value in edits.items():
        at = starts[where.line - 1] + where.column - 1
        span = _span(text, at, value)
        if span is None:
            return _by_hand(where, value)
        spans.append((*span, _written(value)))
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    before, after = (parse_nodes(part, Location(shown))[0] for part in (data, text.encode()))
    if not _is_same(before, after, {where: str(value) for where, value in edits.items()}):
        return _by_hand(next(iter(edits)), next(iter(edits.values())))
    return text


def _span(text: str, at: int, value: str | int) -> tuple[int, int] | None:
    """The ``[start, end)`` of the value that begins at a place, without its quotation marks if it is a number."""
    if isinstance(value, int):
        number = _NUMBER.match(text, at)
        return number.span(1) if number else None
    found = _QUOTED.match(text, at) or _PLAIN.match(text, at)
    return found.span() if found else None


def _written(value: str | int) -> str:
    if isinstance(value, str) and _SIMPLE.fullmatch(value) and not value.isdigit() and value != "null":
        return value
    return json.dumps(value, ensure_ascii=False)


def _by_hand(where: Location, value: str | int) -> Problem:
    return Problem("update-by-hand", where, "the value cannot be replaced by the program, as it is written here", f"write {value}")


def _is_same(old: Node | None, new: Node | None, edits: Mapping[Location, str]) -> bool:
    """Whether two trees are the same but for the edited values; places may differ, of what stands behind an edit in its line."""
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        return new.text == edits.get(old.location, old.text)
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return len(old.items) == len(new.items) and all(_is_same(a, b, edits) for a, b in zip(old.items, new.items, strict=True))
    if isinstance(old, MappingNode) and isinstance(new, MappingNode):
        return list(old.items) == list(new.items) and all(_is_same(old.items[k], new.items[k], edits) for k in old.items)
    return old is None and new is None


def by_file(edits: Edits) -> dict[str, dict[Location, str | int]]:
    """Edits by the path of their file."""
    files: dict[str, dict[Location, str | int]] = {}
    for where, value in edits.items():
        files.setdefault(where.path, {})[where] = value
    return files
