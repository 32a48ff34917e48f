"""What words and names cost: how rare each is in the press, in half nats (-2 ln of a share), from the published lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.text.lexicon import Words, entries

UNKNOWN = 34
"""A character that no list holds."""
JOINTS = dict.fromkeys("·•・‧∙⋅･．", 36) | dict.fromkeys("-–—－", 20)
"""What a mark within a run costs where it joins no name."""
LONGEST = 7
"""The characters of the longest listed word."""
Costs = dict[str, tuple[int, ...]]


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a list: costs, a colon, and the words that cost so."""
    for line in entries(name):
        numbers, _, listed = line.partition(": ")
        yield numbers, listed.split()


def _shares(name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, listed in _lines(name):
        found.update(dict.fromkeys(listed, int(number)))
    return found


def _characters(name: str) -> Costs:
    found: Costs = {}
    for numbers, listed in _lines(name):
        found.update(dict.fromkeys(listed, tuple(map(int, numbers.split()))))
    return found


@cache
def words() -> dict[str, int]:
    """What each listed word costs."""
    return _shares("words.txt")


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
    return _shares("surname_shares.txt")


@cache
def given() -> Costs:
    """What a character of a Chinese given name costs: alone, as the first of two, as the second."""
    return _characters("given_name_characters.txt")


@cache
def foreign() -> Costs:
    """What a character of a foreign name costs: at its begin, within, at its end."""
    return _characters("foreign_name_characters.txt")


@cache
def foreign_names() -> dict[str, int]:
    """What each common foreign name of one part costs."""
    return _shares("foreign_names.txt")


@cache
def japanese_surnames() -> dict[str, int]:
    """What each Japanese surname of two characters costs."""
    return _shares("japanese_surname_shares.txt")


@cache
def japanese_given() -> Costs:
    """What a character of a Japanese given name costs: as the first and as the second of two."""
    return _characters("japanese_given_characters.txt")


@cache
def begins() -> Words:
    """All surnames, Chinese or Japanese."""
    return Words({*surnames(), *japanese_surnames()})


@lru_cache(maxsize=1 << 15)
def as_words(text: str) -> int:
    """What the cheapest words cost that make up a text: a name that is dearer is none."""
    listed = words()
    best = [0]
    for end in range(1, len(text) + 1):
        character = text[end - 1]
        cost = best[-1] + (listed.get(character) or JOINTS.get(character, UNKNOWN))
        for start in range(max(0, end - LONGEST), end - 1):
            word = listed.get(text[start:end])
            if word is not None and best[start] + word < cost:
                cost = best[start] + word
        best.append(cost)
    return best[-1]
