"""A whole numeral: a sign, a range of every printed mark, and what its two ends leave out."""

from __future__ import annotations

from fractions import Fraction

from tools.numerals.reference.marks import marked
from tools.numerals.reference.number import number
from tools.numerals.reference.reading import Reading, together
from tools.numerals.reference.shares import HUNDREDTHS, share
from tools.numerals.reference.signs import ARABIC, DIGITS, JOINS, LARGE, NUMERALS, plain

_MARKS = "余多几来数上个"
_SIGNS = ("零下", "零上", "负", "-")


def read(word: str) -> Reading | None:
    """The reading of a whole string as one numeral, or nothing: never that of a part of it."""
    word = plain(word)
    return _signed(word) or _range(word)


def _signed(word: str) -> Reading | None:
    for sign in _SIGNS:
        if word.startswith(sign):
            found = _single(word.removeprefix(sign)) if sign != "-" or word[1:2] in ARABIC else None
            return None if found is None else found if sign == "零上" else found.times(-1)
    return _single(word)


def _single(word: str) -> Reading | None:
    return marked(word) or share(word)


def _range(word: str) -> Reading | None:
    """Two ends with one mark between them; three numbers are a chain, not a range."""
    places = [(word.find(join, 1), -len(join)) for join in JOINS if word.find(join, 1) > 0]
    if not places:
        return None
    at, length = min(places)
    low, high = word[:at].removesuffix(" "), word[at - length :].removeprefix(" ")
    return None if any(other in high[1:] for other in JOINS) else _ends(low, high)


def _ends(low: str, high: str) -> Reading | None:
    """The lower end with the share, the sign and the multiplier that it leaves to the upper, or the upper to it."""
    counted, low = low.endswith("个"), low.removesuffix("个")
    parts = low.partition("分之")[0].removeprefix("负")
    if parts in HUNDREDTHS and "分之" in low and not any(word in high for word in ("分之", "%", "‰", "成")):
        high = f"{parts}分之{high}"
    if high[-1:] in ("%", "‰") and low[-1:] not in ("%", "‰") and low[-1:] in ARABIC:
        low += high[-1]
    if "成" in high and "成" not in low and "分之" not in low:
        low += "成"
    first, second = _signed(low), _signed(high)
    if first is None or second is None or first.value_max is not None or second.value_max is not None or _kind(low) != _kind(high):
        return None
    if low.startswith("零下") and not high.startswith(_SIGNS):
        second = second.times(-1)
    said = together(first.said, second.said)
    bottom = first.value if counted else _shared(low, high, first.value, second.value)
    return None if said is None or bottom is None or bottom >= second.value else Reading(bottom, second.value, said)


def _kind(word: str) -> str:
    """Which share a numeral counts; numbers that count different things are no range."""
    for mark in ("%", "‰", "成", "折"):
        if mark in word:
            return {"‰": "‰"}.get(mark, "%")
    if "分之" in word:
        return {100: "%", 1000: "‰", 10000: "10*-4"}.get(HUNDREDTHS.get(word.partition("分之")[0].removeprefix("负"), 0), "part")
    return "part" if any(sign in word for sign in "/又分½⅓¼¾") or word == "一半" else ""


def _shared(low: str, high: str, first: Fraction, second: Fraction) -> Fraction | None:
    """The lower end, with the multiplier of the upper where it surely shares it; nothing where it may or may not."""
    if low[:1] in ("零", "负", "-") or _kind(low) or _kind(high):
        return first
    bare = "".join(sign for sign in high if sign not in _MARKS).replace("w", "万").replace("k", "千")
    count = _coefficient(bare)
    worth = number(count) if count and count != bare else None
    single = len(low) == 1 and bool(DIGITS.get(low))
    if worth is None:
        return None if single and len(bare) == 2 and bare[-1] == "十" else first
    if _scale(low) >= second / worth or first >= worth:
        return first if first * 1000 >= second else None
    if (single and count[-1] in "十百千") or first * 100 <= worth:
        return None
    return first * second / worth


def _coefficient(word: str) -> str:
    """What the multiplier at the end of the upper numeral counts: 五十 of 五十万, 五 of 五百, 3 of 3百万."""
    stem = word.rstrip("万亿兆")
    if stem and stem[-1] in "百千" and (stem != word or stem[0] in ARABIC) and stem[-2:-1] and stem[-2] in ARABIC:
        stem = stem[:-1]
    elif stem == word and word[-1:] in ("百", "千") and len(word) > 1:
        stem = word[:-1]
    return stem or "一"


def _scale(word: str) -> int:
    bare = "".join(sign for sign in word if sign not in _MARKS).replace("w", "万").replace("k", "千")
    stem = bare.rstrip("十百千万亿兆")
    product = 1
    for sign in bare[len(stem) :] if stem else "":
        product *= {"十": 10, "百": 100, "千": 1000, **LARGE}[sign]
    return product


def is_numeral(sign: str) -> bool:
    """Whether a character counts by itself: a digit or a multiplier of either script."""
    return plain(sign) in NUMERALS
