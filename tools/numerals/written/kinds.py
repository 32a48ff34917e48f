"""The kinds of numerals, each a function that draws a value and writes it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from tools.numerals.written import styles
from tools.numerals.written.styles import HAN, any_size, dressed

BEFORE = ("共", "计", "总数为", "有", "合计", "实测")
BEHIND = ("株", "人", "公里", "艘", "吨", "项")
JOINS = ("至", "到", "-", "–", "—", "~", "～", "﹣", "－", "〜", "——")


@dataclass(frozen=True, slots=True)
class Written:
    """A numeral in a sentence: where it stands, and what it is worth."""

    kind: str
    text: str
    numeral: str
    start: int
    value: Fraction
    value_max: Fraction | None = None
    said: str = "exact"
    alone: bool = True
    """Whether the numeral itself says all of it, without the words around it."""


Draw = Callable[[Random], Written]
KINDS: dict[str, Draw] = {}


def kind(name: str) -> Callable[[Draw], Draw]:
    """Register a kind."""

    def register(function: Draw) -> Draw:
        KINDS[name] = lambda rng: replace(function(rng), kind=name)
        return function

    return register


def write(rng: Random) -> Written:
    """A numeral of any kind, each as likely."""
    return KINDS[rng.choice(list(KINDS))](rng)


def placed(rng: Random, numeral: str, value: Fraction | int, value_max: Fraction | int | None = None, **more: str) -> Written:
    """The numeral in a sentence of its own script; ``before``, ``behind``: the words around it; ``said``: what the whole says."""
    before, behind = more.get("before", rng.choice(BEFORE)), more.get("behind", rng.choice(BEHIND))
    numeral = dressed(rng, numeral)
    high = None if value_max is None else Fraction(value_max)
    alone = "words" not in more
    return Written("", f"{before}{numeral}{behind}。", numeral, len(before), Fraction(value), high, more.get("said", "exact"), alone)


@kind("digits")
def _digits(rng: Random) -> Written:
    number = any_size(rng)
    return placed(rng, styles.digits(rng, number), number)


@kind("digits with decimals")
def _decimals(rng: Random) -> Written:
    number, places = any_size(rng, 6), rng.randint(1, 3)
    part = rng.randint(0, 10**places - 1)
    scale, worth = rng.choice((("", 1), ("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千", 1000), ("百万", 10**6)))
    return placed(rng, f"{styles.digits(rng, number)}.{part:0{places}}{scale}", (number + Fraction(part, 10**places)) * worth)


@kind("digits with a multiplier")
def _multiplied(rng: Random) -> Written:
    number, (scale, worth) = any_size(rng, 5), rng.choice((("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千", 1000), ("千万", 10**7)))
    return placed(rng, styles.digits(rng, number) + scale, number * worth)


@kind("Chinese numerals")
def _han(rng: Random) -> Written:
    number = any_size(rng)
    return placed(rng, styles.han(rng, number), number)


@kind("Chinese numerals above 10¹²")
def _huge(rng: Random) -> Written:
    number = any_size(rng, 4) * 10**12 + (rng.randint(1, 9999) * 10**8 if rng.random() < 0.5 else 0)
    return placed(rng, styles.han(rng, number), number)


@kind("廿, 卅, 俩")
def _tens(rng: Random) -> Written:
    if rng.random() < 0.2:
        scale, worth = rng.choice((("百", 100), ("千", 1000), ("万", 10**4), ("亿", 10**8)))
        return placed(rng, "俩" + scale, 2 * worth)
    number = rng.randint(20, 39)
    scale, worth = rng.choice((("", 1), ("", 1), ("万", 10**4), ("亿", 10**8)))
    return placed(rng, styles.tens(styles.han(rng, number)) + scale, number * worth)


@kind("financial")
def _financial(rng: Random) -> Written:
    number = any_size(rng)
    return placed(rng, styles.financial(rng, styles.han(rng, number)), number, behind=rng.choice(("元", "元整", "圆")))


@kind("digits and multipliers mixed")
def _mixed(rng: Random) -> Written:
    number = rng.randint(1, 99999999) * 10 ** rng.randint(1, 4)
    return placed(rng, styles.mixed(rng, number), number)


@kind("digit by digit")
def _string(rng: Random) -> Written:
    number = rng.choice((rng.randint(10, 99) * 10, int(f"{rng.randint(1, 999)}0{rng.randint(0, 99)}")))
    return placed(rng, "".join("〇一二三四五六七八九"[int(d)] for d in str(number)), number, before="编号")


@kind("decimals with 点")
def _pointed(rng: Random) -> Written:
    number, places = rng.choice((rng.randint(0, 99), any_size(rng, 4))), rng.randint(1, 3)
    part = rng.randint(0, 10**places - 1)
    scale, worth = rng.choice((("", 1), ("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12)))
    whole = styles.han(rng, number, whole=False)
    tail = "".join(HAN[int(d)] for d in f"{part:0{places}}")
    return placed(rng, f"{whole}点{tail}{scale}", (number + Fraction(part, 10**places)) * worth)


@kind("fractions")
def _fraction(rng: Random) -> Written:
    parts = rng.randint(2, 20)
    count = rng.randint(1, parts - 1)
    word = rng.choice((f"{styles.han(rng, parts)}分之{styles.han(rng, count)}", f"{parts}分之{count}"))
    return placed(rng, word, Fraction(count, parts), behind=rng.choice(("", "，其余", "的船")))


@kind("fractions as said in the south, and with a stroke")
def _southern(rng: Random) -> Written:
    parts = rng.randint(3, 9)
    count = rng.randint(1, min(parts, 9) - 1)
    word = rng.choice((f"{HAN[parts]}分{HAN[count]}", f"{count}/{parts}"))
    return placed(rng, word, Fraction(count, parts), behind=rng.choice(("", "的船")))


@kind("mixed fractions and glyphs")
def _whole_and_part(rng: Random) -> Written:
    whole, parts = rng.randint(1, 12), rng.randint(2, 9)
    count = rng.randint(1, parts - 1)
    glyph, part = rng.choice((("½", Fraction(1, 2)), ("⅓", Fraction(1, 3)), ("¼", Fraction(1, 4)), ("¾", Fraction(3, 4))))
    word, value = rng.choice(
        (
            (f"{styles.han(rng, whole)}又{HAN[parts]}分之{HAN[count]}", whole + Fraction(count, parts)),
            (f"{whole}{glyph}", whole + part),
            (glyph, part),
        )
    )
    return placed(rng, word, value, behind="公里")


@kind("百分之, 千分之, 万分之")
def _hundredths(rng: Random) -> Written:
    number, places = rng.randint(0, 120), rng.randint(0, 2)
    part = rng.randint(1, 10**places - 1) if places else 0
    tail = f"{part:0{places}}" if places else ""
    chinese = styles.han(rng, number, whole=not tail) + ("点" + "".join(HAN[int(d)] for d in tail) if tail else "")
    word = rng.choice((chinese, f"{number}.{tail}" if tail else str(number)))
    value = number + (Fraction(part, 10**places) if places else 0)
    return placed(rng, rng.choice(("百分之", "百分之", "千分之", "万分之")) + word, value, behind=rng.choice(("", "，其余")))


@kind("% and ‰")
def _percent(rng: Random) -> Written:
    number, places = any_size(rng, 3), rng.randint(0, 2)
    part = f".{rng.randint(0, 10**places - 1):0{places}}" if places else ""
    word = f"{number}{part}"
    return placed(rng, word + rng.choice("%%‰"), Fraction(word), behind=rng.choice(("", "，其余", "的船")))


@kind("成 and 折")
def _tenths(rng: Random) -> Written:
    tens, ones = rng.randint(1, 9), rng.randint(1, 9)
    word, value = rng.choice(
        (
            (f"{HAN[tens]}成", 10 * tens),
            (f"{HAN[tens]}成{HAN[ones]}", 10 * tens + ones),
            (f"{HAN[tens]}成半", 10 * tens + 5),
            (f"{HAN[tens]}折", 10 * tens),
            (f"{tens}.{ones}折", 10 * tens + ones),
        )
    )
    return placed(rng, word, value, before=rng.choice(("实为", "降至")), behind="，其余")


@kind("halves behind a measure")
def _half_behind(rng: Random) -> Written:
    number = rng.choice((rng.randint(1, 12), rng.randint(1, 12), any_size(rng, 4)))
    measure = rng.choice(("米", "年", "公里", "吨", "尺", "倍", "海里", "公斤", "亩", "寸", "小时", "斤", "升", "公顷", "英里", "里", "丈"))
    word = rng.choice((styles.han(rng, number, whole=False), str(number)))
    word = "两" if number == 2 and word == "二" else word
    if word[-1] == "千" and measure == "米":
        return _half_behind(rng)  # 四千米半 is 4.5 千米
    return placed(rng, f"{word}{measure}半", number + Fraction(1, 2), behind=rng.choice(("", "，其余")))


@kind("halves behind 个")
def _half_classified(rng: Random) -> Written:
    number = rng.randint(1, 12)
    unit = rng.choice(("小时", "月", "世纪", "钟头", "星期"))
    if rng.random() < 0.2:
        return placed(rng, "个半", Fraction(3, 2), before=rng.choice(("耗时", "等了", "航行")), behind=unit)
    word = rng.choice((styles.han(rng, number, whole=False), str(number)))
    word = "两" if number == 2 and word == "二" else word
    return placed(rng, f"{word}个半", number + Fraction(1, 2), behind=unit)


@kind("halves alone")
def _half_alone(rng: Random) -> Written:
    unit = rng.choice(("天", "年", "小时", "公里", "公斤", "海里", "亩", "吨", "里地", "分钟"))
    word, behind = rng.choice((("半", unit), ("一半", ""), ("半数", "")))
    return placed(rng, word, Fraction(1, 2), before=rng.choice(("耗时", "占", "增加")), behind=behind)


def rising(rng: Random, most: int = 5) -> tuple[int, int]:
    """Two whole numbers of a like size, the first the smaller."""
    low = any_size(rng, most)
    return low, low + rng.randint(1, max(1, 3 * low))


@kind("ranges")
def _range(rng: Random) -> Written:
    low, high = rising(rng)
    write = rng.choice((str, lambda n: f"{n:,}", lambda n: styles.han(rng, n, whole=False)))
    first, second = write(low), write(high)
    if not first.isascii() and (first[-1] not in HAN or second[-1] not in HAN):
        return _range(rng)  # a multiplier at the end of the upper may belong to both
    return placed(rng, f"{first}{rng.choice(JOINS)}{second}", low, high)


@kind("ranges that share a multiplier")
def _shared_range(rng: Random) -> Written:
    low = rng.randint(1, 90)
    high = low + rng.randint(1, 2 * low + 2)
    scale, worth = rng.choice((("万", 10**4), ("亿", 10**8), ("万亿", 10**12)))
    chinese = rng.random() < 0.5 and (low > 9) == (high > 9)
    first, second = (styles.han(rng, n, whole=False) if chinese else str(n) for n in (low, high))
    both = scale if rng.random() < 0.3 else ""
    return placed(rng, f"{first}{both}{rng.choice(JOINS)}{second}{scale}", low * worth, high * worth)


@kind("ranges of shares")
def _range_of_shares(rng: Random) -> Written:
    low = rng.randint(1, 60)
    high = low + rng.randint(1, 39)
    join = rng.choice(JOINS)
    word = rng.choice(
        (
            f"{low}%{join}{high}%",
            f"{low}{join}{high}%",
            f"百分之{styles.han(rng, low)}{rng.choice('至到')}{styles.han(rng, high)}",
            f"百分之{styles.han(rng, low)}{rng.choice('至到')}百分之{styles.han(rng, high)}",
        )
    )
    return placed(rng, word, low, high, behind=rng.choice(("", "，其余")))


@kind("negatives")
def _negative(rng: Random) -> Written:
    number = any_size(rng, 4)
    scale, worth = rng.choice((("", 1), ("", 1), ("万", 10**4), ("亿", 10**8)))
    sign = rng.choice(("负", "负", "-", "－", "−"))
    word = str(number) if sign != "负" or rng.random() < 0.5 else styles.han(rng, number, whole=not scale)
    before, behind = rng.choice(("为", "降至", "变为")), rng.choice(("元", "公里", "吨"))
    return placed(rng, f"{sign}{word}{scale}", -number * worth, before=before, behind=behind)


@kind("below zero")
def _below_zero(rng: Random) -> Written:
    low = rng.randint(2, 60)
    if rng.random() < 0.5:
        word = rng.choice((str(low), styles.han(rng, low)))
        return placed(rng, f"零下{word}", -low, before="气温", behind=rng.choice(("度", "摄氏度", "℃")))
    high = rng.randint(1, low - 1)
    first, second = rng.choice(((str(low), str(high)), (styles.han(rng, low), styles.han(rng, high))))
    return placed(rng, f"零下{first}{rng.choice('至到')}{second}", -low, -high, before="气温", behind="度")


@kind("inner marks")
def _inner(rng: Random) -> Written:
    ten, scale, worth = rng.randint(1, 9), *rng.choice((("万", 10**4), ("亿", 10**8), ("", 1)))
    tens = "十" if ten == 1 else HAN[ten] + "十"
    hundred = rng.choice(("百", "百", "千")) if rng.random() < 0.5 else ""
    mark = rng.choice("多余")
    word, value = rng.choice(
        (
            (f"{tens}{mark}{scale}", 10 * ten * worth),
            (f"{HAN[ten]}{hundred or '百'}{mark}{scale}", ten * {"千": 1000}.get(hundred, 100) * worth),
            (f"{ten}0{mark}{scale}", 10 * ten * worth),
            (f"{ten},000{mark}{scale}", 1000 * ten * worth),
            (f"{tens}几{scale}", 10 * ten * worth),
            (f"{ten}{scale or '万'}{mark}", ten * (worth if scale else 10**4)),
            (f"{rng.choice('几数')}{rng.choice('十百千')}{scale}", 0),
            (f"上{rng.choice('百千')}{scale}", 0),
        )
    )
    if not value:
        value = {"十": 10, "百": 100, "千": 1000}[word[1]] * worth
    return placed(rng, word, value, said="more_than")


@kind("来")
def _some(rng: Random) -> Written:
    ten = rng.randint(1, 9)
    word = rng.choice((f"{ten}0来", "十来" if ten == 1 else f"{HAN[ten]}十来"))
    return placed(rng, word, 10 * ten, said="about", behind=rng.choice(("个", "人", "位", "家")))


@kind("neighbours")
def _neighbours(rng: Random) -> Written:
    first = rng.randint(1, 8)
    pair = ("两" if first == 2 and rng.random() < 0.7 else HAN[first]) + HAN[first + 1]
    scale, worth = rng.choice(
        (("", 1), ("十", 10), ("百", 100), ("千", 1000), ("万", 10**4), ("百万", 10**6), ("十万", 10**5), ("亿", 10**8))
    )
    if rng.random() < 0.3:
        ten = rng.randint(1, 9)
        word, low = f"{'' if ten == 1 else HAN[ten]}十{HAN[first]}{HAN[first + 1]}", 10 * ten + first
        return placed(rng, word, low, low + 1, behind="个")
    return placed(rng, pair + scale, first * worth, (first + 1) * worth, behind="个")


_OUTER = {
    "about": (("约", ""), ("大约", ""), ("", "左右"), ("", "上下"), ("大概", "")),
    "nearly": (("近", ""), ("将近", ""), ("接近", "")),
    "more_than": (("逾", ""), ("超", ""), ("超过", ""), ("多于", "")),
    "at_least": (("至少", ""), ("", "以上"), ("不少于", ""), ("不低于", "")),
    "at_most": (("不超过", ""), ("", "以内"), ("至多", "")),
    "less_than": (("不足", ""), ("不到", ""), ("少于", "")),
}


@kind("words before and behind")
def _outer(rng: Random) -> Written:
    said = rng.choice(list(_OUTER))
    before, behind = rng.choice(_OUTER[said])
    number = any_size(rng, 7)
    word = rng.choice((str(number), f"{number:,}", styles.han(rng, number), f"{rng.randint(1, 99)}万"))
    value = int(word[:-1]) * 10**4 if word[-1] == "万" and word[0].isascii() and word[0].isdigit() else number
    unit = rng.choice(("株", "公里", "吨", "元"))
    return placed(rng, word, value, said=said, before=f"共{before}" if before else "全长", behind=unit + behind, words="yes")
