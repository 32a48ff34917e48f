"""The few pieces of Markdown that the generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable


def line(*cells: str) -> str:
    """One line of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def head(*titles: str) -> list[str]:
    """The first two lines of a table."""
    return [line(*titles), line(*("---" for _ in titles))]


def text(lines: Iterable[str]) -> str:
    """A page."""
    return "\n".join(lines) + "\n"
