"""The reader against a numeral whose value is known, and against the slow reader on strings that may be no numeral."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.values import Quantity
from tools.numerals.reference import plain, read
from tools.numerals.reference.signs import ARABIC, JOINS, NUMERALS
from tools.numerals.written import Written

ALPHABETS = (
    "零一二两三五九十百千万亿",
    "〇一三四五六七八九十百千万亿兆点廿卅",
    "0123456789十百千万亿,.",
    "1350零二五十百千万亿点,.",
    "一三五十百千万亿几数余多来个",
    "135二五十百万亿至到-—~",
    "一三五十百分之点2%成",
    "壹貳弎肆伍陸拾佰仟萬億兩圓",
    "１３０，．万亿％",
    "三五十百万半个/又负-",
)
BEHIND = ("株", "公里", "元", "。")
WORDS = "肆伍陆陸漆參参拾"
"""Characters of bills that are words as well (队伍, 大陆, 参与): alone they count for nothing."""
TIES = (*JOINS, "点", "分之", ".", "/")
"""Marks that make one numeral, or none, of the two that stand right before and behind them."""


def number(value: Fraction | None) -> int | float | None:
    """A value as the reader gives it: a whole number, or the float nearest to it."""
    return None if value is None else value.numerator if value.denominator == 1 else float(value)


def against_value(written: Written) -> tuple[str, str]:
    """`right`, `unread`, `silent` (nothing found, or a date or listed word), or `wrong`, with what was read."""
    found = find_numbers(written.text).quantities
    start, end = written.start, written.start + len(written.numeral)
    near = [q for q in found if q.number_start < end and start < q.number_end]
    if not near:
        return "silent", "nothing"
    said = "; ".join(f"{q.number_text} = {q.value} {q.value_max} {q.qualifier} {q.note}" for q in near)
    if not any(q.read for q in near):
        return "unread", said
    one = near[0]
    same = (one.value, one.value_max) == (number(written.value), number(written.value_max)) and one.qualifier == written.said
    whole = len(near) == 1 and one.number_start == start and one.number_end == end
    return ("right" if same and whole else "wrong"), said


def reference_agrees(written: Written) -> bool:
    """Whether the slow reader reads the numeral to the value that it was written from."""
    known = read(written.numeral)
    inner = known is not None and (known.said == written.said or not written.alone)
    return known is not None and inner and (known.value, known.value_max) == (written.value, written.value_max)


def random_text(rng: Random) -> str:
    """A string over one of the alphabets, between a word and a unit."""
    alphabet = rng.choice(ALPHABETS)
    return "共" + "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 9))) + rng.choice(BEHIND)


def against_reference(text: str) -> tuple[int, str]:
    """How many numbers of a text are read, and what is wrong with one: the rules do not give it, or it leaves out what touches it."""
    flat, numbers = plain(text), find_numbers(text)
    settled = {at for q in numbers.quantities if q.unit_text for at in range(q.number_end, q.number_end + len(q.unit_text))}
    settled |= {at for date in numbers.dates for at in range(date.start, date.end)}
    settled |= {at for word in numbers.idioms for at in range(word.start, word.end)}
    settled |= {at for at, sign in enumerate(text) if sign in WORDS}
    told = [q for q in numbers.quantities if q.read and q.form != "ordinal"]
    for quantity in told:
        if fault := _fault(quantity, flat, settled):
            return len(told), f"{quantity.number_text} = {quantity.value} {quantity.value_max} {quantity.qualifier}: {fault}"
    return len(told), ""


def _fault(quantity: Quantity, flat: str, settled: set[int]) -> str:
    start, end = quantity.number_start, quantity.number_end
    known = read(flat[start:end])
    if known is None:
        return "no numeral by the rules"
    outer = "about" if "~" in flat[max(0, start - 3) : start] else "more_than" if f"{plain(quantity.unit_text)}多" in flat else "exact"
    said = outer if known.said in ("exact", "about") and quantity.qualifier == outer else known.said
    if (quantity.value, quantity.value_max, quantity.qualifier) != (number(known.value), number(known.value_max), said):
        return f"{known.value} {known.value_max or ''} {said} by the rules"
    return touched(flat, start, end, settled)


def touched(flat: str, start: int, end: int, settled: set[int]) -> str:
    """What of a numeral stands right before or behind ``flat[start:end]`` or is tied to it by a mark; not what is ``settled``."""
    before = start - 1 not in settled and flat[start - 1] in NUMERALS
    behind = end not in settled and flat[end : end + 1] in NUMERALS | {"半"}
    if before or behind:
        return f"touched: {flat[start - 1 : end + 1]}"
    for tie in TIES:
        sides = frozenset(ARABIC) if tie in "./" else NUMERALS
        first, last = start - len(tie), end + len(tie)
        if (
            flat.startswith(tie, end)
            and flat[last : last + 1] in sides
            and last not in settled
            and flat[end - 1] in sides
            and not flat.startswith("百分点", last)
        ):
            return f"tied: {flat[start : last + 1]}"
        if flat.startswith(tie, first) and flat[first - 1] in sides and first - 1 not in settled and flat[start] in sides:
            return f"tied: {flat[first - 1 : end]}"
    return ""
