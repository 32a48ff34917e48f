"""Ways to write a whole number: digits, thousands, Chinese numerals, both mixed at any depth, and every script and width."""

from __future__ import annotations

from random import Random

HAN = "零一二三四五六七八九"
_FINANCIAL = ("零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖", "零弌弍弎肆伍陸柒捌玖", "零壹貮叄肆伍陆柒捌玖")
_TRADITIONAL = str.maketrans("两万亿点负数几来个余约过俩", "兩萬億點負數幾來個餘約過倆")
_WIDE = str.maketrans("0123456789.,%-~/", "０１２３４５６７８９．，％－～／")
_RADICALS = str.maketrans("一二八十", "⼀⼆⼋⼗")
_COMPATIBLE = str.maketrans({"零": "\uf9b2", "六": "\uf9d1", "两": "\uf978"})


def any_size(rng: Random, most: int = 12) -> int:
    """A whole number of one to ``most`` digits, each length as likely; often round, often with gaps."""
    number = rng.randint(10 ** (length := rng.randint(0, most - 1)), 10 ** (length + 1) - 1)
    shape = rng.random()
    if shape < 0.3:
        keep: int = 10 ** rng.randint(0, length)
        return number // keep * keep
    if shape < 0.5:
        return int("".join(d if i == 0 or rng.random() < 0.4 else "0" for i, d in enumerate(str(number))))
    return number


def han(rng: Random, number: int, *, whole: bool = True) -> str:
    """Chinese numerals in one of the ways people write them: 二百 or 两百, 一十五 or 十五, 三万五千亿 above 10¹².

    ``whole``: nothing is written behind them, so that 三百五 may stand for 三百五十.
    """
    if number == 0:
        return "零"
    word = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale if scale == 10**8 else number // scale % 10**4
        if not part:
            continue
        section = (
            "两" if part == 2 and name and rng.random() < 0.5 else han(rng, part, whole=False) if part >= 10**4 else _section(rng, part)
        )
        bridge = "零" if word and (part < 100 or (part < 1000 and rng.random() < 0.7)) else ""
        word += bridge + section + name
    return _short(rng, word) if whole else word


def _section(rng: Random, number: int) -> str:
    word, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            sign = "两" if digit == 2 and scale >= 100 and rng.random() < 0.4 else HAN[digit]
            sign = "" if digit == 1 and scale == 10 and not word and rng.random() < 0.8 else sign
            word += ("零" if gap and word else "") + sign + name
        gap = not digit
    return word


def _short(rng: Random, word: str) -> str:
    """Now and then without the last multiplier, where it stands straight behind the next higher: 三百五, 一万二."""
    for low, high in (("十", "百"), ("百", "千"), ("千", "万"), ("千万", "亿")):
        stem = word.removesuffix(low)
        if stem != word and len(stem) > 1 and stem[-2] == high and stem[-1] in HAN[1:] and rng.random() < 0.2:
            return stem
    return word


def digits(rng: Random, number: int) -> str:
    """Plain digits, or with thousands parted by a comma of either width."""
    return rng.choice((str(number), f"{number:,}", f"{number:,}".replace(",", "，")))


def mixed(rng: Random, number: int) -> str:
    """5亿6,000万, 6万3千2百, 5億1万4千6百, 2千零5: digits before multipliers, at any depth."""
    word = ""
    high, middle, low = number // 10**8, number // 10**4 % 10**4, number % 10**4
    word += f"{digits(rng, high)}亿" if high else ""
    word += f"{_deep(rng, middle, bool(word) and rng.random() < 0.5)}万" if middle else ""
    return word + (_deep(rng, low, bool(word)) if low else "")


def _deep(rng: Random, part: int, behind: bool) -> str:
    """One section in digits, or digit by digit with 千 and 百: 6千, 3千2百, 1百零5."""
    thousands, hundreds, rest = part // 1000, part // 100 % 10, part % 100
    if rest == 0 and rng.random() < 0.5:
        bridge = "零" if behind and not thousands and rng.random() < 0.5 else ""
        return bridge + (f"{thousands}千" if thousands else "") + (f"{hundreds}百" if hundreds else "")
    if behind and part < 1000:
        return f"零{part}"
    return digits(rng, part)


def financial(rng: Random, word: str) -> str:
    """The numerals of bills, in one of the scripts, 拾佰仟 with them."""
    return word.replace("两", "二").translate(str.maketrans(HAN + "十百千", rng.choice(_FINANCIAL) + "拾佰仟"))


def tens(word: str) -> str:
    """廿三 for 二十三, 卅 for 三十, where they open the number."""
    return {"二十": "廿", "三十": "卅"}.get(word[:2], word[:2]) + word[2:]


def dressed(rng: Random, word: str) -> str:
    """The word as one press or another prints it: traditional, full width, radicals for their characters, or plain."""
    table = rng.choice(({}, {}, _TRADITIONAL, _TRADITIONAL, _WIDE, {**_TRADITIONAL, **_WIDE}, _RADICALS, _COMPATIBLE))
    return word.translate(table)
