"""What is named: gatherings, and what somebody runs, built or plans, by titles, names in marks, and names by their form alone."""

from __future__ import annotations

import re

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span, inside
from pipeline.tasks.draft.name import Name, Names
from pipeline.tasks.draft.name_forms import (
    ALIAS,
    CODED,
    GENERIC,
    LAUNCH,
    MEDIUM,
    RELEASED,
    SPLIT,
    SPOKEN,
    SURE_MADE,
    THEME,
    THEMED,
    VERBAL,
    heads,
    noun_behind,
)
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.unlisted import listed, said_again, sessions


def names_of(setting: Setting) -> Names:
    """The named things of an article: each once, at the place where it is named first in full."""
    found = Names()
    themes: list[Item] = []
    quoted = list(setting.of_kind("quoted"))
    for item in setting.of_kind("title", "quoted", "event", "initiative"):
        words = setting.plain[item.start : item.end]
        if _is_known(found, setting, item, words):
            continue
        if item.kind in ("event", "initiative"):
            _unmarked(setting, found, item)
        elif item.kind == "title":
            _title(setting, found, item, words)
        elif THEME.match(setting.plain, item.end) or THEMED.search(setting.plain, max(0, item.start - 6), item.start):
            themes.append(item)
        elif ALIAS.search(setting.plain, max(0, item.start - 6), item.start) and found.names:
            found.mentioned.append(item)
            found.aliases.append((setting.bare(words), found.names[-1]))
        else:
            _quoted(setting, found, item, quoted)
    sessions(setting, found)
    listed(setting, found)
    for name in (n for n in found.names if n.event and not n.launch):
        name.mentions += said_again(setting, name)
    for theme in themes:
        _give(setting, found, theme)
    return found


def _is_known(found: Names, setting: Setting, item: Item, words: str) -> bool:
    """Whether a name that was found already settles these words: the same, a title's last words, or a part without marks."""
    mine = setting.bare(words)
    known = next((name for alias, name in found.aliases if mine == alias), None)
    known = known or next((name for name in found.names if _settles(setting, name, item, mine)), None)
    if known is not None:
        known.items.append(item)
        known.mentions.append((item.start, item.end))
    return known is not None


def _settles(setting: Setting, name: Name, item: Item, mine: str) -> bool:
    theirs = setting.bare(setting.plain[slice(*name.place)])
    same = mine == theirs or (item.kind == "title" and theirs.endswith(mine))
    part = item.kind in ("event", "initiative") and (mine in theirs or (len(theirs) >= 4 and mine.endswith(theirs)))
    within = any(inside((item.start, item.end), place) for place in (*((i.start, i.end) for i in name.items), name.place))
    quoted = item.kind == "quoted" and mine in theirs and len(mine) >= 3 and 2 * len(mine) >= len(theirs)
    return same or part or within or quoted


def _unmarked(setting: Setting, found: Names, item: Item) -> None:
    """A name by its form alone; one that holds another gathering's name whole is two."""
    start, end = _trimmed(setting, item)
    words = setting.plain[start:end]
    if GENERIC.fullmatch(words):
        found.mentioned.append(item)
        return
    inner = SPLIT.search(words) if item.kind == "event" else None
    inner = None if inner and GENERIC.fullmatch(words[: inner.end()]) else inner
    parts = [(start, start + inner.end()), (start + inner.end(), end)] if inner else [(start, end)]
    for place in parts:
        mine = setting.bare(setting.plain[slice(*place)])
        known = next((n for n in found.names if _one_of(setting.bare(setting.plain[slice(*n.place)]), mine)), None)
        if known is None:
            found.names.append(Name(item.kind == "event", place, [item], mentions=[place]))
            if item.kind == "initiative":
                _launched(setting, found, item, place)
            continue
        known.items.append(item)
        known.mentions.append(place)
        if place[1] - place[0] > known.place[1] - known.place[0] and known.event:
            known.place = place


def _one_of(known: str, mine: str) -> bool:
    """Whether two names by form alone are of one thing: the same, or the longer ends in the shorter."""
    return known == mine or (min(len(known), len(mine)) >= 3 and (mine.endswith(known) or known.endswith(mine)))


