"""Which phrases of our peers do not count, and why: forms that no press text holds, and conventions that are not ours."""

from __future__ import annotations

import re

from tools.peers.phrase import Phrase

_CONDITIONS = r"同时小于|并且?小于|最多\d+最少|以上[，,] ?\d+以下|比.*大，.*小$|并少于|小于.*目标|大于等于.*小于|大于\d+小于"
_MONEY = r"[元圆块塊](?:又|\d|[一二三四五六七八九壹贰叁]).*[角毛分]|日元\d|又三美分|十块三毛"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an exponent: no press text prints it", re.compile(r"\^|\d[eE][+-]?\d")),
    ("a link", re.compile(r"https?://")),
    ("digits spelt for a telephone or a licence plate", re.compile("幺|洞|拐|尾号")),
    ("a decimal without its zero", re.compile(r"(?<![\d.])\.\d")),
    ("per cent of thousands: k behind 百分之 or before 百分点", re.compile(r"百\s*分\s*之.*[kKＫ]$|[kKＫｋ]个?個?百分[点點]")),
    ("a negative part of a whole: 负三分之负一", re.compile("负?負?[３3三]\\s*分\\s*之\\s*[负負]|[３3]\\s*分\\s*之\\s*[壹一]")),
    ("a fraction of ten thousand million parts", re.compile("(?:百万|千万|万万|百万万|千億)分之|(?:百萬|千萬|萬萬|百萬萬)分之")),
    ("a dozen counted out: 打 is a measure of its own here", re.compile("打(?:苹果|蘋果)?$")),
    ("two conditions: two numbers here, each with its qualifier", re.compile(_CONDITIONS)),
    ("money in two units: two numbers here", re.compile(_MONEY)),
    ("a sum or an equation, not a number", re.compile("加[一二三]|等于一")),
)
_CONVENTIONS: dict[str, str] = {
    "一美元": "a number before a unit is none for the suite's model of numbers",
    "1, 234, 567": "blanks inside a number",
}


def reason(phrase: Phrase) -> str:
    """Why a phrase is left out, or nothing."""
    if not phrase.expected and phrase.suite == "Recognizers-Text":
        return "the suite looks for another kind here"
    return next((why for why, form in _FORMS if form.search(phrase.text)), _CONVENTIONS.get(phrase.text, ""))
