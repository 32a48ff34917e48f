"""Discounts: 八折 is 80 % of the price, 八五折 85 %, 9.5折 95 %, 二至五折 20 % to 50 %.

折 is no discount where it folds (三折屏) or counts acts of a play (全剧四折).
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from pipeline.languages.chinese.han import DIGIT
from pipeline.languages.chinese.quantities.pattern import Numeral

_OTHER = re.compile("折(?=[叠页戏子屏线返射损旧断腰纸扇磨合])")
_PLAY = re.compile("[剧戏曲屏叠]|楔子|折子")
_CLAUSE = re.compile("[，。；！？,;\n]")
_TWO = re.compile("[一二三四五六七八九]{2}")
_REACH = 8


def discounted(plain: str, numeral: Numeral) -> Numeral:
    """The numeral as a share of the price in per cent, where it counts tenths of it; otherwise the numeral itself."""
    end = numeral.end
    if not plain.startswith("折", end) or numeral.unit or numeral.form in ("label", "ordinal") or _OTHER.match(plain, end):
        return numeral
    before = _CLAUSE.split(plain[max(0, numeral.start - _REACH) : numeral.start])[-1]
    if _PLAY.search(before + "|" + _CLAUSE.split(plain[end + 1 : end + 1 + _REACH])[0]):
        return numeral
    share = replace(numeral, end=end + 1, unit="%", unit_kind="percent", unit_span=(end, end + 1), form="number", note="")
    if _TWO.fullmatch(numeral.word):
        tens, ones = DIGIT[numeral.word[0]], DIGIT[numeral.word[1]]
        if ones == tens + 1:
            note = f"{numeral.word}折 may be two neighbours or a price of {tens}{ones} %"
            return replace(share, value=None, value_max=None, form="unread", note=note)
        return replace(share, value=Fraction(10 * tens + ones), value_max=None)
    if numeral.value is None or numeral.value >= 100:
        return numeral
    low, high = _percent(numeral.value), numeral.value_max and _percent(numeral.value_max)
    return replace(share, value=low, value_max=high)


def _percent(value: Fraction) -> Fraction:
    return value * 10 if value < 10 else value
