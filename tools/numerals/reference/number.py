"""The value of a number without marks: digits, Chinese numerals, and both in any mix.

Rules: a multiplier counts what stands before it, the largest one first. Multipliers fall from left to right. 万 stands twice, or 亿, only
side by side (万万, 亿亿). 零 bridges what is left out. The last digit, straight behind 百 or more, counts the next lower place. 十 needs no
一; any other multiplier that opens a number has nothing but multipliers behind it. A decimal part belongs to the last coefficient. Digits
behind a multiplier must fill its places (3万5000), or stand behind 零 (2千零5).
"""

from __future__ import annotations

from fractions import Fraction

from tools.numerals.reference.signs import ARABIC, DIGITS, LARGE, SCALES, SMALL

_EXPANDED = {"廿": "二十", "卅": "三十", "俩": "两"}
_BEHIND_POINT = ("万亿", "百万亿", "千万亿", "百万", "千万", "百亿", "千亿", "百兆", "千兆", "百", "千", "万", "亿", "兆", "")


def number(word: str) -> Fraction | None:
    """The value of a plain numeral, or nothing where it breaks a rule."""
    for sign, meant in _EXPANDED.items():
        word = word.replace(sign, meant)
    if not word:
        return None
    if all(sign in ARABIC + ",." for sign in word):
        return arabic(word)
    if word[-1] in "wk":
        worth = arabic(word[:-1])
        return None if worth is None else worth * {"w": 10**4, "k": 1000}[word[-1]]
    if "点" in word:
        return _pointed(word)
    if len(word) > 1 and all(sign in DIGITS or sign == "0" for sign in word) and "两" not in word:
        return Fraction(int("".join(map(_place, word)))) if any(sign in "零〇0" for sign in word) else None
    return _sum(_items(word), short=True)


def arabic(word: str) -> Fraction | None:
    """Digits with or without thousands and a decimal part."""
    whole, point, tail = word.partition(".")
    first, *groups = whole.split(",")
    if point and not (tail and all(sign in ARABIC for sign in tail)):
        return None
    if not first or not all(sign in ARABIC for sign in whole.replace(",", "")):
        return None
    if groups and (len(first) > 3 or any(len(group) != 3 for group in groups)):
        return None
    return Fraction(whole.replace(",", "") + point + tail)


def _place(sign: str) -> str:
    return sign if sign in ARABIC else str(DIGITS[sign])


def _pointed(word: str) -> Fraction | None:
    """三点五, 十二点五万, 3点5亿: the digits behind 点 are all of one script."""
    whole, _, tail = word.partition("点")
    scale = next(name for name in _BEHIND_POINT if tail.endswith(name))
    digits = tail.removesuffix(scale)
    if not digits or not (all(s in ARABIC for s in digits) or all(s in DIGITS and s != "两" for s in digits)):
        return None
    plain = len(whole) == 1 or any(sign in SCALES for sign in whole) or whole.isascii()
    headed = whole[:1] in SCALES and not whole.startswith("十")
    worth = None if not whole or "." in whole or headed else _sum(_items(whole), short=False) if plain else number(whole)
    if worth is None or (scale and worth >= 10**4):
        return None
    factor = 1
    for sign in scale:
        factor *= SCALES[sign]
    return (worth + Fraction(int("".join(map(_place, digits))), 10 ** len(digits))) * factor


def _items(word: str) -> list[str]:
    """The word as runs of digits, Chinese digits and multipliers."""
    items: list[str] = []
    for sign in word:
        if sign in ARABIC + ",." and items and items[-1][-1] in ARABIC + ",.":
            items[-1] += sign
        else:
            items.append(sign)
    return items


def _sum(items: list[str], *, short: bool) -> Fraction | None:
    """The value of a whole number's items; ``short``: the last digit may stand for the next lower place."""
    known = all(item in DIGITS or item in SCALES or arabic(item) is not None for item in items)
    if not items or not known or not _decimal_is_last(items):
        return None
    if all(item in SCALES for item in items):
        return _multipliers(items) or (_large(items, short=short) if items[0] == "十" else None)
    if items[0] in SCALES and items[0] != "十":
        return None
    return _large(items, short=short)


def _decimal_is_last(items: list[str]) -> bool:
    at = next((i for i, item in enumerate(items) if "." in item), len(items))
    return all(item in SCALES for item in items[at + 1 :])


