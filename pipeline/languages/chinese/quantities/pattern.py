"""Where a numeral stands: one compiled pattern, which takes a stretch of numeral characters as a whole, and what is read off it.

A numeral ends before a multiplier that begins a unit (五千瓦, 三百帕, 个百分点) and before 两 as a weight (三十两); everything else that
touches it belongs to it, and what does not make up a number then leaves the whole unread, never a shorter number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from pipeline.languages.chinese.han import ARABIC, trailing_scale
from pipeline.languages.openings import Sieved
from pipeline.languages.values import Form, Qualifier

_H = "〇零一二三四五六七八九两廿卅"
_S = r"(?:[十万亿]|百(?!帕|分[点比制率位])|千(?!瓦|米|克(?!朗)|伏|赫|卡(?!车)|焦|帕)|(?<=[几数])千|兆(?![瓦赫帕欧焦伏]|字节|比特))"
_NOT_IN = rf"(?<![{_H}\d十百千万亿])"
_LIANG = rf"(?:{_NOT_IN}两|{_NOT_IN}一两(?![白黄]?[银金])|(?<=三)两(?=[个天年次人句口日月步])|两(?=[百千万亿])|(?<=[万亿])两(?=十))"
_GE = "(?:个(?=[余多]?(?:亿(?!吨|[^，。、]{0,3}级|元?[级以项村镇县企产园俱强乡工店大])|万(?![人亩吨级户能物众年象国家]))))"
_HD = rf"(?:{_LIANG}|[{_H.replace('两', '')}])"
_MORE = (
    rf"(?:{_HD}|{_S}|点(?=[{_H}\d几])|[余多来](?={_S})|几(?![乎何率内])(?:(?={_S})|(?<=[十零点]几))|{_GE}"
    rf"|(?<=[{_H}十百千万亿兆点]){ARABIC}(?![/×+*:-]\d))"
)
_CORE = (
    rf"(?:{ARABIC}(?:[kw](?![A-Za-z0-9])|{_GE}?(?:[余多](?={_S})|(?<=\d0)几(?={_S}))?(?:{_S}(?:{_MORE})*+)?)"
    rf"|(?:(?<![总人户指基倍次函参系岁件字多少整半分路无])(?<![^共合总累预估]计)(?<!^计)数(?={_S})|几(?={_S})|(?<![以线网路海陆地楼])上(?={_S}))?"
    rf"(?:俩(?=[百千万亿])|{_HD}|{_S})(?:{_MORE})*+)"
)
CORE_CHARACTERS = f"0-9.,kw个余多来几点数上俩{_H}十百千万亿兆"
"""All that a core consists of: a run of them shows fast whether 又 or 分之 follows, before the core itself is read in vain."""
_RUN = f"[{CORE_CHARACTERS}]{{1,40}}+"
"""What stands in front of 又 or 分之 in a numeral: no more characters than are read at all, so that no run is gone over again and again."""
_HALF = (
    "半(?=个|年|天|小时|月(?![谈刊])|日(?!制)|世纪|学期|学年|公里|千米|海里|米|公尺|英里|价|里(?!地)|公?吨|公?斤|两|升(?![旗降])"
    "|亩|公顷|平方公里|尺|寸|分钟|秒|钟头|星期"
    "|[根块颗粒碗杯勺匙袋箱盒盆锅壶盘桌截页栋]|包(?!围)|瓶(?!醋)|桶(?!水)|条(?!命)|张(?!脸)|间(?!接)|份|只|片|车(?!间)|篇|本)"
)
_NEAR = "(?<=[过近逾])(?<![附靠临邻]近)半(?![百岛径山坡夜空程途路场球封开成官]|导体|决赛)"
_GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_ITEMS = "①-⑳⑴-⒇㈠-㈩㊀-㊉❶-❿"
_DASH = r"(?<![\dA-Za-z%)\x00-])-(?=\d)"
_MINUS = "(?<![减抱自担背肩胜辜重欠不轻免卸荷虚承身增])负"


def _numerals(part: str) -> Sieved:
    """The pattern of all numerals; ``part`` is what those consist of that are told in parts (三分之二, 一又二分之一, 正负五)."""
    return Sieved(
        rf"""
    (?=[0-9{_H}十百千万亿兆数几上第半大小少减翻个俩仨对{_GLYPHS}{_ITEMS}±正负零-])(?:
    (?P<item>[{_ITEMS}])
    | (?P<mixed>(?=负?{_RUN}又)(?P<sign_mixed>{_MINUS})?(?P<whole_mixed>{part})又
        (?:(?P<parts_mixed>{part})分之?(?P<count_mixed>{part})|(?P<slash>\d+/\d+)))
    | (?P<glyph>(?P<glyph_whole>\d*)[{_GLYPHS}])
    | (?P<tied>\d+[ ]\d+/\d+
        | \d+(?:[+×*][\dA-Z]+)+ | \d+(?:\.\d+){{2,}} | \d+(?:-\d+){{2,}} | 0\d+-\d+ | \d+(?:\.\d+)?:\d+(?:\.\d+)? | (?:{_DASH})?\d+/\d+
        | (?:\d+(?:\.\d+)?)?(?:±|正负)\d+(?:\.\d+)? | \d+比\d+ | [{_H}十]+比[{_H}十]+
        | 正负{part} | (?={_RUN}分之几){part}分之几[十百]? | 几分之{part} | \d[\d.]*[²³¹⁰⁴-⁹]+ | \d{{1,3}}(?:,\d{{3}})+,\d{{1,2}}(?!\d))
    | (?P<fold>翻了?[近约]?(?P<folds>[一两二三四1234]?)番 | 翻倍 | 减半)
    | (?P<whole>百分百 | (?<=打)[对半]折)
    | (?P<few>(?<![你我他她咱们哥姐弟妹兄嫂夫妻爷娘父母子女婆媳儿孙师徒口])[俩仨](?=[人月年天字钱]))
    | (?P<fifty>半百)
    | (?P<tenth>(?<![大多])半成(?![品熟型立交员]))
    | (?P<share>(?=(?:负的?|-|零下)?(?:百分|{_RUN}分之))
        (?P<sign_share>{_MINUS}(?:的(?=百分))?|{_DASH}|零下)?(?:(?P<parts>{part})分之|百分(?=[\d{_H}十]))(?P<count>{_CORE}))
    | (?P<south>(?P<south_parts>[二三四五六七八九])分(?P<south_count>[一二三四五六七八])(?![{_H}\d十百千万亿秒钟点分]))
    | (?P<one_half>(?<![\d{_H}十百千万几数多整每这那此上下各])个半(?=小时|月|钟头|世纪|星期))
    | (?P<half>一半 | 半数 | 一多半 | 一?大半(?![天夜生辈]) | 一[小少]半 | (?<![缩变减])小半(?![径生天])
        | (?<!少)少半(?=[数的人居村用学员群客民职]) | (?:(?<![上下多夜])|(?<=[剩留余放]下))[大小]?{_HALF} | {_NEAR})
    | (?P<nth>第)?(?P<sign>{_DASH} | {_MINUS}(?=[\d{_H}十百千]) | {_MINUS}的(?=\d+(?:\.\d+)?%) | 零[上下](?=[\d{_H}十百]))?(?P<core>{_CORE})
    )""",
        re.VERBOSE | re.ASCII,
    )


NUMERAL, _WHOLE = _numerals(_CORE), _numerals("(?!)")
_PARTED = ("又", "分之", "正负")
"""What stands in every numeral that is told in parts."""


@lru_cache(maxsize=1)
def numerals_of(plain: str) -> Sieved:
    """The pattern of the numerals of a text: most quotes have none in parts, and to compile these takes three quarters of the time."""
    return NUMERAL if any(word in plain for word in _PARTED) else _WHOLE


MARKS = re.compile("[余多几来数上]")


@dataclass(slots=True)
class Numeral:
    """A numeral's ``[start, end)``, its value or range, what its inner marks say, and its built-in unit (percent, share, times)."""

    start: int
    end: int
    word: str
    value: Fraction | None
    value_max: Fraction | None = None
    inner: Qualifier = "exact"
    form: Form = "number"
    unit: str | None = None
    unit_kind: str = ""
    unit_span: tuple[int, int] = (0, 0)
    tenths: bool = False
    sign: str = ""
    note: str = ""

    @property
    def bare(self) -> bool:
        """Whether it is a lone multiplier: 百, 千, 万, 亿, 兆."""
        return self.word in {"百", "千", "万", "亿", "兆"} and self.inner == "exact"

    @property
    def scale(self) -> int:
        """The multiplier that ends it, after a coefficient."""
        return trailing_scale(MARKS.sub("", self.word))

    @property
    def bare_word(self) -> str:
        """The numeral without inner marks."""
        return MARKS.sub("", self.word)
