"""Characters that a reader does not see, and the lines of a text."""

from __future__ import annotations

import re
from array import array

_IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's property Default_Ignorable_Code_Point (DerivedCoreProperties.txt, version 15.1): zero-width and soft characters, direction
marks, variation selectors, tags."""

INVISIBLE = re.compile(f"[{_IGNORABLE}]+")
VISIBLE = re.compile(rf"[^\s{_IGNORABLE}]")

LOST = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that nobody can read: control characters, the sign that stands for a lost character, those of private use."""

_ENDS_LINE = r"(?>\r{0,2}\n|[\r\v\x85\u2028])"
"""Where a line ends: LF, CR LF, CR alone, NEL, a vertical tab and U+2028 (both are the soft return of word processors)."""

_BLANKS = rf"[\t\f\x1c-\x20\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{_IGNORABLE}]*"
PARAGRAPH_BREAKS = {
    "line": re.compile(r"[\n\r\x85\u2029](?:(?<=\r)\r?\n)?"),
    "blank_line": re.compile(rf"(?:{_ENDS_LINE}{_BLANKS}{_ENDS_LINE}|\u2029)[\s{_IGNORABLE}]*"),
}
"""What parts paragraphs, by `paragraph_break`: an empty line is one in which a reader sees nothing."""


def visible(source: str, start: int, end: int) -> tuple[str, array[int] | None]:
    """The characters of ``source[start:end]`` that a reader sees, and the place of each; no places where none is invisible."""
    if INVISIBLE.search(source, start, end) is None:
        return source[start:end], None
    parts: list[str] = []
    places: array[int] = array("L")
    at = start
    for match in INVISIBLE.finditer(source, start, end):
        parts.append(source[at : match.start()])
        places.extend(range(at, match.start()))
        at = match.end()
    parts.append(source[at:end])
    places.extend(range(at, end))
    return "".join(parts), places
