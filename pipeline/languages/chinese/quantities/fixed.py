"""Numerals with a shape of their own: ①, ½, 三分一, 个半, 俩, 半百, 半成, 百分百, 一半, 一又三分之二, 翻两番, 减半."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from pipeline.languages.chinese.han import evaluate
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.values import Qualifier

FIXED = ("item", "glyph", "south", "one_half", "few", "fifty", "tenth", "whole", "half")
_WHICH = re.compile("(?<![提此之目])前$|(?<![延推此之随今最往])后$")
_FOLDS = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def read_fixed(match: re.Match[str]) -> Numeral:
    """Glyphs and words with a value of their own: ①, ½, 三分一, 个半, 俩, 半百, 半成, 百分百, 一半."""
    start, end = match.span()
    if match["glyph"]:
        value = Fraction(int(match["glyph_whole"] or 0)) + Fraction(unicodedata.numeric(match[0][-1])).limit_denominator(100)
        return Numeral(start, end, match[0], value, unit="1", unit_kind="share", unit_span=(end, end))
    if match["item"]:
        return Numeral(start, end, match[0], Fraction(int(unicodedata.numeric(match[0]))), form="ordinal")
    if match["south"]:
        return _southern(match)
    if match["half"]:
        if match[0] == "半" and _WHICH.search(match.string, max(0, start - 2), start):
            return Numeral(start, end, match[0], None, form="unread", note="which half of a time, or half of it")
        if match[0] == "一半" and match.string.startswith("多", start - 1):
            return Numeral(start, end, match[0], None, form="unread", note="more than half, or more by a half")
        more: Qualifier = "more_than" if "大" in match[0] or "多" in match[0] else "exact"
        more = "less_than" if "小" in match[0] or "少" in match[0] else more
        return Numeral(start, end, match[0], Fraction(1, 2), inner=more, unit="1", unit_kind="share", unit_span=(end, end))
    if match["tenth"] or match["whole"]:
        first = end - 1 if match["tenth"] else start
        worth = Fraction(5 if match["tenth"] else 50 if match[0].endswith("折") else 100)
        return Numeral(start, end, match[0], worth, unit="%", unit_kind="percent", unit_span=(first, end))
    return Numeral(start, end, match[0], {"俩": Fraction(2), "仨": Fraction(3), "半百": Fraction(50)}.get(match[0], Fraction(3, 2)))


def _southern(match: re.Match[str]) -> Numeral:
    """三分一, 四分三: a fraction as it is said in the south, where it is less than one."""
    start, end = match.span()
    parts, count = evaluate(match["south_parts"]), evaluate(match["south_count"])
    if parts and count and count < parts:
        return Numeral(start, end, match[0], count / parts, unit="1", unit_kind="share", unit_span=(end, end))
    return Numeral(start, end, match[0], None, form="unread", note="a fraction, a score or a time")


def read_mixed(match: re.Match[str]) -> Numeral:
    """一又三分之二: a whole number and a part of one."""
    start, end = match.span()
    whole = evaluate(match["whole_mixed"])
    pair = match["slash"].split("/") if match["slash"] else [match["count_mixed"], match["parts_mixed"]]
    count, parts = evaluate(pair[0]), evaluate(pair[1])
    if whole is None or count is None or not parts or count >= parts or whole.denominator != 1:
        return Numeral(start, end, match[0], None, form="unread", note="the parts do not make up a mixed fraction")
    value = whole + count / parts
    return Numeral(start, end, match[0], -value if match["sign_mixed"] else value)


def read_folded(match: re.Match[str]) -> Numeral:
    """翻番 and 翻倍 are twice as much, 翻两番 four times, 减半 half as much."""
    start, end = match.span()
    folds = match["folds"] or ""
    power = int(folds) if folds.isdigit() else _FOLDS[folds]
    value = Fraction(1, 2) if match[0] == "减半" else Fraction(2**power)
    unit_start = end - 1 if match[0] != "减半" else end
    inner: Qualifier = "nearly" if "近" in match[0] else "about" if "约" in match[0] else "exact"
    return Numeral(start, end, match[0], value, inner=inner, unit="{times}", unit_kind="times", unit_span=(unit_start, end))
