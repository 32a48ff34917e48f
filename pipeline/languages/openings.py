"""The characters a pattern can begin with, and patterns that are tried only where one of them stands.

``re`` runs fast over a text to a pattern that begins with plain characters; one that begins with a look around is tried at every place.
What a pattern can begin with is read off the tree that ``re`` itself makes of it, so that it never falls behind the pattern.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ANY = ""
"""Stands for a character that is not told."""
_WIDEST = 4096
_DIGITS = frozenset("0123456789")
Beginning = tuple[str, ...]


def beginnings(pattern: str, length: int = 1, flags: int = 0) -> set[Beginning]:
    """Every beginning of what a pattern can match, so many characters long; a shorter one is a whole match. Looks around are left out."""
    return _sequence(parser.parse(pattern, flags), length)


def _sequence(items: Any, length: int) -> set[Beginning]:
    done: set[Beginning] = set()
    begun: set[Beginning] = {()}
    for code, value in items:
        if not begun:
            break
        longer = _longer(begun, length, partial(_item, code, value))
        begun = {one for one in longer if len(one) < length}
        done |= longer - begun
    return done | begun


def _longer(begun: set[Beginning], length: int, more: Callable[[int], set[Beginning]]) -> set[Beginning]:
    """Every beginning with every one of what follows, of which only so much is asked for as is missing."""
    missing = {size: more(length - size) for size in {len(one) for one in begun} if size < length}
    return {one + rest for one in begun for rest in missing.get(len(one), ((),))}


def _item(code: Any, value: Any, length: int) -> set[Beginning]:
    if code is op.LITERAL:
        return {(chr(value),)}
    if code is op.IN:
        return {(character,) for character in _class(value)}
    if code in (op.ANY, op.NOT_LITERAL, op.GROUPREF):
        return {(ANY,)} | ({()} if code is op.GROUPREF else set())
    if code is op.FAILURE or (code is op.ASSERT_NOT and not len(value[1])):
        return set()  # (?!), which `re` parses to a failure since Python 3.12
    if code is op.BRANCH:
        return {one for branch in value[1] for one in _sequence(branch, length)}
    if code is op.SUBPATTERN:
        return _sequence(value[3], length)
    if code is op.ATOMIC_GROUP:
        return _sequence(value, length)
    if code is op.GROUPREF_EXISTS:
        return _sequence(value[1], length) | (_sequence(value[2], length) if value[2] else {()})
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, items = value
        return _repeated(least, most, items, length)
    return {()}


def _repeated(least: int, most: int, items: Any, length: int) -> set[Beginning]:
    found: set[Beginning] = set() if least else {()}
    begun: set[Beginning] = {()}
    for times in range(1, min(int(most), max(least, length)) + 1):
        begun = _longer(begun, length, partial(_sequence, items))
        found |= begun if times >= least else {one for one in begun if len(one) == length}
    return found


def _class(items: Any) -> set[str]:
    characters: set[str] = set()
    for code, value in items:
        if code is op.LITERAL:
            characters.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _WIDEST:
            characters.update(map(chr, range(value[0], value[1] + 1)))
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            characters |= _DIGITS
        else:
            return {ANY}
    return characters


def sieve(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A character that a pattern can begin with, before one that can stand second if it needs a second; begins with one plain class."""
    seconds: dict[str, set[str]] = {}
    for one in beginnings(pattern, 2, flags):
        seconds.setdefault(one[0] if one else ANY, set()).add(one[1] if len(one) > 1 else ANY)
    if ANY in seconds:
        raise ValueError("a pattern that can begin with any character, or be empty, cannot be sieved")
    free = {first for first, behind in seconds.items() if ANY in behind}
    bound = set().union(*(behind for first, behind in seconds.items() if first not in free))
    looks = "|".join([*([f"(?<={_any_of(free)})"] if free else []), *([f"(?={_any_of(bound)})"] if bound else [])])
    return re.compile(f"{_any_of(set(seconds))}(?:{looks})")


def _any_of(characters: set[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


class Sieved:
    """A pattern that is tried only where it can begin (`sieve`); its digits are those of ASCII. It is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._made_of = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(*self._made_of)

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return sieve(*self._made_of)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as that of the pattern itself."""
        for opening in self._opening.finditer(text, start, end):
            if match := self.pattern.match(text, opening.start(), end):
                return match
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at a place."""
        return self.pattern.match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match in order, without overlaps."""
        at = start
        for opening in self._opening.finditer(text, start, end):
            if opening.start() >= at and (match := self.pattern.match(text, opening.start(), end)):
                yield match
                at = match.end()
