"""Titles, quoted names and titled persons: sentences of our own with every expected hit marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.names import Named, find_names
from pipeline.languages.chinese.script import simplified
from pipeline.text.reading import clean
from tests.text.marked import sentences, unmark

FILES = {"titles.txt": "title", "quoted.txt": "quoted", "persons.txt": "person"}
SENTENCES = [(line, kind) for file, kind in FILES.items() for line in sentences(file)]


@pytest.mark.parametrize(("marked", "kind"), SENTENCES)
def test_every_named_thing_is_found_and_nothing_else(marked: str, kind: str) -> None:
    """Exactly the marked names are found, each of its kind, in simplified and in traditional sentences."""
    text, expected = unmark(marked)
    assert [(hit.start, hit.end, hit.kind) for hit in find_names(text)] == [(*span, kind) for span in expected]


@pytest.mark.parametrize("marked", sentences("press.txt"))
def test_persons_of_running_press_text_are_found_and_no_others(marked: str) -> None:
    """Reports, wires, Hong Kong and Taiwan papers: persons with a title before or behind, as speakers, taking part, in credits."""
    text, expected = unmark(marked)
    plain = clean(text)
    assert [plain[hit.start : hit.end] for hit in find_names(plain) if hit.kind == "person"] == [clean(text[a:b]) for a, b in expected]


@pytest.mark.parametrize("marked", sentences("persons_bare.txt"))
def test_persons_without_a_title_are_found_and_places_and_words_are_none(marked: str) -> None:
    """Bare names, lists of names, names said again in part, foreign names, pen names; and sentences that name nobody."""
    text, expected = unmark(marked)
    assert [(hit.start, hit.end) for hit in find_names(text) if hit.kind == "person"] == expected


PASSAGES = {
    "persons_press.txt": (0.95, 0.95),
    "persons_more.txt": (0.95, 0.95),
    "persons_blind.txt": (0.95, 0.95),
    "persons_fresh.txt": (0.89, 0.93),
}
"""Lists of persons that others wrote, without a look at the rules: how many must be found whole, and how many of those found be true."""


@pytest.mark.parametrize("name", PASSAGES)
def test_most_persons_of_passages_written_without_the_rules_are_found_whole(name: str) -> None:
    """What is found, and how much of it is right, never falls below what was measured when the rules were made."""
    wanted, found, right = 0, 0, 0
    for marked in sentences(name):
        text, expected = unmark(marked)
        plain = clean(text)
        names = [clean(text[a:b]) for a, b in expected]
        hits = [plain[hit.start : hit.end] for hit in find_names(plain) if hit.kind == "person"]
        wanted, found, right = wanted + len(names), found + len(hits), right + sum(hit in names for hit in hits)
    assert (right / wanted >= PASSAGES[name][0], right / found >= PASSAGES[name][1]) == (True, True), (wanted, found, right)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("《市长林远舟的一天》出版。", ["title"]),
        ("“市长林远舟热线”开通。", ["quoted"]),
        ("“《夜班车》特别版”上架。", ["quoted"]),
        ("市长林远舟以《夜班车》为题，介绍“潮汐电价”。", ["person", "title", "quoted"]),
        ("“请市长林远舟读《夜班车》，谈‘潮汐电价’。”店主说。", ["person", "title", "quoted"]),
    ],
)
def test_the_outermost_name_wins(text: str, kinds: list[str]) -> None:
    """A name inside a title or a quoted name is part of it; inside quoted speech it is a hit of its own."""
    assert [hit.kind for hit in find_names(text)] == kinds


def test_the_table_is_long_enough_and_in_both_scripts() -> None:
    """At least sixty sentences; at least fifteen of them are in traditional characters."""
    assert len(SENTENCES) >= 60
    assert sum(simplified(sentence) != sentence for sentence, _ in SENTENCES) >= 15


@pytest.mark.parametrize("head", list(entries("title_heads.txt")))
def test_every_title_of_the_lexicon_opens_a_name(head: str) -> None:
    """Behind each entry a name is found, the name alone."""
    at = len(head) + 3
    assert find_names(f"云港的{head}林远舟说，") == [Named(at, at + 3, "person")]


@pytest.mark.parametrize("lexicon", ["title_heads.txt", "byline_heads.txt", "surnames.txt", "after_names.txt", "not_names.txt"])
def test_the_lexicons_name_nothing_twice_and_only_simplified(lexicon: str) -> None:
    """No entry of a word list stands twice, and all are in simplified characters."""
    words = list(entries(lexicon))
    assert len({word.removeprefix("!") for word in words}) == len(words)
    assert [simplified(word) for word in words] == words


def test_no_word_that_is_none_makes_a_name_behind_a_title() -> None:
    """Behind a title, no entry of the list of words that are no names is found as one."""
    assert [word for word in entries("not_names.txt") if find_names(f"市长{word}表示，")] == []


PIECES = st.sampled_from(
    [*"《》〈〉“”‘’「」『』\"'·?，。！：\n在說说和", "市长", "記者", "林遠舟", "梁小满", "古斯塔夫", "尼爾森", "高度", "A", "Xi'an"]
)
TEXTS = st.lists(PIECES, max_size=16).map("".join)


@given(TEXTS)
def test_hits_lie_in_order_apart_and_within_their_paragraph(text: str) -> None:
    """Hits are inside the text, do not overlap, are not empty, and hold no line break."""
    hits = find_names(text)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert all(0 <= hit.start < hit.end <= len(text) and "\n" not in text[hit.start : hit.end] for hit in hits)


@given(TEXTS)
def test_hits_are_what_their_kind_says(text: str) -> None:
    """A title is enclosed in title marks, a quoted name in quotation marks, a person in none."""
    pairs = {"title": ["《》", "〈〉"], "quoted": ["“”", "‘’", "「」", "『』", '""', "''"]}
    for hit in find_names(text):
        ends = text[hit.start] + text[hit.end - 1]
        assert ends in pairs[hit.kind] if hit.kind in pairs else not set(ends) & set("《》〈〉“”‘’「」『』")


@given(TEXTS)
def test_the_script_makes_no_difference(text: str) -> None:
    """A text and its simplified form give the same hits."""
    assert find_names(text) == find_names(simplified(text))
