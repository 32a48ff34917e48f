"""A base printed as 一 and a measure, without 每: 一年约200万元, 一周接到30多个, 一碗25元 are rates of one.

A length of time is a base where it opens a clause (一年省200万元; 预计一年有2亿元), or where the words behind it say what is usual
(船队一天能运30箱). Behind a verb of lasting it is a length (开通一年运送30万人); behind other words nobody can tell (船队一年运30万人), and
the number is not read. A thing is a base only directly before its price (一碗25元), not where price and thing describe another
(一碗25元的面, 一张10元纸币). Any length of time is the base of what happens once (三年一届, 10分钟一班).
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.languages.values import Quantity

_TIMES = {
    "年",
    "个月",
    "周",
    "个星期",
    "星期",
    "个礼拜",
    "礼拜",
    "天",
    "日",
    "小时",
    "个小时",
    "个钟头",
    "钟头",
    "季度",
    "个季度",
    "学期",
    "个学期",
}
_TIMES |= {"分钟", "秒", "秒钟", "年度", "晚", "季", "个钟"}
_THINGS = set("碗杯瓶盒袋箱包份张只条件套个斤人户亩次晚名台辆间把双盆桶枚颗粒本支串块床桌顿趟吨克米")
_THINGS |= {"公斤", "千克", "平方米", "平米", "立方米", "公顷", "人次", "小时", "平方呎", "公升", "升", "磅"}
_OTHER = re.compile("[这那上下前后每近去同第头首新半任另某整全当末隔当几数]$")
_LENGTH = re.compile(
    "(?:[用花了过有等满时达经需历近超逾约仅隔不短为长龄限期到完成的得]|开[通航业工园馆港张放]|运[营行]|投[产用]|启用|上[线任]|成立|实施|施行|挂牌|入驻"
    "|任职|工作|学习|生活|落地|推行|建成|试点|推广|改造|整治|治理|奋战|坚持|努力|筹备|短短|不到|足足|整整|时间|通车|试行|通航|通水|执行|生效|停[产航业工])$"
)
_OPENS = re.compile(
    "(?:^|[\n，。！？；：、“”（(,;:]|预计|平均|大约|估[计算]|起来|下来|一般|通常|基本上?|往往|差不多|算|光|单|仅|就|如今|以前|最[多少])$"
)
_USUAL = re.compile("(?:大?约|平均|要|能|可|得|会|只|才|就|需)")
_NOT_BEHIND = re.compile("[来前后内间多半以之里中期到至级制次轮的左]|时间|当中")
_WORDS = re.compile("[^\\W\\d_每的]{0,8}")
_PRICE = re.compile("(?:大?约|才|只|仅|就)*(?:[要需卖收售价赚得]|补贴?|奖励?|赔)?[了到]?")

_VERB = 4
_ONCE = re.compile(
    "(?![内来间前后多半以之里中期到至级制约近里共])[^\\W\\d_一二两三四五六七八九十了过只才就已曾每的仅]{1,4}(?=[一1][次届回轮遍])"
)
_AMONG = re.compile("(?:人|户|家)?(?:里面?|中间?|之中|当中|之内)[，,]?(?:就|便|大?约|只|仅|至少|平均)?[有是]")
_THESE = re.compile("[这那该的述等、和第名]$")
_CLOSES = re.compile("$|[，。；、！？,;:：)）”」\n]|不等")
_OFTEN = {"次", "届", "班", "趟", "回", "场", "轮", "遍", "列", "班次", "趟次"}
Bond = Literal["rate", "unsure", "apart"]


def is_one(base: Quantity) -> bool:
    """Whether a number may be the base of a rate of one: 一 with a measure, and no word qualifies it."""
    bare = base.start == base.number_start and base.end == base.number_end + len(base.unit_text)
    return bare and base.number_text == "一" and base.form == "number" and base.unit_text in _TIMES | _THINGS


def rhythm_gap(plain: str, base: Quantity) -> int | None:
    """Where the number of a rhythm begins behind a length of time: straight behind it, or behind a verb (五年修编一次)."""
    if base.unit_kind != "time":
        return None
    verb = _ONCE.match(plain, base.end)
    if verb is None or _LENGTH.search(plain, max(0, base.start - 4), base.start):
        return base.end
    return verb.end()


def is_rhythm(plain: str, base: Quantity, value: Quantity) -> bool:
    """Whether a length of time and 一次 or the like straight behind it say how often: 三年一届, 10分钟一班."""
    bare = base.start == base.number_start and base.end == base.number_end + len(base.unit_text) and base.unit_kind == "time"
    once = value.start - base.end <= _VERB and value.number_text in ("一", "1") and value.unit_text in _OFTEN
    return bare and once and base.read and base.value_max is None and not _OTHER.search(plain, max(0, base.start - 1), base.start)


def among_at(plain: str, base: Quantity) -> int | None:
    """Where the number begins that says how many of a number, without a noun between: 四人当中有一人, 100个人里有95个."""
    if base.unit_kind != "count" or not base.read or base.value_max is not None or base.start != base.number_start:
        return None
    if base.end != base.number_end + len(base.unit_text) or _THESE.search(plain, max(0, base.start - 1), base.start):
        return None
    match = _AMONG.match(plain, base.end)
    return match.end() if match else None


def is_part(base: Quantity, value: Quantity) -> bool:
    """Whether a number behind 里有 is a part of so many: one of them (四人当中有一人), or some of ten, a hundred or a thousand."""
    if not value.read or value.value_max is not None or value.form != "number" or value.unit_kind not in ("count", "") or not value.value:
        return False
    return value.value <= (base.value or 0) and (value.number_text == "一" or base.value in (10, 100, 1000, 10000))


def bond(plain: str, base: Quantity, value: Quantity) -> Bond:
    """How a number hangs on 一 and a measure before it."""
    before, gap = plain[max(0, base.start - 4) : base.start], plain[base.end : value.start]
    if _OTHER.search(before) or value.form != "number" or not value.read or value.unit_kind == "time":
        return "apart"
    if value.unit_kind == "money" and base.unit_text in _THINGS and _PRICE.fullmatch(gap):
        return "rate" if (gap and not plain.startswith("的", value.end)) or _CLOSES.match(plain, value.end) else "apart"
    if base.unit_text not in _TIMES or before.endswith("\x00") or _NOT_BEHIND.match(plain, base.end) or not _WORDS.fullmatch(gap):
        return "apart"
    if value.indefinite and gap:
        return "apart"
    if _OPENS.search(before):
        return "rate"
    if _LENGTH.search(before):
        return "apart"
    return "rate" if not gap or _USUAL.match(gap) else "unsure"
