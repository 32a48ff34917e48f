"""Words that drafts go by, in files beside this one: what names end in, what things are about, what is counted, countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def by_word(name: str) -> Mapping[str, str]:
    """Every word of a list with the first column of its line."""
    return {word: first for first, words in _lines(name) for word in words}


@cache
def by_first(name: str) -> Mapping[str, tuple[str, ...]]:
    """The first column of every line of a list with its words."""
    return dict(_lines(name))


@cache
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a list without columns."""
    return tuple(word for line in _text(name) for word in line.split())


def _lines(name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(first, tuple(words.split())) for first, _, words in (line.partition("\t") for line in _text(name))]


def _text(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
