"""One numeral in folded text: where it stands and what it is worth, before qualifiers and units are looked at.

The rule: whatever a numeral character touches and the rules do not consume makes the number unread, never a shorter one. A minus
(负, 零下, a dash before a number with unit, multiplier or percent sign) belongs to the number; a dash that may be a mark of a list or
part of a name leaves it unread. Inner marks belong to the numeral: 余 多 几 数 上 make it more_than (2200余万, 四十多, 十几, 数百, 上千),
来 about (十来个, 二十来万). Words that count hundredths (%, 百分之, 成, 折) give %, 四成五 45 and 八五折 85; a part of a whole (三分之二,
一半) a part of one. Numbers tied together (1+2+N, 7×24, 3:1, 3比1, ±3, 010-8888), vague shares (百分之几), parts of Latin words (5G,
C40) and broken ones have no value.
"""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.languages.chinese.han import SCALES, evaluate, evaluate_pair, is_digit_string
from pipeline.languages.chinese.quantities.fixed import FIXED, read_fixed, read_folded, read_mixed
from pipeline.languages.chinese.quantities.pattern import MARKS, Numeral, numerals_of
from pipeline.languages.chinese.units import unit_at
from pipeline.languages.values import Qualifier

_VAGUE = re.compile("[^十0]几")
_MISPLACED = re.compile(
    r"[余多来](?!(?:万亿|[万亿兆])?$)|(?<=.)几(?!(?:万亿|[百千万亿兆])?$)|^[几数上](?![十百千万亿兆]+[余多]?[万亿]?$)|[一二两三四五六七八九1-9]来[万亿]"
)
_MISCOUNTED = re.compile(
    "个(?![余多]?[万亿][一二三四五六七八九]?$)|[万亿]个|^[几数上].*个[余多]|万来[万亿]|^[十百千].*万[余多]亿|万[余多]万|亿[余多来][万亿]"
)
"""Marks and 个 where they mean nothing: 五多百, 十几三, 数十三, 三来万, 百个万万."""
_AND_SOME = re.compile("(?<=[百千])零几(?=[万亿]$)")
_AND_MORE = re.compile("[年月天岁周时元块米里]零(?=[1-9一二三四五六七八九十])")
_MEGA = re.compile("M(?![A-Za-z0-9])")
_CRAFT = set("歼运直轰强教空警")
_SHORTENED = re.compile("[0-9][kw]-$")
_CAPITALS = frozenset("ABCDEFGHIJKNOPQRSTUVXYZabcdef")
_ZEROED = re.compile(r"0\d+")
_AND = re.compile(r"[和与]-?\d[\d.,]*之?间")
_STEP = set("为是至到于达降升增:(（，,")
_TENTHS = re.compile(
    r"成(?:(?P<half>[一二三四五六七八九半]|[1-9])(?![\d.%万亿千百十])|(?=为|人(?![礼士])|年轻)"
    r"|(?![员功立为果长就本都型交效分份熟套人片群千百万天年品绩因像渝]))"
)
_MAYBE_TENTHS = re.compile("成[功果长就型交效分份熟人天年品绩因像]")
_ROUND = re.compile(r"[十百千万亿兆廿卅kw]$|(?<![.\d])\d*0$|,\d\d0$")
_SIMPLE_FRACTION = re.compile(r"([1-9])/([2-9]|10)")
_SHARES = {100: ("%", "百分之"), 1000: ("[ppth]", "千分之"), 10000: ("10*-4", "万分之")}


def next_numeral(plain: str, at: int) -> Numeral | None:
    """The first numeral at or behind a place."""
    match = numerals_of(plain).search(plain, at)
    if match and at and match.start() == at and match[0].startswith("-"):
        match = numerals_of(plain).match(plain, at + 1)  # a dash behind the number before it is no minus
    return _read(plain, match) if match else None


def numeral_at(plain: str, at: int) -> Numeral | None:
    """The numeral that begins at a place, if one does."""
    match = numerals_of(plain).match(plain, at)
    return _read(plain, match) if match else None


def _read(plain: str, match: re.Match[str]) -> Numeral:
    if match.lastgroup == "core":
        return _number(plain, match)
    if any(match[name] for name in FIXED):
        return read_fixed(match)
    if match["mixed"]:
        return read_mixed(match)
    if match["tied"]:
        return _tied(match)
    if match["fold"]:
        return read_folded(match)
    if match["share"]:
        return _share(plain, match)
    return _number(plain, match)


