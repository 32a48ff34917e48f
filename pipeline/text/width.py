"""One character for one: traditional, full-width and financial forms folded to plain ones, so that positions hold.

Rules: traditional → simplified (`pipeline.text.script`); full-width digits, letters and signs → half-width (Unicode block
FF01-FF5E, the full-width comma only between full-width digits, where it parts thousands); financial numerals 壹贰叁…拾佰仟 →
一二三…十百千 where they stand in a number (as on bills), never in words such as 队伍, 大陆, 参与.
"""

from __future__ import annotations

import re

from pipeline.text.script import simplified

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}
_NARROW |= {ord("○"): "〇", ord("−"): "-", ord("〜"): "~", ord("﹪"): "%", ord("－"): "-"}  # type: ignore[dict-item]
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_FINANCIAL = re.compile(r"第[壹贰叁肆柒捌玖拾]+|(?:[壹贰叁参肆伍陆柒捌玖][拾佰仟万亿]+零?)+[壹贰叁参肆伍陆柒捌玖]?")
_ONLY_FINANCIAL = re.compile(r"[壹贰叁肆柒捌玖拾佰仟]")
_PLAIN = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")


def folded(text: str) -> str:
    """The text in simplified, half-width, plain numerals; the length never changes."""
    plain = simplified(_WIDE_THOUSANDS.sub(",", text)).translate(_NARROW)
    return _FINANCIAL.sub(_plain_numerals, plain)


def _plain_numerals(match: re.Match[str]) -> str:
    word = match[0]
    return word.translate(_PLAIN) if _ONLY_FINANCIAL.search(word) else word
