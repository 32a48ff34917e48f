"""The two ends of a range as one numeral.

Ranges: two numbers joined by 至, 到 or a dash, single or double (2至5年, 3—5%, 30万至50万, 5米至8米), or by 和 and 与 before 之间. The
lower end takes what it leaves out: the 百分之 or percent sign, the sign of 零下, and the multiplier, which is certain where the lower
coefficient is the smaller one, is no single digit before 十, 百 or 千 of the upper (三到五十万) and is not a hundred times smaller
(3至5000万); where it is not certain the range is not read. An end with a unit of its own takes none. Units on both ends must agree. 从
5% 到 10% tells a change and stays two numbers, and so do numbers whose units differ, and 七、八百: an estimate by neighbours takes no
、 (GB/T 15835-2011 on 概数). A falling range is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from pipeline.languages.chinese.han import evaluate
from pipeline.languages.chinese.quantities.numeral import numeral_at
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.quantities.qualifiers import combine
from pipeline.languages.chinese.units import Unit

UnitOf = Callable[[str, Numeral], Unit | None]

JOIN = re.compile(r"(?:[(（]含[)）])?(?:至|到| ?(?:--|~~|——|––|[-~—–]) ?)")
_AND = re.compile("[和与]")
_BETWEEN = re.compile("之?间(?![隔接断距])")
_LONE = re.compile("间(?=$|[，。；、,;）)的])")
_OF_SIZE = re.compile("[积龄价租费寸长高重度]由$")
_SIGN = re.compile("(?:US|HK|NT)?[$¥￥€£]$")
_WITHIN = re.compile("[在于为是，,：:\n]$")
_CHANGE = re.compile("[从由自](?:原来的?|此前的?|过去的?|当初的?|最初的?)?$")
_LARGE = re.compile("(?<=[0-9])[百千]?[万亿兆]+$|(?<![0-9])[万亿兆]+$|(?<=[0-9])[百千]$")
_SHORT = str.maketrans("kw", "千万")
_NEIGHBOUR = re.compile(
    "一、二|二、三|三、[四五]|四、五|五、六|六、七|七、八|八、九|两、三|(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?![0-9.,、万亿%])"
)
_LISTED = re.compile("[第、]$")
_ONE_TO_NINE = set("一二两三四五六七八九")


def upper_end(plain: str, low: Numeral, unit_of: UnitOf) -> Numeral | None:
    """The two ends of a range as one numeral, or nothing where there is no range."""
    if low.value is None or low.value_max is not None or low.form != "number":
        return None
    if _NEIGHBOUR.match(plain, low.start) and low.end - low.start == 1 and not _LISTED.search(plain, max(0, low.start - 2), low.start):
        return _parted(plain, low)
    if plain.startswith("、", low.end) and low.value >= 10 and not _LISTED.search(plain, max(0, low.start - 2), low.start):
        return _parted(plain, low, step=1)
    unit = unit_of(plain, low)
    at = unit.end if unit else low.end
    join = JOIN.match(plain, at) or _AND.match(plain, at)
    sign = "" if unit else _currency_sign(plain, low)
    high = numeral_at(plain, join.end() + len(sign) * plain.startswith(sign, join.end())) if join else None
    if high is None or join is None or (join.re is _AND and not _is_between(plain, low, high, unit_of)):
        return None
    if high.value is None or high.value_max is not None or high.form != "number":
        return None
    changes = _is_change(plain, low.start - len(sign), bare=unit is None and not low.unit) and not _varies(plain, high, unit_of)
    if changes or not _units_agree(plain, low, unit, high, unit_of):
        return None
    return _joined(low, high, own_unit=unit is not None)


def _currency_sign(plain: str, low: Numeral) -> str:
    """The sign of a currency before a number, which the upper end may repeat: $20至$25."""
    sign = _SIGN.search(plain, max(0, low.start - 3), low.start)
    return sign[0] if sign else ""


def _is_change(plain: str, begin: int, *, bare: bool) -> bool:
    """Whether 从 or 由 before a number tells what changed; a measure by its name makes it a range (面积由30至50米)."""
    return bool(_CHANGE.search(plain, max(0, begin - 4), begin)) and not (bare and _OF_SIZE.search(plain, max(0, begin - 2), begin))


def _varies(plain: str, high: Numeral, unit_of: UnitOf) -> bool:
    """Whether 不等 behind the upper end says that all between the ends occurs: 由4.5元至8元不等."""
    unit = unit_of(plain, high)
    return plain.startswith("不等", unit.end if unit else high.end)


def _is_between(plain: str, low: Numeral, high: Numeral, unit_of: UnitOf) -> bool:
    """Whether 之间 or 间 follows a number and its unit; 间 counts rooms only where a noun follows."""
    unit = unit_of(plain, high)
    return bool(
        _BETWEEN.match(plain, unit.end if unit else high.end)
        or (_LONE.match(plain, high.end) and (not low.start or _WITHIN.search(plain, low.start - 1, low.start)))
    )


def is_rooms(plain: str, numeral: Numeral) -> bool:
    """Whether 间 behind a number is a measure word, and does not close what 和 or 与 began."""
    return not (numeral.value_max is not None and _AND.search(plain, numeral.start, numeral.end) and _LONE.match(plain, numeral.end))


def _parted(plain: str, low: Numeral, step: int = 0) -> Numeral | None:
    """三、四排, 四、五十人, 95、96个: neighbours parted by 、 may be an estimate or two numbers, and are not read."""
    high = numeral_at(plain, low.end + 1)
    if high is None or high.form != "number" or high.value_max is not None or plain.startswith("、", high.end):
        return None
    if step and (low.unit or high.unit or low.inner != "exact" or high.value is None or high.value - (low.value or 0) != step):
        return None
    note = "neighbours parted by 、: an estimate or two numbers"
    return replace(low, end=high.end, word=plain[low.start : high.end], value=None, form="unread", note=note)


def _units_agree(plain: str, low: Numeral, unit: Unit | None, high: Numeral, unit_of: UnitOf) -> bool:
    if _leaves_share(low, high):
        return unit_of(plain, high) is None
    if low.unit:
        return low.unit == high.unit
    other = unit_of(plain, high)
    return unit is None or (other is not None and plain[unit.start : unit.end] == plain[other.start : other.end])


def _leaves_share(low: Numeral, high: Numeral) -> bool:
    """百分之二十到三十: the share said before the lower end holds for both."""
    return low.unit_kind == "percent" and not high.unit and low.unit_span[1] < low.end and low.unit_span[0] < low.unit_span[1] - 1


def _joined(low: Numeral, high: Numeral, *, own_unit: bool) -> Numeral:
    first, second = low.value or Fraction(0), high.value or Fraction(0)
    note = ""
    if low.sign == "零下" and not high.sign:
        if second > -first:
            note = "the upper end may lie above or below zero"
        second = -second
    if high.unit_kind == "percent" and not low.unit and high.tenths:
        first *= 10 if first < 10 else 1
    elif not own_unit and not low.unit and not low.sign and not note:
        first, note = _taken(low, high, first, second)
    if not note and first >= second:
        note = "the range does not rise"
    shared = {"unit": low.unit, "unit_kind": low.unit_kind, "unit_span": low.unit_span} if _leaves_share(low, high) else {}
    joined = replace(high, start=low.start, value=first, value_max=second, inner=combine(low.inner, high.inner) or "exact", **shared)  # type: ignore[arg-type]
    return replace(joined, value=None, value_max=None, form="unread", note=note) if note else joined


def _taken(low: Numeral, high: Numeral, first: Fraction, second: Fraction) -> tuple[Fraction, str]:
    """The lower end with the multiplier it leaves out, and why that is not certain, if it is not."""
    word = high.bare_word.replace("个", "").translate(_SHORT)
    count = _LARGE.sub("", word) or "一"
    if count == word:
        count = word[:-1] if word[-1] in "百千" and len(word) > 1 else word
    coefficient = evaluate(count) if count != word else None
    if not coefficient:
        teens = word[-1] == "十" and len(word) == 2 and low.word in _ONE_TO_NINE
        if count != word and first * 1000 < second:
            return first, "the lower end of the range may or may not take the multiplier of the upper"
        return first, "the lower end of the range may or may not take 十 from the upper" if teens else ""
    if low.scale >= second / coefficient or first >= coefficient:
        wide = first * 1000 < second
        return first, "the lower end of the range may or may not take the multiplier of the upper" if wide else ""
    if (low.word in _ONE_TO_NINE and count[-1] in "十百千") or first * 100 <= coefficient:
        return first, "the lower end of the range may take the whole multiplier of the upper or a part of it"
    return first * second / coefficient, ""
