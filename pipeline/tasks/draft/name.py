"""A thing that is named, and all of an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span


@dataclass(slots=True, eq=False)
class Name:
    """A thing that is named: whether a gathering, its name as printed, the items that it settles, and its theme if it has one."""

    event: bool
    place: Span
    items: list[Item]
    theme: Span | None = None
    launch: bool = False
    head: str = ""
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Names:
    """The named things of an article, in order, and the names that are only mentioned."""

    names: list[Name] = field(default_factory=list)
    mentioned: list[Item] = field(default_factory=list)
    aliases: list[tuple[str, Name]] = field(default_factory=list)
