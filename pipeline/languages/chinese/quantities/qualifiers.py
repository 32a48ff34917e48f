"""Words and signs before and behind a number that say how it is to be read.

From the codebook: 余 多 逾 超 上百 数百 more_than; 以上 至少 at_least; 近 nearly; 约 左右 about; 以内 两年内 可能长达 at_most;
不足 less_than; 达 高达 exact. Their like in the genre is read alike, and so are signs: > and a + behind more_than, ≥ at_least,
< less_than, ≤ at_most, ≈ and ～ about. What is denied turns round: 不少于 不得低于 at_least, 不超过 不得高于 at_most, 未达 less_than.
最高资助, 最高可达 and 最高 straight before money, a share or a time are at_most, 最低 at_least; 快 behind 了 is nearly. 近 in 最近,
附近, in 近三年来 and where 近三年 opens a clause is no qualifier. Of several, about and exact yield to the others; 超过…以上 is
more_than, 低于…以下 less_than; others that contradict each other are not read.
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.units import MEASURES
from pipeline.languages.openings import Sieved
from pipeline.languages.values import Qualifier

_NOT = "[不未没](?:有|能|曾|得|应|可|会|宜|许|准|该|再|必)?"
_MORE = "超过|超出|超越|超逾|高于|多于|大于|高过|大过|(?<!许)多过|重于|长于|晚于"
_LESS = "少于|低于|小于|少过|低过|小过|短于|轻于|早于"
_OR = "(?:[或和]者?)?"
BEFORE: dict[Qualifier, str] = {
    "at_most": r"(?<![敌打跑比拗赢说骗瞒胜逃躲拼斗争干熬撑挺])不过"
    rf"|上限(?:设?为|是|定[为在])?|{_NOT}(?:{_MORE}|超|逾|突破)|最多(?:不过|[可只仅]?能|仅)?|至多|顶多|充其量|可能[长高多]达"
    rf"|(?:{_LESS}){_OR}等于|等于{_OR}(?:{_LESS})|[≤≦⩽]|<=",
    "at_least": rf"下限(?:设?为|是|定[为在])?|{_NOT}(?:{_LESS})|不下于?|最起码|起码|至少|最少"
    rf"|(?:{_MORE}){_OR}等于|(?:等于|达到){_OR}(?:{_MORE})|[≥≧⩾]|>=",
    "less_than": f"不足|不到|不满|不及|{_LESS}|[尚仍]?未[满到达]到?|没有?达?到|(?<![-=<])<(?!=)",
    "more_than": f"{_MORE}|突破|冲破|[跨越迈闯]过|跨越|不止|不只|何止|(?<![赶反高买卖出入])超|逾|(?<=年)过|(?<=[数量额值率比])过"
    "|(?<![-=>])>(?!=)",
    "nearly": "接近于?|将近|几近|近乎|几乎|逼近|直逼|趋近于?|(?<=[了着有都已])快|(?<![最附临邻靠就远亲走拉切浅相])近",
    "about": "大约莫?|约莫|大概|大致|大抵|差不多|估摸|[≈~]|(?<![节条公合签纽预履契制违盟集简租邀毁赴爽缔特隐绰婉俭规誓背如践守北华相失])"
    "(?<!(?<![持连陆手继后延])续)约|(?<=折合)约",
    "exact": "高达|多达|长达|达到|足足|整整|恰好|刚好|仅仅|仅有|仅|只有|(?<![到抵表发传直马雷下通])达",
}
_CURRENCY = "人民币|港币|美金|新台币|台币"
_FILLERS = (
    f"(?:[了为到至有占合计需可在着是值]|价值|需要?|相当于|(?:折?合|折|兑换?)[计成为约]?(?:{_CURRENCY})?|{_CURRENCY}|每[^\\W\\d_每]{{1,5}})?"
)
_ONE_BEFORE = "|".join(f"(?P<{name}>{words})" for name, words in BEFORE.items())
_BEFORE = Sieved(f"(?:{_ONE_BEFORE}){_FILLERS} ?$")
_FAR_BEFORE = Sieved(
    r"(?:(?P<at_least>至少|起码)|(?P<at_most>至多|最多[只仅]?[可能]|最多(?=[只仅]?(?:连任|容纳|停放|报销|申[请报]|承载|搭载|携带|领取?|购买?|借阅?|提供|保留|延长|乘坐|使用|减免?|选修?|持有))))[^\W\d_时的者每]{1,5}$"
)
_GIVEN = "资助|奖励?|补[贴助偿]?|支持|给予|获|享|贷|罚|处|赔|给付|支付|优惠|减免?|报销|抵扣?|返还?"
_UTMOST = Sieved(
    rf"(?:(?P<at_most>最[高多长]大?)(?:(?:可以?|能够?|将|可能)[^\W\d_的时者每]{{0,6}}|(?:{_GIVEN})[^\W\d_的时者每]{{0,6}})"
    "|(?P<at_least>最[低少])(?:[只仅]?[需要]|需要|须)) ?$"
)
_DIRECT = Sieved("(?P<at_most>最[高长]|封顶)$|(?P<at_least>最低|保底)$")
_OF_WHAT = "[^，。、；：,;:?!？！\n]{1,10}的$"
_PART_BEFORE = Sieved(f"(?:{_ONE_BEFORE})(?:[占是为达]|达到|相当于){_OF_WHAT}")
_BOUND_OF = Sieved(
    rf"(?:(?P<at_most>{_NOT}(?:{_MORE}|超))|(?P<at_least>{_NOT}(?:{_LESS})))(?!去年|上年|前年|同期|往年|平均|原)[^\W\d的]{{1,8}}的$"
)
_TIMES_BEFORE = Sieved(f"(?:{_ONE_BEFORE}){_OF_WHAT}")
_BARE_BEFORE = re.compile("(?<![不通经超胜越穿难走度历跨渡飞路闯])过$|(?<![突打冲侦识攻爆看揭撕划残踏说刺击戳捅勘查抓])破$")
_SIGNS = "≤≦⩽≥≧⩾<>≈~"
_BOUNDED = {"money", "percent", "ratio", "time"}
_REACH = 10
_FAR = 18

_ALSO = "(?:[及或和]者?|含)?"
_BEHIND = re.compile(
    rf"(?:\((?P<without>不)?含(?P<same>[^()，。]{{0,12}})\)|\(或\))?(?:"
    f"(?P<at_least>{_ALSO}以上(?![述是])|(?P<above>之上)|[及或]者?更[多高大长久远]|往上|[为作]下限|保底|(?P<price>起(?=[,。;、)售订送投步拍，；）]|$)))"
    f"|(?P<at_most>{_ALSO}以下(?!简称|几|是)|(?P<below>之下)|以[内里]|之内|(?P<within>(?:范围)?内(?![容部外地陆涵在蒙需核阁存设科河饰向政衣]))|封顶|为限|[为作]上限)"
    "|(?P<about>左右(?![岸翼手两侧])|上下(?![游班车楼联水级功一学文])|(?P<some>许(?![多可诺愿])))"
    "|(?P<more_than>[+](?![0-9A-Za-z+])|(?P<spare>(?<=倍)还?有找(?![到回出工寻着人]))|有余|还要?多|有多(?![少元样])|出头|挂零|开外|不止|(?P<strong>强(?![化大劲调制势度国者]))"
    "|(?P<trailing>余|多(?![元样边种次个名式方维极跨国重层渠云])))"
    "|(?P<less_than>(?P<change>(?:就|都)?还?有找(?![到回出工寻着人]))|[都也还]不[到够足]|不到(?![0-9一二三四五六七八九十百千万两半]))"
    "|(?P<nearly>弱(?![化势小者点]))"
    "|(?P<exact>之[多巨众久]|不等))"
)
_AFTERWARDS = re.compile(r"\((?P<without>不)?含(?P<same>[^()，。]{0,12})\)")
_VESSEL = re.compile("[碗杯瓶箱袋盒车船锅盆桌截]$")
_STRICT: dict[Qualifier, Qualifier] = {"at_least": "more_than", "at_most": "less_than"}
_LATE = re.compile(r"[\u4e00-\u9fff]{1,4}?(?=(?:左右|上下|以[上下内])(?:的|[,，。；;、)）\n]|$))")
_NOT_LATE = re.compile("[的了在和与及或至到为是有年月日时比]")
_SINCE = re.compile("[来间里]|以来|期间")
_CLAUSE = re.compile("(?:^|[\n，。！？；：,;:])$")
_YEARLY = re.compile("累计|年均|平均|每年|先后|相继|连续|陆续|逐年|持续|不断")
_TREND = re.compile("[^，。！？；：,;:\n]{0,8}(?:平均|每年|年均|累计|逐年|持续)")
_LASTING = re.compile("[时历经用花了为达长过]$")
_SO_FAR = re.compile("[，,]|累计|新增|年均|平均|每年|先后|相继|持续|不断|连续|陆续|逐年|共|全[国省市县区]|[我本该]")


def before(plain: str, start: int, floor: int, *, mark: bool, kind: str = "") -> tuple[int, Qualifier | None]:
    """Where the qualifiers before a number begin and what they say; 过 and 破 count only before a number that is a mark.

    Nothing before ``floor``, where the phrase before ends, is a qualifier of this one. A sign between two numbers relates them.
    """
    said: Qualifier | None = "exact"
    number = start
    for _ in range(3):
        match = _utmost(plain, start, floor, kind) if start == number else None
        match = match or _BEFORE.search(plain, max(floor, start - _REACH), start)
        match = match or (_far(plain, start, floor, kind) if start == number else None)
        if match is None or (floor and match.start() == floor and plain[floor] in _SIGNS):
            break
        start = match.start()
        said, mark = combine(said, _said(match)), False
        if said is None:
            return start, None
    past = _BARE_BEFORE.search(plain, max(floor, start - 1), start) if mark else None
    return (start - 1, "more_than") if past else (start, said)


def _far(plain: str, start: int, floor: int, kind: str) -> re.Match[str] | None:
    """A qualifier parted from its number by a verb (至少建成20个), or by what a share is of (约占全市的三成)."""
    low = max(floor, start - _FAR)
    if plain.startswith("的", start - 1) and kind in ("percent", "share", "times", "ratio"):
        part = _PART_BEFORE.search(plain, low, start) or (_BOUND_OF.search(plain, low, start) if kind == "percent" else None)
        return part or (_TIMES_BEFORE.search(plain, low, start) if kind in ("share", "times", "ratio") else None)
    return _FAR_BEFORE.search(plain, low, start)


def _utmost(plain: str, start: int, floor: int, kind: str) -> re.Match[str] | None:
    """最高 and 最低, as bounds, not as part of a noun: 最高资助500万元, 最高可达9级, 最低20元; not 最高气温, 最低工资."""
    match = _UTMOST.search(plain, max(floor, start - _REACH - 4), start)
    return match or (_DIRECT.search(plain, max(floor, start - 2), start) if kind in _BOUNDED else None)


def _said(match: re.Match[str]) -> Qualifier:
    return match.lastgroup  # type: ignore[return-value]


def behind(plain: str, start: int, end: int, kind: str, *, inner: bool, unit: bool) -> tuple[int, Qualifier | None]:
    """Where the qualifiers behind a number and its unit end and what they say, for a number that begins at ``start``.

    内 needs a measure, 起 a price, 强 and 弱 a share, 多 and 余 a measure or a share. ``inner``: a mark in the
    numeral took their place.
    """
    match = _BEHIND.match(plain, end)
    if match is None or not _fits(match, plain[start:end], kind, inner=inner):
        return _late(plain, end) if unit else (end, "exact")
    if match["within"] and plain.startswith("范围", end) and plain.startswith("在", start - 1):
        return end, "exact"  # 在38平方公里范围内: where, not how much at most
    then = _AFTERWARDS.match(plain, match.end())
    told = then if then and _is_same(then, plain[start:end]) else None
    stop, further = behind(plain, start, told.end() if told else match.end(), kind, inner=True, unit=False)
    said = _STRICT.get(_said(match)) if match["without"] or (told and told["without"]) else _said(match)
    return stop, combine(said, further) if said and further else None


def _fits(match: re.Match[str], number: str, kind: str, *, inner: bool) -> bool:
    if not _is_same(match, number):
        return False
    if match["trailing"]:
        return not inner and (kind in MEASURES or kind in ("percent", "times") or bool(_VESSEL.search(number)))
    if match["within"] or match["some"] or match["above"] or match["below"]:
        return kind in MEASURES or (kind == "percent" and not match["some"])
    if match["change"]:
        return kind == "money"
    if match["price"]:
        return kind == "money" or number.endswith("折")
    if match["strong"] or match["nearly"]:
        return kind in ("share", "percent")
    return True


def _is_same(match: re.Match[str], number: str) -> bool:
    """Whether what brackets include or leave out is the number itself: （含）, （含本数）, （不含60岁）."""
    return (match["same"] or "") in ("", "本数", number)


def _late(plain: str, end: int) -> tuple[int, Qualifier | None]:
    """A qualifier behind the thing counted: 30名学员左右."""
    noun = _LATE.match(plain, end)
    if noun is None or _NOT_LATE.search(noun[0]):
        return end, "exact"
    match = _BEHIND.match(plain, noun.end())
    return (match.end(), _said(match)) if match else (end, "exact")


def is_recent(plain: str, start: int, end: int, kind: str) -> bool:
    """Whether 近 before a length of time means the last years (近三年来; 近五年新增 where a clause opens), not nearly so many."""
    if kind != "time" or not plain.startswith("近", start):
        return False
    if _YEARLY.match(plain, end) and not _LASTING.search(plain, max(0, start - 1), start):
        return True
    return bool(
        _SINCE.match(plain, end)
        or ((_SO_FAR.match(plain, end) or _TREND.match(plain, end)) and _CLAUSE.search(plain, max(0, start - 1), start))
    )


def combine(*said: Qualifier | None) -> Qualifier | None:
    """What several qualifiers of one number say together; nothing where they contradict each other."""
    firm = {word for word in said if word not in ("exact", "about")}
    if None in firm:
        return None
    if firm == {"more_than", "at_least"}:
        return "more_than"
    if firm == {"less_than", "at_most"}:
        return "less_than"
    if len(firm) > 1:
        return None
    return firm.pop() if firm else "about" if "about" in said else "exact"
