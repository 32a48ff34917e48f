"""The currency before a number: ￥350万, US$20, 港币500元, RMB 3亿. The sign or word is the unit, or says which 元 is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.languages.chinese.han import evaluate
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.units import Unit, known

_SIGNS = "(?:US|HK|NT|MOP|SG|AU|CA|NZ|S|A|C)?[$＄]|[¥￥€£₩₽₹฿]"
_CODES = "(?<![A-Za-z])(?:RMB|RM|CNY|USD|HKD|NTD|TWD|EUR|GBP|JPY|MOP|SGD|AUD)"
_WORDS = "人民币|港币|港元|新台币|台币|美金|美元|欧元|澳门元|澳门币"
_BEFORE = re.compile(f"(?:{_SIGNS}|{_CODES}|{_WORDS})(?P<blank> ?)$")
_DOLLARS = {"S$": "SGD", "A$": "AUD", "C$": "CAD", "＄": "USD", "￥": "CNY"}
"""Signs that only stand before a number: behind one, S and A are letters of a name."""
_LARGE = re.compile("(?:(?P<letter>[KMB])| ?(?P<word>[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|mn|bn))(?![A-Za-z0-9])")
_PLAIN_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_COUNTED = re.compile(" ?(?:[美欧日港澳韩加]?元|美金|英镑|人(?!民)|人?次|用户|USD|TWD|HKD|EUR)")
_PEOPLE = re.compile("人口(?:大?约|近|逾|超过?|达|有|为|是)?$")
_WORTH = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "mn": 10**6}
_WORTH |= {"b": 10**9, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
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
    if large := _LARGE.match(plain, numeral.end):
        return _in_millions(plain, numeral, large)
    if numeral.form != "label" or not _BEFORE.search(plain, max(0, numeral.start - _LONGEST), numeral.start):
        return numeral
    value = evaluate(plain[numeral.start : numeral.end])
    return numeral if value is None else replace(numeral, value=value, form="number", note="")


def _in_millions(plain: str, numeral: Numeral, large: re.Match[str]) -> Numeral:
    """US$9.5M, TWD 380K, 9.5 million: a letter counts where a currency stands before it or what is counted behind; a word does anywhere."""
    letter = large["letter"]
    digits = plain[numeral.start : numeral.end]
    value = evaluate(digits) if _PLAIN_DIGITS.fullmatch(digits) else None
    told = (
        not letter
        or is_price(plain, numeral)
        or _COUNTED.match(plain, large.end())
        or _PEOPLE.search(plain, max(0, numeral.start - _LONGEST), numeral.start)
    )
    if value is None or not told:
        note = "a letter for thousands or millions, or part of a name"
        return numeral if numeral.value is None else replace(numeral, value=None, value_max=None, form="unread", note=note)
    worth = _WORTH[(letter or large["word"]).lower()]
    end = large.end()
    return replace(numeral, end=end, word=plain[numeral.start : end], value=value * worth, value_max=None, form="number", note="")


def _is_amount(word: str) -> bool:
    """Whether a number behind a currency's name is an amount of it even without 元: 人民币3亿, not 人民币三连涨."""
    return word[-1] in "百千万亿" or (word[0].isdigit() and len(word) > 1)