def _multipliers(items: list[str]) -> Fraction | None:
    """百, 千万, 万亿: one below 万, then 万, then 亿, of each at most one, or 兆 alone behind the first."""
    if items[-2:] in (["万", "万"], ["亿", "亿"]) and len(items) <= 3 and items[0] != "兆":
        lead = SCALES[items[0]] if len(items) == 3 else 1
        return Fraction(lead * SCALES[items[-1]] ** 2) if lead <= 1000 else None
    order = {"十": 0, "百": 0, "千": 0, "万": 1, "亿": 2, "兆": 2}
    ranks = [order[item] for item in items]
    if sorted(set(ranks)) != ranks or ("兆" in items and "万" in items):
        return None
    product = Fraction(1)
    for item in items:
        product *= SCALES[item]
    return product


def _large(items: list[str], *, short: bool) -> Fraction | None:
    for name in ("兆", "亿", "万"):
        if name in items:
            at = len(items) - 1 - items[::-1].index(name)
            count, rest = _count(items[:at], name), _rest(items[at + 1 :], LARGE[name], short=short)
            return None if not count or rest is None else count * LARGE[name] + rest
    return _small(items, short=short, bridged=False)


def _count(items: list[str], name: str) -> Fraction | None:
    """What a large multiplier counts: 亿 may count 万 (三万五千亿), and 亿亿 and 万万 stand side by side."""
    allowed = {"万": "", "亿": "万", "兆": ""}[name]
    inner = items[:-1] if items and items[-1] == name and name != "兆" else items
    if not items or any(item in LARGE and item not in allowed for item in inner) or inner.count("万") > 1:
        return None
    if all(item in SCALES for item in items):
        return _multipliers(items)
    if items[0] in "零〇" or any(item[0] == "0" and len(item) > 1 and item[1] != "." for item in items):
        return None
    return _large(items, short=False)


def _rest(items: list[str], scale: int, *, short: bool) -> Fraction | None:
    """What stands behind a large multiplier and is smaller."""
    if not items:
        return Fraction(0)
    if len(items) == 1 and DIGITS.get(items[0]):
        return Fraction(DIGITS[items[0]] * scale, 10) if short else None
    bridged = DIGITS.get(items[0]) == 0
    value = _behind(items[1:] if bridged else items, short=short, bridged=bridged)
    if value is None or value >= scale:
        return None
    bare = len(items) == 1 and items[0] not in SMALL
    return None if bare and value * 10 < scale else value


def _behind(items: list[str], *, short: bool, bridged: bool) -> Fraction | None:
    if not items or DIGITS.get(items[0]) == 0 or (items[0] in SCALES and items[0] != "十") or items[0][0] == "0":
        return None
    return _large(items, short=short) if any(item in LARGE for item in items) else _small(items, short=short, bridged=bridged)


def _small(items: list[str], *, short: bool, bridged: bool) -> Fraction | None:
    """Below 万: coefficients with falling 千, 百, 十, then ones."""
    total, last, at = Fraction(0), 10**4, 0
    if len(items) == 1 and items[0] in DIGITS:
        return Fraction(DIGITS[items[0]])
    while at < len(items):
        if DIGITS.get(items[at]) == 0:
            if at == 0 or bridged:
                return None
            bridged, at = True, at + 1
            continue
        count = Fraction(1) if items[at] == "十" else _coefficient(items[at])
        at += items[at] != "十"
        if count is None or (last < 10**4 and count >= 10 and at < len(items)):
            return None
        if at == len(items):
            ones = _ones(items[-1], count, last, short=short, bridged=bridged)
            return None if ones is None else total + ones
        scale = SMALL.get(items[at], last)
        if scale >= last or (items[at - 1][0] == "0" and count >= 1):
            return None
        total, last, at, bridged = total + count * scale, scale, at + 1, False
    return None if bridged else total


def _coefficient(item: str) -> Fraction | None:
    return Fraction(DIGITS[item]) if item in DIGITS else arabic(item)


def _ones(item: str, count: Fraction, last: int, *, short: bool, bridged: bool) -> Fraction | None:
    """The last coefficient without a multiplier: ones, or the next lower place straight behind 百 or 千."""
    if last == 10**4:
        return count
    if item not in DIGITS:
        return count if bridged and count < last and item[0] != "0" and "." not in item else None
    if bridged or last == 10:
        return count
    return count * last / 10 if short else None
