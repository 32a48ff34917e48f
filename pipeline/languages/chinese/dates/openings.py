"""Where a date may begin: a sieve before the patterns of dates, which are long and would be tried in vain at every other place.

A word that opens a date has one of few characters behind its first; a numeral has a sign, a unit or a joining word of dates behind its
last character, or is eight digits long. That no pattern begins in another way is what `tests/text/test_openings.py` proves of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.languages.chinese.dates.eras import eras
from pipeline.languages.chinese.dates.words import HAN

NUMERALS = f"0123456789{HAN}"
_NUMERALS = frozenset(NUMERALS)
PAIRS = """
甲乙丙丁戊己庚辛壬癸 子丑寅卯辰巳午未申酉戌亥
农阴旧夏藏傣彝泰回 历
去来往那转 年
是该某隔 年月
冬腊 月
世皇 纪
西纪 元
朝头 #
凌清 晨
次翌 年月日
波伊 斯
几数半 #个余几半周多天小年数来夜
此目 前
闰 #正冬腊
中 午秋
元 宵年
重 阳
今 个周夜天年日早星晚晨礼
年 #中内初年底末终
明 夜天年日早晚晨
端 午
大 #前后大年
除 夕
黄 历帝昏
前 #不天年
后 天年
正 午月
上 #上世个中午半周季年旬星月礼
本 世个周季年星月礼
公 元历
傍 晚
昨 夜天日晚早晨
晚 #上的间
早 #上年晨的间
夜 里间
每 个周年早星晚月礼
午 后夜
下 #下个午半周季旬星月礼
当 下前夜天年日早晚晨月
深 夜
首 #季
第 #元
主 体
佛 历纪
檀 君纪
孔 历子
同 #个周年日星月期礼
希 伯吉
犹 太
儒 略
这 个周星礼
历 史年
礼 拜
周 #天日末
星 期
近 些几年日期
月 内初底末
如 今
现 在
不 久
日 内前
岁 末
眼 下
连 日
最 近
J au
F e
M a
A pu
S e
O c
N o
D e
"""
"""The first characters of words that open dates, and what stands behind each; ``#`` is any numeral. Names of eras come from their list."""


@cache
def pairs() -> dict[str, frozenset[str]]:
    """For every character that opens a date in words those that may stand behind it."""
    table: dict[str, set[str]] = {}
    for line in PAIRS.split("\n")[1:-1]:
        firsts, seconds = line.split(" ")
        for first in firsts:
            table.setdefault(first, set()).update(seconds.replace("#", NUMERALS))
    for name in eras():
        table.setdefault(name[0], set()).add(name[1])
    return {first: frozenset(seconds) for first, seconds in table.items()}


def openings(plain: str, behind: str) -> Iterator[int]:
    """The places at which a date may begin, in order; ``behind``: what may stand behind the numeral of one."""
    table = pairs()
    for place in _places(behind).finditer(plain):
        start = place.start()
        if place[0] in _NUMERALS or plain[start + 1] in table[place[0]]:
            yield start


@cache
def _places(behind: str) -> re.Pattern[str]:
    """A numeral with what may stand behind it, or any two characters of which one opens words of dates and one goes on with them.

    It begins with one class of plain characters, to which ``re`` runs over all others.
    """
    numeral = rf"\d{{7}}|[{NUMERALS}]{{0,20}}+[{NUMERALS}{behind}]"
    words = "".join(sorted(set(pairs()) - _NUMERALS))
    seconds = "".join(sorted(set().union(*pairs().values())))
    return re.compile(f"[{NUMERALS}{words}](?=[{NUMERALS}{seconds}{behind}])(?:(?<=[{words}])|(?={numeral}))", re.ASCII)
