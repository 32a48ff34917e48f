"""Traditional and simplified characters, look-alikes and widths, one for one, so that positions hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.languages.radicals import FIRST_HAN, HAN, RADICALS, fold_radicals

__all__ = [
    "FIRST_HAN",
    "HALF_WIDTH",
    "HAN",
    "common_width",
    "is_traditional",
    "matched",
    "simplified",
    "uniform",
    "with_each",
]

HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(zip(range(0xFFE0, 0xFFE7), "¢£¬¯¦¥₩", strict=True))
"""For ``str.translate``: full-width letters, digits and signs (Unicode blocks FF01-FF5E and FFE0-FFE6) in their common width."""


class _Simplified(dict[int, str]):
    """A table for ``str.translate`` that asks OpenCC once for every character it meets.

    Characters are converted one at a time, never in phrases: the result does not depend on where a quote is cut.
    A radical or compatibility ideograph is the ideograph that it stands for before OpenCC sees it.
    """

    def __missing__(self, code: int) -> str:
        character = RADICALS.get(code, chr(code))
        converted = _converter().convert(character) if code >= FIRST_HAN else character
        self[code] = converted if len(converted) == 1 else character
        return self[code]


_SIMPLIFIED = _Simplified()
_UNIFORM = RADICALS | HALF_WIDTH
_COMMON = {chr(code): character for code, character in HALF_WIDTH.items()}
_WIDE = re.compile("[\uff01-\uff5e\uffe0-\uffe6]")
_DENSE = 8
"""From one run in so many characters on, a text is translated as a whole: it is a traditional one."""
_ASKED = (range(FIRST_HAN, 0xA000), range(0xF900, 0xFB00))
"""The blocks in which OpenCC and the look-alikes may change a character; beyond the first plane every character is asked for by itself."""


@cache
def _converter():  # type: ignore[no-untyped-def]  # opencc ships no types
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _changed() -> re.Pattern[str]:
    """Runs of characters that may have another simplified form: all of them are asked for in one go, so that a text is only searched."""
    asked = [chr(code) for block in _ASKED for code in block]
    converted = _converter().convert("\n".join(asked)).split("\n")
    changed = [a for a, b in zip(asked, converted, strict=True) if a != b or ord(a) in RADICALS]
    return re.compile(f"[{''.join(changed)}\U00020000-\U0010ffff]+")


def simplified(text: str) -> str:
    """The text with every traditional character or look-alike replaced by its simplified form; the length never changes."""
    runs = len(_changed().findall(text))
    if not runs:
        return text
    return text.translate(_SIMPLIFIED) if runs * _DENSE > len(text) else _changed().sub(_simplify, text)


def _simplify(match: re.Match[str]) -> str:
    return match[0].translate(_SIMPLIFIED)


def matched(text: str) -> str:
    """The text as it is matched: simplified, and in the common width; the length never changes."""
    return common_width(simplified(text))


def common_width(text: str) -> str:
    """The text with full-width letters, digits and signs in their common width; the length never changes."""
    return with_each(text, _WIDE, _COMMON)


def with_each(text: str, wanted: re.Pattern[str], table: Mapping[str, str]) -> str:
    """The text with every wanted character as the table has it.

    A text has few different ones and many of each, so that they are replaced kind by kind; none may come out of the table as wanted.
    """
    for character in set(wanted.findall(text)):
        text = text.replace(character, table[character])
    return text


def uniform(text: str) -> str:
    """The text in its own script, without look-alikes and in the common width: what a reader cannot tell apart is the same."""
    return text.translate(_UNIFORM)


def is_traditional(text: str) -> bool:
    """Whether more than one character in fifty changes when simplified; radicals that stand for characters are of no script."""
    text = fold_radicals(text)
    changed = sum(a != b for a, b in zip(text, simplified(text), strict=True))
    return changed * 50 > len(text)
