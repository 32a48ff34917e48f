"""What text no cell may hold, typed or published: line breaks, control characters, blanks at either end."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_EDGES = re.compile(r"^[\s\u00ad\u200b-\u200f\u2060\ufeff]|[\s\u00ad\u200b-\u200f\u2060\ufeff]$")

Fault = tuple[str, str, str]
"""Code, what is wrong, what to do about it."""


def text_fault(text: str) -> Fault | None:
    """What is wrong with a text that is not empty; ``None`` where nothing is."""
    if text.isprintable() and text[0] != " " and text[-1] != " ":
        return None
    if _BREAK.search(text):
        return "value-line-break", "holds a line break", "write it in one line"
    if _CONTROL.search(text):
        return "value-control", "holds a control character", "type it anew"
    if _EDGES.search(text):
        return "value-blank", "begins or ends with a blank", "remove the blank"
    return None
