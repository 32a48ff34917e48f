"""Traditional and simplified characters, look-alikes and widths, one for one, so that positions hold."""

from __future__ import annotations

from functools import cache

from pipeline.text.radicals import RADICALS

FIRST_HAN = 0x2E80
"""Before this code no character is Chinese: the first radical has it."""

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
_MATCHED = _Simplified(HALF_WIDTH)
_UNIFORM = RADICALS | HALF_WIDTH


@cache
def _converter():  # type: ignore[no-untyped-def]  # opencc ships no types
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """The text with every traditional character or look-alike replaced by its simplified form; the length never changes."""
    return text.translate(_SIMPLIFIED)


def matched(text: str) -> str:
    """The text as it is matched: simplified, and in the common width; the length never changes."""
    return text.translate(_MATCHED)


def uniform(text: str) -> str:
    """The text in its own script, without look-alikes and in the common width: what a reader cannot tell apart is the same."""
    return text.translate(_UNIFORM)
