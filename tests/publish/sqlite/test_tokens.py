"""An index is filled by a faster reader of words than it is searched by: both find the same words in any text."""

from __future__ import annotations

from collections.abc import Iterator

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.sqlite.tokens import FILLED_AS, READ_AS, Folded

CONNECTION = apsw.Connection(":memory:")
FOLDED = Folded(CONNECTION)
PLANES = [range(start, start + 0x10000) for start in (0, 0x10000, 0x20000, 0x30000, 0xE0000)]


def tokens(text: str, how: tuple[str, ...]) -> list[str]:
    """The words that one of SQLite's readers finds in a text."""
    found = CONNECTION.fts5_tokenizer(how[0], list(how[1:]))(text.encode(), apsw.FTS5_TOKENIZE_DOCUMENT, None)
    return [word for _, _, *words in found for word in words]


def characters(points: range) -> Iterator[str]:
    return (chr(point) for point in points if not 0xD800 <= point < 0xE000)


@pytest.mark.parametrize("points", PLANES, ids=lambda points: hex(points.start))
def test_every_character_is_read_alike(points: range) -> None:
    """Alone, at the end of a word, at its beginning, and within it."""
    text = " . ".join(f"{c} A{c} {c}B C{c}D" for c in characters(points))
    assert tokens(FOLDED.text(text), FILLED_AS) == tokens(text, READ_AS)


@given(st.text(alphabet=st.one_of(st.sampled_from("aÉ5 ，.́城市𠮷Ｂ々İß"), st.characters(exclude_categories=["Cs"]))))
def test_every_text_is_read_alike(text: str) -> None:
    """Marks on letters, full-width letters, Chinese of any block, marks between words."""
    assert tokens(FOLDED.text(text), FILLED_AS) == tokens(text, READ_AS)


@pytest.mark.parametrize(("text", "folded"), [("Lü's", "Lu's"), ("城市，ПОРТ", "城市 порт"), ("new-energy", "new-energy"), ("濱", "濱")])
def test_what_is_left_and_what_is_made_of_characters(text: str, folded: str) -> None:
    """ASCII and Chinese stay; a letter loses its mark, a mark becomes a blank."""
    assert FOLDED.text(text) == folded