def _tied(match: re.Match[str]) -> Numeral:
    start, end = match.span()
    fraction = _SIMPLE_FRACTION.fullmatch(match[0])
    if fraction and int(fraction[1]) < int(fraction[2]):
        value = Fraction(int(fraction[1]), int(fraction[2]))
        return Numeral(start, end, match[0], value, unit="1", unit_kind="share", unit_span=(end, end))
    return Numeral(
        start, end, match[0], None, form="unread", note="numbers tied by a sign: a formula, ratio, version, telephone number or vague share"
    )


def _share(plain: str, match: re.Match[str]) -> Numeral:
    """A 分之 B: in hundredths, thousandths, ten-thousandths, or a plain fraction."""
    start, end = match.span()
    parts = evaluate(match["parts"] or "百")
    value, value_max, inner, end = _value(plain, match.start("count"), match.end("count"))
    numeral = Numeral(start, end, plain[match.start("count") : end], value, value_max, inner)
    if parts is None or parts <= 0 or parts.denominator != 1:
        return Numeral(start, end, match[0], None, form="unread", note="the denominator cannot be read")
    if match["sign_share"] and value is not None:
        value = numeral.value = -value
        numeral.sign = match["sign_share"]
    if int(parts) in _SHARES and (match["parts"] or "百") in {"百", "千", "万", "一百", "一千", "一万", "100", "1000", "10000"}:
        numeral.unit, numeral.unit_kind = _SHARES[int(parts)][0], "percent"
        numeral.unit_span = (match.start("parts") if match["parts"] else start, match.start("count"))
        return _noted(numeral)
    if value_max is not None or (value is not None and is_digit_string(numeral.word)):
        return Numeral(start, end, match[0], None, form="unread", note="the numerator cannot be told surely")
    if value is not None:
        numeral.value = value / parts
    numeral.unit, numeral.unit_kind, numeral.unit_span = "1", "share", (end, end)
    return _noted(numeral)


_TIER = re.compile("方[阵陣]|梯[队隊]|阵营|陣營|档次|檔次|层级|層級")
"""What many share behind an ordinal: who stands in the first tier need not rank first."""


def _number(plain: str, match: re.Match[str]) -> Numeral:
    start, end = match.span()
    core = match.start("core")
    core += end > core + 1 and _AND_MORE.match(plain, core - 1) is not None  # 5年零3个月
    value, value_max, inner, end = _value(plain, core, end)
    word = plain[core:end]
    numeral = Numeral(start, end, word, value, value_max, inner, sign=match["sign"] or "")
    if match["nth"]:
        unit = "{tier}" if _TIER.match(plain, end) else "rank"
        numeral.form, numeral.unit, numeral.unit_kind, numeral.unit_span = "ordinal", unit, "rank", (end, end)
        return _noted(numeral)
    if match["sign"] not in (None, "零上") and value is not None:
        low, high = value, value_max
        numeral.value, numeral.value_max = (-low, None) if high is None else (-high, -low)
    if is_digit_string(word) or _ZEROED.fullmatch(word):
        numeral.form = "digits"
    if _in_latin_word(plain, start, end):
        return Numeral(start, end, word, None, form="label", note="part of a Latin name")
    _take_percent(plain, numeral)
    if match["sign"] == "-" and not _is_minus(plain, numeral):
        return Numeral(start, end, word, None, form="unread", note="a dash before it: a minus, a mark of a list or part of a name")
    if _MEGA.match(plain, end):
        return Numeral(start, end, word, None, form="unread", note="M: million, mega or metre")
    return _noted(numeral)


def _is_minus(plain: str, numeral: Numeral) -> bool:
    """Whether a dash before digits is a minus: before a share, degree, multiplier or unit, or where 为, 至 and the like lead to it."""
    before, behind = plain[numeral.start - 1 : numeral.start], plain[numeral.end : numeral.end + 3]
    if numeral.unit or behind.startswith(("℃", "°C", "摄氏度", "~", "至", "到")) or before in _STEP or _AND.match(plain, numeral.end):
        return True
    if not before or before in "\n ":
        return not behind or behind.startswith("\n")  # a cell of a table
    if before in _CRAFT:
        return False
    unit = unit_at(plain, numeral.end)
    return numeral.word[-1] in SCALES or (unit is not None and unit.kind != "number")


