"""What counts nothing, or is only mentioned: waivers with their reason, and which numbers get a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch

RANKED = re.compile("(?:排名|排行|位居|位列|名列|排在|排到|列|居|升至|跃居|上升到|综合排名)[^，。]{0,6}$")
PLACE = re.compile("[位名]")
AGO = re.compile("(?:之?前|以前)")
LATIN = re.compile("[A-Za-z]")
ALONE = frozenset("一百千万亿")
BEFORE, BEHIND = 8, 4
"""How far before and behind a number the words are those of what it counts."""
HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
Beside = tuple[frozenset[str], frozenset[str]]
Seen = dict[tuple[object, ...], list[Beside]]
"""The readings of numbers that have a row, with what stood beside them."""
HEADING = 8
"""A paragraph of so few characters that a number in it may be that of a heading."""


def reason(setting: Setting, item: Item, names: list[Span], seen: Seen) -> str | None:
    """Why a number gets no row; nothing where it gets one, ``open`` where no rule can tell."""
    number = item.quantity
    plain = setting.plain
    if number is None:
        return None
    if any(a <= item.start and item.end <= b for a, b in names):
        return "name"
    if number.form == "label":
        return "label"
    if _is_furniture(setting, item):
        return "furniture"
    if number.ordinal:
        ranked = number.unit == "rank" and RANKED.search(plain, max(0, item.start - 8), item.start)
        return None if ranked else "ordinal"
    if number.indefinite:
        return "idiom"
    if not number.read:
        return "unread" if re.search("[0-9]/[0-9]", plain[item.start : item.end]) else "open"
    if not number.unit_text and number.number_text in ALONE and number.qualifier == "exact":
        return "idiom"
    if AGO.match(plain, item.whole[1]) and number.unit_kind == "time":
        return "relative_time"
    if not number.unit_text and re.search("[A-Za-z][-. ]?$", plain[max(0, item.start - 2) : item.start]):
        return "label"
    return "repeat" if _is_repeat(setting, item, seen) else None


def _is_repeat(setting: Setting, item: Item, seen: Seen) -> bool:
    """Whether a number was said before: the same reading of the same thing.

    Two characters in a row stand beside both; behind both, where words follow both.
    """
    before, behind = _beside(setting, item)
    return any(
        behind & following or (not (behind and following) and (before | behind) & (earlier | following))
        for earlier, following in seen.get(_reading(setting, item), ())
    )


def remember(setting: Setting, item: Item, seen: Seen) -> None:
    """Keep a number that has a row, so that it is known again."""
    seen.setdefault(_reading(setting, item), []).append(_beside(setting, item))


def _reading(setting: Setting, item: Item) -> tuple[object, ...]:
    number = item.quantity
    return (number.value, number.value_max, number.per_value, setting.fold(number.unit_text)) if number is not None else ()


def _beside(setting: Setting, item: Item) -> Beside:
    """Every two characters in a row right before a number, and right behind it, within its clause."""
    (first, last), (start, end) = setting.clause(item.whole[0]), item.whole
    before, behind = setting.plain[max(first, start - BEFORE) : start], setting.plain[end : min(last, end + BEHIND)]
    return _pairs(before), _pairs(behind)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(run[i : i + 2] for run in HAN_RUN.findall(words) for i in range(len(run) - 1))


def _is_furniture(setting: Setting, item: Item) -> bool:
    """Whether a number is that of a heading, a page or a picture."""
    first, last = setting.paragraph(item.start)
    words = setting.plain[first:last]
    if re.search(r"第[0-9]+(?:张|版|页|期|号|图|幅)$", words) and item.end >= last - 1:
        return True
    number = item.quantity
    if number is None or number.unit_text or number.qualifier != "exact" or not setting.plain[item.start : item.end].isdigit():
        return False
    return len(words) <= HEADING or (first == item.start and bool(LATIN.match(setting.plain[item.end :].lstrip()[:1] or " ")))


def waiver(setting: Setting, item: Item, why: str) -> Iterator[Sketch]:
    """The waiver of one thing, on a quote of little more; none where it has no quote."""
    schema = setting.meaning.waivers
    start, end = (item.start, item.end) if item.what != "number" or why == "furniture" else item.whole
    if why == "relative_time":
        ago = AGO.match(setting.plain, item.whole[1])
        end = ago.end() if ago else end
    if why == "furniture" and setting.plain[start - 1 : start] == "第":
        start -= 1
    quote = setting.quote(start, end)
    if schema is not None and quote is not None:
        yield Sketch(schema, quote, {"what": item.what, "reason": why}, items=(item,))
