"""Words that look like numbers: found where they stand, in both scripts, and never inside a number."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from pipeline.languages.chinese.idioms import NUMERALS, find_idioms
from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.script import simplified
from pipeline.languages.chinese.units import known


def words(text: str) -> list[str]:
    return [idiom.text for idiom in find_idioms(text)]


def test_every_entry_holds_a_numeral_and_stands_once() -> None:
    """The list is closed and tidy: no word without a numeral, none twice, all simplified."""
    listed = list(entries("idioms.txt"))
    assert len(set(listed)) == len(listed)
    assert [word for word in listed if not re.search(f"[{NUMERALS}]", word)] == []
    assert [word for word in listed if simplified(word) != word] == []


def test_units_are_simplified_and_coded_or_marked() -> None:
    """Every unit has a code, or none on purpose, and a kind."""
    assert all(simplified(unit) == unit and kind for unit, (_, kind) in known().items())
    assert known()["平方公里"] == ("km2", "area")
    assert known()["个"] == (None, "count")


def test_words_of_either_script_are_found_longest_first() -> None:
    """一體化 is one word, not 一體 and 化."""
    assert words("推動一體化，進一步統一標準") == ["一體化", "進一步", "統一"]


@pytest.mark.parametrize(
    "text",
    [
        "三万物种",
        "二十一些",
        "统一万个",
        "十四五岁",
        "三分之一",
        "十分之三",
        "一点二亿",
        "翻一番",
        "翻了一番",
        "十分钟",
        "四平方公里",
        "三公里",
    ],
)
def test_a_numeral_of_a_number_is_no_word(text: str) -> None:
    """万物 in 三万物种 and 之一 in 三分之一 belong to numbers."""
    assert words(text) == []


def test_neighbours_stand_side_by_side() -> None:
    """A word may follow another at once: 统一 and 一体化."""
    assert words("统一一体化") == ["统一", "一体化"]


def test_spans_are_in_order_and_apart() -> None:
    """The spans slice to the words and rise."""
    text = "一些城市千方百计推进一网通办，四川与重庆融为一体"
    found = find_idioms(text)
    assert [text[idiom.start : idiom.end] for idiom in found] == [idiom.text for idiom in found]
    assert all(first.end <= second.start for first, second in pairwise(found))
