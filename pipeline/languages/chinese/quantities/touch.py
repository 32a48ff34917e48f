"""The one rule of whole numbers: what a numeral touches and no rule consumed leaves it unread, never a shorter number.

Every number found is tested here at both ends, after all rules: against numeral characters of any script (digits, Han and financial
numerals, ½, ③, Ⅻ, 半, 几, 分之), letters (3x, 10W, β2), signs between numerals (1,2345, 2^10, 1'000, 23°30), and the number before it.
Members of a list of ordinals (第3至5名, 第5、6届) say which, as the first of them does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.languages.chinese.han import HAN_DIGITS, SCALES
from pipeline.languages.chinese.units import MEASURES, unit_at
from pipeline.languages.values import Quantity

_HAN = HAN_DIGITS + SCALES + "壹贰叁柒捌玖佰仟廿卅卌皕"
_IDEOGRAPH = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_HALF = re.compile("半(?!导体|岛|径|自动|成品|年报|决赛|球|程马|挂|封闭|官方|月[谈刊])")
_SIGNS_BEFORE = ".#№_@\\^%‰×÷±°′″半"
_SIGNS_BEHIND = "×÷^_±"
_STRAY = re.compile("(?<![收捡])拾$")
_HUNDREDTH = re.compile("百分[点比制率位]")
_SIGN = re.compile(r"[=^×*÷±√_'’′″∶:：+<>/\\|&#@~·.-]|--|—+|––?|[至到]")
_PARTED = re.compile(r"(?<=[0-9])(?:,(?=[0-9])|，(?=[0-9]{4}(?!年)))")
_CHANGE = re.compile("[从由自](?:原来的?|此前的?|过去的?|当初的?|最初的?)?$")
_LISTED = re.compile("[、和与及至到~—-]|以及")
_DIGITS = frozenset("一二三四五六七八九")
_BARE = re.compile("[0-9]{1,3}|[一二三四五六七八九]{2}")
_LETTERS = re.compile("[^\\W\\d_\u3400-\u9fff]{2,}")


def settled(plain: str, text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers of a text, each whole or unread; two that touch are one that is not read."""
    kept: list[Quantity] = []
    limits = [*(quantity.start for quantity in found[1:]), len(plain)]
    for quantity, limit in zip(found, limits, strict=False):
        before = kept[-1] if kept else None
        gap = plain[before.end : quantity.start] if before else None
        if before and gap is not None and len(gap) < 3:
            if _are_one(plain, before, gap, quantity):
                kept[-1] = _unread(before, text, quantity.number_end, quantity.end)
                continue
            if _goes_on(before, gap, quantity):
                quantity = replace(quantity, form="ordinal", unit="rank", unit_kind="rank", indefinite=False)
        kept.append(_alone(plain, text, quantity, before.end if before else 0, limit))
    return kept


def _alone(plain: str, text: str, quantity: Quantity, floor: int, limit: int) -> Quantity:
    """The quantity, or an unread one where a character that no rule consumed touches it."""
    if not quantity.read or (quantity.form == "ordinal" and plain[quantity.number_start - 1 : quantity.number_start] in ("#", "№")):
        return quantity
    end = quantity.end
    while quantity.end == quantity.number_end and end < limit and (_touches(plain, end) or _HALF.match(plain, end)):
        end += 1
    if end > quantity.end:
        return _unread(quantity, text, end, end)
    if _is_cut_before(plain, quantity.number_start, floor) or _is_cut_behind(plain, quantity):
        return _unread(quantity, text, quantity.number_end, end)
    return quantity


def _touches(plain: str, at: int) -> bool:
    """Whether a character is a numeral of whatever script."""
    mark = plain[at]
    if mark == "百" and _HUNDREDTH.match(plain, at):
        return False
    return mark in _HAN or mark == "几" or (mark.isnumeric() and not _IDEOGRAPH.match(mark))


def _is_cut_before(plain: str, start: int, floor: int) -> bool:
    if _is_pointed(plain, start - 1) or (start and plain[start] == "负" and _touches(plain, start - 1)):
        return True
    if start <= floor:
        return False
    mark = plain[start - 1]
    if plain.startswith("分之", start - 2) or mark in _SIGNS_BEFORE or _STRAY.search(plain, max(0, start - 2), start):
        return True
    if plain.startswith("计数", start - 2) and plain[start] in SCALES:
        return True  # 计数百次: some hundreds, or a hundred that are counted
    return _touches(plain, start - 1) or (mark.isalpha() and not mark.isascii() and not _IDEOGRAPH.match(mark))


