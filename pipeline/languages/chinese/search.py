"""The words by which Chinese text is found: every run of Han characters by its pieces of one to eight characters.

With the pieces as words, a search for 城市 finds what it says. Traditional text is found by simplified characters as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.chinese.script import simplified

HAN = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
LONGEST = 8


def search_words(text: str) -> str:
    """The words by which a text is found, parted by blanks."""
    folded = simplified(text)
    return _pieces(text) if folded == text else f"{_pieces(text)} {_pieces(folded)}"


def _pieces(text: str) -> str:
    return HAN.sub(lambda run: f" {' '.join(_grams(run.group()))} ", text)


def _grams(run: str) -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        yield from (run[start : start + length] for start in range(len(run) - length + 1))
