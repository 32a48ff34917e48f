"""A half behind a unit, or between 个 and a unit of time: 两年半, 两个半小时, 三米半."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from pipeline.text.quantities.pattern import Numeral
from pipeline.text.units import MEASURES, Unit, unit_at

_MEASURES = MEASURES - {"other", "data"}
_WORD = re.compile("半[年个天数载岛径球场决导成脱定职工农潜挂自封固月日小山空途路夜夏程价公开熟壁圆官边圈票推载]")


def with_half(plain: str, numeral: Numeral, unit: Unit | None) -> tuple[Numeral, Unit | None]:
    """两个半小时 is 2.5 hours, 一年半 1.5 years; in 一个多月 the number is 一 and the unit 月, said to be more."""
    if unit is None or numeral.value is None:
        return numeral, unit
    word, after = plain[unit.start : unit.end], plain[unit.end : unit.end + 1]
    if word == "个":
        further = unit_at(plain, unit.end + 1)
        if after == "半" and further and further.kind in ("time", "ratio", "length"):
            return replace(numeral, end=unit.end + 1, value=numeral.value + Fraction(1, 2)), further
        if after == "多" and further and further.kind in ("time", "ratio"):
            return replace(numeral, inner="more_than"), further
    if (
        after == "半"
        and numeral.value_max is None
        and numeral.value.denominator == 1
        and _takes_half(unit, word)
        and not _WORD.match(plain, unit.end)
    ):
        return replace(numeral, end=unit.end + 1, value=numeral.value + Fraction(1, 2)), unit
    return numeral, unit


def _takes_half(unit: Unit, word: str) -> bool:
    return unit.kind in _MEASURES or word == "个"
