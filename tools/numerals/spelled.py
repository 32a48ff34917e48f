"""A slow reader of numerals written straight from the rules, to hold against the grammar: no patterns, one character at a time.

A numeral is read by places from the right: a multiplier lifts the place, a digit fills it. A string has a value only if writing the
value down again, in one of the allowed spellings, gives the string back: so the reader accepts nothing by accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

DIGITS = "零一二三四五六七八九"
PLACES = ((1000, "千"), (100, "百"), (10, "十"))
LIFTS = ("百", "千", "万", "亿")
LARGE = ((10**8, "亿"), (10**4, "万"))


def value(word: str) -> Fraction | None:
    """The value of a plain Chinese numeral below 10¹² with or without a decimal part, or nothing."""
    whole, point, tail = word.partition("点")
    if not point:
        worth = _whole(word)
        return Fraction(worth) if worth is not None else None
    digits = tail.rstrip("万亿")
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}.get(tail[len(digits) :])
    tail = digits
    worth = None if whole[-1:] in DIGITS[1:] and whole[-2:-1] in LIFTS else _whole(whole)
    if worth is None or scale is None or (scale > 1 and worth >= 10**4) or not tail or any(sign not in DIGITS for sign in tail):
        return None
    total = Fraction(worth)
    for place, sign in enumerate(tail, start=1):
        total += Fraction(DIGITS.index(sign), 10**place)
    return total * scale


def _whole(word: str) -> int | None:
    total = _sum(word)
    return total if total is not None and word in set(spellings(total)) else None


def _sum(word: str) -> int | None:
    """What the digits and multipliers of a numeral add up to, whether or not it is well formed."""
    total = section = pending = 0
    lifted = 1
    for sign in word:
        if sign in DIGITS or sign == "两":
            pending = 2 if sign == "两" else DIGITS.index(sign)
            lifted = 1 if sign == "零" else lifted
        elif sign in "十百千":
            lifted = {"十": 10, "百": 100, "千": 1000}[sign]
            section += (pending or 1) * lifted
            pending = 0
        elif sign in "万亿":
            worth = {"万": 10**4, "亿": 10**8}[sign]
            total = total + (section + pending) * worth if sign == "万" else (total + section + pending) * worth
            section, pending, lifted = 0, 0, worth
        else:
            return None
    last = word[-2:-1]
    if pending and last in ("百", "千", "万", "亿") and last:
        pending *= lifted // 10
    return total + section + pending


def spellings(number: int) -> Iterator[str]:
    """Every way to write a whole number that a newspaper prints: 一十五 and 十五, 二百 and 两百, 三百五十 and 三百五, 一万零三百."""
    if number == 0:
        yield "零"
        return
    for parts in product(*_sections(number)):
        word = "".join(parts)
        yield from _short(word)


def _sections(number: int) -> list[list[str]]:
    found: list[list[str]] = []
    for scale, name in (*LARGE, (1, "")):
        part = number // scale % 10**4
        if part:
            gaps = ["零", ""] if found and 100 <= part < 1000 else ["零"] if found and part < 100 else [""]
            words = [word + name for word in (["二", "两"] if part == 2 and name else _below(part))]
            found.append([gap + word for gap in gaps for word in words])
    return found


def _below(number: int) -> list[str]:
    words, gap = [""], False
    for scale, name in (*PLACES, (1, "")):
        digit = number // scale % 10
        if digit:
            signs = [DIGITS[digit], *(["两"] if digit == 2 and scale >= 100 else [])]
            signs += [""] if digit == 1 and scale == 10 else []
            gaps = ["零", ""] if gap and scale == 10 else ["零"] if gap else [""]
            words = [word + (between if word else "") + sign + name for word in words for between in gaps for sign in signs]
        gap = not digit
    return words


def _short(word: str) -> Iterator[str]:
    """The numeral and its shorter form, without the last multiplier straight behind the next higher."""
    yield word
    for low, high in (("十", "百"), ("百", "千"), ("千", "万"), ("千万", "亿")):
        stem = word.removesuffix(low)
        if stem != word and len(stem) > 1 and stem[-2] == high and stem[-1] in DIGITS[1:]:
            yield stem
