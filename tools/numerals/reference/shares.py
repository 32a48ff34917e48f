"""Shares and fractions: 5%, 百分之五, 三成五, 八五折, 三分之一, 三分一, 1/3, 2½, 一又三分之二, 百分百, 一半."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from tools.numerals.reference.marks import marked
from tools.numerals.reference.number import number
from tools.numerals.reference.reading import Reading
from tools.numerals.reference.signs import ARABIC, DIGITS

HUNDREDTHS = {**dict.fromkeys(("百", "一百", "100"), 100), **dict.fromkeys(("千", "一千", "1000"), 1000)}
HUNDREDTHS |= dict.fromkeys(("万", "一万", "10000"), 10000)
_WORDS = {"百分百": Fraction(100), "一半": Fraction(1, 2), "半数": Fraction(1, 2), "半百": Fraction(50), "半成": Fraction(5)}
_WORDS |= {"个半": Fraction(3, 2), "半": Fraction(1, 2)}
_MEASURES = ("公里", "海里", "公斤", "小时", "公顷", "英里", *"米年天吨尺倍亩寸斤升里丈个元块")


def share(word: str) -> Reading | None:
    """The reading of a share or fraction; words that count hundredths give hundredths."""
    if word in _WORDS:
        return Reading(_WORDS[word])
    if word and word[-1] in "%‰":
        return marked(word[:-1])
    if "又" in word:
        return _mixed(word)
    if word.startswith("百分") and not word.startswith("百分之"):
        return marked(word.removeprefix("百分"))
    if "分之" in word:
        return _parted(word)
    if "成" in word:
        return _tenths(word)
    return _half(word) or _discount(word) or _written(word)


def _half(word: str) -> Reading | None:
    """三米半, 两年半, 两个半 (before a unit): half of the measure more, behind a whole number."""
    stem = word.removesuffix("半")
    measure = next((m for m in _MEASURES if stem != word and stem.endswith(m)), None)
    read = marked(stem.removesuffix(measure)) if measure else None
    whole = read is not None and read.value_max is None and read.said == "exact" and read.value.denominator == 1
    return Reading(read.value + Fraction(1, 2)) if read and whole else None


def _discount(word: str) -> Reading | None:
    """八折 is 80, 八五折 85; 五六折 may be two neighbours or one price and is not read."""
    if not word.endswith("折"):
        return None
    stem = word[:-1]
    if len(stem) == 2 and all(DIGITS.get(sign) for sign in stem) and "两" not in stem:
        tens, ones = DIGITS[stem[0]], DIGITS[stem[1]]
        return None if ones == tens + 1 else Reading(Fraction(10 * tens + ones))
    worth = number(stem)
    return None if worth is None or worth >= 100 else Reading(worth * 10 if worth < 10 else worth)


def _tenths(word: str) -> Reading | None:
    """三成 is 30, 三成五 35, 七八成 70 to 80, 七成多 more than 70."""
    stem, _, step = word.partition("成")
    more = step == "多"
    read = marked(stem)
    ones = {"": 0, "多": 0, "半": 5, **{s: d for s, d in DIGITS.items() if d}, **{d: int(d) for d in ARABIC[1:]}}.get(step)
    if read is None or ones is None or (read.value_max or read.value) > 10:
        return None
    high = None if read.value_max is None else read.value_max * 10 + ones
    return Reading(read.value * 10 + ones, high, "more_than" if more else read.said)


def _parted(word: str) -> Reading | None:
    """A 分之 B: hundredths, thousandths and ten-thousandths as they are said, else a part of one."""
    parts, _, count = word.partition("分之")
    read, whole = marked(count), number(parts)
    if read is None or whole is None or whole <= 0 or whole.denominator != 1:
        return None
    return read if parts in HUNDREDTHS else read.times(1 / whole)


def _mixed(word: str) -> Reading | None:
    """一又三分之二, 2又1/2: a whole number and less than one."""
    first, _, second = word.partition("又")
    whole = number(first)
    part = _parted(second) if "分之" in second else _stroke(second)
    fits = whole is not None and whole.denominator == 1 and part is not None and part.value < 1 and part.said == "exact"
    return Reading((whole or 0) + part.value) if fits and part and part.value_max is None else None


def _written(word: str) -> Reading | None:
    """1/3, ½, 2½, 三分一."""
    if len(word) == 3 and word[1] == "分" and 0 < DIGITS.get(word[2], 0) < DIGITS.get(word[0], 0):
        return Reading(Fraction(DIGITS[word[2]], DIGITS[word[0]]))
    if word and unicodedata.category(word[-1]) == "No" and unicodedata.decomposition(word[-1]).startswith("<fraction>"):
        whole = word[:-1]
        if all(sign in ARABIC for sign in whole):
            return Reading(int(whole or 0) + Fraction(unicodedata.numeric(word[-1])).limit_denominator(100))
    found = _stroke(word)
    return found if found and found.value < 1 and found.value.denominator <= 10 else None


def _stroke(word: str) -> Reading | None:
    """Two whole numbers with a stroke between; more than ten parts are a date, a code or a rate as well."""
    first, stroke, second = word.partition("/")
    if not stroke or not all(part and part[0] != "0" and all(s in ARABIC for s in part) for part in (first, second)):
        return None
    return Reading(Fraction(int(first), int(second)))
