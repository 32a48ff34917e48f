"""Units and classifiers behind a number, from `lexicon/units.tsv`, longest first; two joined by a stroke are one (元/吨)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.text.lexicon import entries

MEASURES = {"length", "area", "volume", "mass", "energy", "time", "age", "money", "ratio", "data", "other", "temperature"}
SPANS = {"time", "length"}
_ORDINAL = set("届个次批期条项章节名位家座版轮代区天年层级类张页卷册部集组站辑回步段场周日") | {"阶段", "季度", "街道", "批次"}
_NOT_BEFORE = {
    # a unit and the characters behind it that make it the beginning of another word: 3400万人口 counts no 人
    "人": "口才工民士员类均群体力文物",
    "家": "庭园长具",
    "国": "家际",
    "市": "民场",
    "区": "域块",
    "名": "单",
    "条": "件例",
    "段": "落",
    "代": "表码理",
    "级": "别",
    "期": "间待限望",
    "场": "馆地景所",
    "所": "有",
    "类": "型",
    "本": "科地土次",
    "两": "岸会侧翼种者地国手头边级江委院个年天位名次家条项大座场百千万亿",
    "种": "植子",
    "户": "籍外",
    "口": "岸",
    "县": "城域",
    "道": "路德理",
    "路": "线径段口",
    "组": "织成合",
    "对": "口接标应外",
    "点": "赞",
    "环": "境保卫",
    "线": "上下路索",
    "元": "素件",
    "群": "众",
    "片": "区",
    "块": "链",
    "队": "伍",
    "村": "民庄",
    "校": "园长",
    "院": "士校",
    "厂": "房",
    "店": "铺",
    "园": "区林",
    "港": "口澳",
    "岛": "屿",
    "桥": "梁",
    "包": "括含容",
    "集": "中成聚合团体",
    "门": "户槛",
    "把": "握",
    "批": "准发评",
    "例": "如",
    "回": "应收",
    "声": "音",
    "宗": "旨教",
    "星": "球",
    "部": "长队署",
    "站": "在",
    "位": "于居列",
    "处": "于理",
    "座": "谈",
    "间": "接隔",
    "套": "路",
    "届": "时",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in a text: its ``[start, end)``, its code where it has a single standard one, its kind."""

    start: int
    end: int
    code: str | None
    kind: str


@cache
def known() -> dict[str, tuple[str | None, str]]:
    """Code and kind of every listed unit."""
    rows = (entry.split("\t") for entry in entries("units.tsv"))
    next(rows)
    return {word: (None if code == "-" else code, kind) for word, code, kind in rows}


@cache
def _longest() -> int:
    return max(map(len, known()))


def unit_at(plain: str, at: int) -> Unit | None:
    """The longest unit that begins at a place of folded text, with the one joined to it by a stroke."""
    first = _simple(plain, at)
    if first is None or plain[first.end : first.end + 1] != "/":
        return first
    second = _simple(plain, first.end + 1)
    if second is None:
        return first
    code = f"{first.code}/{second.code}" if first.code and second.code else None
    return Unit(at, second.end, code, first.kind)


def ordinal_unit_at(plain: str, at: int) -> Unit | None:
    """The classifier behind an ordinal: 届 in 第八届, none in 第一方阵."""
    unit = _simple(plain, at)
    return unit if unit and plain[unit.start : unit.end] in _ORDINAL else None


def _simple(plain: str, at: int) -> Unit | None:
    for end in range(min(at + _longest(), len(plain)), at, -1):
        found = known().get(plain[at:end])
        if found and not _begins_word(plain, at, end) and not _cuts_latin(plain, at, end):
            return Unit(at, end, *found)
    return None


def _begins_word(plain: str, at: int, end: int) -> bool:
    return end < len(plain) and plain[end] in _NOT_BEFORE.get(plain[at:end], "")


def _cuts_latin(plain: str, at: int, end: int) -> bool:
    """Whether the span ends inside a Latin word: the m of m3 or of million is no metre."""
    return plain[at].isascii() and plain[end - 1].isalnum() and plain[end : end + 1].isascii() and plain[end : end + 1].isalnum()