def _in_latin_word(plain: str, start: int, end: int) -> bool:
    before, behind = plain[start - 1 : start], plain[end : end + 2]
    joined = before == "-" and plain[max(0, start - 2) : start - 1].isascii() and plain[max(0, start - 2) : start - 1].isalpha()
    joined = joined and not _SHORTENED.search(plain[max(0, start - 3) : start])
    return (before.isascii() and before.isalpha()) or joined or _begins_name(behind)


def _begins_name(behind: str) -> bool:
    """Whether what follows a number makes it a name: one Latin capital that is no unit, as in 5G, 4K, 3D."""
    return behind[:1] in _CAPITALS and not (behind[1:2].isascii() and behind[1:2].isalpha())


def _take_percent(plain: str, numeral: Numeral) -> None:
    """Take in the percent or permille sign, or 成 with its half step: the number is a share then."""
    end = numeral.end
    sign = plain[end : end + 1]
    if sign in ("%", "‰"):
        numeral.unit, numeral.end = ("%" if sign == "%" else "[ppth]"), end + 1
        numeral.unit_kind, numeral.unit_span = "percent", (end, end + 1)
        if numeral.word[-1] in "万亿兆wk":
            numeral.value = numeral.value_max = None  # 5万%: no share is said so
        return
    tenths = _TENTHS.match(plain, end)
    top = numeral.value_max or numeral.value
    if not top or top > 10:
        return
    if tenths is None:
        if _MAYBE_TENTHS.match(plain, end) and numeral.inner == "exact" and not numeral.sign:
            numeral.value = numeral.value_max = None
        return
    step = Fraction(5) if tenths["half"] == "半" else (evaluate(tenths["half"]) if tenths["half"] else None) or Fraction(0)
    numeral.value = (numeral.value or Fraction(0)) * 10 + step
    numeral.value_max = numeral.value_max * 10 + step if numeral.value_max is not None else None
    numeral.unit, numeral.unit_kind, numeral.unit_span = "%", "percent", (end, end + 1)
    numeral.end, numeral.tenths = tenths.end(), True
    if plain[numeral.end : numeral.end + 1] == "多":
        numeral.end, numeral.inner = numeral.end + 1, "more_than"


def _value(plain: str, start: int, end: int) -> tuple[Fraction | None, Fraction | None, Qualifier, int]:
    """Value, upper value and inner qualifier of a core, and its end with trailing 余, 多, 几, 来 taken in."""
    word = plain[start:end].replace("个", "")
    inner: Qualifier = "about" if "来" in word else "more_than" if MARKS.search(word) else "exact"
    follows = plain[end : end + 1]
    if inner == "exact" and follows and _ROUND.search(word):
        taken = _trailing(plain, end, word)
        if taken:
            inner, end = taken, end + 1
    digits = MARKS.sub("", word)
    if vague := _AND_SOME.search(word):
        digits = digits[: vague.start()] + MARKS.sub("", word[vague.end() :])
    elif _VAGUE.search(word) or _MISPLACED.search(word) or _MISCOUNTED.search(plain[start : end + (plain[end : end + 1] in ("余", "多"))]):
        return None, None, inner, end
    value = evaluate(digits)
    if value is None:
        pair = evaluate_pair(digits)
        return (*pair, inner, end) if pair and inner == "exact" else (None, None, inner, end)
    return value, None, inner, end


def _trailing(plain: str, at: int, word: str) -> Qualifier | None:
    """What a mark behind a round number says: 余 and 多 more_than, 几 behind 十, 来 before a classifier about."""
    mark, then = plain[at], plain[at + 1 : at + 2]
    if mark == "余" or (mark == "多" and plain[at : at + 2] not in {"多样", "多边", "多跨", "多维", "多极"}):
        return "more_than"
    if mark == "几" and (word[-1] in "十百千万" or (word.isdigit() and len(word) == 2)) and then:
        return "more_than"
    if mark == "来" and (word[-1] in "十百千万" or word.isdigit()) and then in set("个名位家项种条场次人年天里米座处件张台辆岁户份篇"):
        return "about"
    return None


def _noted(numeral: Numeral) -> Numeral:
    if numeral.value is None:
        numeral.form, numeral.note = "unread", "the numerals do not make up a number"
    return numeral
