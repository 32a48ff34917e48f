"""Patterns that are tried only where they can begin find all that they would find if they were tried everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.dates import _SECONDS, FORMS, NUMERALS
from pipeline.languages.chinese.dates.eras import eras
from pipeline.languages.chinese.lexicon import Words, any_of, entries
from pipeline.languages.chinese.quantities.pattern import _CORE, _PARTED, CORE_CHARACTERS, NUMERAL, numerals_of
from pipeline.languages.openings import ANY, Sieved, beginnings

NUMERIC = re.compile(f"[{NUMERALS}]")
PARTS = [
    *"0123456789一二三十百千万亿几数上第半大小减翻个负零点分之比至到余多来俩又正k,、，。·年月日 -/%约近不超过",
    *["论坛", "长期", "计划", "部长", "秘书长", "官员"],
]
WORDS = ["论坛", "论", "坛主", "秘书长", "书", "长"]
texts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("一(?=些)|两?三", {("一",), ("两", "三"), ("三",)}),
        ("(?<!x)[ab]?c{2,}", {("a", "c"), ("b", "c"), ("c", "c")}),
        (r"(?P<sign>-)?\d", {("-", digit) for digit in "0123456789"} | {(digit,) for digit in "0123456789"}),
        ("(a)?(?(1)b|c)", {("a", "b"), ("a", "c"), ("b",), ("c",)}),
        (".年", {(ANY, "年")}),
        ("(?:a|(?!))b*+", {("a",), ("a", "b")}),
    ],
)
def test_beginnings_are_what_a_pattern_can_begin_with(pattern: str, expected: set[tuple[str, ...]]) -> None:
    """Two characters of every possible match, one where the match may end behind it; what a look around asks for is left out."""
    assert beginnings(pattern, 2, re.ASCII) == expected


@given(texts)
def test_a_sieved_pattern_finds_what_the_pattern_finds(text: str) -> None:
    """The pattern of numerals, from any place, finds the same spans with the sieve and without."""
    assert [m.span() for m in NUMERAL.finditer(text)] == [m.span() for m in NUMERAL.pattern.finditer(text)]
    for at in range(len(text)):
        found, plain = NUMERAL.search(text, at), NUMERAL.pattern.search(text, at)
        assert (found and found.span()) == (plain and plain.span())


@given(texts)
def test_a_text_without_numerals_in_parts_is_read_the_same_without_them(text: str) -> None:
    """Where nothing stands that such a numeral needs, the shorter pattern finds the same, group by group; else the whole one is used."""
    if any(word in text for word in _PARTED):
        assert numerals_of(text) is NUMERAL
    for word in _PARTED:
        text = text.replace(word, "")
    if not any(word in text for word in _PARTED):
        assert numerals_of(text) is not NUMERAL
        assert [m.groupdict() for m in numerals_of(text).finditer(text)] == [m.groupdict() for m in NUMERAL.finditer(text)]


@given(texts)
def test_a_core_has_only_the_characters_that_are_listed_for_it(text: str) -> None:
    """Whatever a core of a numeral matches is a run of its listed characters."""
    for core in re.finditer(_CORE, text, re.ASCII):
        assert re.fullmatch(f"[{CORE_CHARACTERS}]+", core[0])


def test_a_pattern_that_may_be_empty_or_begin_with_anything_is_not_sieved() -> None:
    """Such a pattern is refused when it is first looked for, since a sieve would pass over some of its matches."""
    for pattern in ("a*", ".b", "[^a]"):
        with pytest.raises(ValueError, match="cannot be sieved"):
            Sieved(pattern).search("ab")


@pytest.mark.parametrize(("opening", "behind", "form"), FORMS)
def test_no_form_of_dates_begins_where_it_is_not_tried(opening: str, behind: str, form: str) -> None:
    """What stands behind the first character of a word that opens a form is listed, and what stands behind its numerals for the form."""
    first, seconds = re.compile(f"[{opening}]" if opening else "(?!)"), {*_SECONDS, *(name[1] for name in eras())}
    second = re.compile(f"[{behind}{NUMERALS}]" if behind else "(?!)")
    for begin in beginnings(form, 2, re.ASCII):
        if len(begin) < 2 or begin[0] == "的":
            continue  # the tail of a date, which stands only behind its head
        if NUMERIC.match(begin[0]):
            assert second.match(begin[1]), begin
        elif first.match(begin[0]):
            assert begin[1] in seconds or NUMERIC.match(begin[1]), begin


@given(texts)
def test_word_lists_are_found_as_a_pattern_of_them_finds_them(text: str) -> None:
    """The longest at a place, without overlaps; and beside another pattern, of which the words go first."""
    words, pattern = Words(WORDS), re.compile(any_of(WORDS))
    other = re.compile("[长官]员?|主")
    assert words.spans(text) == [m.span() for m in pattern.finditer(text)]
    both = re.compile(f"{any_of(WORDS)}|{other.pattern}")
    assert [(start, end) for start, end, _ in words.beside(other.search, text)] == [m.span() for m in both.finditer(text)]


def test_the_longest_word_at_every_place_is_found() -> None:
    """Whatever it overlaps: 秘书长 and 书 and 长 in 秘书长."""
    assert Words(WORDS).longest("秘书长论坛主") == [(0, 3), (1, 2), (2, 3), (3, 5), (4, 6)]


def test_every_listed_word_is_found_alone() -> None:
    """Each entry of the list of words that look like numbers is one hit by itself."""
    listed = list(entries("idioms.txt"))
    words = Words(listed)
    assert [word for word in listed if words.spans(word) != [(0, len(word))]] == []
