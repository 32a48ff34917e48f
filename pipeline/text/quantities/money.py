"""The currency before a number: ￥350万, US$20, 港币500元, RMB 3亿. The sign or word is the unit, or says which 元 is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.text.han import evaluate
from pipeline.text.quantities.pattern import Numeral
from pipeline.text.units import Unit, known

_SIGNS = "(?:US|HK|NT|MOP|SG|AU|CA|NZ|S|A|C)?[$＄]|[¥￥€£₩₽₹฿]"
_CODES = "(?<![A-Za-z])(?:RMB|CNY|USD|HKD|NTD|TWD|EUR|GBP|JPY|MOP|SGD|AUD)"
_WORDS = "人民币|港币|港元|新台币|台币|美金|美元|欧元|澳门元|澳门币"
_BEFORE = re.compile(f"(?:{_SIGNS}|{_CODES}|{_WORDS})(?P<blank> ?)$")
_DOLLARS = {"S$": "SGD", "A$": "AUD", "C$": "CAD", "＄": "USD", "￥": "CNY"}
"""Signs that only stand before a number: behind one, S and A are letters of a name."""
_YUAN = {"元", "块", "块钱", "圆", "元钱"}
_LONGEST = 6


def currency_before(plain: str, numeral: Numeral, unit: Unit | None, floor: int) -> tuple[int, Unit] | None:
    """Where the currency before a number begins and the unit of the number with it, if there is one and nothing else is counted."""
    match = _BEFORE.search(plain, max(floor, numeral.start - _LONGEST), numeral.start)
    if match is None or numeral.unit or (unit and plain[unit.start : unit.end] not in _YUAN):
        return None
    end = match.start("blank")
    word = plain[match.start() : end]
    code = known().get(word, (_DOLLARS.get(word), ""))[0]
    if unit:
        return match.start(), replace(unit, code=code, kind="money")
    if word[0] > "\u4e00" and not _is_amount(plain[numeral.start : numeral.end]):
        return None
    return match.start(), Unit(match.start(), end, code, "money")


def is_price(plain: str, numeral: Numeral) -> bool:
    """Whether a currency's sign or word stands before a number: 起 behind $168 says at least, and counts no cases."""
    return bool(_BEFORE.search(plain, max(0, numeral.start - _LONGEST), numeral.start))


def named_by_currency(plain: str, numeral: Numeral) -> Numeral:
    """USD300 is an amount, no Latin name: the numeral behind a currency's code is read."""
    if numeral.form != "label" or not _BEFORE.search(plain, max(0, numeral.start - _LONGEST), numeral.start):
        return numeral
    value = evaluate(plain[numeral.start : numeral.end])
    return numeral if value is None else replace(numeral, value=value, form="number", note="")


def _is_amount(word: str) -> bool:
    """Whether a number behind a currency's name is an amount of it even without 元: 人民币3亿, not 人民币三连涨."""
    return word[-1] in "百千万亿" or (word[0].isdigit() and len(word) > 1)
