"""Where persons stand: behind and before titles, before verbs of saying, behind 由 or 与, in bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from pipeline.languages.chinese.lexicon import Words
from pipeline.languages.chinese.persons.context import opened
from pipeline.languages.chinese.persons.forms import INSTITUTION, chinese_ends, double_end, given_ends, japanese_ends, may_end, name_end
from pipeline.languages.chinese.persons.lists import (
    ADDRESSES,
    byline_heads,
    foreign,
    japanese,
    no_name,
    sayers,
    surname,
    titles_anywhere,
    titles_in,
)
from pipeline.languages.openings import Sieved
from pipeline.languages.radicals import HAN

Span = tuple[int, int]
MOST_AUTHORS = 8
_HAN = re.compile(HAN)
_LESSER = re.compile("(?:副|前|原|代|署理|助理|总|首席|名誉|高级|执行|常务){0,3}$")
_CLAUSE = r"[，。；：！？“”「」『』、（）()\n;:!?,,—■●▲/／|]"
_BEHIND_NAME = re.compile(r"[（(](?:[A-ZÀ-Þ][\w .'’-]+|\d{1,3}岁|[男女])[^（）()]{0,24}[）)]")
_WITH = Sieved(
    "由|邀请|邀得|特邀|会见|采访|专访|访问了?|对话|聘请|委任|授予|颁给|师从|(?<![一大共调随相])与|(?<![饱暖祥平缓温柔随附调])和|跟|向|对"
)
_FREE = frozenset({"由", "邀请", "邀得", "特邀", "会见", "采访", "专访", "聘请", "委任", "师从"})
_TAKES_PART = re.compile(
    "主持|主讲|致辞|致词|担任|领衔|率领?|带领|对谈|会谈|会面|会晤|握手|交谈|座谈|签约|签署|颁奖|颁发|颁授|致谢|提问|道贺|合影|同台"
    "|访问|参观|出席|参加|讲解|导览|介绍|开场|揭幕|剪彩|授课|执笔|设计|策展|分享|代表|共同|一[同起道]|见证|送上|赠送|说|表示"
)
_CREDIT = re.compile(
    r"(?:文字?|图片?|摄影?|撰文|采访|整理|编辑|责编|责任编辑|责任编辑|美编|版面|校对|审核|审校|翻译|插画|作者|撰稿|策划|统筹|记者|通讯员|供图|监制)(?:[：:／/|｜丨])"
)
_SHOT = Sieved(r"(?:摄影?|(?<=/)文|供图|制图|绘)(?=[）)\n。]|$)")
_ADVERBS = set("还也则又续并再均都亦就另先")
_SHORT_TITLES = frozenset("工总导董")
_ALLOWED = frozenset("何石马白高江韩叶许周程余方顾安康龙史武汪范夏毛万乔赖温左鲁童欧甘游蓝柯")
_byline = cache(lambda: Words(byline_heads()))
_foreign_set = cache(lambda: frozenset(foreign()))
_name = cache(lambda: re.compile(rf"{surname().pattern.replace('(?P<sure>', '(?:')}|{japanese().pattern}|[{foreign()}]{{2}}"))
_subject = cache(lambda: re.compile(rf"{_CLAUSE}(?={_name().pattern})"))
"""What opens a clause where a surname or a foreign name stands behind it."""
_run = cache(lambda: re.compile(f"[{foreign()}]+"))


def behind_titles(folded: str) -> Iterator[Span]:
    """Names directly behind a title, and those listed on with 、; behind a title by its form alone only names with a certain end."""
    authors = byline_heads()
    for begin, at, listed in titles_in(folded):
        if folded[begin:at] in authors:
            authors_listed = _side_by_side(folded, at)
            if authors_listed:
                yield from authors_listed
                continue
        if not listed and no_name().match(folded, at - 1):
            continue
        end = name_end(folded, at, sure=listed)
        if end is not None:
            yield at, end
            yield from _listed(folded, end)


def side_by_side(folded: str) -> Iterator[Span]:
    """Authors without a mark between them (记者崔白梁小满), up to a mark, each with a surname that is hardly anything else."""
    for _, end in _byline().spans(folded):
        names = _side_by_side(folded, end)
        beside = any(one[1] == other[0] for one, other in pairwise(names))
        if beside and all((found := surname().match(folded, start)) and found["sure"] for start, _ in names):
            yield from names


def _listed(folded: str, at: int) -> Iterator[Span]:
    """Names behind 、 that go on a list of persons: each with a certain end."""
    for _ in range(MOST_AUTHORS):
        if folded[at : at + 1] not in ("、", "及", "和") or not chinese_ends(folded, at + 1):
            return
        end = name_end(folded, at + 1, sure=False)
        if end is None or end - at > 4 or INSTITUTION.search(folded, at + 2, end):
            return
        yield at + 1, end
        at = end


def _side_by_side(folded: str, at: int, most: int = MOST_AUTHORS) -> list[Span]:
    """The Chinese names behind 记者, side by side or with 、 between; none where the run cannot be read as names throughout."""
    found = surname().match(folded, at)
    if not found or most == 0:
        return []
    ends = given_ends(folded, found.end())
    for end in ends:
        if may_end(folded, end):
            return [(at, end), *(_side_by_side(folded, end + 1, most - 1) if folded[end : end + 1] == "、" else [])]
    for end in reversed(ends):
        if following := _side_by_side(folded, end, most - 1):
            return [(at, end), *following]
    return []


def addressed(folded: str) -> Iterator[Span]:
    """Names before their title (林远舟市长, 林副局长, 沈女士), where something opens them."""
    for head, end in titles_anywhere().spans(folded):
        lesser = _LESSER.search(folded, max(0, head - 8), head)
        stop = lesser.start() if lesser else head
        for length in (4, 3, 2, 1):
            start = stop - length
            if start >= 0 and opened(folded, start) and _is_name(folded, start, stop, folded[head:end]):
                yield start, stop
                break


def _is_name(folded: str, start: int, stop: int, title: str) -> bool:
    """Whether ``[start, stop)`` before a title is a name: a whole one, or a surname alone that is hardly anything else."""
    if no_name().match(folded, start):
        return False
    family = surname().match(folded, start)
    if family and family.end() == stop:
        return bool(family["sure"]) or title in ADDRESSES or family[0] in _ALLOWED
    if family and stop - family.end() in (1, 2):
        return all(map(_HAN.match, folded[family.end() : stop])) and not INSTITUTION.search(folded, family.end(), stop)
    if stop in japanese_ends(folded, start) or stop == double_end(folded, start):
        return True
    return stop - start >= 2 and all(c in _foreign_set() for c in folded[start:stop]) and title in ADDRESSES


def speaking(folded: str) -> Iterator[Span]:
    """Names at the begin of a clause that a verb of saying, or a bracket with what is known of the person, follows."""
    opened = (begin.end() for begin in _subject().finditer(folded))
    for at in chain([0] if _name().match(folded) else [], opened):
        if no_name().match(folded, at):
            continue
        ends = [*chinese_ends(folded, at), *japanese_ends(folded, at), *_foreign_ends(folded, at)]
        for end in sorted(set(ends), reverse=True):
            if (folded[end - 1] in _ADVERBS and end - 1 in ends) or (end - at == 2 and folded[end - 1] in _SHORT_TITLES):
                continue
            if sayers().match(folded, end) or _BEHIND_NAME.match(folded, end):
                yield at, end
                break


def _foreign_ends(folded: str, at: int) -> list[int]:
    """Where a run of the characters of foreign names ends, if a verb of saying could follow it."""
    run = _run().match(folded, at)
    return list(range(at + 2, run.end() + 1))[-3:] if run and 2 <= run.end() - at <= 6 else []


def named_beside(folded: str) -> Iterator[Span]:
    """Names behind 由, 邀请, 与 and the like, before a verb of taking part; behind the surer of these also before a mark."""
    for word in _WITH.finditer(folded):
        at = word.end() + (folded[word.end() : word.end() + 1] == "了")
        if folded[at : at + 1] == "时":
            continue
        for end in reversed(chinese_ends(folded, at)):
            if _TAKES_PART.match(folded, end) or (word[0] in _FREE and end - at >= 3 and not _HAN.match(folded, end)):
                yield at, end
                break


def bylined(folded: str) -> Iterator[Span]:
    """Who wrote, photographed or edited: 文：林汐, 图／何小雨, （林汐 摄）."""
    for credit in _CREDIT.finditer(folded):
        at = credit.end()
        while folded[at : at + 1] == " ":
            at += 1
        for _ in range(MOST_AUTHORS):
            ends = [end for end in chinese_ends(folded, at) if not _HAN.match(folded, end) or _CREDIT.match(folded, end)]
            if not ends:
                break
            yield at, ends[0]
            if folded[ends[0] : ends[0] + 1] not in ("、", " ", "，", "/"):
                break
            at = ends[0] + 1
    for shot in _SHOT.finditer(folded):
        stop = shot.start() - (folded[shot.start() - 1 : shot.start()] in (" ", "/"))
        for length in (3, 2):
            start = stop - length
            opened = start == 0 or (start > 0 and not _HAN.match(folded, start - 1))
            if opened and stop in chinese_ends(folded, start):
                yield start, stop
                break
