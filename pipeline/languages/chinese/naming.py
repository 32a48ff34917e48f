"""Events and initiatives that are named without marks: a noun phrase that ends in a word such as 论坛 or 计划, and says which one.

A rule of form, not a list of names: from the last word a bounded look to the left, up to a mark, a preposition, a conjunction or a verb
that hardly ever stands inside a name. What says nothing of which thing it is (该, 一批, 重大 …) is taken off; the rest must be specific.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.chinese.lexicon import Words, any_of, entries
from pipeline.languages.chinese.speech import verbs
from pipeline.languages.openings import Sieved
from pipeline.languages.values import Naming

LONGEST = 24
"""How far to the left of its last word a name may begin; in characters."""
SPECIFIC = {"own": 0, "sure": 2, "common": 3}
"""How many characters must say which thing it is, by how sure its last word is to name one."""
JOINING = ("和", "与", "及", "以及")
DAY_OF = r"(?:世界|国际|全国|全民)[\u4e00-\u9fff]{1,5}?(?:[日节周]|纪念日)(?![前后本期上下报常均益间])"
"""A day, week or festival that the world keeps: World Water Day and its like."""
LABEL = r"(?<=[\u4e00-\u9fff]{2})[ei][\u4e00-\u9fff]|(?:智慧|数字|数智|海绵|无废|书香|平安)(?!化)[\u4e00-\u9fff]{2}"
"""A short label without a head: one small letter between characters (云港e修), or something called smart, digital, sponge and so on."""
_UNLISTED = Sieved(f"(?P<day>{DAY_OF})|(?P<label>{LABEL})")
_BREAK = re.compile(r"[^\w·•・\-—－]")
_CLOSE = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《"}
_DAY = r"(?:[0-9一二三四五六七八九十]+[日号时分])|[0-9]+月"
_CLASSIFIER = (
    "个|项|场|次|批|类|家|条|座|种|份|部|大|本|届|期|轮|级|幅|栋|所|处|只|张|台|辆|名|位|户|间|片|排|棵|株|件|篇|册"
    "|(?:平方|立方)?(?:公里|千米|米)|公顷|亩|吨|万?元|小时|分钟"
)
_COUNTED = rf"[0-9一二三四五六七八九十百千万两数多几余]+(?:{_CLASSIFIER})"
_EDITION = re.compile(rf"(?:第{_COUNTED}|[0-9〇零一二三四五六七八九十]{{4}}年?(?:度)?)")
_LATIN = re.compile(r"[A-Za-z]{2,}|[A-Za-z][0-9]|[0-9][A-Za-z]")
_VERBAL = ("计划", "计画", "规划", "倡议", "行动", "报告")
_ACTOR = "市省区县国州镇乡村局委办部厅院会司方者人们校府队"
"""Behind the last character of an actor, and before another word, these heads are verbs (某市计划明年 …)."""
_LETTER = re.compile(r"[a-z]")
_HAN = re.compile(r"[㐀-鿿]")
_openers = cache(lambda: re.compile(f"(?:{any_of(_words('naming_openers.txt'))}|(?!{_EDITION.pattern}){_COUNTED})*"))
_general = cache(lambda: re.compile(any_of(_words("naming_openers.txt") | _words("naming_general.txt"))))
_followers = cache(lambda: re.compile(any_of(set(verbs()) | set(entries("after_names.txt")))))


def find_namings(folded: str) -> list[Naming]:
    """Every event and initiative of simplified text that is named by its form, in order; of overlapping ones the longest."""
    found: list[Naming] = []
    table = _table()
    for start, end, unlisted in _listed().beside(_UNLISTED.search, folded):
        head = folded[start:end]
        if unlisted and unlisted["label"]:
            begun = start - 2 * bool(_LETTER.match(head))
            if _is_label(folded, start, end):
                _keep(found, Naming(begun, end, begun, "initiative"))
            continue
        kind, strength = table.get(head, ("event", "bare"))
        if kind == "none" or (strength == "common" and not _ends(folded, end)) or _is_verb(folded, start, end):
            continue
        first = _begin(folded, start, SPECIFIC.get(strength, 0), joined=strength != "common")
        if first is None and strength == "bare":
            first = start
        if first is None:
            continue
        _keep(found, Naming(first, end, start, "event" if kind == "event" else "initiative"))
    return found


def _keep(found: list[Naming], naming: Naming) -> None:
    """Add what was found last; what it overlaps becomes part of it."""
    while found and found[-1].end > naming.start:
        naming = naming._replace(start=min(naming.start, found.pop().start))
    found.append(naming)


def _is_label(folded: str, start: int, end: int) -> bool:
    """Whether a label stands by itself and is none of the general words."""
    if _LETTER.search(folded, start, end):
        return True
    words = folded[start + 2 : end]
    return _ends(folded, end) and not (_general().fullmatch(words) or _bounds()[0].search(words))


def _begin(folded: str, head: int, wanted: int, *, joined: bool) -> int | None:
    """Where the name before a head begins, or nothing where its words do not say which thing it is.

    A conjunction may stand inside a name (``joined``): where what follows it says nothing, what precedes it is part of the name.
    """
    low = max(0, head - LONGEST)
    for mark in _BREAK.finditer(folded, low, head):
        low = mark.end()
    if low == head:
        return _opened(folded, low)
    starts = [(low, "")]
    bounds, kept = _bounds()
    starts += [(bound.end(), bound[0]) for bound in bounds.finditer(folded, low, head) if bound[0] not in kept]
    while starts:
        start, bound_by = starts.pop()
        if start == low and (opened := _opened(folded, low)) is not None:
            return opened
        start = _openers().match(folded, start, head).end()  # type: ignore[union-attr]
        if _is_specific(folded[start:head], wanted):
            return start
        if not joined or bound_by not in JOINING or start == head:
            return None
    return None


def _is_specific(words: str, wanted: int) -> bool:
    """Whether words say which thing it is: a Latin word does, and so do enough characters that are not of general words."""
    if not words or not wanted or _LATIN.search(words):
        return bool(words)
    return len(_HAN.findall(_general().sub("", _EDITION.sub("", words)))) >= wanted


def _opened(folded: str, at: int) -> int | None:
    """Where the marks open that close right before a place."""
    mark = _CLOSE.get(folded[at - 1 : at])
    opened = folded.rfind(mark, max(0, at - LONGEST - 2), at) if mark else -1
    return opened if opened >= 0 and "\n" not in folded[opened:at] else None


def _is_verb(folded: str, start: int, end: int) -> bool:
    """Whether a head that is a verb too stands between an actor and another word."""
    return folded[start:end] in _VERBAL and folded[start - 1 : start] in _ACTOR and bool(_HAN.match(folded, end))


def _ends(folded: str, end: int) -> bool:
    """Whether a noun phrase may end here: no character of a word follows, or one of the words that follow names."""
    return not _HAN.match(folded, end) or bool(_followers().match(folded, end))


def _words(name: str) -> set[str]:
    return {word for line in entries(name) for word in line.split()}


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Kind and strength of every listed last word."""
    table: dict[str, tuple[str, str]] = {}
    for line in entries("naming_heads.tsv"):
        kind, strength, words = line.split("\t")
        table |= dict.fromkeys(words.split(), (kind, strength))
    return table


@cache
def _listed() -> Words:
    return Words(_table())


@cache
def _bounds() -> tuple[Sieved, frozenset[str]]:
    """What may end a name to the left, and the longer words that hold such a word and do not."""
    words = _words("naming_bounds.txt")
    return Sieved(
        f"{_DAY}|(?<![第0-9一二三四五六七八九十百千万]){_COUNTED}|{any_of({word.removeprefix('-') for word in words})}"
    ), frozenset(w[1:] for w in words if w[0] == "-")
