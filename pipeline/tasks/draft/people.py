"""Who is meant: the persons of an article, each with every place where he or she is named, and with office and body as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.languages.radicals import HAN
from pipeline.tasks.draft.offices import body_of, title_before
from pipeline.tasks.draft.setting import Setting

DOT = re.compile(r"[·•・‧∙⋅･．.\s-]+")
CREDIT = re.compile(
    r"(?:记者|通讯员|评论员|特约撰稿人|撰稿人?|实习生|作者|编辑|责编|摄影?|文字?|图片?|撰文|采访|整理|校对|供图|编译|翻译)(?:[:：/／|｜丨\s]|$)?$"
)
SHOT = re.compile(
    r"[\s)）]*[/／]?(?:摄影?|文|图|供图|供稿|报道|制图|编译|翻译|提供)(?:[/／）)。，\n]|$)|等?(?:报道|报导)[。\n]|提供[,，。)）]"
)
LATIN_AGAIN = re.compile(r"[（(]\s*$")
_ALONE = re.compile(r"[\s、，,/／·]|文|图|摄影?")
"""What stands between names in a line of nothing but authors."""
TITLED = re.compile("先生|女士|博士|教授|小姐|院士|[副代]?[市区县镇町村局处部司署院校馆会董事]{1,2}长|主任|主席|书记|老师|总")
"""What somebody is called by behind a surname."""
NO_PERSON = re.compile("书店|书院|书局|路|大道|中学|小学|大学|故居|纪念|基金会?|奖|广场|公园|体育|酒店|博物馆")
"""Behind a name that a place or a prize has."""


@dataclass(slots=True, eq=False)
class Person:
    """One person: every place of the name, the full one first found, and the office and body printed beside it."""

    name: str
    mentions: list[Item] = field(default_factory=list)
    full: Item | None = None
    position: Span | None = None
    body: Span | None = None

    @property
    def first(self) -> Item:
        """Where the person is introduced: with the office, or else where the full name stands first."""
        return self.full or self.mentions[0]


def people_of(setting: Setting) -> tuple[list[Person], list[Item], list[Item]]:
    """The persons of an article in the order of their first mention, those who made it, and names given twice (in Latin letters)."""
    authors: list[Item] = []
    again: list[Item] = []
    others: list[Item] = []
    found = _rejoined(setting)
    for before, item in zip([None, *found], found, strict=False):
        if NO_PERSON.match(setting.plain, item.end):
            again.append(item)
        elif _is_author(setting, item, before, authors):
            authors.append(item)
        else:
            (again if _is_gloss(setting, item, before) else others).append(item)
    written = {setting.plain[i.start : i.end] for i in authors}
    authors += [i for i in others if setting.plain[i.start : i.end] in written and not title_before(setting, i)]
    others = [i for i in others if i not in authors]
    return _grouped(setting, others), authors, again


def _rejoined(setting: Setting) -> list[Item]:
    """The names, those that a place within them had cut put together: 露 and 娜·巴尔 with 西安 between."""
    joined: list[Item] = []
    for item in setting.of_kind("person"):
        last = joined[-1] if joined else item
        parts = [setting.plain[i.start : i.end] for i in (last, item)]
        if re.fullmatch(f"{HAN}{{1,3}}", setting.plain[last.end : item.start]) and all(DOT.search(part) for part in parts):
            joined[-1] = last._replace(end=item.end, whole=(last.start, item.end))
        else:
            joined.append(item)
    return joined


def _is_author(setting: Setting, item: Item, before: Item | None, authors: list[Item]) -> bool:
    """Whether a name stands in a credit: behind 记者 and the like, before 摄, or beside another author."""
    head = setting.plain[max(0, item.start - 6) : item.start]
    first, last = setting.paragraph(item.start)
    if last - first <= 40 and not _ALONE.sub(
        "", "".join(c for i, c in enumerate(setting.plain[first:last], first) if not _in_person(setting, i))
    ):
        return True
    if CREDIT.search(head) or SHOT.match(setting.plain, item.end):
        return not re.search(r"对记者$|告诉记者$", head)
    if before is None or before not in authors:
        return False
    between = setting.plain[before.end : item.start]
    return len(between) <= 2 and not re.search(HAN, between) and "\n" not in between


def _in_person(setting: Setting, at: int) -> bool:
    return any(i.start <= at < i.end for i in setting.of_kind("person"))


def _is_gloss(setting: Setting, item: Item, before: Item | None) -> bool:
    """Whether a name says the name before it once more, in brackets."""
    return bool(before and item.start - before.end <= 2 and LATIN_AGAIN.search(setting.plain, before.end, item.start))


def _grouped(setting: Setting, items: Iterable[Item]) -> list[Person]:
    """Mentions put together by name: a short form belongs to the last one whose name has it."""
    people: list[Person] = []
    for item in items:
        name = setting.plain[item.start : item.end]
        alone = len(name) == 2 and (title_before(setting, item) is not None or not called_by(setting, item))
        person = next((p for p in reversed(people) if is_same(p.name, name, alone=alone)), None)
        if person is None:
            people.append(Person(name, [item]))
            continue
        person.mentions.append(item)
        if len(name) > len(person.name):
            person.name = name
    for person in people:
        _introduce(setting, person)
    return people


def called_by(setting: Setting, item: Item) -> bool:
    """Whether two characters are a surname by which somebody is called: a title follows, or another's longer name begins so."""
    name = setting.plain[item.start : item.end]
    longer = any(setting.plain.startswith(name, i.start) and i.end - i.start >= 4 for i in setting.of_kind("person"))
    return longer or bool(TITLED.match(setting.plain, item.end))


def is_same(name: str, other: str, *, alone: bool = False) -> bool:
    """Whether one name is a short form of the other: a surname (林 of 林汐), or any whole parts between dots.

    Two characters that stand ``alone`` are a whole name: 林汐 is not 林汐瑶.
    """
    long, short = (name, other) if len(name) >= len(other) else (other, name)
    if long == short:
        return True
    parts = [part for part in DOT.split(long) if part]
    if len(parts) > 1:
        few = [part for part in DOT.split(short) if part]
        return any(parts[i : i + len(few)] == few for i in range(len(parts)))
    return len(long) <= 5 and long.startswith(short) and len(short) <= (1 if alone else 2)


def _introduce(setting: Setting, person: Person) -> None:
    """Find the office: before the first full name that has one, else before any mention."""
    full = [m for m in person.mentions if setting.plain[m.start : m.end] == person.name]
    for mention in [*full, *person.mentions]:
        place = title_before(setting, mention)
        if place is not None:
            person.full, person.position = mention, place
            person.body = body_of(setting, place)
            return
    person.full = full[0] if full else None
