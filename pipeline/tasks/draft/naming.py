"""What is named: gatherings, and what somebody runs, built or plans, by titles, names in marks, and names by their form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.accounting.items import Item
from pipeline.accounting.owned import bare
from pipeline.accounting.placed import Span
from pipeline.languages.chinese.lexicon import any_of, entries
from pipeline.languages.chinese.script import HAN
from pipeline.tasks.draft.setting import Setting

MADE = re.compile(
    "(?:推出|打造|建设|启动|实施|设立|成立|创办|创立|上线|发布|签署|签订|签了|入选|获评|带来|构建|制定|开展|推进|推动|发起|开发|研发|建立|运营|运行|印发|出台|通过|名为|叫做?"
    "|题为|改行|推行|共建|展示|介绍|公布|揭晓|授予|颁发|获颁|提出|施行|使用|启用|共享|编制|编写|首个|首批|全新|的|了|出|将|把|由|对标|组建|创建|申报|落实|执行)$"
)
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
RELEASED = re.compile("(?:报告|指数|手册|指南|白皮书|蓝皮书|绿皮书|案例集|榜单|年鉴|地图集?|成果|状况|标准)[）)]?[》”」』]?$")
HEAD = 8
LEAST = 4


@dataclass(slots=True, eq=False)
class Name:
    """A thing that is named: whether a gathering, its name as printed, the items that it settles, and its theme if it has one."""

    event: bool
    place: Span
    items: list[Item]
    theme: Span | None = None
    launch: bool = False
    head: str = ""
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Names:
    """The named things of an article, in order, and the names that are only mentioned."""

    names: list[Name] = field(default_factory=list)
    mentioned: list[Item] = field(default_factory=list)
    aliases: list[tuple[str, Name]] = field(default_factory=list)


def names_of(setting: Setting) -> Names:
    """The named things of an article: each once, at the place where it is named first in full."""
    found = Names()
    themes: list[Item] = []
    quoted = list(setting.of_kind("quoted"))
    for item in setting.of_kind("title", "quoted", "event", "initiative"):
        words = setting.plain[item.start : item.end]
        if _is_known(found, setting, item, words):
            continue
        if item.kind in ("event", "initiative"):
            _unmarked(setting, found, item)
        elif item.kind == "title":
            _title(setting, found, item, words)
        elif THEME.match(setting.plain, item.end) or THEMED.search(setting.plain, max(0, item.start - 6), item.start):
            themes.append(item)
        elif ALIAS.search(setting.plain, max(0, item.start - 6), item.start) and found.names:
            found.mentioned.append(item)
            found.aliases.append((bare(words), found.names[-1]))
        else:
            _quoted(setting, found, item, quoted)
    _sessions(setting, found)
    for name in (n for n in found.names if n.event and not n.launch):
        name.mentions += _said_again(setting, name)
    for theme in themes:
        _give(setting, found, theme)
    return found


def _sessions(setting: Setting, found: Names) -> None:
    """Sessions that the rule of form leaves out, and other editions of a gathering, each once."""
    plain = setting.plain
    taken = [name.place for name in found.names if name.event]
    taken += [(i.start, i.end) for i in setting.of_kind("title", "quoted", "event")]
    done = {bare(plain[slice(*place)]) for place in taken}
    for match in SESSION.finditer(plain):
        inside = any(a <= match.start() and match.end() <= b for a, b in taken)
        if not inside and match[0] not in done and not any(match[0] in name for name in done if len(match[0]) >= LEAST):
            done.add(match[0])
            found.names.append(Name(True, match.span(), [], mentions=[match.span()]))


def _said_again(setting: Setting, name: Name) -> list[Span]:
    """Where the words of a gathering's name stand without marks: in a heading."""
    words = bare(setting.plain[slice(*name.place)])
    if len(words) < LEAST:
        return []
    there = {start for start, _ in name.mentions} | {start + 1 for start, _ in name.mentions}
    found = (match.span() for match in re.finditer(re.escape(words), setting.plain))
    return [span for span in found if span[0] not in there]


