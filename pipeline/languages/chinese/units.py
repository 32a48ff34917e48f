"""Units and classifiers behind a number, from `lexicon/units.tsv`, longest first; those joined by a stroke are one (元/吨, 米每秒)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.languages.chinese.lexicon import entries

MEASURES = {"length", "area", "volume", "mass", "energy", "time", "age", "money", "ratio", "data", "other", "temperature"}
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
    "任": "务职何意命用期性凭教人",
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
    "起": "源到来步草诉伏点跑飞降重码",
    "面": "向积对临貌料孔试食包粉世",
    "样": "本品式板",
    "团": "队体员结圆",
    "柜": "台",
    "盘": "点活旋",
    "串": "联",
    "堆": "积",
    "具": "体有备",
    "尾": "气",
    "管": "理道控网辖",
    "叠": "加",
    "轴": "承线",
    "首": "都先要相页饶创长席府脑尔届次批个",
    "曲": "目线艺折",
    "幕": "后",
    "顶": "尖级层点端流部",
    "领": "导域先军略",
    "味": "道",
    "拨": "付款",
    "孔": "子",
    "眼": "前光",
    "阶": "段层",
    "驾": "驶",
    "捆": "绑",
    "球": "队场员迷",
    "截": "至止",
    "桌": "面",
    "席": "位卷",
    "餐": "饮厅馆",
    "局": "面长部限势",
    "车": "辆间站主道型次位流队",
    "船": "舶只员坞",
    "听": "取说",
    "档": "案次期",
    "摊": "位",
    "伙": "伴",
    "挺": "进",
    "羽": "毛",
    "伏": "击",
    "码": "头",
    "顷": "刻",
    "圆": "满桌形",
    "旬": "刊",
    "轮": "船胎椅流换次",
    "节": "点目能日约省庆假气水奏",
    "通": "过道知行常车用报航信讯商关胀畅告往勤宵风水气网",
    "分": "钟别之析布类为成",
    "秒": "杀",
    "年": "薪俸糕",
    "晚": "会上间餐期宴报饭婚年点霞",
    "夜": "间晚市景宵空班里色校",
    "单": "位元一身个词独纯行价打车品方向人据挑月日季列项",
    "度": "假过",
    "台": "湾风州阶账",
    "副": "主市省局厅部校院书",
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


_Units = dict[str, tuple[str | None, str]]


@cache
def _by_first() -> dict[str, tuple[tuple[int, _Units], ...]]:
    """The units that begin with a character by their length, the longest first: most places are told at once to have none."""
    table: dict[str, dict[int, _Units]] = {}
    for word, found in known().items():
        table.setdefault(word[0], {}).setdefault(len(word), {})[word] = found
    return {first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in table.items()}


def is_code(code: str, standard: str, written: str) -> bool:
    """Whether a code may stand for a unit as written: its standard code, or, for 元 and $, any currency that is called so."""
    first, _, per = code.partition("/")
    own, _, own_per = standard.partition("/")
    if per != own_per:
        return False
    return first == own or (first in _CALLED.get(written.partition("/")[0], ()) and own in _CALLED[written.partition("/")[0]])


_DOLLARS = frozenset({"CNY", "USD", "HKD", "TWD", "MOP", "SGD", "AUD", "CAD", "NZD"})
_YUAN = frozenset({"CNY", "HKD", "TWD", "MOP", "SGD"})
"""The currencies of places where 元 alone is usual; elsewhere it needs a note."""
_CALLED = {
    **dict.fromkeys(("元", "圆", "圓", "块钱", "塊錢", "元钱"), _YUAN),
    "$": _DOLLARS,
    "＄": _DOLLARS,
    **dict.fromkeys(("¥", "￥"), frozenset({"CNY", "JPY"})),
}
"""The currencies that a bare word or sign may mean: 元 in a paper of Hong Kong or Taiwan is a dollar of theirs."""


def unit_at(plain: str, at: int) -> Unit | None:
    """The longest unit that begins at a place of folded text, with what is joined to it by a stroke: 元/吨, 公里每小时, 元/平方米·月."""
    unit = _simple(plain, at) or (_simple(plain, at + 1) if _BEHIND_BLANK.match(plain, at) else None)
    if unit is None or plain[unit.end : unit.end + 1] not in _STROKES:
        return unit
    second = _simple(plain, unit.end + 1)
    if second is None or (plain[unit.end] == "每" and not _is_per(plain, second)):
        return unit
    code = f"{unit.code}/{second.code}" if unit.code and second.code else None
    third = _simple(plain, second.end + 1) if plain[second.end : second.end + 1] in ("/", "·") else None
    return Unit(at, third.end, None, unit.kind) if third else Unit(at, second.end, code, unit.kind)


_BEHIND_BLANK = re.compile(" (?:[A-Za-zµμ][A-Za-z²³]|[°㎡-㎥])")
"""A unit of two Latin letters or more may stand behind one blank: 2 TB, 15 km."""
_STROKES = {"/", "每"}
_MOMENTS = {"秒", "秒钟", "分", "分钟", "小时"}


def _is_per(plain: str, unit: Unit) -> bool:
    """Whether a unit behind 每 is what another is measured by (千米每小时), not the beginning of the next words (投资3亿元每年)."""
    return unit.kind in ("area", "volume", "mass", "length") or plain[unit.start : unit.end] in _MOMENTS


def ordinal_unit_at(plain: str, at: int) -> Unit | None:
    """The classifier behind an ordinal: 届 in 第八届, none in 第一方阵."""
    unit = _simple(plain, at)
    return unit if unit and plain[unit.start : unit.end] in _ORDINAL else None


def _simple(plain: str, at: int) -> Unit | None:
    for length, units in _by_first().get(plain[at : at + 1], ()):
        end = at + length
        found = units.get(plain[at:end])
        if found and not _begins_word(plain, at, end) and not _cuts_latin(plain, at, end):
            return Unit(at, end, *found)
    return None


def _begins_word(plain: str, at: int, end: int) -> bool:
    return end < len(plain) and plain[end] in _NOT_BEFORE.get(plain[at:end], "")


def _cuts_latin(plain: str, at: int, end: int) -> bool:
    """Whether the span ends inside a Latin word: the m of m3 or of million is no metre."""
    return plain[at].isascii() and plain[end - 1].isalnum() and plain[end : end + 1].isascii() and plain[end : end + 1].isalnum()
