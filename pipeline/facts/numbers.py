"""Numbers in English words and digits, exactly: 297.6 billion, 82,400, 2/3; nothing is rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pipeline.schema.cells import DIGITS

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
PLACES = 3
"""So many decimals a number of millions may have; one with more is written out."""
LARGEST_PART = 12
"""A part of a whole with a denominator up to it is written as one: 2/3."""


def plain(value: float) -> Decimal:
    """The number as every tool gives it back."""
    return Decimal(f"{value:.{DIGITS}g}") if not float(value).is_integer() else Decimal(int(value))


def in_english(value: float) -> str:
    """A number for people: scaled to millions where nothing is lost, else with separators."""
    if abs(value) < SCALES[-1][0] and float(value).is_integer():
        return f"{int(value):,}"
    number = plain(value)
    for scale, word in SCALES:
        if abs(number) >= scale:
            scaled = number / scale
            if scaled == scaled.quantize(Decimal(1).scaleb(-PLACES)) and abs(scaled) < 1_000_000:
                return f"{_grouped(scaled)} {word}"
            break
    return _grouped(number)


def _grouped(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_part(value: float) -> str | None:
    """A part of a whole as a simple fraction, where it is one or the nearest number to it."""
    if not 0 < value < 1:
        return None
    part = Fraction(value).limit_denominator(LARGEST_PART)
    same = f"{float(part):.{DIGITS}g}" == f"{value:.{DIGITS}g}"
    return f"{part.numerator}/{part.denominator}" if part and same else None


def ordinal(value: float) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    number = int(value)
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
