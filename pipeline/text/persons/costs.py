"""What words and names cost: how rare each is in the press, in half nats (-2 ln of a share), from the published lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.text.lexicon import any_of, entries

Costs = dict[str, tuple[int, ...]]


def _costs(name: str) -> Costs:
    """A list whose lines are costs, a colon, and the words that cost so."""
    found: Costs = {}
    for line in entries(name):
        numbers, _, words = line.partition(": ")
        cost = tuple(map(int, numbers.split()))
        found.update(dict.fromkeys(words.split(), cost))
    return found


@cache
def words() -> dict[str, int]:
    """What each listed word costs."""
    return {word: cost[0] for word, cost in _costs("words.txt").items()}


@cache
def surnames() -> dict[str, int]:
    """What each Chinese surname costs."""
    return {word: cost[0] for word, cost in _costs("surname_shares.txt").items()}


@cache
def given() -> Costs:
    """What a character of a Chinese given name costs: alone, as the first of two, as the second."""
    return _costs("given_name_characters.txt")


@cache
def foreign() -> Costs:
    """What a character of a foreign name costs: at its begin, within, at its end."""
    return _costs("foreign_name_characters.txt")


@cache
def foreign_names() -> dict[str, int]:
    """What each common foreign name of one part costs."""
    return {word: cost[0] for word, cost in _costs("foreign_names.txt").items()}


@cache
def japanese_surnames() -> dict[str, int]:
    """What each Japanese surname of two characters costs."""
    return {word: cost[0] for word, cost in _costs("japanese_surname_shares.txt").items()}


@cache
def japanese_given() -> Costs:
    """What a character of a Japanese given name costs: as the first and as the second of two."""
    return _costs("japanese_given_characters.txt")


@cache
def begins() -> re.Pattern[str]:
    """Wherever a surname stands, Chinese or Japanese, overlapping."""
    return re.compile(f"(?={_surely(surnames())})|(?={_surely(japanese_surnames())})")


def _surely(names: Iterable[str]) -> str:
    return any_of(names)


@cache
def longest() -> dict[str, int]:
    """The length of the longest listed word that begins with each character."""
    lengths: dict[str, int] = {}
    for word in words():
        if len(word) > lengths.get(word[0], 0):
            lengths[word[0]] = len(word)
    return lengths
