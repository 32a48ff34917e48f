"""Where numerals stand in a text: enough to see that a quote cuts one."""

from __future__ import annotations

import re

_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_HAN = r"[〇零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]"
_SCALE = "[十百千万亿兆]"
_SIGN = r"[负-](?=[0-9０-９]|百分)"
_POINT = rf"(?:(?<=[0-9０-９])|(?<={_HAN}))点(?=[0-9０-９]|{_HAN}|几)"
"""A decimal point stands behind a digit: the 点 of 景点12处 is none."""
_PART = rf"(?:{_DIGITS}|{_HAN}|{_POINT}|[余多几](?={_SCALE})|个(?=[余多]?[亿万]))"
NUMERAL = re.compile(rf"(?:{_SIGN})?(?:百分之)?(?:(?:[几数上](?={_SCALE}))?{_PART}(?:{_PART}|(?<=十)几)*(?:[余多]?[%％‰])?)")

_CHARACTERS = frozenset(
    "0123456789０１２３４５６７８９.,．，〇零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟负-分之点余多几数上个%％‰"
)
"""Every character that a numeral may hold: between others no numeral is cut."""


def numeral_spans(text: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every numeral in simplified text, in digits or Chinese, with multipliers and percent signs."""
    return [m.span() for m in NUMERAL.finditer(text)]


def cuts_numeral(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of simplified text begins or ends inside a numeral."""
    if not any(_CHARACTERS.issuperset(text[at - 1 : at + 1]) for at in (start, end) if 0 < at < len(text)):
        return False
    margin = 40
    low = max(0, start - margin)
    return any(first < at - low < last for first, last in numeral_spans(text[low : end + margin]) for at in (start, end))
