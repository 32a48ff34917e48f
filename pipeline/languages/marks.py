"""Pairs of quotation and title marks, of any language."""

from __future__ import annotations

import re

TITLE_MARKS = {"《": "》", "〈": "〉", "﹁": "﹂", "≪": "≫", "＜": "＞", "«": "»", "‹": "›"}
QUOTE_MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", "｢": "｣", "﹃": "﹄", "〝": "〞", "„": "“”", "‟": "”"}
SAME_MARKS = "\"'＂＇″"
ALL_MARKS = SAME_MARKS + "".join(opened + closed for opened, closed in (TITLE_MARKS | QUOTE_MARKS).items())
_OPENERS = TITLE_MARKS | QUOTE_MARKS
_CLOSED_BY = {mark: frozenset(opening for opening, closing in _OPENERS.items() if mark in closing) for mark in "".join(_OPENERS.values())}
_CLOSED_BY |= {mark: frozenset(mark) for mark in SAME_MARKS}
"""The marks that a mark can close: the last open one of them."""
_ANY = re.compile("[" + re.escape("".join({*SAME_MARKS, *_OPENERS, *"".join(_OPENERS.values())})) + "\n]")
_INCHES = '″"＂'
_PRIME = re.compile('[0-9０-９′][″"＂](?![\u4e00-\u9fff]{0,8}[”″"＂])')
"""A mark of inches or seconds behind a digit, where none follows soon that it would open."""


def mark_pairs(text: str) -> list[tuple[int, int]]:
    """The ``[start, end)``, marks included, of every pair of marks, nested ones too; none crosses a paragraph.

    Straight marks open and close by turns. A mark without its partner is passed over, an apostrophe (Xi'an) and a prime (15″) are none.
    """
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for match in _ANY.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            opened.clear()
            waiting.clear()
            continue
        if _is_apostrophe(text, at):
            continue
        closes = not waiting.keys().isdisjoint(_CLOSED_BY.get(mark, ()))
        if not closes and mark in _INCHES and _PRIME.match(text, at - 1):
            continue
        if closes:
            pairs.append((_close(opened, waiting, _CLOSED_BY[mark]), at + 1))
        elif mark in _OPENERS or mark in SAME_MARKS:
            opened.append((mark, at))
            waiting[mark] = waiting.get(mark, 0) + 1
    return sorted(pairs)


def _close(opened: list[tuple[str, int]], waiting: dict[str, int], openings: frozenset[str]) -> int:
    """Where the last open mark of some stands; it and what was opened behind it are open no longer."""
    while True:
        mark, at = opened.pop()
        waiting[mark] -= 1
        if not waiting[mark]:
            del waiting[mark]
        if mark in openings:
            return at


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark stands between two Latin letters (Xi'an)."""
    if text[at] not in "'’＇":
        return False
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalpha()


def is_title(text: str, start: int) -> bool:
    """Whether the pair of marks that opens at ``start`` marks a title."""
    return text[start] in TITLE_MARKS
