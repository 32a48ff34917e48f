"""Rows of a table's YAML file, added, changed or taken out where they stand.

Whatever else the file holds, comments and the order of rows and columns among it, stays as it was typed. What comes out is read again:
it must have the rows that were there, and the new ones, and nothing else; where it has not, a person is asked to do it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import yaml

from pipeline.model import Location, Problem
from pipeline.transcription.nodes import Mapping as MappingNode
from pipeline.transcription.nodes import Node
from pipeline.transcription.nodes import Sequence as SequenceNode
from pipeline.transcription.row_yaml import Row, is_empty, key_lines, plain, row_text
from pipeline.transcription.yaml_reader import LOADER, parse_nodes

_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:#[^\n]*)?")
"""A text of blank lines and comments only."""


class _ByHandError(Exception):
    """The file is not written as rows are."""


def with_rows(text: str, shown: str, rows: Sequence[Row]) -> str | Problem:
    """The text of a file with rows added behind the last; ``shown`` is the path that a problem carries. A new file is an empty text."""
    text = text if text.strip() else "[]\n"
    return _proved(text, shown, lambda _: _added(text, rows), lambda old: [*old, *map(plain, rows)])


def with_row_changed(text: str, shown: str, index: int, row: Row) -> str | Problem:
    """The text with other values in the row ``index`` (from 0); columns that say the same stay as they are typed, comments included.

    Raises ``IndexError`` where there is no such row.
    """
    return _proved(text, shown, lambda old: _changed(text, index, row, old), lambda old: [*old[:index], plain(row), *old[index + 1 :]])


def without_row(text: str, shown: str, index: int) -> str | Problem:
    """The text without the row ``index`` (from 0); raises ``IndexError`` where there is no such row."""
    return _proved(text, shown, lambda _: _removed(text, index), lambda old: [*old[:index], *old[index + 1 :]])


def _proved(text: str, shown: str, edit: Callable[[list[Any]], str], wanted: Callable[[list[Any]], list[Any]]) -> str | Problem:
    """What an edit makes of a text with some rows, if it holds just what is wanted."""
    node, problems = parse_nodes(text.encode(), Location(shown))
    if problems:
        return problems[0]
    old = _read(node)
    try:
        made = edit(old)
    except _ByHandError as reason:
        return _by_hand(shown, str(reason))
    new, problems = parse_nodes(made.encode(), Location(shown))
    if problems or not _is_same(_read(new), wanted(old)):
        return _by_hand(shown, "its rows cannot be told apart well enough")
    return made


def _by_hand(shown: str, reason: str) -> Problem:
    return Problem("rows-by-hand", Location(shown), f"the program cannot write into the file, {reason}", "type the change yourself")


def _read(node: Node | None) -> list[Any]:
    """The rows of a file as plain values."""
    value = _value(node)
    return value if isinstance(value, list) else []


def _value(node: Node | None) -> Any:
    if isinstance(node, SequenceNode):
        return [_value(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {name: value for name, item in node.items.items() if (value := _value(item)) is not None}
    return None if node is None or node.empty else node.text


def _is_same(found: list[Any], wanted: list[Any]) -> bool:
    """Whether rows are the same, columns in whatever order."""
    return [_without_empty(row) for row in found] == [_without_empty(row) for row in wanted]


def _without_empty(row: Any) -> Any:
    return {name: value for name, value in row.items() if not is_empty(value)} if isinstance(row, dict) else row


def _added(text: str, rows: Sequence[Row]) -> str:
    if not rows:
        return text
    feed = "\r\n" if "\r\n" in text else "\n"
    root = _compose(text)
    indent = ""
    if root is not None and root.flow_style:
        if root.value:
            raise _ByHandError("its rows stand in brackets")
        text = text[: root.start_mark.index] + text[root.end_mark.index :].lstrip(" \t").removeprefix(feed)
    elif root is not None:
        indent = " " * _column(text, _dash(text, root.value[0]))
    written = [row_text(row, indent).replace("\n", feed) for row in rows]
    before = text if not text or text.endswith("\n") else text + feed
    apart = feed if root is not None and root.value and _are_apart(text, root) else ""
    return before + apart + apart.join(written)


def _are_apart(text: str, root: yaml.SequenceNode) -> bool:
    """Whether blank lines stand between the rows."""
    spans = [_span(text, item) for item in root.value]
    return len(spans) > 1 and all(_BLANK_LINE.search(text, end - 2, start) for (_, end), (start, _) in pairwise(spans))


def _removed(text: str, index: int) -> str:
    root = _rows(text)
    start, end = _span(text, root.value[index])
    made = text[:start] + text[end:]
    if len(root.value) > 1:
        return made
    return made if made.strip() and _NOTHING.fullmatch(made) else f"[]\n{made.lstrip()}"


def _changed(text: str, index: int, row: Row, old: list[Any]) -> str:
    item = _rows(text).value[index]
    if item.flow_style or not item.value:
        start, end = _span(text, item)
        return text[:start] + row_text(row, " " * _column(text, _dash(text, item))) + text[end:]
    keys = {key.value: (key.start_mark.index, _line_end(text, _content_end(text, key, value))) for key, value in item.value}
    first = min(place for place, _ in keys.values())
    margin = "\n" + " " * _column(text, first)
    pieces = _pieces(text, keys, old[index], row, margin)
    return text[:first] + pieces.rstrip(" \r\n") + text[max(stop for _, stop in keys.values()) :]


def _pieces(text: str, keys: dict[str, tuple[int, int]], there: dict[str, Any], row: Row, margin: str) -> str:
    """The columns of a changed row: those that say the same as typed, others as they are to be, new ones behind the column before them."""
    order = list(keys)
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    for name, value in row.items():
        if name in keys:
            last = name
        elif not is_empty(value):
            behind.setdefault(last, []).append(margin.join(key_lines(name, value)))
    made = "".join(new + margin for new in behind.get(None, ()))
    for name, following in zip(order, [*order[1:], None], strict=True):
        begin, stop = keys[name]
        gap = text[stop : keys[following][0]] if following else ""
        value = row.get(name)
        if is_empty(value) and not is_empty(there.get(name)):
            made += gap.removeprefix("\r").removeprefix("\n").lstrip(" ")
            made += "".join(new + margin for new in behind.get(name, ()))
            continue
        same = is_empty(value) or plain(value) == there.get(name)
        made += text[begin:stop] if same else margin.join(key_lines(name, value))
        made += "".join(margin + new for new in behind.get(name, ())) + gap
    return made


def _compose(text: str) -> yaml.SequenceNode | None:
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:  # read before, so hardly ever
        raise _ByHandError("it is no YAML") from error
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return None
    if not isinstance(root, yaml.SequenceNode):
        raise _ByHandError("it is no list of rows")
    return root


def _rows(text: str) -> yaml.SequenceNode:
    root = _compose(text)
    if root is None:
        raise IndexError("the file has no row")
    if root.flow_style:
        raise _ByHandError("its rows stand in brackets")
    return root


def _dash(text: str, item: yaml.Node) -> int:
    return text.rindex("-", 0, item.start_mark.index)


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)


def _line_end(text: str, at: int) -> int:
    """Where the line ends that holds the character before a place; its line feed is left out."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end - (text[end - 1 : end] == "\r")


def _span(text: str, item: yaml.Node) -> tuple[int, int]:
    """The ``[start, end)`` of the lines of a row, its line feed included."""
    start = _dash(text, item)
    start -= _column(text, start)
    end = _line_end(text, max(_end(text, item), item.start_mark.index))
    return start, end + len(re.match(r"\r?\n|", text[end:])[0])  # type: ignore[index]  # the empty alternative always matches


def _end(text: str, node: yaml.Node) -> int:
    """Where what is typed of a node ends."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _content_end(text, *node.value[-1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1])
    return len(text[: node.end_mark.index].rstrip()) if node.start_mark.index < node.end_mark.index else node.start_mark.index


def _content_end(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """Where a column of a row ends: with its value, or with the colon behind its name."""
    return max(_end(text, value) if value.start_mark.index < value.end_mark.index else 0, text.index(":", key.end_mark.index) + 1)
