"""Words that both languages need: those of codes, and what may stand in a sentence at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.model import Field

_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
_BRACKET = re.compile(r"[（(].*")


def in_words(code: str, field: Field) -> tuple[str, str]:
    """A code in English, itself where it is made of words, else its label; and in Chinese, the first of the words of its label."""
    english, chinese = (_BRACKET.sub("", label) for label in field.labels.get(code, (code, code)))
    return code.replace("_", " ") if _CODE.fullmatch(code) else english.strip(), chinese.split("、")[0].strip()


@lru_cache(maxsize=65536)
def is_latin(text: str) -> bool:
    """Whether a text has letters of the Latin script alone (Greek ones of units besides), and no wide marks."""
    if text.isascii():
        return True
    return all(_is_latin(character) for character in text)


@lru_cache(maxsize=4096)
def _is_latin(character: str) -> bool:
    if unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) in ("Lo", "Co", "Cn", "Cs"):
        return False
    return not character.isalpha() or unicodedata.name(character, "").startswith(("LATIN", "GREEK", "MICRO", "MODIFIER"))