def _is_known(found: Names, setting: Setting, item: Item, words: str) -> bool:
    """Whether a name that was found already settles these words: the same, a title's last words, or a part without marks."""
    mine = bare(words)
    for alias, name in found.aliases:
        if mine == alias:
            name.items.append(item)
            name.mentions.append((item.start, item.end))
            return True
    for name in found.names:
        theirs = bare(setting.plain[slice(*name.place)])
        same = mine == theirs or (item.kind == "title" and theirs.endswith(mine))
        part = item.kind in ("event", "initiative") and (mine in theirs or (len(theirs) >= 4 and mine.endswith(theirs)))
        inside = any(i.start <= item.start and item.end <= i.end for i in name.items) or (
            name.place[0] <= item.start and item.end <= name.place[1]
        )
        quoted = item.kind == "quoted" and mine in theirs and len(mine) >= 3 and 2 * len(mine) >= len(theirs)
        if same or part or inside or quoted:
            name.items.append(item)
            name.mentions.append((item.start, item.end))
            return True
    return False


def _unmarked(setting: Setting, found: Names, item: Item) -> None:
    """A name by its form alone; one that holds another gathering's name whole is two."""
    start, end = _trimmed(setting, item)
    words = setting.plain[start:end]
    if GENERIC.fullmatch(words):
        found.mentioned.append(item)
        return
    inner = SPLIT.search(words) if item.kind == "event" else None
    inner = None if inner and GENERIC.fullmatch(words[: inner.end()]) else inner
    parts = [(start, start + inner.end()), (start + inner.end(), end)] if inner else [(start, end)]
    for place in parts:
        mine = bare(setting.plain[slice(*place)])
        known = next((n for n in found.names if _one_of(bare(setting.plain[slice(*n.place)]), mine)), None)
        if known is None:
            found.names.append(Name(item.kind == "event", place, [item], mentions=[place]))
            if item.kind == "initiative":
                _launched(setting, found, item, place)
            continue
        known.items.append(item)
        known.mentions.append(place)
        if place[1] - place[0] > known.place[1] - known.place[0] and known.event:
            known.place = place


def _one_of(known: str, mine: str) -> bool:
    """Whether two names by form alone are of one thing: the same, or the longer ends in the shorter."""
    return known == mine or (min(len(known), len(mine)) >= 3 and (mine.endswith(known) or known.endswith(mine)))


def _trimmed(setting: Setting, item: Item) -> Span:
    """A name without marks, without a verb or adverb that the rule of form has left before it."""
    plain = setting.plain
    opened = VERBAL.match(plain, item.start, item.end)
    start = opened.end() if opened and item.end - opened.end() >= 2 else item.start
    if plain[start - 1 : start + 1] in ("我国", "各国", "本国"):
        start += 1
    return start, item.end


def _title(setting: Setting, found: Names, item: Item, words: str) -> None:
    """A title in 《》: a work, unless it is a newspaper, or what somebody spoke about."""
    if MEDIUM.search(words) or SPOKEN.match(setting.plain, item.end):
        found.mentioned.append(item)
    else:
        place = item.start, item.end
        found.names.append(Name(False, place, [item], mentions=[place]))
        _launched(setting, found, item, place, title=True)


def _launched(setting: Setting, found: Names, item: Item, place: Span, *, title: bool = False) -> None:
    """The launch of a publication is a gathering too: its verb stands right before or behind it, or before the one listed before it."""
    plain = setting.plain
    listed = re.search("(?:以及|[和与及、])$", plain[max(0, item.start - 2) : item.start])
    before = next((n for n in reversed(found.names) if n.launch), None)
    joined = bool(listed and before and 0 <= item.start - before.place[1] <= 10 and "。" not in plain[before.place[1] : item.start])
    told = LAUNCH.search(plain, max(0, item.start - 8), item.start) or plain.startswith(("发布", "首发"), place[1])
    if (told or joined) and (title or RELEASED.search(plain[slice(*place)])):
        found.names.append(Name(True, place, [item], mentions=[place], launch=True, head="发布了"))


