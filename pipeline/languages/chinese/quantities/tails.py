"""Marks that stand between a numeral and its unit and are taken into it: 9.4余公里, 35多名, 20来个, 300+家."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.units import unit_at
from pipeline.languages.values import Qualifier

_PLUS = re.compile(r"[+](?![0-9A-Za-z+×*])")
_ROUND = re.compile("[0十百千万亿兆廿卅]$")


def with_tail(plain: str, numeral: Numeral) -> Numeral:
    """The numeral with the mark behind it, where a unit follows and the mark fits: 来 a round number, 多 one in digits; + any number."""
    if numeral.value is None or numeral.form != "number" or numeral.inner != "exact":
        return numeral
    if _PLUS.match(plain, numeral.end):
        return replace(numeral, end=numeral.end + 1, inner="more_than", unit_span=_span(numeral))
    if numeral.unit:
        return numeral
    said = _said(plain[numeral.end : numeral.end + 1], plain[numeral.end - 1 : numeral.end])
    unit = unit_at(plain, numeral.end + 1) if said else None
    if said is None or unit is None or unit.kind == "number":
        return numeral
    return replace(numeral, end=numeral.end + 1, inner=said)


def _said(mark: str, last: str) -> Qualifier | None:
    if mark == "余" or (mark == "多" and last.isdigit()):
        return "more_than"
    return "about" if mark == "来" and _ROUND.match(last) else None


def _span(numeral: Numeral) -> tuple[int, int]:
    """Where the numeral's own unit stands; that of a share in words stays behind it."""
    empty = numeral.unit_span[0] == numeral.unit_span[1] == numeral.end
    return (numeral.end + 1, numeral.end + 1) if empty else numeral.unit_span
