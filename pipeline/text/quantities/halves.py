"""A half behind a unit, or between 个 and a unit of time: 两年半, 两个半小时, 三米半."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from pipeline.text.quantities.numeral import Numeral
from pipeline.text.units import Unit, unit_at


def with_half(plain: str, numeral: Numeral, unit: Unit | None) -> tuple[Numeral, Unit | None]:
    """两个半小时 is 2.5 hours, 一年半 1.5 years; in 一个多月 the number is 一 and the unit 月, said to be more."""
    if unit is None or numeral.value is None:
        return numeral, unit
    if plain[unit.start : unit.end] == "个" and plain[unit.end : unit.end + 1] in ("半", "多"):
        further = unit_at(plain, unit.end + 1)
        half = plain[unit.end] == "半"
        if further and further.kind in ("time", "ratio", "length") and half:
            return replace(numeral, end=unit.end + 1, value=numeral.value + Fraction(1, 2)), further
        if further and further.kind in ("time", "ratio"):
            return replace(numeral, inner="more_than"), further
    if (
        plain.startswith("半", unit.end)
        and unit.kind in ("time", "ratio")
        and plain[unit.end + 1 : unit.end + 2] not in set("年个天数载导岛")
    ):
        return replace(numeral, end=unit.end + 1, value=numeral.value + Fraction(1, 2)), unit
    return numeral, unit
