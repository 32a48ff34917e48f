"""The words by which Chinese text is found: every run of Han characters by its pieces of one to eight characters.

With the pieces as words, a search for 城市 finds what it says. Traditional text is found by simplified characters as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from pipeline.languages.chinese.script import simplified

HAN = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
LONGEST = 8


def search_words(text: str) -> str:
    """The words by which a text is found, parted by blanks."""
    folded = simplified(text)
    return _pieces(text) if folded == text else f"{_pieces(text)} {_pieces(folded)}"


def _pieces(text: str) -> str:
    return HAN.sub(lambda run: _grams(run.group()), text)


@lru_cache(maxsize=1 << 14)
def _grams(run: str) -> str:
    """The pieces of a run, the shortest first, between blanks; the same names and titles come again and again."""
    return f" {' '.join(_cut(len(run))(run))} "


@lru_cache(maxsize=256)
def _cut(length: int) -> Callable[[str], tuple[str, ...]]:
    """What cuts a run of so many characters into its pieces."""
    if length == 1:
        return tuple
    return itemgetter(*(slice(start, start + size) for size in range(1, LONGEST + 1) for start in range(length - size + 1)))
