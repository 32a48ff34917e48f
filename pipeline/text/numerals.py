"""Where numerals stand in a text: enough to see that a quote cuts one."""

from __future__ import annotations

import re

_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_HAN = r"[〇零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟点]"
_SCALE = r"[余多几]?[十百千万亿兆]+"
NUMERAL = re.compile(rf"(?:百分之)?(?:{_DIGITS}(?:{_SCALE})*(?:[余多]?[%％‰])?|[几数上]?{_HAN}+(?:[余多几]{_HAN}+)*[%％‰]?)")


def numeral_spans(text: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every numeral in simplified text, in digits or Chinese, with multipliers and percent signs."""
    return [m.span() for m in NUMERAL.finditer(text)]


def cuts_numeral(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of simplified text begins or ends inside a numeral."""
    margin = 40
    low = max(0, start - margin)
    for s, e in numeral_spans(text[low : end + margin]):
        s, e = s + low, e + low
        if s < start < e or s < end < e:
            return True
    return False
