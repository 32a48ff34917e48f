"""The characters of numerals and, for every other way to print one, the plain character that it stands for."""

from __future__ import annotations

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = {**SMALL, **LARGE}
ARABIC = "0123456789"
NUMERALS = frozenset(ARABIC) | frozenset(DIGITS) | frozenset(SCALES) | frozenset("廿卅俩")
JOINS = ("——", "--", "~~", "––", "至", "到", "-", "–", "—", "~")

_OTHERS = """
一壹弌⼀ 二贰貳貮弍⼆ 三叁參叄参弎 四肆 五伍 六陆陸\uf9d1 七柒漆 八捌⼋ 九玖 十拾⼗\uf973 百佰 千仟 万萬 亿億 零\uf9b2 〇○ 两兩\uf978 俩倆
点點 几幾 数數\uf969 余餘 来來 个個箇 负負 又⼜ %％﹪ ,， .． /／ :： -−－﹣‐‑‒ ~～〜∼ —―─
"""
"""A plain character, then the others that are read as it."""

_PLAIN = {ord(other): entry[0] for entry in _OTHERS.split() for other in entry[1:]}
_PLAIN |= {0xFF10 + digit: str(digit) for digit in range(10)}


def plain(word: str) -> str:
    """The word in simplified, half-width, plain numerals: 壹佰 is 一百, ３，５００ is 3,500, ⼆⼗ is 二十."""
    return word.translate(_PLAIN)
