"""Typed values from the text of YAML scalars, as the Table Schemas say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.model import Field, Problem
from pipeline.schema.cells import number_fault, stored, text_fault
from pipeline.transcription.nodes import Node, Scalar, Sequence

_INTEGER = re.compile(r"[+-]?[0-9]+")
WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def whole_number(node: Node | None) -> int | None:
    """The number of a paragraph, or ``None`` where the node is not one."""
    return int(node.text) if isinstance(node, Scalar) and WHOLE.fullmatch(node.text) else None


def typed(node: Node, field: Field) -> tuple[Any, Problem | None]:
    """The value of a node in the type of its field; an empty scalar is ``None``. A wrong type comes back as a problem."""
    if field.type == "list":
        return _list(node, field)
    if not isinstance(node, Scalar):
        return None, Problem("value-type", node.location, f"{field.name} wants one {field.type}, not a nested value", "write a plain value")
    if node.empty or node.text == "":
        return None, None
    return _PARSERS[field.type](node, field)


def _string(node: Scalar, field: Field) -> tuple[Any, Problem | None]:
    fault = text_fault(node.text)
    if fault is None:
        return node.text, None
    code, message, hint = fault
    return None, Problem(code, node.location, f"{field.name} {message}", hint)


def _integer(node: Scalar, field: Field) -> tuple[Any, Problem | None]:
    if not _INTEGER.fullmatch(node.text):
        return None, _wrong(node, field, "a whole number, in digits only")
    if len(node.text) > 20 or abs(int(node.text)) >= 2**31:
        return None, _wrong(node, field, "a whole number below 2147483648")
    return int(node.text), None


def _number(node: Scalar, field: Field) -> tuple[Any, Problem | None]:
    if not _NUMBER.fullmatch(node.text):
        return None, _wrong(node, field, "a plain number such as 22000000 or 8.24")
    if (fault := number_fault(node.text)) is not None:
        code, message, hint = fault
        return None, Problem(code, node.location, f"{field.name} is {node.text[:40]}, {message}", hint)
    return stored(node.text), None


def _list(node: Node, field: Field) -> tuple[Any, Problem | None]:
    if isinstance(node, Scalar) and node.empty:
        return None, None
    if not isinstance(node, Sequence) or not all(isinstance(i, Scalar) and i.text for i in node.items):
        return None, Problem("value-type", node.location, f"{field.name} wants a list of codes", "write it as [first, second]")
    items = [i.text for i in node.items if isinstance(i, Scalar)]
    if any("|" in i for i in items):
        return None, Problem("value-type", node.location, f"{field.name} holds a “|”, which parts list items in CSV", "remove it")
    return items or None, None


def _wrong(node: Scalar, field: Field, wanted: str) -> Problem:
    kind = f"an {field.type}" if field.type == "integer" else f"a {field.type}"
    return Problem("value-type", node.location, f"{field.name} is {node.text[:40]!r}, not {kind}", f"write {wanted}")


_PARSERS: dict[str, Callable[[Scalar, Field], tuple[Any, Problem | None]]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
}
