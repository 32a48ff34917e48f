"""What words and names cost: how rare each is in the press, in half nats (-2 ln of a share), from the published lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

from pipeline.languages.chinese.lexicon import Words, entries

T = TypeVar("T")
UNKNOWN = 34
"""A character that no list holds."""
JOINTS = dict.fromkeys("·•・‧∙⋅･．", 36) | dict.fromkeys("-–—－", 20)
"""What a mark within a run costs where it joins no name."""
Costs = dict[str, tuple[int, ...]]


def _listed(name: str, cost: Callable[[str], T]) -> dict[str, T]:
    """What the words of a list cost: in every line stand numbers, a colon, and the words that cost so."""
    found: dict[str, T] = {}
    for line in entries(name):
        numbers, _, listed = line.partition(": ")
        found |= dict.fromkeys(listed.split(), cost(numbers))
    return found


def _several(numbers: str) -> tuple[int, ...]:
    return tuple(map(int, numbers.split()))


@cache
def words() -> dict[str, int]:
    """What each listed word costs."""
    return _listed("words.txt", int)


@cache
def longest() -> dict[str, int]:
    """The length of the longest listed word that begins with each character."""
    lengths: dict[str, int] = {}
    for word in words():
        if len(word) > lengths.get(word[0], 0):
            lengths[word[0]] = len(word)
    return lengths


@cache
def surnames() -> dict[str, int]:
    """What each Chinese surname costs."""
    return _listed("surname_shares.txt", int)


@cache
def given() -> Costs:
    """What a character of a Chinese given name costs: alone, as the first of two, as the second."""
    return _listed("given_name_characters.txt", _several)


@cache
def foreign() -> Costs:
    """What a character of a foreign name costs: at its begin, within, at its end."""
    return _listed("foreign_name_characters.txt", _several)


@cache
def foreign_names() -> dict[str, int]:
    """What each common foreign name of one part costs."""
    return _listed("foreign_names.txt", int)


@cache
def japanese_surnames() -> dict[str, int]:
    """What each Japanese surname of two characters costs."""
    return _listed("japanese_surname_shares.txt", int)


@cache
def japanese_given() -> Costs:
    """What a character of a Japanese given name costs: as the first and as the second of two."""
    return _listed("japanese_given_characters.txt", _several)


@cache
def begins() -> Words:
    """All surnames, Chinese or Japanese."""
    return Words({*surnames(), *japanese_surnames()})


@lru_cache(maxsize=1 << 13)
def character(one: str) -> int:
    """What a character costs that is a word of its own."""
    return words().get(one) or JOINTS.get(one, UNKNOWN)


def as_words(text: str) -> list[int]:
    """What the cheapest words cost that make up the first characters of a text, for each number of them: a name that is dearer is none."""
    listed, lengths = words(), longest()
    size = len(text)
    best = [0] + [1 << 20] * size
    for start, character in enumerate(text):
        base = best[start]
        cost = base + (listed.get(character) or JOINTS.get(character, UNKNOWN))
        if cost < best[start + 1]:
            best[start + 1] = cost
        for end in range(start + 2, min(size, start + lengths.get(character, 1)) + 1):
            word = listed.get(text[start:end])
            if word is not None and base + word < best[end]:
                best[end] = base + word
    return best
