"""The value of a numeral: digits, Chinese numerals and any mix of the two, exactly or not at all.

Rules (GB/T 15835-2011 and common usage): multipliers fall from left to right (三千五百), 万 and 亿 take everything before them
as their coefficient (1.2万亿 is 1.2 × 10⁴ × 10⁸), 兆 is 10¹², 零 bridges a gap (一千零五十), a last digit straight behind 百 or more
counts the next lower place (三百五 is 350, 一万二 is 12000), a multiplier may open a number (百万, 十五), digits in a row are a
number only with a zero among them (二〇二五, 四五0), 两 is 2, 廿 20, 卅 30, w behind digits 万, k 千. A head multiplier other than 十
takes nothing smaller behind it (百八十 is 180 to some and nearly a hundred to others). 万 or 亿 stands twice only side by side (万万). A
decimal part belongs to the last coefficient, and the short form (三百五) to the end of a numeral. Digits and multipliers chain
(6万3千2百, 2千零5); behind a multiplier digits are read where they cannot mean a lower place (3万5 is not read). Whatever breaks a
rule has no value.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

DIGIT = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
HAN_DIGITS, SCALES = "〇零一二两三四五六七八九", "十百千万亿兆"
ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
LONGEST = 40
REMEMBERED = 1024
"""How many numerals are remembered with their values: a text repeats its numbers, and a number is asked for by more than one rule."""

_ARABIC = re.compile(ARABIC, re.ASCII)
_TOKEN = re.compile(rf"{ARABIC}|[〇零一二两三四五六七八九十百千万亿兆]", re.ASCII)
_HEADS, _LARGE = ("百", "千", "万", "亿", "兆"), {"万", "亿", "兆"}
_DIGIT_STRING = re.compile(r"[0〇零一二三四五六七八九]{2,}")
_DECIMAL = re.compile(r"(.+?)点([0-9]+|[〇零一二三四五六七八九]+)([百千]?(?:万亿|[万亿兆])|[百千])?")
_PAIR = re.compile(r"(?=([一二两三四五六七八九])([二两三四五六七八九]))")
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "俩": "两", "w": "万", "k": "千"})
_PLACES = str.maketrans({han: str(value) for han, value in DIGIT.items()})


@lru_cache(maxsize=REMEMBERED)
def evaluate(word: str) -> Fraction | None:
    """The value of a folded numeral without 余, 多, 几 and the like; nothing where it breaks the rules."""
    if len(word) > LONGEST:
        return None
    if word.isdecimal() and word.isascii():
        return Fraction(int(word))
    if _ARABIC.fullmatch(word):
        return Fraction(word.replace(",", ""))
    word = word.translate(_TENS)
    if "点" in word:
        return _decimal(word)
    if is_digit_string(word):
        return Fraction(int(word.translate(_PLACES)))
    tokens = _TOKEN.findall(word)
    if "".join(tokens) != word or not _is_well_formed(tokens):
        return None
    return _large(tokens, head=True)


def _is_well_formed(tokens: list[str]) -> bool:
    """Whether what opens a numeral may: no head multiplier before something smaller, no leading zero, nothing behind a decimal part."""
    if tokens[0] in _HEADS and not set(tokens[1:]) <= _LARGE:
        return False
    if len(tokens) > 1 and any(sign[0] == "0" and sign[1:2] != "." for sign in tokens):
        return False
    at = next((i for i, sign in enumerate(tokens) if "." in sign), len(tokens))
    return all(sign in SCALE for sign in tokens[at + 1 :]) and not (0 < at < len(tokens) and tokens[at][0] == "0")


def _counts(tokens: list[str], name: str) -> bool:
    """Whether tokens may count a large multiplier: 亿 counts 万 and what is below, 万 and 亿 themselves only side by side (万万)."""
    doubled = tokens[-1] == name != "兆"
    large = [sign for sign in tokens[: len(tokens) - doubled] if sign in _LARGE]
    if large and (doubled or name != "亿" or large != ["万"]):
        return False
    return not _is_short(tokens)


def _is_short(tokens: list[str] | str) -> bool:
    """Whether the last digit stands for the next lower place: 三百五, 一万二."""
    return len(tokens) > 1 and bool(DIGIT.get(tokens[-1])) and SCALE.get(tokens[-2], 0) >= 100


def is_digit_string(word: str) -> bool:
    """Whether a word spells a number digit by digit (二〇二五, 四五0): at least two, with a zero among them."""
    return bool(_DIGIT_STRING.fullmatch(word)) and any(zero in word for zero in "0〇零")


@lru_cache(maxsize=REMEMBERED)
def evaluate_pair(word: str) -> tuple[Fraction, Fraction] | None:
    """The two values of an estimate by neighbours: 三四十 is 30 to 40, 十七八 17 to 18, 三五百 300 to 500."""
    pairs = list(_PAIR.finditer(word)) if len(word) <= LONGEST else []
    if len(pairs) != 1 or not set(word[pairs[0].start() + 2 :]) <= SCALE.keys():
        return None
    at, low, high = pairs[0].start(), DIGIT[pairs[0][1]], DIGIT[pairs[0][2]]
    if high != low + 1 and (low, high) != (3, 5):
        return None
    first, second = evaluate(word[: at + 1] + word[at + 2 :]), evaluate(word[:at] + word[at + 1 :])
    return (first, second) if first is not None and second is not None and first < second else None


def trailing_scale(word: str) -> int:
    """The multiplier that ends a numeral with a coefficient before it: 10000 for 5万, 1 for 百万 and 500."""
    word = word.translate(_TENS)
    coefficient = word.rstrip("十百千万亿兆")
    if not coefficient:
        return 1
    product = 1
    for scale in word[len(coefficient) :]:
        product *= SCALE[scale]
    return product


def _decimal(word: str) -> Fraction | None:
    match = _DECIMAL.fullmatch(word)
    plain = match is not None and match[1][0] not in _HEADS and not set(match[1]) & set(".点") and not _is_short(match[1])
    whole = evaluate(match[1]) if match and plain else None
    if match is None or whole is None or (match[3] and whole >= 10**4):
        return None
    digits = match[2].translate(_PLACES)
    scale = _large(list(match[3]), head=True) if match[3] else Fraction(1)
    return None if scale is None else (whole + Fraction(int(digits), 10 ** len(digits))) * scale


def _large(tokens: list[str], *, head: bool) -> Fraction | None:
    """Tokens split at the last of their largest multiplier: what stands before counts it, what stands behind is smaller."""
    for name in "兆亿万":
        if name not in tokens:
            continue
        at = len(tokens) - 1 - tokens[::-1].index(name)
        if tokens[:at] and not _counts(tokens[:at], name):
            return None
        count = _large(tokens[:at], head=head) if tokens[:at] else Fraction(1) if head else None
        rest = _rest(tokens[at + 1 :], SCALE[name])
        return None if not count or rest is None else count * SCALE[name] + rest
    return _small(tokens, head=head)


def _rest(tokens: list[str], scale: int) -> Fraction | None:
    if not tokens:
        return Fraction(0)
    if len(tokens) == 1 and DIGIT.get(tokens[0]):
        return Fraction(DIGIT[tokens[0]] * scale, 10)
    value = _large(tokens[1:] if DIGIT.get(tokens[0]) == 0 else tokens, head=False)
    if not value or value >= scale:
        return None
    bare = len(tokens) == 1 and tokens[0] not in DIGIT
    return None if bare and value * 10 < scale else value


def _small(tokens: list[str], *, head: bool) -> Fraction | None:
    """Tokens below 万: coefficients with falling 千, 百, 十, then ones."""
    total, last, at, gap = Fraction(0), 10**4, 0, False
    while at < len(tokens):
        sign = tokens[at]
        if DIGIT.get(sign) == 0 and len(tokens) > 1:
            if gap or at == 0 or at == len(tokens) - 1:
                return None
            gap, at = True, at + 1
            continue
        implied = sign in SCALE
        if implied and not (at == 0 and head) and sign != "十":
            return None
        count = Fraction(1) if implied else _coefficient(sign)
        at += 0 if implied else 1
        if at == len(tokens):
            ones = _ones(sign, count, last, gap=gap)
            return None if ones is None else total + ones
        scale = SCALE.get(tokens[at], last)
        if scale >= last:
            return None
        if total and count >= 10:
            return None
        total, last, at, gap = total + count * scale, scale, at + 1, False
    return total if tokens else None


def _coefficient(token: str) -> Fraction:
    return Fraction(DIGIT[token]) if token in DIGIT else Fraction(token.replace(",", ""))


def _ones(token: str, count: Fraction, last: int, *, gap: bool) -> Fraction | None:
    """A last coefficient without multiplier: ones, or the next lower place straight behind 百 or 千."""
    if last == 10**4:
        return count
    if token not in DIGIT:
        return count if gap and count < last and not token.startswith("0") and "." not in token else None
    return count * last / 10 if last >= 100 and not gap else count
