"""The nodes of a YAML file: plain text with its place; nothing is typed yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Location


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
