"""What may mean several things beside a number, and is read only where the clause says which: W, g, k, m, 112年, 快40分钟."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.languages.chinese.quantities.money import is_price
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.script import simplified
from pipeline.languages.chinese.units import Unit

_POWER = re.compile(
    "功率|功耗|瓦|灯|充电|快充|闪充|LED|电源|发电|供电|耗电|能耗|电机|电器|光伏|组件|额定|辐射|发射|音箱|风扇|照明|用电|输出|散热"
)
_MASS = re.compile("克|盐|糖|蛋白|脂|食|药|剂|含|摄入|重|钠|每|净|称|量")
_MONEY = re.compile("[元币刀粉月年薪资]|用户|阅读|播放|点赞|下载|订单|收入|工资|奖金|美金")
_SCREENS = re.compile("超?高清|分辨|屏|视|画|显|直播|摄|超清|蓝光|放映|修复|影|转播|频道|信号")
_GENERATION = re.compile("[2-6]")
_SOON = re.compile("(?<![最加较更飞尽轻畅赶太越特抢爽凉勤外了着有都已])快$")
_FASTER = re.compile("[比较].*快$")
_NEIGHBOURS = re.compile("[一二三四五六七八九十]+")
_CLASSES = re.compile("[线楼环期类产审]|年级|季度|等奖|点钟|月份|号|级(?!以|大?风|阵|地震)")
_CURRENCY = re.compile("[美欧日港澳韩加]?元|英镑|美金|港币")
_YEARS = {"年", "年度", "学年", "学年度"}
_AS_SOON = re.compile("[^\\W\\d_]{1,8}(?:就|便|立刻|马上|即刻)")
_BUT = re.compile("^[，,；;：:。！？“”\n]?不过$")
_ENDS = re.compile("[^\\W\\d_]{0,3}(?:[，。；、！？,;)）\n]|$)")
_LETTERS = {"W", "g", "m"}
_REACH = 12
_CLAUSE = re.compile("[，。；！？,;\n]")

_REPUBLIC = range(90, 151)
_LASTS = re.compile(
    "历史|来|之久|以来|间|老店|老|寿|[之以]?前|[之以]?后|校庆|生日|华诞|诞辰|风雨|沧桑|岁月|光阴|时光|传承|不变|不衰|有余|左右|以上|以内|之内|内(?![部容])"
)
_LASTED = re.compile(
    "(?:历时|历经|长达|已有|[有着到满逾超近约达了整需要]|走过|跨越|经过|距今|至今|用时|为期|龄|寿命|相隔|时隔|租期|期限|期为|未来|今后|过去|过|共|建[校党国军团馆城市厂]|成立|创[立办刊校]|每|这|那|个)$"
)


def doubted(plain: str, text: str, numeral: Numeral, unit: Unit | None) -> Numeral:
    """The numeral, without value where what stands behind it may mean another thing than its unit and nothing says which it is."""
    if numeral.value is None or numeral.form not in ("number", "digits"):
        return numeral
    word = plain[unit.start : unit.end] if unit else ""
    note, end = "", numeral.end
    if word in _YEARS:
        note = "a number of years, or a year of an era that is not named" if _is_republican(plain, text, numeral, unit) else ""
    elif word == "把":
        note = "" if numeral.word.strip("十百千万") else "把: about so many, or handles of it"
    elif numeral.value_max is not None and _NEIGHBOURS.fullmatch(plain, numeral.start, numeral.end) and _CLASSES.match(plain, numeral.end):
        note = "two neighbours: the one and the other class, or about so many"
    elif numeral.word.endswith("兆") and not (unit and unit.kind == "money") and not is_price(plain, numeral):
        note = "兆: 10¹², or mega of a unit that is left out"
    elif numeral.word == "一" and unit is None and _AS_SOON.match(plain, numeral.end):
        note = "一 … 就: as soon as"
    elif (
        plain.startswith("不过", numeral.start - 2)
        and _BUT.search(_clause(plain, numeral))
        and not _ENDS.match(plain, unit.end if unit else end)
    ):
        note = "不过: but, or no more than"
    elif word in _LETTERS or numeral.word.endswith("k"):
        note, end = _letter(plain, numeral, word), unit.end if unit else end
    if unit and not note and plain.startswith("快", numeral.start - 1) and _is_soon(_before(plain, numeral)):
        note, end = "快: nearly so much, or faster by it", numeral.end
    if not note:
        return numeral
    return replace(numeral, end=end, word=plain[numeral.start : end], value=None, value_max=None, form="unread", note=note)


def _before(plain: str, numeral: Numeral) -> str:
    """The words of its clause before a number, as far as they matter."""
    return _CLAUSE.split(plain[max(0, numeral.start - _REACH) : numeral.start])[-1]


def _clause(plain: str, numeral: Numeral) -> str:
    return re.split("(?=[，；：,;:。！？“”\n])", plain[max(0, numeral.start - _REACH) : numeral.start])[-1]


def _is_soon(before: str) -> bool:
    return bool(_SOON.search(before)) and not _FASTER.search(before)


def _letter(plain: str, numeral: Numeral, word: str) -> str:
    before, behind = _before(plain, numeral), _CLAUSE.split(plain[numeral.end : numeral.end + _REACH])[0]
    around = before + "|" + behind
    if word == "W" and not _POWER.search(around):
        return "W: 万 or watt"
    if word == "g" and _GENERATION.fullmatch(numeral.word) and not _MASS.search(around):
        return "g: a generation of networks or gram"
    if word == "m" and _CURRENCY.match(behind[1:]):
        return "m: million or metre"
    if numeral.word.endswith("k") and _SCREENS.match(behind) and not _MONEY.search(before):
        return "k: thousand, or a kind of screen"
    return ""


def _is_republican(plain: str, text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether a number before 年 may be a year of the Republic (112年 is 2023): 90 to 150, and no word says that it lasted so long.

    In simplified text a multiple of ten is none: 建党100年.
    """
    if unit is None or numeral.inner != "exact" or numeral.value_max is not None or not numeral.word.isdigit() or numeral.value is None:
        return False
    if (
        int(numeral.value) not in _REPUBLIC
        or _LASTS.match(plain, unit.end)
        or _LASTED.search(plain, max(0, numeral.start - 4), numeral.start)
    ):
        return False
    near = text[max(0, numeral.start - 40) : unit.end + 40]
    return int(numeral.value) % 10 != 0 or simplified(near) != near
