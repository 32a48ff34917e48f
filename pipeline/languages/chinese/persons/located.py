"""Names that the same text shows to be places: a name followed by 市 or 省 once, or behind 位于 and the like, is no person there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.forms import DOT
from pipeline.languages.words import places_of

Span = tuple[int, int]
_BEFORE = re.compile(
    "(?:位于|地处|抵达|前往|飞往|飞抵|奔赴|远赴|首都|省会|首府|小城|小镇|港口城市|来自|[东南西北中]部城市|古城)(?P<more>.{0,3})$"
)
_BEHIND = re.compile(
    "(?:自治)?[市省县州郡邦镇区村乡](?!长|委|领导|民|办|人|政协)|市(?:政府|民|委)|[港湾河江湖山岛](?!边|畔|水|风|上|面|长)"
    "|[海沙]滩|位于|地处|坐落|境内|城区|市区|全城|沿岸|老城|新城|(?:国际)?(?:机场|车站|大学|论坛|会议|宣言|模式|公约)"
)
_DOT = re.compile(DOT)
_ENDINGS = ("斯基", "维奇", "延科", "申科", "耶娃", "诺娃", "科娃", "古丽", "努尔", "买提")
"""What ends surnames of Slavs and names of Uyghurs, and hardly a place."""
_HELD = re.compile("举行|召开|举办|开幕|闭幕|落户|设立|签署|发布|成立")
_FARTHEST = 8
"""As far before a name as what shows a place is looked for."""
_further = cache(lambda: re.compile(f"[{''.join(sorted(costs.foreign()))}]{{0,3}}(?:{_BEHIND.pattern})"))


def people_only(folded: str, found: list[Span]) -> list[Span]:
    """What was found, without names and parts of names that the text uses of a place somewhere; names with dots are persons."""
    names = {span: folded[slice(*span)] for span in found}
    undotted = {name for name in names.values() if len(name) >= 2 and not _DOT.search(name)}
    places = _places_among(folded, undotted)
    return [span for span, name in names.items() if name not in undotted or not any(place in name or name in place for place in places)]


def _places_among(folded: str, names: set[str]) -> frozenset[str]:
    """Those of the names that the text uses of a place; one in characters of foreign names may go on for three of them (弗莱, 弗莱登市)."""
    shown = set()
    for name, start in ((listed, at) for listed in names for at in places_of(listed, folded)):
        end = start + len(name)
        foreign = _strange(name)
        before = _BEFORE.search(folded, max(0, start - _FARTHEST), start)
        if (
            (before and (not before["more"] or (foreign and _strange(before["more"]))))
            or (_further() if foreign else _BEHIND).match(folded, end)
            or (folded[start - 1 : start] == "在" and _HELD.match(folded, end))
        ):
            shown.add(name)
    return frozenset(shown)


def _strange(name: str) -> bool:
    return all(character in costs.foreign() for character in name)


def persons_among(folded: str, strangers: list[Span], found: list[Span]) -> Iterator[Span]:
    """Foreign names without a dot that are persons: common, of a person's form, found elsewhere in the text, listed with one."""
    forms = {part for start, end in found for part in _DOT.split(folded[start:end])}
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    for start, end in strangers:
        listed = (folded[start - 1 : start] == "、" and start - 1 in ends) or (folded[end : end + 1] == "、" and end + 1 in starts)
        name = folded[start:end]
        if listed or name in forms or name in costs.foreign_names() or name.endswith(_ENDINGS):
            yield start, end
