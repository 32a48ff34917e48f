"""Persons known by other persons: named again, listed with them, written in Latin letters behind them; and names said to be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipeline.languages.chinese.lexicon import Words, any_of, entries
from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.context import titled_behind
from pipeline.languages.chinese.persons.forms import LATIN, name_end
from pipeline.languages.chinese.persons.lists import no_name, sayers, titles_in
from pipeline.languages.chinese.persons.shapes import NEVER_SECOND
from pipeline.languages.openings import Sieved
from pipeline.languages.radicals import HAN

Span = tuple[int, int]
_CALLED = re.compile(
    rf"(?:笔名|网名|艺名|化名|法名|法号|绰号|外号|昵称|署名|本名|原名|真名|名叫|名为|[我他她]叫)(?:叫做?|是|为|取作|[:：])?[“「『\"]?(?P<name>{HAN}{{2,4}}?)"
    rf"(?=[|｜”」』\"，。、；！？（）()\s]|的{HAN}|$)"
)
_CREDITS = "文|图|摄影?|撰文|作者|编辑|责编|插画|绘图|翻译|译者|校对|撰稿|采访|整理|供图|记者|监制|审核"
_CREDITED = re.compile(
    rf"(?P<credit>{_CREDITS})[ 　]?[：:／/｜][ 　]?"
    rf"(?P<name>{HAN}{{2,4}})(?=[|｜，、；/／（(\s]|$)"
)
_STATED = re.compile(rf"(?:是|为|有|叫|分别是|包括)[:：]?(?P<name>{HAN}{{2,4}}?)(?=[，。、；！）)]|[和与及]{HAN}|$)")
_STYLES = r"(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.?"
_SINGLE_LATIN = Sieved("(?<![A-Za-z.])[A-Z][a-z]{1,11}(?=[先女老同小博教][生士师学姐授])")
_INITIALS = Sieved(r"(?<![A-Za-z])(?:[A-Z][.．] ?){1,3}")
_LIST_MARK = r"[、／/]|以及|[和与及]"
_NEXT = re.compile(rf"(?:{_LIST_MARK})(?P<name>{HAN}{{2,4}})(?=[、，。；：（）()！？\s／/]|[和与及等]|以及|$)")
_BEFORE = re.compile(rf"(?:^|[、，。；：（）()“”「」\s／/]|[由有是和与及]|以及)(?P<name>{HAN}{{2,4}})(?:{_LIST_MARK})$")
_LATIN = Sieved(rf"{LATIN}|(?<![A-Za-z.])(?:[A-Z][.．] ?){{1,3}}[A-Z][a-z]{{2,}}(?![A-Za-z])")
_LONGEST = 8
_LONGEST_NAME = 40
"""No name is longer; an endless run of dots is none."""
_roles = cache(lambda: Words({*entries("title_heads.txt"), "嘉宾", "获奖者", "得主", "冠军", "作者", "队员", "主角"}))


def named_again(folded: str, found: list[Span]) -> Iterator[Span]:
    """A full name of three characters and more, wherever it stands again."""
    names = {folded[start:end] for start, end in found if 3 <= end - start <= _LONGEST_NAME}
    if names:
        yield from Words(names).spans(folded)


def listed_beside(folded: str, found: list[Span]) -> Iterator[Span]:
    """What has the form of a Chinese name and fills its place in a list, before or behind a person."""
    queue = list(found)
    seen: set[int] = set()
    while queue:
        start, end = queue.pop()
        behind = _NEXT.match(folded, end)
        before = _BEFORE.search(folded, max(0, start - _LONGEST), start)
        for item in (behind, before):
            if item and item.start("name") not in seen and _has_form(item["name"]):
                seen.add(item.start("name"))
                queue.append(item.span("name"))
                yield item.span("name")


def _has_form(name: str) -> bool:
    """Whether a surname and one or two characters make up a word that is not a usual one."""
    if name[-1] in NEVER_SECOND or no_name().match(name) or costs.words().get(name, COMMON_WORD + 1) <= COMMON_WORD:
        return False
    return any(name[:length] in costs.surnames() and 1 <= len(name) - length <= 2 for length in (1, 2))


def called_so(folded: str) -> Iterator[Span]:
    """What is said to be a name: 笔名山鬼, 我叫林小满; and what stands in a credit (文/摄影：山鬼)."""
    for match in chain(_CALLED.finditer(folded), _CREDITED.finditer(folded)):
        if match.groupdict().get("credit") == "记者" and not _has_form(match["name"]):
            continue  # 记者：为什么？: a question of an interview
        if match["name"] not in costs.words() or costs.words()[match["name"]] > COMMON_WORD:
            yield match.span("name")


COMMON_WORD = 22


def stated(folded: str) -> Iterator[Span]:
    """Who is said to have a title or a role (主持人是石榴, 嘉宾有许诺): a name in its form, up to a mark or the next of a list."""
    for _, end in _roles().spans(folded):
        item = _STATED.match(folded, end)
        if item and _has_form(item["name"]):
            yield item.span("name")


def tibetan_names(folded: str) -> Iterator[Span]:
    """Two usual Tibetan names in a row (次仁旺堆)."""
    for match in _two_tibetan().finditer(folded):
        yield match.span()


@cache
def _two_tibetan() -> re.Pattern[str]:
    name = any_of(word for line in entries("tibetan_names.txt") for word in line.split())
    return re.compile(f"{name}{name}")


def with_initials(folded: str) -> Iterator[Span]:
    """Initials before a foreign name in characters (J.K.沃伦)."""
    for match in _INITIALS.finditer(folded):
        end = name_end(folded, match.end())
        if end is not None:
            yield match.start(), end


def latin_names(folded: str, found: list[Span]) -> Iterator[Span]:
    """Names of two Latin words and more: in brackets behind a person, listed beside one, at a title, before a verb of saying."""
    ends = {end for _, end in found}
    titled = {end for _, end, listed in titles_in(folded) if listed}
    for match in _LATIN.finditer(folded):
        start, end = match.span()
        opened = _opener().search(folded, max(0, start - 8), start)
        place = opened.start() if opened else start
        if (
            start in titled
            or place in ends
            or (opened and (opened[0][-1] == " " or opened["credit"]))
            or titled_behind(folded, end)
            or sayers().match(folded, end)
        ):
            yield start, end
    for match in _SINGLE_LATIN.finditer(folded):
        if titled_behind(folded, match.end()):
            yield match.span()


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s?[（(]\s?|[、／/]|[和与及]|(?P<credit>(?:{_CREDITS})[ 　]?[：:／/｜][ 　]?))(?:{_STYLES} )?$"
        rf"|(?:^|(?<=[^A-Za-z ])){_STYLES} $"
    )
