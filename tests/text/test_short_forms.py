"""Surnames that stand for a person again: what is found without a pattern of them is what their pattern would find."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.persons.short import short_forms
from pipeline.languages.words import any_of

FOUND = {"谭": "谭明", "董": "董文", "欧阳": "欧阳青", "欧": "欧青"}
CLAUSE = r"(?:^|(?<=[，。；：！？“”「」『』、（）()\n;:!?,,—■●▲/／|]))"


def by_pattern(text: str, families: set[str]) -> Iterator[tuple[int, int]]:
    """Where the pattern of these surnames stands: with 工 or 总 behind it, or where a clause opens."""
    for pattern in (f"(?P<family>{any_of(families)})[工总导老董](?!人|是|师|事)", f"{CLAUSE}(?P<family>{any_of(families)})"):
        yield from (match.span("family") for match in re.finditer(pattern, text))


@given(st.sets(st.sampled_from(sorted(FOUND)), min_size=1), st.text("谭董欧阳工总说：，在人师", max_size=12))
def test_no_surname_is_found_that_its_pattern_does_not_find(families: set[str], text: str) -> None:
    """A surname of two characters, one that is a form of address too (董), one within another: each as the pattern has it."""
    whole = "、".join(FOUND[family] for family in sorted(families)) + "。" + text
    at = 0
    names = []
    for name in (FOUND[family] for family in sorted(families)):
        at = whole.index(name, at)
        names.append((at, at + len(name)))
    assert set(short_forms(whole, names)) <= set(by_pattern(whole, families))


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("谭明修渠。谭工说，水通了。", ["谭"]),
        ("谭明来了。谭：水通了。", ["谭"]),
        ("谭明来了，后来谭在鲤湾出世。", []),
        ("谭明来了。谭在鲤湾出世。", ["谭"]),
        ("谭明来了。谭师傅说。", []),
        ("欧阳青来了。欧阳总说，水通了。", ["欧阳"]),
    ],
)
def test_a_surname_stands_for_its_person_again(text: str, again: list[str]) -> None:
    """With 工 or 总 behind it, before the colon of an interview, as who is told of at the begin of a sentence."""
    name = "欧阳青" if text.startswith("欧阳") else "谭明"
    assert [text[start:end] for start, end in short_forms(text, [(0, len(name))])] == again
