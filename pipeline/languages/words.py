"""Closed lists of words, looked for all at once: as an automaton over a text, or as a part of a longer pattern."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

Span = tuple[int, int]
Search = Callable[[str, int], re.Match[str] | None]


class Words:
    """A word list that is looked for all at once: the time does not grow with the list.

    Two ways of looking, since no automaton knows both: the longest at a place without overlaps, and the longest at every place.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))

    @cached_property
    def _apart(self) -> AhoCorasick:
        return AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _all(self) -> AhoCorasick:
        return AhoCorasick(self._words)

    def spans(self, text: str) -> list[Span]:
        """The ``[start, end)`` of the words, the longest at a place, without overlaps, as a pattern of all words finds them."""
        return [(start, end) for _, start, end in self._apart.find_matches_as_indexes(text)]

    def longest(self, text: str) -> list[Span]:
        """The ``[start, end)`` of the longest word at every place where one begins, whatever it overlaps."""
        found = self._all.find_matches_as_indexes(text, overlapping=True)
        return sorted({start: end for _, start, end in found}.items())  # they come by their ends: the last at a place is the longest

    def beside(self, search: Search, text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
        """What a pattern ``words|other`` finds in a text, in order, without overlaps: where each begins and ends, the match of the other.

        ``search`` is the other's own; where both begin at a place, the word goes first.
        """
        listed = iter([*self.longest(text), (len(text) + 1, 0)])
        start, end = next(listed)
        other = search(text, 0)
        while other or start < len(text):
            if other and other.start() < start:
                at = other.end()
                yield other.start(), at, other
            else:
                at = end
                yield start, at, None
            while start < at:
                start, end = next(listed)
            if other and other.start() < at:
                other = search(text, at)


def places_of(word: str, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[int]:
    """Every place at which a word begins in a text, overlapping ones too."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, end)


def any_of(words: Iterable[str]) -> str:
    """A pattern of all words, the longest at a place first, as a tree by common beginnings: the time to match does not grow with the list.

    Before it stands a look at the first character, so that most places of a text are passed over at once.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return f"(?=[{re.escape(''.join(sorted(tree)))}]){_branches(tree)}" if tree else "(?!)"


def _branches(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    branches = [re.escape(character) + _branches(child) for character, child in sorted(node.items()) if character]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
