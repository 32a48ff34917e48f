"""Numbers written in every style the parser claims to read, for property tests: the way back from value to numeral."""

from __future__ import annotations

from decimal import Decimal

HAN = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("两万亿", "兩萬億")
FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


def below_ten_thousand(number: int) -> str:
    """1050 → 一千零五十."""
    word, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            word += ("零" if gap and word else "") + HAN[digit] + name
        gap = not digit
    return word


def han(number: int) -> str:
    """100200000 → 一亿零二十万: below 10¹², with 零 wherever a place is skipped."""
    if number == 0:
        return "零"
    word = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale % 10**4
        if part:
            word += ("零" if word and part < 1000 else "") + below_ten_thousand(part) + name
    return word


def colloquial(number: int) -> str:
    """15 → 十五, 20000 → 两万."""
    word = han(number)
    if word.startswith("一十"):
        word = word[1:]
    return word


def digit_string(number: int) -> str:
    """2025 → 二〇二五."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def separated(number: int) -> str:
    """12345 → 12,345."""
    return f"{number:,}"


def in_units_of(number: Decimal, scale: str) -> str:
    """8.24 and 万 → 8.24万."""
    return f"{number.normalize():f}{scale}"
