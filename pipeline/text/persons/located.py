"""Names that the same text shows to be places: a name followed by 市 or 省 once, or behind 位于 and the like, is no person there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.text.lexicon import any_of
from pipeline.text.persons import costs

Span = tuple[int, int]
_BEFORE = "位于|地处|抵达|前往|飞往|飞抵|奔赴|远赴|首都|省会|首府|小城|小镇|港口城市|来自|[东南西北中]部城市|古城"
_BEHIND = (
    "(?:自治)?[市省县州郡邦镇区村乡](?!长|委|领导|民|办|人|政协)|市(?:政府|民|委|长)|[港湾河江湖山岛](?!边|畔|水|风|上|面|长)"
    "|(?:国际)?(?:机场|车站|大学|论坛|会议|宣言|模式|公约)"
)
_HELD = "(?:举行|召开|举办|开幕|闭幕|落户|设立|签署|发布|成立)"


def places_among(folded: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the names that the text uses of a place somewhere."""
    listed = {name for name in names if len(name) >= 2}
    if not listed:
        return frozenset()
    words = any_of(listed)
    found = re.compile(
        f"(?:{_BEFORE})(?P<a>{words})(?![·•])|(?P<b>{words})(?:[{''.join(costs.foreign())}]{{0,3}})(?:{_BEHIND})|在(?P<c>{words}){_HELD}"
    ).finditer(folded)
    return frozenset(match["a"] or match["b"] or match["c"] for match in found)
