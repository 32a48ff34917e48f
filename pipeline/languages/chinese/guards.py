"""What Chinese words say to those who check reasons: of waivers (counted from now, page furniture, labels) and of errata."""

from __future__ import annotations

import re

from pipeline.languages.chinese.width import folded
from pipeline.languages.radicals import HAN
from pipeline.languages.values import Quantity

_RELATIVE = re.compile(r"(?:年|月|天|日|周|个月|世纪)(?:多)?(?:前|后|以前|以后|之前|之后|来|以来)")
_FURNITURE = re.compile(r"第?[0-9一二三四五六七八九十]+(?:张|版|页|期|号|图|幅)?")
_LATIN_BEFORE = re.compile("[A-Za-z][-. ]?$")
_LATIN_BEHIND = re.compile("-?[A-Za-z]")
_VERSION = re.compile(r"[0-9]+\.0|[0-9]+(?:\.[0-9]+){2,}")
_DOTTED = re.compile(r"[0-9]+\.[0-9]+")
_GUARDED = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十百千万亿兆两廿卅半几数余多%％‰.．成倍]|超|逾|近|约|不|未|无|非|没|以上|以内|至少|最多|不足"
)
_PHRASE = re.compile(rf"(?:{HAN}|[0-9%％])+")


def counts_from_now(words: str) -> bool:
    """Whether folded words say a time counted from that of writing: 三年前, 两周来."""
    return bool(_RELATIVE.search(words))


def is_furniture(words: str) -> bool:
    """Whether folded words are the number of a page or picture: 第1张, 3版."""
    return bool(_FURNITURE.fullmatch(words))


def is_label(text: str, start: int, end: int, quantity: Quantity | None) -> bool:
    """Whether Latin letters stand at a number (5G, C40, iPhone 15), or it is written as a version is (2.0.1, 4.0 without unit, 2.5版)."""
    if quantity is not None and quantity.form == "label":
        return True
    plain = folded(text)
    words = plain[start:end]
    bare = quantity is None or not quantity.unit_text
    before = _LATIN_BEFORE.search(plain, max(0, start - 2), start)
    beside = (before and (bare or before[0][-1] != " ")) or _LATIN_BEHIND.match(plain, end)
    version = _VERSION.fullmatch(words) and bare
    edition = _DOTTED.fullmatch(words) and plain.startswith("版", end)
    return bool((beside and words[0].isdigit()) or version or edition)


def guarded(words: str) -> list[str]:
    """The figures, qualifiers, units of counting and negations of folded words, in order."""
    return _GUARDED.findall(words)


def phrases(reason: str) -> list[str]:
    """The runs of Chinese characters and figures in a folded reason."""
    return _PHRASE.findall(reason)