def _trimmed(setting: Setting, item: Item) -> Span:
    """A name without marks, without a verb or adverb that the rule of form has left before it."""
    plain = setting.plain
    opened = VERBAL.match(plain, item.start, item.end)
    start = opened.end() if opened and item.end - opened.end() >= 2 else item.start
    if plain[start - 1 : start + 1] in ("我国", "各国", "本国"):
        start += 1
    return start, item.end


def _title(setting: Setting, found: Names, item: Item, words: str) -> None:
    """A title in 《》: a work, unless it is a newspaper, or what somebody spoke about."""
    if MEDIUM.search(words) or SPOKEN.match(setting.plain, item.end):
        found.mentioned.append(item)
    else:
        place = item.start, item.end
        found.names.append(Name(False, place, [item], mentions=[place]))
        _launched(setting, found, item, place, title=True)


def _launched(setting: Setting, found: Names, item: Item, place: Span, *, title: bool = False) -> None:
    """The launch of a publication is a gathering too: its verb stands right before or behind it, or before the one listed before it."""
    plain = setting.plain
    listed = re.search("(?:以及|[和与及、])$", plain[max(0, item.start - 2) : item.start])
    before = next((n for n in reversed(found.names) if n.launch), None)
    joined = bool(listed and before and 0 <= item.start - before.place[1] <= 10 and "。" not in plain[before.place[1] : item.start])
    told = LAUNCH.search(plain, max(0, item.start - 8), item.start) or plain.startswith(("发布", "首发"), place[1])
    if (told or joined) and (title or RELEASED.search(plain[slice(*place)])):
        found.names.append(Name(True, place, [item], mentions=[place], launch=True, head="发布了"))


def _quoted(setting: Setting, found: Names, item: Item, quoted: list[Item]) -> None:
    """A name in quotation marks: by the head that follows it, or by its own last word, or by a verb of making before it."""
    plain = setting.plain
    head = _head_behind(setting, item, quoted)
    if head is not None:
        event, end, at, stop = head
        place = (item.start, end) if end > item.end else (item.start + 1, item.end - 1)
        found.names.append(Name(event, place, [item], mentions=[place], head=plain[at:stop]))
        _launched(setting, found, item, place)
        return
    place = (item.start + 1, item.end - 1)
    inner = plain[slice(*place)]
    own = heads().search(inner)
    if own and own.end() == len(inner) and len(inner) > len(own[0]):
        found.names.append(Name(own.lastgroup == "event", place, [item], mentions=[place]))
    elif CODED.fullmatch(inner) or (SURE_MADE.search(plain, max(0, item.start - 8), item.start) and len(inner) >= 3):
        found.names.append(Name(False, place, [item], mentions=[place]))
    else:
        found.mentioned.append(item)


def _head_behind(setting: Setting, item: Item, quoted: list[Item]) -> tuple[bool, int, int, int] | None:
    """Whether a head of names follows a name in marks, of a gathering or not, and where it ends; several names may share one."""
    plain = setting.plain
    end = item.end
    chained = False
    for other in quoted:
        if other.start >= end and re.fullmatch("[、和与及]|以及|", plain[end : other.start]) and other.start - item.end <= 80:
            end, chained = other.end, True
    between = re.compile("(?:的|等|这)?(?:[0-9一二三四五六七八九十两]+[场个项大])?").match(plain, end)
    at = between.end() if between else end
    noun = noun_behind(plain, at)
    if noun is None:
        return None
    event, stop = noun
    direct = not chained and at == end
    if not direct and between and "的" in between[0] and not re.search("名为|叫|题为$", plain[max(0, item.start - 3) : item.start]):
        return None
    return event, (stop if direct else item.end), at, stop


def _give(setting: Setting, found: Names, theme: Item) -> None:
    """Give a theme to the gathering named nearest behind it in its sentence, or before it."""
    events = [n for n in found.names if n.event and n.theme is None]
    sentence = setting.sentence(theme.start)
    behind = [n for n in events if theme.end <= n.place[0] < sentence[1]]
    before = [n for n in events if any(sentence[0] <= m[0] and m[1] <= theme.start for m in n.mentions)]
    led = bool(re.match("为[^，。]{0,4}主[题旨]的", setting.plain[theme.end : theme.end + 10]))
    chosen = behind[0] if behind and (led or not before) else before[-1] if before else None
    if chosen is None:
        found.mentioned.append(theme)
    else:
        chosen.theme = (theme.start + 1, theme.end - 1)
        chosen.items.append(theme)
