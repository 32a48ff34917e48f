"""Who is meant: the persons of an article, each with every place where he or she is named, and with office and body as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.languages.chinese.lexicon import any_of, entries
from pipeline.languages.chinese.script import HAN
from pipeline.tasks.draft.setting import Setting

DOT = re.compile(r"[·•・‧∙⋅･．.\s-]+")
BREAK = re.compile(r"[，。；：！？!?,;:\n“”‘’「」『』\"'（）()《》〈〉…—■●▲/／|#]")
LONGEST = 64
"""As far before a name as its office may begin."""
OPENER = (
    "作为|来自|(?<![自])由|邀请了?|邀得|特邀|会见了?|采访了?|专访了?|聘请|委任|授予|颁给|[和与及]|以及|跟|向|对于?|据|在|是|的是|其中|包括|以及|分别|而"
    "|身边的|隔壁的|旁边的|排在.*?的|时任|当天|当日|上午|下午|现场|随后|会上|会后|同时|此外|其|该|这位|那位|一位|另一位|名为|叫做?|于|请|让|为|给|被|并|就|时|日(?!本)|的"
)
CREDIT = re.compile(
    r"(?:记者|通讯员|评论员|特约撰稿人|撰稿人?|实习生|作者|编辑|责编|摄影?|文字?|图片?|撰文|整理|校对|供图|编译|翻译)(?:[:：/／|｜丨\s]|$)?$"
)
SHOT = re.compile(r"[\s)）]*[/／]?(?:摄影?|文|图|供图|供稿|报道|制图|编译|翻译|提供)(?:[/／）)。，\n]|$)|等?(?:报道|报导)[。\n]|提供[,，。)）]")
LATIN_AGAIN = re.compile(r"[（(]\s*$")
_ALONE = re.compile(r"[\s、，,/／·]|文|图|摄影?")
"""What stands between names in a line of nothing but authors."""
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


WHOLE = re.compile("大学|科学院|社科院|公司|集团|医疗中心|医院|议会|政府(?![^、]{0,8}[局厅署])|(?:研究院|学院|协会|学会|联合会)(?=[^、]{2,})|[局厅](?=党)")
"""What ends a body that has others within it: the first body of an office is the whole, not its part."""
COUNTRY = re.compile(
    "中国|美国|英国|法国|德国|日本|韩国|朝鲜|俄罗斯|印度尼西亚|印尼|印度|泰国|越南|马来西亚|新加坡|菲律宾|缅甸|老挝|柬埔寨|蒙古国?|哈萨克斯坦|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|巴基斯坦"
    "|伊朗|伊拉克|土耳其|沙特阿拉伯|沙特|阿联酋|阿曼|埃及|摩洛哥|肯尼亚|埃塞俄比亚|尼日利亚|南非|乌干达|坦桑尼亚|加拿大|墨西哥|古巴|巴西|阿根廷|智利|秘鲁|乌拉圭|哥伦比亚|西班牙|葡萄牙|意大利|希腊"
    "|荷兰|比利时|瑞士|奥地利|匈牙利|波兰|捷克|芬兰|瑞典|挪威|丹麦|爱尔兰|乌克兰|白俄罗斯|塞尔维亚|澳大利亚|澳洲|新西兰|斯里兰卡|尼泊尔|孟加拉国?"
)
"""A country before the name of a body in it, which is no part of that name."""


def people_of(setting: Setting) -> tuple[list[Person], list[Item], list[Item]]:
    """The persons of an article in the order of their first mention, those who made the article, and names given twice (in Latin letters)."""
    authors: list[Item] = []
    again: list[Item] = []
    others: list[Item] = []
    found = [item for item in setting.of_kind("person")]
    found = list(_rejoined(setting, found))
    for at, item in enumerate(found):
        if NO_PERSON.match(setting.plain, item.end):
            again.append(item)
        elif _is_author(setting, item, found[at - 1] if at else None, authors):
            authors.append(item)
        elif _is_gloss(setting, item, found[at - 1] if at else None):
            again.append(item)
        else:
            others.append(item)
    written = {setting.plain[i.start : i.end] for i in authors}
    authors += [i for i in others if setting.plain[i.start : i.end] in written and not title_before(setting, i)]
    others = [i for i in others if i not in authors]
    return _grouped(setting, others), authors, again


def _rejoined(setting: Setting, found: list[Item]) -> Iterator[Item]:
    """The names, those that a place within them had cut put together: 露 and 娜·巴尔 with 西安 between."""
    waiting: Item | None = None
    for item in found:
        if waiting is not None:
            gap = setting.plain[waiting.end : item.start]
            parts = [setting.plain[i.start : i.end] for i in (waiting, item)]
            if 1 <= len(gap) <= 3 and re.fullmatch(f"{HAN}+", gap) and all(DOT.search(part) for part in parts):
                waiting = waiting._replace(end=item.end, whole=(waiting.start, item.end))
                continue
            yield waiting
        waiting = item
    if waiting is not None:
        yield waiting


def _is_author(setting: Setting, item: Item, before: Item | None, authors: list[Item]) -> bool:
    """Whether a name stands in a credit: behind 记者 and the like, before 摄, or beside another author."""
    head = setting.plain[max(0, item.start - 6) : item.start]
    first, last = setting.paragraph(item.start)
    if last - first <= 40 and not _ALONE.sub("", "".join(c for i, c in enumerate(setting.plain[first:last], first) if not _in_person(setting, i))):
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
        person = next((p for p in reversed(people) if is_same(p.name, name)), None)
        if person is None:
            people.append(Person(name, [item]))
            continue
        person.mentions.append(item)
        if len(name) > len(person.name):
            person.name = name
    for person in people:
        _introduce(setting, person)
    return people


def is_same(name: str, other: str) -> bool:
    """Whether one name is a short form of the other: a surname (林 of 林汐), or any whole parts between dots."""
    long, short = (name, other) if len(name) >= len(other) else (other, name)
    if long == short:
        return True
    parts = [part for part in DOT.split(long) if part]
    if len(parts) > 1:
        few = [part for part in DOT.split(short) if part]
        joined = "\x00".join(parts)
        return "\x00".join(few) in joined and any("\x00".join(parts[i : i + len(few)]) == "\x00".join(few) for i in range(len(parts)))
    return len(long) <= 5 and long.startswith(short) and len(short) <= 2


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


def title_before(setting: Setting, item: Item) -> Span | None:
    """The office that stands right before a name, whole: 省委常委、某市市委书记."""
    plain = setting.plain
    end = item.start
    if plain[end - 1 : end] in ("的",):
        end -= 1
    if not _ends_in_title(plain, end):
        return None
    low = max(setting.paragraph(item.start)[0], end - LONGEST)
    for mark in BREAK.finditer(plain, low, end):
        if not _inside_name(plain, mark.start(), end):
            low = mark.end()
    start = low
    for pause in re.finditer("、", plain[low:end]):
        at = low + pause.start()
        if not _ends_in_title(plain, at):
            start = at + 1
    opened = list(re.finditer(OPENER, plain[start:end]))
    for match in opened:
        rest = plain[start + match.end() : end]
        if match.start() == 0 or len(match[0]) > 1 or match[0] in "由在是":
            if len(rest) >= 2 and not re.match("[会要务]", rest):
                new = start + match.end()
                start = new if _plausible(plain[new:end]) else start
                break
    while plain[start:end] and re.match(r"[\s、和与及的]", plain[start]):
        start += 1
    return (start, end) if start < end else None


def _plausible(words: str) -> bool:
    return len(words) >= 2


def _inside_name(plain: str, at: int, end: int) -> bool:
    """Whether a mark belongs to a pair of quotation marks within the office (某大学“一带一路”研究中心主任)."""
    opening, closing = "“‘「『\"'《", "”’」』\"'》"
    if plain[at] in opening:
        close = plain.find(closing[opening.index(plain[at])], at + 1, end)
        return 0 <= close < end - 1 and bool(re.search(HAN, plain[at - 1 : at] or ""))
    if plain[at] in closing:
        opened = plain.rfind(opening[closing.index(plain[at])], max(0, at - 14), at)
        return opened > 0 and at < end - 1 and bool(re.search(HAN, plain[opened - 1])) and not BREAK.search(plain, opened + 1, at)
    return False


def _ends_in_title(plain: str, end: int) -> bool:
    return bool(_title().search(plain, max(0, end - 8), end))


def body_of(setting: Setting, position: Span) -> Span | None:
    """The first body in an office, as printed: what stands before the title (市水务局 of 市水务局局长), if it has the form of a body."""
    words = setting.plain[slice(*position)]
    first = re.split("、", words)[0]
    party = _party().match(first)
    if party:
        return position[0], position[0] + party.end(1)
    title = _whole_title().search(first)
    head = first[: title.start()] if title else first
    country = COUNTRY.match(head)
    begin = country.end() if country and len(head) - country.end() >= 4 else 0
    whole = WHOLE.search(head, begin + 1)
    if whole:
        return position[0] + begin, position[0] + whole.end()
    found = [m.end() for m in _bodies().finditer(head, begin)]
    return (position[0] + begin, position[0] + found[-1]) if found and found[-1] - begin >= 2 else None


@cache
def _title() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(entries('title_heads.txt'))}|嘉宾|讲师|馆长|总编|社长|主委|CTO|CFO|COO)$")


@cache
def _whole_title() -> re.Pattern[str]:
    grade = "(?:常务|第一|执行|联席|联合|荣誉|名誉|助理|代理|署理|首席|高级|资深|前任?|原|现任|候任|党组|党委|党工委|学术|公共关系|[副总])*"
    return re.compile(f"{grade}(?:{any_of(entries('title_heads.txt'))}).*$")


@cache
def _party() -> re.Pattern[str]:
    """A committee that its members are called by: 省委 of 省委常委, 市委 of 市委书记."""
    return re.compile(r"(.*?(?:党?委|政协|人大常委会|人大))(?=常委|副?书记|副?主席|副?主任|委员|秘书长)")


@cache
def _bodies() -> re.Pattern[str]:
    ends = (
        "政府|委员会|常委会|[^常]委|局|厅|部|司|署|处|办公室|办|中心|大学|学院|学校|研究院|研究所|实验室|公司|集团|银行|协会|学会|联合会|联盟|组织|基金会|议会|法院"
        "|检察院|医院|馆|社|院|所|政协|人大|商会|理事会|大使馆|领事馆|总署|联合国|工会|委会|分会|会|学系|系|室|团|队|站|园|[Gg]roup"
    )
    return re.compile(f"(?:{ends})")


def parts(name: str) -> Iterator[str]:
    """The parts of a name between dots."""
    yield from (part for part in DOT.split(name) if part)
