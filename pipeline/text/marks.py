"""Pairs of quotation and title marks, and which of them hold a name and not speech."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.speech import verbs

TITLE_MARKS = {"《": "》", "〈": "〉", "﹁": "﹂"}
QUOTE_MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞"}
SAME_MARKS = "\"'＂＇"
LONGEST_NAME = 30
_SENTENCE = re.compile(r"[。！？；!?;…]")
_CLOSERS = {close: opened for opened, close in (TITLE_MARKS | QUOTE_MARKS).items()}


def mark_pairs(text: str) -> list[tuple[int, int]]:
    """The ``[start, end)``, marks included, of every pair of marks, nested ones too; none crosses a paragraph.

    Straight marks open and close by turns. A mark without its partner is passed over.
    """
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, mark in enumerate(text):
        if mark == "\n":
            opened.clear()
        partner = mark if mark in SAME_MARKS else _CLOSERS.get(mark)
        if partner is not None and not _is_apostrophe(text, at):
            depth = _last(opened, partner)
            if depth is not None:
                pairs.append((opened[depth][1], at + 1))
                del opened[depth:]
                continue
        if _opens(text, at):
            opened.append((mark, at))
    return sorted(pairs)


def _last(opened: list[tuple[str, int]], mark: str) -> int | None:
    return next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == mark), None)


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    return mark in TITLE_MARKS or mark in QUOTE_MARKS or (mark in SAME_MARKS and not _is_apostrophe(text, at))


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark stands between two Latin letters (Xi'an)."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in "'’＇" and len(around) == 2 and around.isascii() and around.isalpha()


def is_title(text: str, start: int) -> bool:
    """Whether the pair of marks that opens at ``start`` marks a title."""
    return text[start] in TITLE_MARKS


def is_quoted_name(folded: str, start: int, end: int) -> bool:
    """Whether a pair of quotation marks in simplified text holds a name, a term or a slogan, and not speech.

    It does if it holds 1 to 30 characters with no mark that ends a sentence (。！？；…), does not end in a comma or colon, and
    does not follow a verb of saying with a colon.
    """
    words = folded[start + 1 : end - 1]
    if not 1 <= len(words) <= LONGEST_NAME or _SENTENCE.search(words) or words[-1] in "，,、：:":
        return False
    return not _said_before().search(folded[max(0, start - 12) : start])


@cache
def _said_before() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(verbs()))})[：:]$")
