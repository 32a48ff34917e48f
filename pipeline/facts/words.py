"""Words that both languages need: those of codes, and what may stand in a sentence at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.model import TableSchema

_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
_BRACKET = re.compile(r"[（(].*")


def english_of(code: str, schema: TableSchema, column: str) -> str:
    """A code in words: the code itself where it is made of words, else its label."""
    if _CODE.fullmatch(code):
        return code.replace("_", " ")
    return _BRACKET.sub("", schema[column].labels.get(code, (code, code))[0]).strip()


def chinese_of(code: str, schema: TableSchema, column: str) -> str:
    """A code in Chinese: the first of the words of its label."""
    label = schema[column].labels.get(code, (code, code))[1]
    return _BRACKET.sub("", label).split("、")[0].strip()


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
