"""How a text is laid out: what parts its paragraphs, told from its lines whatever ends them."""

from __future__ import annotations

import re
from itertools import pairwise

LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Every line end that an editor knows: those of Unix, Windows and old Macs, form feeds, NEL, the line and paragraph separators."""
_INVISIBLE = dict.fromkeys([0xAD, 0xFEFF, 0x2060, *range(0x200B, 0x2010)])
_INDENT = re.compile(r"\t| {2,}|[\u3000\u2003]+")
_ENDS = re.compile(r"[。！？；：…!?.;:][”’」』）)》】\"']*\Z")
_CLOSES = re.compile(r"[”’」』）)》】]\Z")
WRAPPED_LINES = 5
"""So many full lines in a row of equal width are a wrapped text, not a list of short paragraphs."""


RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
"""A raised digit as the character for it: a 2 raised behind a 3 is no 32."""


def lines_of(text: str) -> list[str]:
    """The lines of a text without what ends them, invisible characters dropped and blanks behind them."""
    return [line.translate(_INVISIBLE).rstrip() for line in LINE_END.split(text)]


def is_indented(line: str) -> bool:
    """Whether a line begins a paragraph by its indent: a tab, two blanks, an ideographic blank."""
    return bool(_INDENT.match(line))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing marks counted."""
    return bool(_ENDS.search(line) or _CLOSES.search(line))


def width(line: str) -> int:
    """The width of a line in half-width columns, roughly: a character beyond U+2E80 takes two."""
    return len(line) + sum(c >= "\u2e80" for c in line)


def paragraph_break(text: str) -> str:
    """``blank_line`` where lines run on and empty lines part the paragraphs, else ``line``.

    A line runs on if it does not end a sentence and the next is not indented. Blank lines alone decide nothing: many a text of one
    paragraph a line has one below its title, or one below every line.
    """
    lines = lines_of(text)
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    inner = "\n".join(lines).strip("\n")
    running = sum(not ends_sentence(a) and not is_indented(b) for a, b in pairs)
    wraps = running * 2 >= len(pairs) and len(pairs) * 20 > sum(map(bool, lines))
    return "blank_line" if "\n\n" in inner and wraps else "line"


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text are cut at a fixed width, so that neither lines nor empty lines part its paragraphs."""
    lines = lines_of(text)
    if paragraph_break(text) == "blank_line":
        return False
    widths = [width(line) for line in lines if line]
    longest = max(widths, default=0)
    full = sum(longest - 3 <= w for w, line in zip(widths, filter(None, lines), strict=True) if not ends_sentence(line))
    return full >= WRAPPED_LINES and full * 3 >= len(widths)


def unwrap(text: str) -> str:
    """The text with wrapped lines joined, one paragraph a line.

    A paragraph begins behind an empty line or with an indented one. Between Latin words one blank is kept, between Chinese none; a soft
    hyphen at the end of a line goes.
    """
    paragraphs: list[str] = []
    fresh = True
    for line in LINE_END.split(text):
        bare = line.strip()
        if not bare.translate(_INVISIBLE).strip():
            fresh = True
            continue
        paragraphs.append(bare) if fresh or is_indented(line) else paragraphs.append(join(paragraphs.pop(), bare))
        fresh = False
    return "\n".join(paragraphs) + "\n"


def join(before: str, after: str) -> str:
    """Two lines of one paragraph as one."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    return f"{before} {after}" if before[-1:] < "\u2e80" and after[:1] < "\u2e80" and before[-1:] != "-" else before + after
