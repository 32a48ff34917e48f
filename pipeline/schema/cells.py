"""What no cell may hold, typed or published: line breaks, control characters, blanks at either end; what some format would cut or round."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_BREAK = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_EDGES = re.compile(r"^[\s\u00ad\u200b-\u200f\u2060\ufeff]|[\s\u00ad\u200b-\u200f\u2060\ufeff]$")

LONGEST_TEXT = 32_767
"""What a cell of a workbook holds, counted in units of UTF-16."""

SHORT = LONGEST_TEXT // 2
"""A text of so many characters has no more units of UTF-16 than a cell holds."""

LARGEST_NUMBER = 2**53
"""Above it a number of double precision, which is what tables and spreadsheets know, no longer tells neighbours apart."""

DIGITS = 15
"""So many digits of a decimal fraction every tool gives back."""

LARGEST_DENOMINATOR = 1000
"""Of a fraction that a text may name: 三分之二, 百分之三."""

Fault = tuple[str, str, str]
"""Code, what is wrong, what to do about it."""


COMBINING = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f-\u206f\ufeff\u0300-\u036f]")
"""Blanks that look like a plain one, marks that show nothing, and accents typed apart from their letter."""


def text_fault(text: str) -> Fault | None:
    """What is wrong with a text that is not empty; ``None`` where nothing is."""
    if len(text) > SHORT and len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
        return "value-length", f"holds more than {LONGEST_TEXT} characters, which no cell of a workbook can", "shorten it"
    if text.isprintable() and text[0] != " " and text[-1] != " " and "  " not in text and not COMBINING.search(text):
        return None
    if _BREAK.search(text):
        return "value-line-break", "holds a line break", "write it in one line"
    if _CONTROL.search(text):
        return "value-control", "holds a control character", "type it anew"
    if _EDGES.search(text):
        return "value-blank", "begins or ends with a blank", "remove the blank"
    if "  " in text:
        return "value-blank", "holds two blanks side by side", "leave one"
    if unseen := _UNSEEN.search(text):
        name = unicodedata.name(unseen[0], f"U+{ord(unseen[0]):04X}").lower()
        return "value-invisible", f"holds a {name}, which no search or join would find", "type it anew, with plain blanks"
    return None


def is_smooth(text: str) -> bool:
    """Whether no text of `SHORT` length in some lines can have a fault, but for its blanks."""
    return text.replace("\n", "").isprintable() and not COMBINING.search(text)


def stored(text: str) -> float:
    """The number that tables hold for one in digits that has no fault: a fraction without end is cut where every tool cuts it."""
    value = float(text)
    return value if value.is_integer() else float(f"{value:.{DIGITS}g}")


def _endless(value: float) -> bool:
    """Whether a number is the nearest to a simple fraction without end (1/3): what was typed beyond its digits says nothing more."""
    small = not value.is_integer() and abs(value) < LARGEST_DENOMINATOR
    return small and float(Fraction(value).limit_denominator(LARGEST_DENOMINATOR)) == value


def number_fault(text: str) -> Fault | None:
    """What is wrong with a number in digits, its exponent of at most three; ``None`` where every tool holds it as it is."""
    value = float(text)
    if abs(value) > LARGEST_NUMBER or (abs(value) == LARGEST_NUMBER and Decimal(text) != Decimal(value)):
        return "value-digits", f"beyond 2^53 ({LARGEST_NUMBER}), where tables and spreadsheets round", "correct it, or choose a larger unit"
    if Decimal(text) != (Decimal(value) if value.is_integer() else Decimal(f"{value:.{DIGITS}g}")):
        if _endless(value):
            return None
        return "value-digits", f"which has more than {DIGITS} digits; tables and spreadsheets would round it", "write fewer digits"
    return None


@lru_cache(maxsize=16_384)
def is_partial_date(text: str) -> bool:
    """Whether ISO 8601 text is a real day, month or year; only the form ``YYYY[-MM[-DD]]`` counts."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
