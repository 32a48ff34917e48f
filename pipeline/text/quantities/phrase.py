"""A whole phrase around a numeral: range (`ranges`), unit, half (`halves`), qualifiers.

Compound measures (1小时20分) are two numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.text.quantities.halves import with_half
from pipeline.text.quantities.pattern import Numeral
from pipeline.text.quantities.qualifiers import before, behind, combine, is_recent
from pipeline.text.quantities.quantity import Qualifier, Quantity
from pipeline.text.quantities.quantity import plain as as_plain
from pipeline.text.quantities.ranges import upper_end
from pipeline.text.units import Unit, ordinal_unit_at, unit_at

_ENUMERATED = re.compile(r"(?:^|[\n。！？;；:：,，、”])[(（]?$")
_ENUMERATOR = re.compile(r"[)）]|[、.．](?!\d)|是(?![否不])")
_MONEY_WORD = re.compile("[一二三四五六七八九两]")


def read_phrase(plain: str, numeral: Numeral, text: str, floor: int = 0) -> Quantity:
    """The quantity whose numeral, or whose lower end, was found; ``floor`` is where the phrase before it ends."""
    upper = upper_end(plain, numeral, _unit)
    if upper:
        numeral = upper
    unit = _unit(plain, numeral)
    numeral, unit = with_half(plain, numeral, unit)
    stop = max(unit.end, numeral.end) if unit else numeral.end
    first, said_before = before(plain, numeral.start, floor, mark=_is_mark(plain, numeral))
    last, said_behind = behind(plain, stop, unit, inner=numeral.inner == "more_than")
    if is_recent(plain, first, stop, unit):
        first, said_before = numeral.start, "exact"
    said = combine(numeral.inner, said_before, said_behind)
    return _quantity(plain, text, numeral, unit, (first, last), said)


def _quantity(plain: str, text: str, numeral: Numeral, unit: Unit | None, span: tuple[int, int], said: Qualifier | None) -> Quantity:
    span, note = (min(span[0], numeral.start), max(span[1], numeral.end, unit.end if unit else 0)), numeral.note
    form, value = numeral.form, numeral.value
    if numeral.bare and not (unit or numeral.unit) and said == "exact" and not _stands_for_count(plain, numeral, span):
        form, value, note = "unread", None, "a multiplier alone: a number or part of a word"
    if said is None:
        form, value, note = "unread", None, "its qualifiers contradict each other"
    if form == "number" and _enumerates(plain, numeral, unit):
        form = "ordinal"
    if form == "number" and unit is not None and unit.kind == "number":
        form = "ordinal"
    code, kind = (unit.code, unit.kind) if unit else (numeral.unit, numeral.unit_kind)
    if numeral.form == "ordinal":
        code, kind = numeral.unit, numeral.unit_kind
    unit_span = (unit.start, unit.end) if unit else numeral.unit_span
    return Quantity(
        start=span[0],
        end=span[1],
        number_start=numeral.start,
        number_end=numeral.end,
        number_text=text[numeral.start : numeral.end],
        value=None if value is None else as_plain(value),
        value_max=None if value is None or numeral.value_max is None else as_plain(numeral.value_max),
        qualifier=said or "exact",
        unit_text=text[unit_span[0] : unit_span[1]],
        unit=code,
        unit_kind=kind,
        form=form,
        indefinite=numeral.word == "一" and form == "number" and unit is not None and unit.kind == "count",
        note=note,
    )


def _is_mark(plain: str, numeral: Numeral) -> bool:
    """Whether a number is one that is passed (过百, 过半) or broken (破万亿, 破十五万): 百, 万亿, half; with 破 any round one."""
    alone = not numeral.word.strip("百千万亿兆") or numeral.word in ("半", "半数")
    return alone or (plain.startswith("破", numeral.start - 1) and numeral.word[-1] in "百千万亿兆")


def _stands_for_count(plain: str, numeral: Numeral, span: tuple[int, int]) -> bool:
    """Whether a lone multiplier is a number even without unit: words around it qualify it, or 每 stands before it (每千人口)."""
    return span != (numeral.start, numeral.end) or plain.startswith("每", numeral.start - 1)


def _unit(plain: str, numeral: Numeral) -> Unit | None:
    """The unit behind a numeral; shares and times carry their own, and 一元 … 九元 may count elements as well as money."""
    if numeral.form in ("unread", "label") or (numeral.unit and numeral.unit_kind not in ("share", "rank")):
        return None
    if numeral.unit_kind == "rank":
        return ordinal_unit_at(plain, numeral.end)
    unit = unit_at(plain, numeral.end)
    if unit and plain[unit.start : unit.end] == "元" and _MONEY_WORD.fullmatch(numeral.word):
        return replace(unit, code=None, kind="count")
    return unit


def _enumerates(plain: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether a number counts off points: 一是, （二）, 三、 or 1. where a clause begins."""
    head = plain[max(0, numeral.start - 2) : numeral.start]
    if unit is not None or numeral.inner != "exact" or not _ENUMERATED.search(head):
        return False
    mark = _ENUMERATOR.match(plain, numeral.end)
    if mark is None or numeral.value is None or numeral.value > 20:
        return False
    if mark[0] == "是":
        return not numeral.word.isdigit()
    return bool(re.search(r"[(（]$", head)) if mark[0] in ")）" else not head or head.endswith("\n")
