"""What names look like: the words before and behind them, by which a name in marks is a work, a gathering, or only mentioned."""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages import default_language
from pipeline.languages.radicals import HAN
from pipeline.languages.words import any_of

SURE_MADE = re.compile(
    "(?:推出|打造|启动|实施|设立|成立|创办|创立|兴建|建起|建|上线|签署|签订|签了|批准|改成|制定|开展|发起|开发|研发|名为|叫做?|改行|推行|印发|出台|组建|创建|介绍|带来|入选|首批|授予)了?(?:首个|首批|首座|首条|首家|全新的?|高层次的)?$"
)
THEME = re.compile("(?:为|作为)(?:核心|年度|本届)?主[题旨]|的(?:核心|年度)?主题")
THEMED = re.compile("主题(?:为|是|：|:)?$")
ALIAS = re.compile("(?:下称|简称|又称|以下称|统称|合称|俗称|业内称|下简称)(?:为|作)?$")
MEDIUM = re.compile("(?:日报|晚报|时报|泰晤士报|邮报|周刊|杂志|新闻|报)》?$")
SPOKEN = re.compile("为题|为演讲|的演讲|的主旨|的发言|的报告会")
VERBAL = re.compile(
    "(?:系统推进|加快构建|加快建设|全面推进|全力打造|全面建设|推进|推动|构建|打造|参加|出席|举办|宣布|参观|深入讨论|讨论|共?签约|支持|开启|见证|迎来|围绕|聚焦|深化|提升|优化|完善|共享|体验|走进)+(?=[\u4e00-\u9fff0-9A-Za-z]{2})"
)
"""Verbs that the rule of form has left before a name."""
GENERIC = re.compile(
    "(?:本次|本届|该|此次|全球|主题|全国|国际|第[0-9一二三四五六七八九十]+届)?(?:论坛|大会|会议|活动|项目|平台|系统|计划|方案|体系|工程|基地|展览?|比赛|软件|报告)"
)
SPLIT = re.compile("(?:活动|大会|峰会|论坛|年会|博览会)(?=[\u4e00-\u9fff]{3})")
LAUNCH = re.compile("(?:发布|首发|揭晓|公布|发表|推出)了?(?:新版|最新版|首部|首份)?$")
SESSION = re.compile(
    "第[0-9一二三四五六七八九十]+届(?:论坛|大会|峰会|年会|会议|对话会|博览会)?(?![“「《][^”」》]{2,20}[”」》]|[\u4e00-\u9fff]{0,6}(?:论坛|大会|峰会|会议|委员|理事|奖))"
    "|[上下]一?届(?:论坛|大会|峰会|年会|会议|对话会|博览会)?"
    "|(?:主旨|主题|专题|闭幕|开幕|特邀)演讲|圆桌(?:会议|讨论|对话)|(?:开幕|闭幕|颁奖)(?:典礼|礼|式)|(?:专题|小组)(?:讨论|研讨)|平行论坛|闭门会议|说明会|记者会|新闻发布会|欢迎晚宴|晚宴|签约仪式"
)
"""Sessions by their kind alone, and other editions of the gathering that an article is about."""
CODED = re.compile("一[^件些个般样直切旦共].{2,3}")
"""A programme that is called by a formula of four or five characters: 一网通办."""
LISTED = re.compile(
    "(?:打造|上线|运行|推出|建成|建设|构建|开发|实施|开通|启用|设立)了?(?:一批)?"
    "(?P<list>[\u4e00-\u9fffa-zA-Z0-9]{2,12}(?:、[\u4e00-\u9fffa-zA-Z0-9]{2,12})+)等"
    "(?:[0-9一二三四五六七八九十百]+(?:余|多)?[个项大类]|多[个项])?[\u4e00-\u9fff]{0,8}?(?:应用|场景|平台|系统|项目|工程|服务|软件)"
)
RELEASED = re.compile("(?:报告|指数|手册|指南|白皮书|蓝皮书|绿皮书|案例集|榜单|年鉴|地图集?|成果|状况|标准)[）)]?[》”」』]?$")
HEAD = 8
LEAST = 4


@cache
def _words(kind: str) -> list[str]:
    listed = (line.split("\t") for line in default_language().entries("naming_heads.tsv"))
    return [word for found, _, words in listed if found == kind for word in words.split()]


EXTRA = {
    "event": ["活动", "图片展", "研讨会", "分论坛", "平行论坛", "环节", "分會場"],
    "initiative": ["制度", "书店", "案例", "融资机制", "奖学金", "法例", "布局", "艺术墙", "景观", "改造", "更新", "修复"],
}


@cache
def heads() -> re.Pattern[str]:
    """A head of names at the end of words."""
    groups = (f"(?P<{kind}>{any_of([*_words(kind), *EXTRA[kind]])})" for kind in ("event", "initiative"))
    return re.compile(f"(?:{'|'.join(groups)})$")


@cache
def _behind() -> dict[str, re.Pattern[str]]:
    """A noun of up to eight characters with its head, for each kind."""
    words = {kind: [w for w in (*_words(kind), *EXTRA[kind]) if len(w) > 1] for kind in EXTRA}
    noun = f"(?:(?![的了在和与将是为等上以向让被把对从到有及]){HAN}){{0,{HEAD}}}"
    return {kind: re.compile(noun + any_of(words[kind]) + "(?!开|示|现|望)") for kind in EXTRA}


def noun_behind(plain: str, at: int) -> tuple[bool, int] | None:
    """The longest noun with a head of names at a place: whether it is a gathering, and where it ends."""
    matches = [(match.end(), kind == "event") for kind, pattern in _behind().items() if (match := pattern.match(plain, at))]
    return (max(matches)[1], max(matches)[0]) if matches else None
