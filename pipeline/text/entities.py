"""Markup left in a text: HTML entities (``&ldquo;``, ``&nbsp``, ``&#37;``) and tags, as a text saved from a page's source has them.

Read as they stand, ``5&#37;`` holds the numbers 5 and 37, and a name between entities has no marks. The names are those of the HTML Living
Standard, with and without their semicolon, as browsers read them; a wide semicolon is what an input method made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_ENTITY = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}+)(?!=))(?P<end>[;；]?)")
_BLOCKS = (
    "address|article|blockquote|br|caption|center|dd|div|dl|dt|figure|figcaption|footer|h[1-6]|header|hr|li|main|ol|p|section|table|tr|ul"
)
_INLINE = "a|b|big|em|font|i|iframe|img|input|label|link|meta|script|small|span|strong|style|sub|sup|tbody|td|th|thead|u|video|wbr"
_TAG = re.compile(rf"(?i)<!--[^<>]*-->|</?(?P<tag>{_BLOCKS}|{_INLINE})(?:\s[^<>]*|/?)>")
_UNSEEN = re.compile(r"(?is)<(script|style)\b[^<>]*>[^<]*</\1\s*>")
_BLOCK = re.compile(rf"(?i)(?:{_BLOCKS})\Z")


def find_markup(text: str) -> Iterator[tuple[int, int]]:
    """The ``[start, end)`` of every entity and tag of a text, entities first."""
    if "&" in text:
        yield from (m.span() for m in _ENTITY.finditer(text) if _is_entity(m))
    if "<" in text:
        yield from (m.span() for m in _TAG.finditer(text))


def read_markup(text: str) -> tuple[str, int]:
    """The text as a browser would show it, and how many entities and tags were read: a block's tag ends a line, any other is nothing."""
    tags = 0
    if "<" in text:
        text, tags = _TAG.subn(_shown_tag, _UNSEEN.sub("", text))
    entities = sum(map(_is_entity, _ENTITY.finditer(text)))
    return (_ENTITY.sub(_shown_entity, text) if entities else text), tags + entities


def _shown_tag(match: re.Match[str]) -> str:
    return "\n" if match["tag"] and _BLOCK.match(match["tag"]) else ""


def _shown_entity(match: re.Match[str]) -> str:
    if not _is_entity(match):
        return match[0]
    return unescape(match[0].replace("；", ";") if match["end"] else match[0] + ";")


def _is_entity(match: re.Match[str]) -> bool:
    name, end = match["name"], match["end"]
    return name is None or (f"{name};" if end else name) in html5
