"""What counts nothing, or is only mentioned: waivers with their reason, and which numbers get a row."""

from __future__ import annotations

import re

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch

RANKED = re.compile("(?:排名|排行|位居|位列|名列|排在|排到|列|居|升至|跃居|上升到|综合排名)[^，。]{0,6}$")
PLACE = re.compile("[位名]")
CLAIM = re.compile("(?:世界|全球|全国|全省|国内|亚洲|中国|历史上?)?(?:上)?$")
AGO = re.compile("(?:之?前|以前)")
LATIN = re.compile("[A-Za-z]")
ALONE = frozenset("一百千万亿")
HEADING = 8
"""A paragraph of so few characters that a number in it may be that of a heading."""


def reason(setting: Setting, item: Item, names: list[Span], seen: set[tuple[object, ...]]) -> str | None:
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
        return "unread" if "signs touch" in number.note or "tied by" in number.note else "open"
    if not number.unit_text and number.number_text in ALONE and number.qualifier == "exact":
        return "idiom"
    if AGO.match(plain, item.whole[1]) and number.unit_kind == "time":
        return "relative_time"
    if not number.unit_text and re.search("[A-Za-z][-. ]?$", plain[max(0, item.start - 2) : item.start]):
        return "label"
    if said_before(setting, item) in seen:
        return "repeat"
    return None


def said_before(setting: Setting, item: Item) -> tuple[object, ...]:
    """What makes a number the same as one before it: its reading, its unit, and the words behind it."""
    number = item.quantity
    if number is None:
        return ()
    behind = re.match("[\u4e00-\u9fff]{0,2}", setting.plain[number.end : number.end + 2])
    return number.value, number.value_max, number.per_value, number.unit_text, behind[0] if behind else ""


def _is_furniture(setting: Setting, item: Item) -> bool:
    """Whether a number is that of a heading, a page or a picture."""
    first, last = setting.paragraph(item.start)
    words = setting.plain[first:last]
    if re.search(r"第[0-9]+(?:张|版|页|期|号|图|幅)$", words) and item.end >= last - 1:
        return True
    number = item.quantity
    bare = number is not None and not number.unit_text and number.qualifier == "exact" and setting.plain[item.start : item.end].isdigit()
    if not bare:
        return False
    return len(words) <= HEADING or (first == item.start and bool(LATIN.match(setting.plain[item.end :].lstrip()[:1] or " ")))


def waiver(setting: Setting, item: Item, why: str, place: Span | None = None) -> Sketch | None:
    """The waiver of one thing, on a quote of little more."""
    schema = setting.meaning.waivers
    start, end = place or ((item.start, item.end) if item.what != "number" or why == "furniture" else item.whole)
    if why == "relative_time":
        ago = AGO.match(setting.plain, item.whole[1])
        end = ago.end() if ago else end
    if why == "furniture" and setting.plain[start - 1 : start] == "第":
        start -= 1
    quote = setting.quote(start, end)
    if schema is None or quote is None:
        return None
    return Sketch(schema, quote, {"what": item.what, "reason": why}, items=(item,))