def _quoted(setting: Setting, found: Names, item: Item, quoted: list[Item]) -> None:
    """A name in quotation marks: by the head that follows it, or by its own last word, or by a verb of making before it."""
    plain = setting.plain
    head = _head_behind(setting, item, quoted)
    if head is not None:
        event, end = head[:2]
        place = (item.start, end) if end > item.end else (item.start + 1, item.end - 1)
        found.names.append(Name(event, place, [item], mentions=[place], head=plain[head[2] : head[3]]))
        _launched(setting, found, item, place)
        return
    inner = plain[item.start + 1 : item.end - 1]
    own = _heads().search(inner)
    if own and own.end() == len(inner) and len(inner) > len(own[0]):
        place = (item.start + 1, item.end - 1)
        found.names.append(Name(own.lastgroup == "event", place, [item], mentions=[place]))
    elif SURE_MADE.search(plain, max(0, item.start - 8), item.start) and len(inner) >= 3:
        place = (item.start + 1, item.end - 1)
        found.names.append(Name(False, place, [item], mentions=[place]))
    else:
        found.mentioned.append(item)


def _head_behind(setting: Setting, item: Item, quoted: list[Item]) -> tuple[bool, int, int, int] | None:
    """Whether a head of names follows a name in marks, of a gathering or not, and where it ends; several names may share one."""
    plain = setting.plain
    end = item.end
    chained = False
    for other in quoted:
        if other.start >= end and re.fullmatch("[、和与及]|以及|", plain[end : other.start]) and other.start - item.end <= 80:
            end, chained = other.end, True
    between = re.compile("(?:的|等|这)?(?:[0-9一二三四五六七八九十两]+[场个项大])?").match(plain, end)
    at = between.end() if between else end
    noun = _noun(plain, at)
    if noun is None:
        return None
    event, stop = noun
    direct = not chained and at == end
    if not direct and between and "的" in between[0] and not re.search("名为|叫|题为$", plain[max(0, item.start - 3) : item.start]):
        return None
    return event, (stop if direct else item.end), at, stop


def _give(setting: Setting, found: Names, theme: Item) -> None:
    """Give a theme to the gathering named nearest behind it in its sentence, or before it."""
    events = [n for n in found.names if n.event and n.theme is None]
    sentence = setting.sentence(theme.start)
    behind = [n for n in events if theme.end <= n.place[0] < sentence[1]]
    before = [n for n in events if any(sentence[0] <= m[0] and m[1] <= theme.start for m in n.mentions)]
    led = bool(re.match("为[^，。]{0,4}主[题旨]的", setting.plain[theme.end : theme.end + 10]))
    chosen = behind[0] if behind and (led or not before) else before[-1] if before else None
    if chosen is None:
        found.mentioned.append(theme)
    else:
        chosen.theme = (theme.start + 1, theme.end - 1)
        chosen.items.append(theme)


@cache
def _words(kind: str) -> list[str]:
    listed = (line.split("\t") for line in entries("naming_heads.tsv"))
    return [word for found, _, words in listed if found == kind for word in words.split()]


EXTRA = {
    "event": ["活动", "图片展", "研讨会", "分论坛", "平行论坛", "环节", "分會場"],
    "initiative": ["制度", "书店", "案例", "融资机制", "奖学金", "法例", "布局", "艺术墙", "景观", "改造", "更新", "修复"],
}


@cache
def _heads() -> re.Pattern[str]:
    """A head of names at the end of words."""
    groups = (f"(?P<{kind}>{any_of([*_words(kind), *EXTRA[kind]])})" for kind in ("event", "initiative"))
    return re.compile(f"(?:{'|'.join(groups)})$")


@cache
def _behind() -> dict[str, re.Pattern[str]]:
    """A noun of up to eight characters with its head, for each kind."""
    words = {kind: [w for w in (*_words(kind), *EXTRA[kind]) if len(w) > 1] for kind in EXTRA}
    noun = f"(?:(?![的了在和与将是为等上以向让被把对从到有及]){HAN}){{0,{HEAD}}}"
    return {kind: re.compile(noun + any_of(words[kind]) + "(?!开|示|现|望)") for kind in EXTRA}


def _noun(plain: str, at: int) -> tuple[bool, int] | None:
    """The longest noun with a head of names at a place: whether it is a gathering, and where it ends."""
    matches = [(match.end(), kind == "event") for kind, pattern in _behind().items() if (match := pattern.match(plain, at))]
    return (max(matches)[1], max(matches)[0]) if matches else None
