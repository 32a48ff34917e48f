"""Chinese characters as Unicode has them, whatever language is written in them: which they are, and what looks like them.

Radicals, strokes and compatibility ideographs stand for the character they look like, one for one, so that positions hold.

A PDF often maps the glyph of a character to the code of the radical that shares its glyph: ⽉ for 月, ⼀ for 一. A reader cannot tell them
apart, so whoever reads a text or takes one in must not either.
"""

from __future__ import annotations

import unicodedata

HAN = r"[\u2e80-\u2fdf\u31c0-\u31e3\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af〇]"
"""A pattern of one Chinese character."""

FIRST_HAN = 0x2E80
"""Before this code no character is Chinese: the first radical has it."""

_SUPPLEMENT = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢
⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵
⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓
⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎
⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長
⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐
⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜
⻲亀 ⻳龟 ㇆𠃌 ㇏乀 ㇐一 ㇑丨 ㇒丿 ㇓丿 ㇔丶 ㇕𠃍 ㇖乛 ㇗𠃊 ㇘𠃎 ㇙𠄌 ㇚亅 ㇛𡿨
㇜𠃋 ㇝乀 ㇞𠃑 ㇟乚 ㇠乙 ㇡𠄎
"""
"""Unicode's property Equivalent_Unified_Ideograph for radicals of the supplement (U+2E80-2EF3) and strokes (U+31C0-31E3), version 14.0,
from EquivalentUnifiedIdeograph.txt of the Unicode Character Database; a character, then its ideograph."""

_DECOMPOSED = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Kangxi radicals and compatibility ideographs: for these the property is the decomposition that Python knows."""


def _table() -> dict[int, str]:
    table = {ord(pair[0]): pair[1] for pair in _SUPPLEMENT.split()}
    for code in (c for block in _DECOMPOSED for c in block):
        ideograph = unicodedata.normalize("NFKC", chr(code))
        if len(ideograph) == 1 and ord(ideograph) != code and unicodedata.category(ideograph) == "Lo":
            table[code] = ideograph
    return table


RADICALS = _table()
"""For ``str.translate``: every look-alike by its code, with the ideograph that it stands for."""


def fold_radicals(text: str) -> str:
    """The text with every radical, stroke and compatibility ideograph as its plain ideograph; the length never changes."""
    return text.translate(RADICALS)
