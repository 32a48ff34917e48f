"""A whole phrase around a numeral: range (`ranges`), unit, half (`halves`), qualifiers.

Compound measures (1小时20分) are two numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from pipeline.languages.chinese.quantities.discounts import discounted
from pipeline.languages.chinese.quantities.doubtful import doubted
from pipeline.languages.chinese.quantities.halves import with_half
from pipeline.languages.chinese.quantities.money import currency_before, is_price, named_by_currency
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.quantities.qualifiers import before, behind, combine, is_recent
from pipeline.languages.chinese.quantities.ranges import is_rooms, upper_end
from pipeline.languages.chinese.quantities.rates import ratio_at, stroke_at, with_base
from pipeline.languages.chinese.quantities.tails import with_tail
from pipeline.languages.chinese.units import Unit, ordinal_unit_at, unit_at
from pipeline.languages.values import Qualifier, Quantity

_ENUMERATED = re.compile(r"(?:^|[\n。！？;；:：,，、”】])[(（【〔\[]?$")
_ENUMERATOR = re.compile(r"[)）】〕\]]|[、.．](?!\d)|是(?![否不])")
_DEGREES = re.compile(
    r"(?:(?P<power>[用发耗供售节省]电|电[量费]|绿电|度电)|(?P<fahrenheit>华氏)|气温|水温|温度|高温|低温|最高温|最低温|升温|降温|摄氏)[^，。；！？\n]*$"
)
LONE = "a multiplier alone: part of a word or name"
_REACH = 12
_PHASE = re.compile("[一二三四五六]")
_WORKS = re.compile("工程|项目|投资|建设|规划|用地|地块|厂房|总投|[已将正预计]|竣工|开工|完工|建成|投[产用]")
_SOME_YUAN = re.compile("多(?![元样边种次方维极级层])|余|左右|以[上下内]")
_SIDE = re.compile("(?<!左)[左右]$")
_SIDE_ENDS = re.compile("[^\\W\\d_]|[，,、。)）:：;；\\n]|$")
_WORKS_BEFORE = re.compile("(?:工程|项目|基地|园区?|地铁|号线|机场|电[厂站]|码头|港|小区|花园|新城|中心|隧道|大桥)$")
_MONEY_WORD = re.compile("[一二三四五六七八九两]")


def as_number(value: Fraction) -> int | float:
    """An exact value as the number a table holds: an integer, or the float nearest to it."""
    return value.numerator if value.denominator == 1 else float(value)


def read_phrase(plain: str, numeral: Numeral, text: str, floor: int = 0) -> Quantity:
    """The quantity whose numeral, or whose lower end, was found; ``floor`` is where the phrase before it ends."""
    if stroke := stroke_at(plain, numeral):
        return _over(plain, text, stroke, floor)
    if ratio := ratio_at(plain, numeral):
        found = _single(plain, ratio[0], text, floor, upper=None)
        return replace(found, per_value=None if ratio[1] is None or not found.read else as_number(ratio[1]))
    found = _single(plain, numeral, text, floor, upper=upper_end(plain, numeral, _unit))
    return with_base(plain, found, text, lambda other, at: _single(plain, other, text, at, upper=upper_end(plain, other, _unit)), floor)


def _single(plain: str, numeral: Numeral, text: str, floor: int, *, upper: Numeral | None) -> Quantity:
    """The quantity of one numeral, or of both ends of a range, with unit and qualifiers, whatever it is a rate of."""
    numeral = named_by_currency(plain, with_tail(plain, discounted(plain, upper or numeral)))
    unit = _unit(plain, numeral)
    numeral = doubted(plain, text, numeral, unit)
    unit = unit if numeral.value is not None or numeral.form != "unread" else None
    numeral, unit = with_half(plain, numeral, unit)
    unit = _in_context(plain, numeral, unit)
    stop = max(unit.end, numeral.end) if unit else numeral.end
    begin = numeral.start
    if sign := currency_before(plain, numeral, unit, floor):
        begin, unit = sign
    kind = unit.kind if unit else numeral.unit_kind
    first, said_before = before(plain, begin, floor, mark=begin == numeral.start and _is_mark(plain, numeral), kind=kind)
    last, said_behind = behind(plain, numeral.start, stop, kind, inner=numeral.inner == "more_than", unit=bool(unit))
    if is_recent(plain, first, stop, kind):
        first, said_before = begin, "exact"
    said = combine(numeral.inner, said_before, said_behind)
    return _quantity(plain, text, numeral, unit, (first, max(last, stop)), said)


def _in_context(plain: str, numeral: Numeral, unit: Unit | None) -> Unit | None:
    """The unit as the words around it tell it: 度 of electricity or of heat, no 强 behind a share (三分之一强 is a little more)."""
    if unit is None:
        return None
    word = plain[unit.start : unit.end]
    if (word == "间" and not is_rooms(plain, numeral)) or (word == "起" and is_price(plain, numeral)):
        return None
    if word == "强" and numeral.unit_kind == "share":
        return None
    if word == "度" and (told := _DEGREES.search(plain, max(0, numeral.start - _REACH), numeral.start)):
        code, kind = ("kW.h", "energy") if told["power"] else ("[degF]" if told["fahrenheit"] else "Cel", "temperature")
        return replace(unit, code=code, kind=kind)
    return unit


def _over(plain: str, text: str, stroke: tuple[Numeral, Fraction, int], floor: int) -> Quantity:
    """A number over a round base: 12.5/10万, 30/10万人."""
    numeral, base, end = stroke
    unit = unit_at(plain, end)
    first, said = before(plain, numeral.start, floor, mark=False)
    found = _quantity(plain, text, numeral, None, (first, unit.end if unit else end), combine(numeral.inner, said))
    return replace(found, per_value=as_number(base), per_unit_text=text[unit.start : unit.end] if unit else "") if found.read else found


def _quantity(plain: str, text: str, numeral: Numeral, unit: Unit | None, span: tuple[int, int], said: Qualifier | None) -> Quantity:
    span, note = (min(span[0], numeral.start), max(span[1], numeral.end, unit.end if unit else 0)), numeral.note
    form, value = numeral.form, numeral.value
    if numeral.bare and not (unit or numeral.unit) and said == "exact" and not _stands_for_count(plain, numeral, span):
        form, value, note = "unread", None, "a multiplier, and about so many" if plain.startswith("把", numeral.end) else LONE
    if said is None:
        form, value, note = "unread", None, "its qualifiers contradict each other"
    if form == "number" and (_enumerates(plain, numeral, unit) or _says_which(plain, numeral, unit)):
        form = "ordinal"
    if form == "number" and unit is not None and (unit.kind == "number" or _is_phase(plain, numeral, unit)):
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
        value=None if value is None else as_number(value),
        value_max=None if value is None or numeral.value_max is None else as_number(numeral.value_max),
        qualifier=said or "exact",
        unit_text=text[unit_span[0] : unit_span[1]],
        unit=code,
        unit_kind=kind,
        form=form,
        indefinite=numeral.word == "一" and form == "number" and unit is not None and unit.kind == "count",
        note=note,
    )


def _is_phase(plain: str, numeral: Numeral, unit: Unit) -> bool:
    """Whether a number tells which stage of works it is: 一期工程, 二期投资."""
    return (
        plain[unit.start : unit.end] == "期"
        and bool(_PHASE.fullmatch(numeral.word))
        and bool(_WORKS.match(plain, unit.end) or _WORKS_BEFORE.search(plain, max(0, numeral.start - 3), numeral.start))
    )


def _says_which(plain: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether a number is a label behind # or №, or a place counted from one side: #47, 左三, 右二."""
    if plain[numeral.start - 1 : numeral.start] in ("#", "№"):
        return numeral.inner == "exact" and numeral.value_max is None
    alone = unit is None and len(numeral.word) == 1 and numeral.inner == "exact"
    return alone and bool(_SIDE.search(plain, max(0, numeral.start - 2), numeral.start) and _SIDE_ENDS.match(plain, numeral.end))


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
    if unit and plain[unit.start : unit.end] == "元" and _MONEY_WORD.fullmatch(numeral.word) and not _SOME_YUAN.match(plain, unit.end):
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
    return bool(re.search(r"[(（【〔\[]$", head)) if mark[0] in ")）】〕]" else not head or head.endswith("\n")
