"""The characters of a page with their places, as PDFium gives them: runs on one line, y downwards, in points."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.intake.layout import RAISED
from pipeline.languages.radicals import fold_radicals

GAP = 1.5
"""A gap of so many sizes within a line parts two runs: cells, or columns."""
RAISED_SIZE, RAISED_BY = 0.9, 0.15
"""In sizes of the run: an exponent is smaller than the first, and stands higher by the second at least."""
HYPHEN = "\u00ad"
BELOW = 0.12
"""So much of a character's cell lies below its base line."""


@dataclass(slots=True)
class Run:
    """Characters that follow each other on one line; ``size`` is the height of their font's box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """The height at which the run stands."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Glyph(Run):
    blank: bool
    real: bool
    """Whether a blank is drawn, and not only PDFium's reading of a gap."""


def runs_of(page: Any) -> list[Run]:
    """The runs of a page, in the order in which the file draws them; radicals are written as the characters they stand for."""
    width, height = page.get_size()
    turn = page.get_rotation()
    textpage = page.get_textpage()
    runs: list[Run] = []
    fresh, blank, real = True, False, False
    for index in range(textpage.count_chars()):
        glyph = _glyph(textpage, index, turn, width, height)
        if glyph is None or glyph.blank:
            blank, real = True, real or (glyph is not None and glyph.real)
            fresh = fresh or glyph is None
            continue
        last = runs[-1] if runs else None
        if last is not None and _is_raised(last, glyph):
            mark = glyph.text if last.text.endswith(("[", "(", "〔", "（")) else glyph.text.translate(RAISED)
            last.text, last.x1 = last.text + mark, max(last.x1, glyph.x1)
        elif last is None or _parts(last, glyph, fresh):
            runs.append(Run(glyph.text, glyph.x0, glyph.x1, glyph.top, glyph.bottom, glyph.size))
        else:
            last.text += " " + glyph.text if real or (blank and _is_narrow(last.text[-1], glyph.text)) else glyph.text
            last.x0, last.x1 = min(last.x0, glyph.x0), max(last.x1, glyph.x1)
        fresh = blank = real = False
    for run in runs:
        run.text = fold_radicals(run.text)
    return [run for run in runs if run.text.strip()]


def _is_raised(last: Run, glyph: _Glyph) -> bool:
    """Whether a glyph is small and stands high behind the run, as an exponent does."""
    close = -glyph.size / 2 < glyph.x0 - last.x1 < glyph.size / 2
    return close and glyph.size < RAISED_SIZE * last.size and RAISED_BY * last.size < last.bottom - glyph.bottom < last.size


def _is_narrow(before: str, after: str) -> bool:
    return before < "\u2e80" or after < "\u2e80"


def _parts(last: Run, glyph: _Glyph, fresh: bool) -> bool:
    """Whether a glyph begins a run of its own: on another line, far to the right, or back to the left."""
    size = max(last.size, glyph.size)
    off = abs(glyph.middle - last.middle) > size / 2
    return off or glyph.x0 - last.x1 > GAP * size or glyph.x1 < last.x1 - size or (fresh and glyph.x0 < last.x0)


def _glyph(textpage: Any, index: int, turn: int, width: float, height: float) -> _Glyph | None:
    """One character with its place on the page as it is shown; ``None`` for the end of a line."""
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    if pdfium.FPDFText_IsHyphen(textpage, index) == 1 or code == 2:
        text = HYPHEN
    elif code in (10, 13):
        return None
    else:
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    box = _box(textpage, index, wide=text >= "\u2e80")
    if box is None:
        return _Glyph(text, 0, 0, 0, 0, 0, blank=True, real=False)
    x0, x1, top, bottom = _turned(box, turn, width, height)
    generated = pdfium.FPDFText_IsGenerated(textpage, index) == 1 and text != HYPHEN
    blank = generated or text.isspace() or bottom - top <= 0
    return _Glyph(text, x0, x1, top, bottom, bottom - top, blank=blank, real=blank and not generated)


def _box(textpage: Any, index: int, *, wide: bool) -> tuple[float, float, float, float] | None:
    """Left, right, bottom and top of a character's cell, from its origin and the size of its font: what is drawn is no measure."""
    x, y, matrix, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y)):
        return None
    pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    size = pdfium.FPDFText_GetFontSize(textpage, index)
    up, across = size * hypot(matrix.c, matrix.d), size * hypot(matrix.a, matrix.b)
    right = max(box.right, x.value + across) if wide else max(box.right, x.value)
    return x.value, right, y.value - BELOW * up, y.value + (1 - BELOW) * up


def _turned(box: tuple[float, float, float, float], turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    """Left, right, top and bottom on the page as it is shown, of left, right, bottom and top as the file has them."""
    left, right, low, high = box
    if turn == 90:
        return low, high, left, right
    if turn == 180:
        return width - right, width - left, low, high
    if turn == 270:
        return width - high, width - low, height - right, height - left
    return left, right, height - high, height - low
