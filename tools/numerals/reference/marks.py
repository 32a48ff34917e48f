"""Numbers with marks inside: 几十, 数百万, 上千, 十多万, 三百余, 20来个, 6个多亿, and estimates by neighbours: 五六百, 十七八."""

from __future__ import annotations

from tools.numerals.reference.number import number
from tools.numerals.reference.reading import Reading
from tools.numerals.reference.signs import ARABIC, DIGITS, SCALES

MORE = "余多几"
_BEHIND_MARK = ("", "万", "亿", "兆", "万亿")


def marked(word: str) -> Reading | None:
    """The reading of a number with or without inner marks."""
    if "个" in word:
        return _classified(word)
    value = number(word)
    if value is not None:
        return Reading(value)
    return _neighbours(word) or _vague(word) or _inner(word)


def _classified(word: str) -> Reading | None:
    """6个亿 and 6个多亿: 个 between a number and 亿 or 万 counts nothing."""
    if word.endswith("来") and (found := marked(word[:-1])):
        return Reading(found.value, found.value_max, "about")
    before, _, behind = word.partition("个")
    more = behind[:1] in ("余", "多")
    if before[:1] in ("几", "数", "上") and behind in ("亿", "万"):
        return _vague(before + behind)
    if before[-1:] == "几" and behind in ("亿", "万"):
        return _inner(before + behind)
    counts = before and behind[more:][:1] in ("亿", "万") and (len(behind) - more == 1 or DIGITS.get(behind[1:]))
    value = number(before + behind[more:]) if counts else None
    if value is None and behind in ("亿", "万"):
        return _neighbours(before + behind)
    return None if value is None else Reading(value, said="more_than" if more else "exact")


def _neighbours(word: str) -> Reading | None:
    """三四十, 十七八, 三五百: one pair of digits that rise by one, or 三五; read once with each of the two."""
    digits = [at for at, sign in enumerate(word[:-1]) if DIGITS.get(sign) and word[at + 1] in DIGITS]
    if len(digits) != 1 or "点" in word or any(sign not in SCALES for sign in word[digits[0] + 2 :]):
        return None
    at = digits[0]
    low, high = DIGITS[word[at]], DIGITS[word[at + 1]]
    if not low or (high != low + 1 and (low, high) != (3, 5)):
        return None
    first, second = number(word[: at + 1] + word[at + 2 :]), number(word[:at] + word[at + 1 :])
    return Reading(first, second) if first is not None and second is not None and first < second else None


def _vague(word: str) -> Reading | None:
    """几十, 数百万, 上千, 数百余: a multiplier that some precede."""
    if len(word) < 2 or word[0] not in "几数上":
        return None
    scales = word[1:].rstrip("余多") if word[-2] not in "余多" else word[1:]
    inner = [sign for sign in scales if sign in "余多"]
    if len(inner) > 1 or (inner and scales[-1] not in "万亿"):
        return None
    bare = "".join(sign for sign in scales if sign not in "余多")
    value = number(bare) if bare and all(sign in SCALES for sign in bare) else None
    return None if value is None else Reading(value, said="more_than")


def _inner(word: str) -> Reading | None:
    """One mark behind a round number, at the end or before a large multiplier; 余, and 多 behind digits or before 万, behind any."""
    places = [at for at, sign in enumerate(word) if sign in MORE + "来"]
    if len(places) != 1 or places[0] == 0:
        return None
    at, mark = places[0], word[places[0]]
    before, behind = word[:at], word[at + 1 :]
    if mark in "余来" and not behind and (pair := _neighbours(before)):
        return Reading(pair.value, pair.value_max, "about" if mark == "来" else "more_than")
    large = bool(behind) and before[-1] in "万亿"
    value = number(before + behind) if behind in _BEHIND_MARK and not large and number(before) is not None else None
    fits = _round(before) or mark == "余" or (mark == "多" and (behind or before[-1] in ARABIC))
    if value is None or not fits or (mark == "几" and not _takes_few(before, behind)):
        return None
    return Reading(value, said="about" if mark == "来" else "more_than")


def _round(word: str) -> bool:
    return word[-1] in SCALES or word[-1] in "廿卅" or (word[-1] == "0" and "." not in word)


def _takes_few(before: str, behind: str) -> bool:
    """几 stands for the ones behind 十 (二十几, 30几万), and alone at the end behind a higher multiplier."""
    return before[-1] == "十" or (len(before) == 2 and before[-1] == "0") or (not behind and before[-1] in "百千万")
