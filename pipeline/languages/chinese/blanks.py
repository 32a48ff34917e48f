"""What drops out between Chinese characters, and where a blank parts two words of another script.

Blanks, wraps and pinyin glosses behind a Chinese character are noise; between two Latin words or numbers one blank stays.
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.script import HALF_WIDTH
from pipeline.languages.radicals import FIRST_HAN, HAN

_SYLLABLE = r"[a-züA-ZÜ]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{0,4}"
_IN_BRACKETS = rf"\s*{_SYLLABLE}\s*[)）]"
_GLOSS = rf"[(（]{_IN_BRACKETS}"
NOISE = re.compile(
    rf"[\s(（](?:(?<={HAN}\s)(?:\s|{_GLOSS})*+|(?<=\s)\s*+|(?<={HAN}[(（]){_IN_BRACKETS}(?:\s|{_GLOSS})*+)",
)
"""Blanks, behind a Chinese character with glosses among them: what it begins with comes first, so that all else is passed over fast."""
_NO_PART = re.compile("[\u2e80-\u9fff]")
"""Chinese characters and marks, beside which a blank parts nothing."""
_WRAP = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
"""A character that ends a line or page; a form feed does not end a line by itself, since it stands before the first line of a page."""
_ONLY_NUMBER = re.compile(r"[\s\d.,．，]+")
_POINT = ".,．，"
_LINE = 40


def parts(text: str, start: int, end: int) -> bool:
    """Whether noise ``[start, end)`` of a visible text parts what stands around it, so that a reader sees a blank there.

    Where digits meet, with or without a comma or point, a blank parts two numbers and a wrap goes on with one.
    """
    if _NO_PART.match(text, end):
        return False
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if not before or not after or _NO_PART.match(before[-1]):
        return False
    meet = before[-1].isdecimal() and after[0].isdecimal()
    meet = meet or (before[-1] in _POINT and before[:-1].isdecimal() and after[0].isdecimal())
    meet = meet or (before[-1].isdecimal() and after[0] in _POINT and after[1:].isdecimal())
    if meet:
        return _WRAP.search(text, start, end) is None or _is_column(text, start, end)
    return _is_narrow(before[-1]) and _is_narrow(after[0])


def parts_joined(before: str, after: str) -> bool:
    """Whether two joined paragraphs meet between two words: where digits meet, the file has cut a number."""
    if not before or not after or (before[-1].isdecimal() and after[0].isdecimal()):
        return False
    return _is_narrow(before[-1]) and _is_narrow(after[0])


def _is_narrow(character: str) -> bool:
    """Whether a blank beside this character can part words: Latin letters and digits of either width, not Chinese, not punctuation."""
    return character.isalnum() and (ord(character) < FIRST_HAN or ord(character) in HALF_WIDTH)


def _is_column(text: str, start: int, end: int) -> bool:
    """Whether a line beside the wrap ``[start, end)`` is nothing but a number: a column or a page number, which no wrap has cut."""
    before = _WRAP.split(text[max(0, start - _LINE) : start])[-1]
    after = _WRAP.split(text[end : end + _LINE])[0]
    return bool(_ONLY_NUMBER.fullmatch(before) or _ONLY_NUMBER.fullmatch(after))
