"""Words before and behind a number that say how it is to be read.

From the codebook: 余 多 逾 超 上百 数百 more_than; 以上 至少 at_least; 近 nearly; 约 左右 about; 以内 两年内 可能长达 at_most;
不足 less_than; 达 高达 exact. Their like in the genre is read alike: 突破 多于 高于 大于 more_than; 不少于 不低于 最少 at_least;
接近 将近 nearly; 大约 大概 上下 about; 最多 至多 不超过 不高于 以下 at_most; 不到 未满 低于 少于 less_than; 多达 长达 exact.
近 in 最近, 附近 and in 近三年来 is no qualifier. Of several, about and exact yield to the others; 超过…以上 is more_than; others
that contradict each other are not read.
"""

from __future__ import annotations

import re

from pipeline.text.quantities.quantity import Qualifier
from pipeline.text.units import SPANS, Unit

BEFORE: dict[Qualifier, str] = {
    "at_most": "不超过|不多于|不高于|不大于|不超|最多|至多|可能长达|可能高达",
    "at_least": "不少于|不低于|不小于|不下|至少|最少|起码",
    "less_than": "不足|不到|不满|未满|未到|低于|少于|小于",
    "more_than": "突破|超过|超出|超越|高于|多于|大于|(?<![赶反高])超|逾",
    "nearly": "接近|将近|(?<![最附临邻靠就远亲])近",
    "about": "大约|大概|大致|差不多|(?<![节条公合签纽预履契制违盟集简])约",
    "exact": "高达|多达|长达|达到|(?<![到抵表发传直马雷下通])达",
}
_FILLERS = "(?:[了为到至有]|需要?)?"
_ONE_BEFORE = "|".join(f"(?P<{name}>{words})" for name, words in BEFORE.items())
_BEFORE = re.compile(f"(?:{_ONE_BEFORE}){_FILLERS}$")
_BARE_BEFORE = re.compile("(?<![不通经超胜越穿难走度历跨渡飞路闯])过$|(?<![突打])破$")
_REACH = 6

_BEHIND = re.compile(
    "(?P<at_least>及?以上|或以上)|(?P<at_most>及?以下(?!简称|几)|以内|之内|内(?![容部外地陆涵在蒙需核阁存设科河]))"
    "|(?P<about>左右(?![岸翼手两])|上下(?!游|班|车|楼|联|水|联|级|功|一))|(?P<more_than>有余|余|多(?![元样边种次个名式方维极跨国重层渠])|开外)"
)
_SINCE = re.compile("[来间里]|以来|期间")


def before(plain: str, start: int, floor: int, *, mark: bool) -> tuple[int, Qualifier]:
    """Where the qualifiers before a number begin and what they say; 过 and 破 count only before a number that is a mark.

    Nothing before ``floor``, where the phrase before ends, is looked at.
    """
    said: Qualifier = "exact"
    for _ in range(3):
        low = max(floor, start - _REACH)
        match = _BEFORE.search(plain[low:start])
        if match is None or not match.lastgroup:
            break
        start = low + match.start()
        found: Qualifier = match.lastgroup  # type: ignore[assignment]
        said = combine(said, found) or said
        mark = False
    past = _BARE_BEFORE.search(plain[max(floor, start - 2) : start]) if mark else None
    return (start - 1, "more_than") if past else (start, said)


def behind(plain: str, end: int, unit: Unit | None, *, inner: bool) -> tuple[int, Qualifier]:
    """Where the qualifiers behind a number and its unit end and what they say; 内 needs a time or length, 多 and 余 a measure."""
    match = _BEHIND.match(plain, end)
    if match is None or not match.lastgroup:
        return end, "exact"
    word = match[0]
    if word == "内" and not (unit and unit.kind in SPANS):
        return end, "exact"
    if match.lastgroup == "more_than" and (inner or unit is None or unit.kind in ("count", "number")):
        return end, "exact"
    found: Qualifier = match.lastgroup  # type: ignore[assignment]
    stop, further = behind(plain, match.end(), None, inner=True)
    return (stop, combine(found, further) or found) if further != "exact" else (match.end(), found)


def is_recent(plain: str, start: int, end: int, unit: Unit | None) -> bool:
    """Whether 近 before a length of time means the last years (近三年来), not nearly so many."""
    return bool(unit and unit.kind == "time" and plain[start : start + 1] == "近" and _SINCE.match(plain, end))


def combine(*said: Qualifier) -> Qualifier | None:
    """What several qualifiers of one number say together; nothing where they contradict each other."""
    firm = {word for word in said if word not in ("exact", "about")}
    if firm == {"more_than", "at_least"}:
        return "more_than"
    if len(firm) > 1:
        return None
    return firm.pop() if firm else "about" if "about" in said else "exact"
