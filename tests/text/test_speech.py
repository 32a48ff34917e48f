"""Verbs of saying: sentences of our own with every expected hit marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.script import simplified
from pipeline.languages.chinese.speech import find_speech, verbs
from tests.text.marked import sentences, unmark

SENTENCES = sentences("speech.txt")


@pytest.mark.parametrize("marked", SENTENCES)
def test_every_verb_of_saying_is_found_and_nothing_else(marked: str) -> None:
    """Exactly the marked verbs are found, in simplified and in traditional sentences."""
    text, expected = unmark(marked)
    assert [(hit.start, hit.end) for hit in find_speech(text)] == expected


def test_the_table_is_long_enough_and_in_both_scripts() -> None:
    """At least sixty sentences; at least fifteen of them are in traditional characters."""
    assert len(SENTENCES) >= 60
    assert sum(simplified(sentence) != sentence for sentence in SENTENCES) >= 15


@pytest.mark.parametrize("verb", sorted(verbs()))
def test_every_verb_of_the_lexicon_is_one_hit(verb: str) -> None:
    """Each entry, between a speaker and a comma, is one hit of its whole length."""
    assert [hit.verb for hit in find_speech(f"林远舟{verb}，")] == [verb]


@pytest.mark.parametrize("entry", [e.removeprefix("-") for e in entries("verbs_of_saying.txt") if e.startswith("-")])
def test_every_exception_of_the_lexicon_hides_a_verb(entry: str) -> None:
    """Each exception contains a verb, without which it would be idle, and gives no hit."""
    assert any(verb in entry for verb in verbs())
    assert find_speech(f"，{entry}，") == []


def test_the_lexicon_names_nothing_twice_and_only_simplified() -> None:
    """No entry stands twice, none is both verb and exception, all are in simplified characters."""
    words = [entry.removeprefix("-") for entry in entries("verbs_of_saying.txt")]
    assert len(words) == len(set(words))
    assert [simplified(word) for word in words] == words


PIECES = st.sampled_from([*sorted(verbs()), "名称", "小說", "林遠舟", "，", "。", "在", "與", "代表", "市长", "\n", "“", "”", "A"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_hits_lie_in_order_apart_and_hold_their_verb(text: str) -> None:
    """Hits are inside the text, never touch, and their characters, simplified, are the verb they name."""
    hits = find_speech(text)
    assert all(a.end < b.start for a, b in pairwise(hits))
    assert all(simplified(text[hit.start : hit.end]) == hit.verb != "" for hit in hits)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_script_makes_no_difference(text: str) -> None:
    """A text and its simplified form give the same hits."""
    assert find_speech(text) == find_speech(simplified(text))
