"""Running heads: lines at the head or foot of pages that repeat from page to page, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.intake.pdf.glyphs import Run

_NUMBER = re.compile(r"[\s\-–—·•.第]*(?:\d{1,4}|[〇一二三四五六七八九十百]{1,4})[\s\-–—·•.页版頁]*(?:[/／共]\s*\d{1,4}\s*[页頁]?)?\Z")
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
ROWS = 2
"""So many lines at the head and at the foot of a page are looked at."""


def running_heads(pages: list[list[Run]]) -> list[set[int]]:
    """For each page the runs, by index, that are running heads."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    edges = [_edges(runs) for runs in pages]
    for number, (runs, edge) in enumerate(zip(pages, edges, strict=True)):
        for index in edge:
            seen[_key(runs[index])].add(number)
    return [
        {i for i in edge if _NUMBER.match(runs[i].text) or len(seen[_key(runs[i])]) > 1} for runs, edge in zip(pages, edges, strict=True)
    ]


def _key(run: Run) -> tuple[str, int]:
    """What repeats: the words, whatever their numbers, at about the same height."""
    return _DIGITS.sub("#", _SPACE.sub("", run.text)), round(run.middle / 10)


def _edges(runs: list[Run]) -> list[int]:
    """The runs of the first and the last lines of a page, unless that is all of it."""
    heights: list[float] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if not heights or run.middle - heights[-1] > run.size / 2:
            heights.append(run.middle)
    if len(heights) <= 2 * ROWS:
        return []
    top, foot = heights[ROWS - 1], heights[-ROWS]
    return [i for i, run in enumerate(runs) if run.middle <= top + run.size / 4 or run.middle >= foot - run.size / 4]
