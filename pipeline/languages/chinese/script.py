"""Traditional and simplified characters, look-alikes and widths, one for one, so that positions hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from pipeline.languages.radicals import RADICALS, fold_radicals

HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(zip(range(0xFFE0, 0xFFE7), "¢£¬¯¦¥₩", strict=True))
"""For ``str.translate``: full-width letters, digits and signs (Unicode blocks FF01-FF5E and FFE0-FFE6) in their common width."""


_COMMON = {chr(code): character for code, character in HALF_WIDTH.items()}
_WIDE = re.compile("[\uff01-\uff5e\uffe0-\uffe6]")
_DENSE = 8
"""From one run in so many characters on, a text is translated as a whole: it is a traditional one."""
_SECOND_PLANE = 0x10000
_TABLE = "simplified.tsv"
"""Which characters are folded: a table of our own, so that a reading depends on no library's version."""


def folding() -> Iterator[tuple[str, str]]:
    """Each simplified character of the table, and the traditional ones that are folded to it, the usual one first."""
    for row in (files(__package__) / _TABLE).read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            simple, forms = row.split("\t")
            yield simple, forms


class _Folded(dict[int, str]):
    """A table for ``str.translate``, which is faster where it finds every character; what it lacks stays as it is."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code)
        return self[code]


_UNIFORM = _Folded(RADICALS | HALF_WIDTH)


@cache
def _simplified() -> _Folded:
    """The simplified form of every character that has another one.

    Characters are folded one at a time, never in phrases: the result does not depend on where a quote is cut.
    A radical or compatibility ideograph is the ideograph that it stands for before it is looked up.
    """
    table = {ord(form): simple for simple, forms in folding() for form in forms}
    return _Folded(table | {code: table.get(ord(ideograph), ideograph) for code, ideograph in RADICALS.items()})


@cache
def _changed() -> re.Pattern[str]:
    """Runs of characters that may have another simplified form: of the first plane the very ones, of the others all (so ``re`` is fast)."""
    first_plane = "".join(chr(code) for code in _simplified() if code < _SECOND_PLANE)
    return re.compile(f"[{first_plane}{chr(_SECOND_PLANE)}-\U0010ffff]+")


def simplified(text: str) -> str:
    """The text with every traditional character or look-alike replaced by its simplified form; the length never changes."""
    runs = len(_changed().findall(text))
    if not runs:
        return text
    return text.translate(_simplified()) if runs * _DENSE > len(text) else _changed().sub(_simplify, text)


def _simplify(match: re.Match[str]) -> str:
    return match[0].translate(_simplified())


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
