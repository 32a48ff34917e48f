"""Lines to paragraphs, by where they stand: indents, gaps, sizes, and whether the next word would have fitted."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from pipeline.intake.layout import ends_sentence, join
from pipeline.intake.pdf.columns import Block, Line

INDENT, SLACK = 0.8, 0.3
"""In sizes: what is an indent, and what is no room."""
LEADING = 1.35
"""A gap of so many usual gaps parts paragraphs."""
FEW, WIDEST = 4, 1.7
"""Of fewer lines the usual distance is not told by them; it is so many sizes at most."""
_FIRST = re.compile(r"[^\s\u2e80-\U0003ffff]*(?:[\u2e80-\U0003ffff][，。、；：！？”’」』）》】…]*)?|\s*\S")


def paragraphs_of(blocks: list[Block]) -> list[str]:
    """The paragraphs of all blocks in order; one that is cut by the end of a column or page is made whole."""
    paragraphs: list[str] = []
    before: tuple[Line, float] | None = None
    for block in blocks:
        right = max(line.x1 for line in block)
        left = Counter(round(line.x0) for line in block).most_common(1)[0][0]
        pitch = _pitch(block)
        for index, line in enumerate(block):
            last = block[index - 1] if index else None
            goes_on = _goes_on(last, line, left, right, pitch) if last else _runs_over(before, line, left)
            if goes_on and paragraphs:
                paragraphs[-1] = join(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
        before = block[-1], right
    return paragraphs


def _pitch(block: Block) -> float:
    """The usual distance of lines; of a few lines, no more than text is ever set with."""
    steps = [b.top - a.top for a, b in pairwise(block)]
    usual = median(steps) if steps else 0.0
    return usual if len(steps) >= FEW else min(usual, WIDEST * block[0].size)


def _goes_on(last: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether a line belongs to the paragraph of the line above it in its block."""
    if last.alone or line.alone:
        return False
    close = line.top - last.top <= LEADING * max(pitch, line.size)
    return close and _is_like(last, line, left) and not _has_room(last, line, right)


def _runs_over(before: tuple[Line, float] | None, line: Line, left: float) -> bool:
    """Whether the first line of a block goes on with the last one of the block before it."""
    if before is None or line.alone or before[0].alone:
        return False
    last, right = before
    return _is_like(last, line, left) and not ends_sentence(last.text) and not _has_room(last, line, right)


def _is_like(last: Line, line: Line, left: float) -> bool:
    """Whether a line has the size of the one above it, and no indent."""
    return abs(last.size - line.size) <= 0.1 * last.size and line.x0 <= left + INDENT * line.size


def _has_room(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted at the end of the one above: then a person ended that line."""
    first = _FIRST.match(line.text)
    word = sum(1.0 if c >= "\u2e80" else 0.5 for c in (first[0] if first else ""))
    return right - last.x1 > (max(word, 1.0) + SLACK) * last.size
