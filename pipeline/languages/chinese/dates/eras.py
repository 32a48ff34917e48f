"""Years of eras and of other calendars: 民国113年, 光绪三十年, 令和6年; 佛历, 伊斯兰历 and the like are found and make no date.

The eras that make a year stand in `lexicon/eras.tsv`, with their first years. A year of any other era is never one of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.languages.chinese.dates.words import number
from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.script import simplified

OTHER_CALENDARS = (
    "佛历|佛纪|伊斯兰历|伊斯兰教历|回历|希吉来历|希吉拉历|檀纪|檀君纪元|黄帝纪元|黄帝历|孔子纪年|孔历|皇纪|主体(?=1[01][0-9]年)|藏历|傣历|彝历|泰历|犹太历|希伯来历"
    "|波斯历|儒略历|公元前|西元前|纪元前|民国前"
)
GANZHI = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"


@dataclass(frozen=True, slots=True)
class Era:
    """An era: its first year, how many years it had (None: it lasts), and whether its months are Gregorian."""

    first: int
    years: int | None
    gregorian: bool


@cache
def eras() -> dict[str, Era]:
    """The eras of the published list by name, simplified."""
    lines = [line.split("\t") for line in entries("eras.tsv")][1:]
    return {simplified(name): Era(int(first), int(years) if years else None, months == "gregorian") for name, first, years, months in lines}


@cache
def era_names() -> str:
    """A pattern of all names of eras."""
    opening = "".join(sorted({name[0] for name in eras()}))
    return f"(?=[{opening}])(?:{'|'.join(sorted(eras()))})"


def era_year(name: str, word: str) -> int | None:
    """The year of ours in which year N of an era began; nothing where the era had no such year."""
    era, count = eras()[name], number(word)
    if not count or (era.years and count > era.years) or count > 300:
        return None
    return era.first + count - 1
