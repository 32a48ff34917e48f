"""Hanyu Pinyin of personal names: the family name first, the given name in one word, both with a capital (GB/T 28039-2011).

The table of readings has every character with all its readings, the usual one first; what it does not know is not judged. Tones are not
told apart. ü may be written v or yu as well, as passports and keyboards have it, but u only where merely the sound is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pipeline.languages.chinese.lexicon.forms import published
from pipeline.languages.chinese.script import simplified

_TONES = "[\u0300\u0301\u0304\u030c]"
_DOTS = re.compile("[·•・‧∙⋅･．. ]")
_SOUND_DOT = re.compile("[^·•・‧∙⋅･．][·•・‧∙⋅･．][^·•・‧∙⋅･．]")
_UMLAUT = re.compile("ü(?=e?$)")


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Every reading of a character without tones, the usual one first."""
    first: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for line in _lines("readings.tsv"):
        syllable, usual, seldom = line.split("\t")
        first.update(dict.fromkeys(usual, syllable))
        for character in seldom:
            others.setdefault(character, []).append(syllable)
    return {character: (syllable, *others.get(character, ())) for character, syllable in first.items()}


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """The readings of surnames that are read otherwise than their characters."""
    return {name: tuple(said.split()) for name, said in (line.split("\t") for line in _lines("surnames.tsv"))}


@cache
def _compound() -> frozenset[str]:
    """Surnames of two characters."""
    return frozenset(one for one in (*(name.lstrip("!") for name in published("surnames.txt")), *surnames()) if len(one) == 2)


def _lines(name: str) -> Iterator[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


class Pinyin:
    """The romanisation of mainland China; names of other places have forms of their own (`pipeline.languages.romanisation`)."""

    name = "Hanyu Pinyin"
    countries = frozenset({"CHN"})

    def is_sound(self, name: str, latin: str) -> bool:
        """Whether the letters are a reading of the characters, from the first on or with the last ones first."""
        bare, letters = _DOTS.sub("", name), _letters(latin).replace("ü", "v")
        known = readings()
        if not letters or len(bare) < 2 or not all(character in known for character in bare):
            return False
        said = [_sounds(syllable for one in {c, simplified(c)} for syllable in known.get(one, ())) for c in bare]
        said[0] |= _sounds(surnames().get(simplified(bare[0]), ()))
        return any(_spells(said[at:] + said[:at], letters) for at in range(len(bare)))

    def fault(self, name: str, latin: str) -> str:
        """The first of: no pinyin at all, other words than family and given name, small letters, another sound."""
        plain = simplified(name)
        if not all(character in readings() for character in plain):
            return f"{name} has characters without pinyin"
        words = latin.split()
        splits = [at for at in _family_ends(plain) if len(words) == (2 if at < len(plain) else 1)]
        if not splits:
            return "pinyin has the family name in one word, the given name in another"
        if not all(word[:1].isupper() for word in words):
            return "both parts of a name begin with a capital"
        if not any(re.fullmatch(_written(plain, at), " ".join(map(_letters, words))) for at in splits):
            return f"{name} is read otherwise"
        return ""

    def spelt(self, name: str) -> str:
        """Surnames by their own readings, every other character by its usual one; an apostrophe where two syllables could be one."""
        plain = simplified(name)
        if not plain or not all(character in readings() for character in plain):
            return ""
        at = _family_ends(plain)[0]
        family = surnames().get(plain[:at], ("".join(readings()[c][0] for c in plain[:at]),))[0]
        given = [readings()[c][0] for c in plain[at:]]
        joined = "".join(f"'{one}" if place and one[0] in "aeo" else one for place, one in enumerate(given))
        return " ".join(part[:1].upper() + part[1:] for part in (family, joined) if part)

    def by_sound(self, name: str) -> bool:
        """Names with a dot between characters (埃琳娜·沃斯) are foreign, or Tibetan and Uyghur with a spelling of their own."""
        return bool(_SOUND_DOT.search(name))


def _letters(latin: str) -> str:
    """Letters in small, without tones, accents other than that of ü, blanks and joints."""
    parted = re.sub(_TONES, "", unicodedata.normalize("NFD", latin.casefold()))
    kept = "".join(c for c in unicodedata.normalize("NFC", parted) if c == "ü" or c.isalpha())
    return "".join(c if c == "ü" else unicodedata.normalize("NFD", c)[0] for c in kept)


def _sounds(syllables: Iterator[str] | tuple[str, ...]) -> set[str]:
    """Syllables in every way in which ü is written, as `_letters` leaves them."""
    return {spelt for one in syllables for spelt in ({one} if "ü" not in one else {one.replace("ü", u) for u in ("v", "u", "yu")})}


def _spells(said: list[set[str]], letters: str) -> bool:
    """Whether letters are one sound of each character after the other, and nothing else."""
    reached = {0}
    for sounds in said:
        reached = {at + len(one) for at in reached for one in sounds if letters.startswith(one, at)}
    return len(letters) in reached


def _family_ends(plain: str) -> list[int]:
    """Where the family name of a simplified name may end, the likeliest first."""
    if plain[:2] in _compound() and len(plain) > 2:
        return [2, 1]
    return [1, 2] if len(plain) > 3 else [1]


def _written(plain: str, at: int) -> str:
    """The pattern of a name whose family name ends at a place, in letters without joints, a blank between its parts."""
    own = surnames().get(plain[:at])
    family = _any(own) if own else "".join(_any(surnames().get(c, readings()[c])) for c in plain[:at])
    given = "".join(_any(readings()[c]) for c in plain[at:])
    return f"{family} {given}" if given else family


def _any(syllables: tuple[str, ...]) -> str:
    """The pattern of one syllable out of several."""
    return f"(?:{'|'.join(_UMLAUT.sub('(?:ü|v|yu)', one) for one in syllables)})"


PINYIN = Pinyin()
