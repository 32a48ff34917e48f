"""Traditional and simplified characters, one for one, so that positions hold."""

from __future__ import annotations

from functools import cache


class _Simplified(dict[int, str]):
    """A table for ``str.translate`` that asks OpenCC once for every character it meets.

    Characters are converted one at a time, never in phrases: the result does not depend on where a quote is cut.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        converted = _converter().convert(character) if code >= 0x2E80 else character
        self[code] = converted if len(converted) == 1 else character
        return self[code]


_TABLE = _Simplified()


@cache
def _converter():  # type: ignore[no-untyped-def]  # opencc ships no types
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """The text with every traditional character replaced by its simplified form; the length never changes."""
    return text.translate(_TABLE)
