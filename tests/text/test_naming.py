"""Events and initiatives without marks: sentences of our own with every expected hit marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.naming import find_namings
from pipeline.languages.chinese.script import simplified
from tests.text.marked import sentences, unmark

SENTENCES = [(line, kind) for file, kind in {"events.txt": "event", "initiatives.txt": "initiative"}.items() for line in sentences(file)]


@pytest.mark.parametrize(("marked", "kind"), SENTENCES)
def test_every_named_event_and_initiative_is_found_and_nothing_else(marked: str, kind: str) -> None:
    """Exactly the marked phrases are found, each of its kind, in simplified and in traditional sentences."""
    text, expected = unmark(marked)
    assert [(text[n.start : n.end], n.kind) for n in find_namings(simplified(text))] == [(text[a:b], kind) for a, b in expected]


def test_the_sentences_are_enough_and_in_both_scripts() -> None:
    """At least thirty-five sentences, at least six of them in traditional characters."""
    assert len(SENTENCES) >= 35
    assert sum(simplified(sentence) != sentence for sentence, _ in SENTENCES) >= 6


@pytest.mark.parametrize(
    "text", ["该计划", "这一行动", "一批重大项目", "本届论坛", "首届大会", "相关标准", "多个平台", "计划三年完成", "全市工程师大会堂"]
)
def test_what_does_not_say_which_is_no_name(text: str) -> None:
    """Determiners, measure words and praise, and words in which the head is none."""
    assert find_namings(text) == []


@pytest.mark.parametrize("lexicon", ["naming_bounds.txt", "naming_openers.txt", "naming_general.txt", "naming_heads.tsv"])
def test_the_lexicons_are_simplified(lexicon: str) -> None:
    """The text is folded before it is searched."""
    words = [word for line in entries(lexicon) for word in line.split()]
    assert [simplified(word) for word in words] == words


PIECES = st.sampled_from(
    [
        *"的和在了，。《》“”\n該新云港",
        "論壇",
        "计划",
        "行动",
        "平台",
        "開幕式",
        "潮汐",
        "梁州",
        "一批",
        "2031年",
        "AI",
        "智慧停车",
        "世界海洋日",
    ]
)
TEXTS = st.lists(PIECES, max_size=16).map("".join)


@given(TEXTS)
def test_hits_lie_in_order_apart_and_within_their_paragraph(text: str) -> None:
    """Hits are inside the text, do not overlap, hold their head and no line break."""
    folded = simplified(text)
    hits = find_namings(folded)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert all(0 <= n.start <= n.head < n.end <= len(text) and "\n" not in folded[n.start : n.end] for n in hits)
