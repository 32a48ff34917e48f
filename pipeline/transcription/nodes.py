"""The nodes of a YAML file: plain text with its place; nothing is typed yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from pipeline.model import Location, Problem

T = TypeVar("T")


class Scalar(NamedTuple):
    """A scalar as typed: its text, and whether it was left empty (nothing, ``~`` or ``null``, unquoted)."""

    text: str
    empty: bool
    location: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping from text to nodes; ``keys`` has the location of every key, ``repeated`` those given more than once."""

    items: dict[str, Node]
    keys: dict[str, Location]
    location: Location
    repeated: frozenset[str] = frozenset()


Node = Scalar | Sequence | Mapping


def scalars(node: Node | None) -> list[Scalar]:
    """The scalars of a list; of anything else, none."""
    return [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []


def read_each(items: Iterable[Node], read: Callable[[Node], tuple[T | None, list[Problem]]]) -> tuple[list[T], list[Problem]]:
    """What the items of a list say, without those that say nothing, and what is wrong with any."""
    outcomes = [read(item) for item in items]
    return [value for value, _ in outcomes if value is not None], [problem for _, problems in outcomes for problem in problems]