def _is_cut_behind(plain: str, quantity: Quantity) -> bool:
    end = quantity.end
    if _is_pointed(plain, quantity.number_end) or plain.startswith("两两", end - 1):
        return True
    if plain.startswith(("分之", "好几"), end) or (plain.startswith("来", end) and unit_at(plain, end + 1) and not quantity.unit_text):
        return True
    mark = plain[end : end + 1]
    if end == quantity.number_end and quantity.form == "number" and _is_stray(plain, quantity, mark):
        return True
    if quantity.form != "number" or not mark.isalpha() or _IDEOGRAPH.match(mark) or plain[end - 1 : end] in "%‰":
        return False
    if quantity.unit_text and quantity.end > quantity.number_end:
        return False
    return plain[end - 1] not in SCALES or not _LETTERS.match(plain, end)


def _is_pointed(plain: str, at: int) -> bool:
    """Whether 点 stands between two numerals (2点三, 五点百): a decimal, a time or points, never two numbers."""
    return plain.startswith("点", at) and 0 < at < len(plain) - 1 and _touches(plain, at - 1) and _touches(plain, at + 1)


def _is_stray(plain: str, quantity: Quantity, mark: str) -> bool:
    """Whether a sign behind a numeral belongs to it and leads nowhere: 217×个, 16.平方米, not 2.项目 where a clause begins."""
    if mark == ".":
        return bool(_IDEOGRAPH.match(plain[quantity.start - 1 : quantity.start]) and unit_at(plain, quantity.end + 1))
    return bool(mark) and mark in _SIGNS_BEHIND


def _are_one(plain: str, before: Quantity, gap: str, quantity: Quantity) -> bool:
    """Whether two numbers stand so close that neither can be told to end or begin there."""
    if before.form in ("ordinal", "label") or quantity.number_text[0] == "第":
        return False
    bare = before.end == before.number_end
    between = plain[before.end : quantity.number_start]
    if bare and between in ("~", "~~") and _touches(plain, before.end - 1) and _touches(plain, quantity.number_start):
        return True
    if gap:
        tied = _SIGN.fullmatch(gap) if gap not in ",，" else _PARTED.match(plain, before.end)
        if not bare or not tied or quantity.start != quantity.number_start or not _touches(plain, before.end - 1):
            return False
        change = gap in "至到" and (
            before.unit_kind or quantity.unit_kind == "percent" or _CHANGE.search(plain, max(0, before.start - 4), before.start)
        )
        return not change and not (gap == ":" and not (before.number_text + quantity.number_text).isascii())
    if bare:  # the words of a qualifier part a share from the next number: 前10%达58万元
        return not (before.unit_kind in ("percent", "share") and _IDEOGRAPH.match(between))
    if (
        before.unit_text in ("个", "個")
        and quantity.number_text in _DIGITS
        and not quantity.unit_text
        and quantity.start == quantity.number_start
    ):
        return True  # 一个七: 1.7 in the South, or a seven
    if before.unit_text == "点" or (before.unit_text == "个" and quantity.number_text == "亿"):
        return True
    whole = before.unit_kind in MEASURES and before.end == before.number_end + len(before.unit_text)
    return bool(whole and quantity.end == quantity.number_end and not quantity.unit_kind and _BARE.fullmatch(quantity.number_text))


def _goes_on(before: Quantity, gap: str, quantity: Quantity) -> bool:
    """Whether a number goes on with what a number with 第 began: 第3至5名, 第5、6届."""
    return (
        before.form == "ordinal"
        and before.unit == "rank"
        and before.end == before.number_end
        and quantity.form == "number"
        and quantity.start == quantity.number_start
        and bool(_LISTED.fullmatch(gap))
    )


def _unread(quantity: Quantity, text: str, number_end: int, end: int) -> Quantity:
    note = "numerals, letters or signs touch that do not make up one number"
    number = text[quantity.number_start : number_end]
    whole = replace(quantity, end=max(end, quantity.end), number_end=number_end, number_text=number, indefinite=False)
    return replace(whole, value=None, value_max=None, per_value=None, per_unit_text="", form="unread", note=note)
