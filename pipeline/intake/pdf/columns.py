"""The order in which a page is read: column by column, between the lines that span them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.intake.pdf.glyphs import GAP, Run

MOST = 2000
"""Runs of a page beyond which no columns are looked for."""
FEWEST = 3
"""A column has so many runs at least."""
NARROWEST = 6
"""The usual run of a column is so many sizes wide at least: narrower ones are cells of a table, which is read line by line."""


@dataclass(slots=True)
class Line(Run):
    """One line of a column."""

    alone: bool = False
    """Whether the line belongs to no paragraph: a running head, or cells side by side."""


Block = list[Line]


def blocks_of(runs: list[Run]) -> list[Block]:
    """The blocks of a page in the order in which they are read, each the lines of one column between lines that span the columns."""
    gutter = _gutter(runs)
    if gutter is None:
        return [lines_of(runs)] if runs else []
    blocks: list[Block] = []
    for band in _bands(runs, gutter):
        left = [run for run in band if run.x1 <= gutter]
        right = [run for run in band if run.x0 >= gutter]
        across = [run for run in band if run.x0 < gutter < run.x1]
        blocks += blocks_of(left) + blocks_of(right) + ([lines_of(across)] if across else [])
    return blocks


def _bands(runs: list[Run], gutter: float) -> Iterator[list[Run]]:
    """The runs from the top down, cut wherever what spans the gutter begins or ends."""
    band: list[Run] = []
    across: bool | None = None
    for run in sorted(runs, key=lambda run: run.middle):
        spans = run.x0 < gutter < run.x1
        if across is not None and spans != across:
            yield band
            band = []
        across = spans
        band.append(run)
    if band:
        yield band


def _gutter(runs: list[Run]) -> float | None:
    """Where two columns are parted: the height that fewest runs cross, with columns of text on both sides, side by side."""
    if not 2 * FEWEST <= len(runs) <= MOST:
        return None
    found: list[tuple[int, int, float]] = []
    for edge in sorted({round(run.x0, 1) for run in runs}):
        at = edge - 0.2
        left = [run for run in runs if run.x1 <= at]
        right = [run for run in runs if run.x0 >= at]
        if _are_columns(left, right):
            found.append((len(runs) - len(left) - len(right), -min(len(left), len(right)), at))
    return min(found)[2] if found else None


def _are_columns(left: list[Run], right: list[Run]) -> bool:
    if min(len(left), len(right)) < FEWEST:
        return False
    wide = all(median(run.x1 - run.x0 for run in side) >= NARROWEST * median(run.size for run in side) for side in (left, right))
    shared = min(max(r.bottom for r in left), max(r.bottom for r in right)) - max(min(r.top for r in left), min(r.top for r in right))
    return wide and shared >= FEWEST * median(run.size for run in left)


def lines_of(runs: list[Run]) -> Block:
    """Runs side by side as one line, lines from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and abs(run.middle - rows[-1][0].middle) <= min(run.size, rows[-1][0].size) / 2:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.x0)) for row in rows]


def _line(row: list[Run]) -> Line:
    text = " ".join(run.text for run in row)
    right, top, bottom, size = max(r.x1 for r in row), min(r.top for r in row), max(r.bottom for r in row), max(r.size for r in row)
    return Line(text, row[0].x0, right, top, bottom, size, alone=any(b.x0 - a.x1 > GAP * size for a, b in pairwise(row)))
