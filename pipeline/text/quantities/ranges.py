"""The two ends of a range as one numeral.

Ranges: two numbers joined by 至, 到 or a dash (2至5年, 3—5%, 30万至50万, 5米至8米). The lower end takes the multiplier of the upper one
where it has none and is the smaller coefficient (3至5万 is 30,000 to 50,000), and its percent sign; units on both ends must agree.
从 5% 到 10% tells a change and stays two numbers, and so do numbers whose units differ, and 七、八百: an estimate by neighbours
takes no 、 (GB/T 15835-2011 on 概数). A falling range is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from pipeline.text.quantities.numeral import Numeral, numeral_at
from pipeline.text.quantities.qualifiers import combine
from pipeline.text.units import Unit

UnitOf = Callable[[str, Numeral], Unit | None]

_JOIN = re.compile("至|到|[-~—–]|——|~~")
_CHANGE = re.compile("[从由自](?:原来的?|此前的?|过去的?|当初的?|最初的?)?$")


def upper_end(plain: str, low: Numeral, unit_of: UnitOf) -> Numeral | None:
    """The two ends of a range as one numeral, or nothing where there is no range."""
    if low.value is None or low.value_max is not None or low.form != "number":
        return None
    unit = unit_of(plain, low)
    join = _JOIN.match(plain, unit.end if unit else low.end)
    high = numeral_at(plain, join.end()) if join else None
    if high is None or high.value is None or high.value_max is not None or high.form != "number":
        return None
    if _CHANGE.search(plain[max(0, low.start - 4) : low.start]) or not _units_agree(plain, low, unit, high, unit_of):
        return None
    return _joined(low, high)


def _units_agree(plain: str, low: Numeral, unit: Unit | None, high: Numeral, unit_of: UnitOf) -> bool:
    if low.unit:
        return low.unit == high.unit
    other = unit_of(plain, high)
    return unit is None or (other is not None and plain[unit.start : unit.end] == plain[other.start : other.end])


def _joined(low: Numeral, high: Numeral) -> Numeral:
    first, second = low.value or Fraction(0), high.value or Fraction(0)
    scale, note = high.scale, ""
    if high.unit_kind == "percent" and not low.unit and high.tenths:
        first *= 10
    elif scale == 10 and low.scale == 1 and low.word in set("一二两三四五六七八九") and not low.word.isdigit():
        note = "the lower end of the range may or may not take 十 from the upper"
    elif scale > 10 and low.scale == 1 and low.word[-1] not in "十百千万亿兆" and first * scale < second:
        first *= scale
    if not note and first >= second:
        note = "the range does not rise"
    joined = replace(high, start=low.start, value=first, value_max=second, inner=combine(low.inner, high.inner) or "exact")
    return replace(joined, value=None, value_max=None, form="unread", note=note) if note else joined
