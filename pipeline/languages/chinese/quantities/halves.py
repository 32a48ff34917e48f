"""What a unit has behind it: a half (两年半, 三米半), also between 个 and a unit (两个半小时), and tenths (一米八)."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from pipeline.languages.chinese.han import DIGIT
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.units import MEASURES, Unit, unit_at

_MUCH = re.compile("多(?![元样边种次方维极跨国重层渠云功媒语数])[\u4e00-\u9fff]")
_MEASURES = MEASURES - {"other", "data"}
_DIGITS = re.compile(
    r"(?:[1-9][0-9]?|0[1-9]|零[一二三四五六七八九]|[一二三四五六七八九]{1,2})(?![0-9.,%/〇零一二三四五六七八九十百千万亿点成分]|[是、与和到至-])"
)
_WORD = re.compile("半[年个天数载岛径球场决导成脱定职工农潜挂自封固月日小山空途路夜夏程价公开熟壁圆官边圈票推载]")


def with_half(plain: str, numeral: Numeral, unit: Unit | None) -> tuple[Numeral, Unit | None]:
    """两个半小时 is 2.5 hours, 一年半 1.5 years; in 一个多月 the number is 一 and the unit 月, said to be more."""
    if unit is None or numeral.value is None or numeral.word in ("半百", "半"):
        return numeral, unit
    word, after = plain[unit.start : unit.end], plain[unit.end : unit.end + 1]
    if word == "个":
        further = unit_at(plain, unit.end + 1)
        if after == "半" and further and further.kind in ("time", "ratio", "length"):
            return _plus(numeral, Fraction(1, 2), unit.end + 1), further
        if after == "多" and further and further.kind in ("time", "ratio"):
            return replace(numeral, inner="more_than"), further
        if after == "多" and not further and _MUCH.match(plain, unit.end):
            return replace(numeral, inner="more_than"), unit
    if (
        after == "半"
        and numeral.value_max is None
        and numeral.value.denominator == 1
        and (unit.kind in _MEASURES or word == "个")
        and not _WORD.match(plain, unit.end)
    ):
        return _plus(numeral, Fraction(1, 2), unit.end + 1), unit
    return _with_tenths(plain, numeral, unit) if word in ("米", "块", "秒") and not numeral.unit else (numeral, unit)


def _with_tenths(plain: str, numeral: Numeral, unit: Unit) -> tuple[Numeral, Unit]:
    """一米八 is 1.8 m, 1米75 and 一米七五 are 1.75 m, 9秒83 is 9.83 s, 三块五 is 3.5: digits behind the unit are its tenths, hundredths.

    They are where they have no unit of their own; 三米五六 may be two neighbours, and is left to be found unread.
    """
    match = _DIGITS.match(plain, unit.end)
    if match is None or numeral.value is None or numeral.value_max is not None or unit_at(plain, match.end()):
        return numeral, unit
    digits = match[0] if match[0].isascii() else "".join(str(DIGIT[digit]) for digit in match[0])
    if not match[0].isascii() and len(digits) == 2 and int(digits[1]) == int(digits[0]) + 1:
        return numeral, unit
    return _plus(numeral, Fraction(int(digits), 10 ** len(digits)), match.end()), unit


def _plus(numeral: Numeral, part: Fraction, end: int) -> Numeral:
    """The number with a part more, away from zero (负三米半 is -3.5); which end of a range has it, the words do not surely say."""
    if numeral.value is None or numeral.value_max is not None:
        note = "which end of the range has the half"
        return replace(numeral, end=end, value=None, value_max=None, form="unread", note=note)
    return replace(numeral, end=end, value=numeral.value + (-part if numeral.value < 0 else part))
