"""The word lists of names as patterns, each compiled once."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.languages.chinese.lexicon import Words, any_of, entries
from pipeline.languages.chinese.speech import verbs
from pipeline.languages.openings import Sieved

SURE = "!"
FORM = "(?:(?<![成增延生专特擅全身周校市])长|官|员|师|监)"
"""Titles by their form: a word that ends so may be one, where a name with a certain end follows."""
SAID = "指|续指|笑言|补充|忆述|直指|慨叹|笑说|说明"
"""What says that somebody speaks, besides the verbs of saying that need a speaker of their own."""


@cache
def heads() -> Words:
    """The last words of titles that are listed."""
    return Words(byline_heads() | set(entries("title_heads.txt")))


UNLISTED = Sieved(FORM)
"""Any word of the form of a title, where none is listed."""


@lru_cache(maxsize=4)
def titles_in(folded: str) -> tuple[tuple[int, int, bool], ...]:
    """Where titles begin and end in a text, and whether each is listed or one by its form alone."""
    return tuple((begin, end, form is None) for begin, end, form in heads().beside(UNLISTED.search, folded))


@cache
def titles_behind() -> re.Pattern[str]:
    """Titles that may stand behind a name, with what makes them lesser ones (林副局长)."""
    return re.compile(any_of(_titles_behind()))


@cache
def titles_anywhere() -> Words:
    """The same titles, to be looked for in a whole text."""
    return Words(_titles_behind())


def _titles_behind() -> set[str]:
    return set(entries("title_heads.txt")) - set(entries("not_behind_names.txt")) | ADDRESSES


ADDRESSES = frozenset(
    {
        "先生",
        "女士",
        "小姐",
        "太太",
        "夫人",
        "老师",
        "博士",
        "教授",
        "同志",
        "爵士",
        "阁下",
        "师傅",
        "同学",
        "大爷",
        "大妈",
        "大叔",
        "大婶",
        "大娘",
        "大姐",
        "大哥",
        "阿姨",
        "安娣",
        "安哥",
        "阿嫂",
        "阿婆",
        "阿伯",
        "爷爷",
        "奶奶",
        "伯伯",
        "叔叔",
        "婆婆",
        "姑娘",
        "警官",
        "外长",
        "道长",
        "法师",
        "老板",
    }
)


@cache
def byline_heads() -> frozenset[str]:
    """What stands before those who made the article."""
    return frozenset(entries("byline_heads.txt"))


@cache
def followers() -> re.Pattern[str]:
    """What follows a name at once: a verb of saying, or a listed word."""
    return re.compile(any_of(verbs() | set(entries("after_names.txt"))))


@cache
def sayers() -> re.Pattern[str]:
    """Verbs of saying behind a name, with the adverbs between."""
    adverbs = "还|也|则|又|续|并|再|均|都|亦|就|随后|最后|同时|当天|当日|其后|进一步|笑着|直接|[昨今][日天]"
    occasions = "受访时|在?接受(?:本报|记者)?(?:采访|访问|专访)时|在[^，。；：]{1,6}[中时上]"
    return re.compile(f"(?:{adverbs}|{occasions})?(?:{any_of(verbs() - {'据悉', '据了解'})}|{SAID})")


@cache
def no_name() -> re.Pattern[str]:
    """Words that begin like a name and are none."""
    return re.compile(any_of(entries("not_names.txt")))


@cache
def no_names() -> Words:
    """The same words, to be looked for in a whole text."""
    return Words(entries("not_names.txt"))


@cache
def surname() -> re.Pattern[str]:
    """A Chinese or Korean surname; ``sure`` if it is hardly ever anything else."""
    listed = set(entries("surnames.txt"))
    everyday = {entry for entry in listed if len(entry) == 1}
    sure = {entry.removeprefix(SURE) for entry in listed - everyday}
    return re.compile(f"(?P<sure>{any_of(sure)})|{any_of(everyday)}")


@cache
def japanese() -> re.Pattern[str]:
    """A Japanese surname of two or three characters."""
    return re.compile(any_of(word for line in entries("japanese_surnames.txt") for word in line.split()))


@cache
def foreign() -> str:
    """The characters with which foreign names are written."""
    return "".join(entries("transliteration.txt"))
