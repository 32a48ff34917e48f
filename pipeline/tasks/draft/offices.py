"""Offices as they are printed before a name, and the bodies in them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.languages import default_language
from pipeline.languages.radicals import HAN
from pipeline.languages.words import any_of
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.words import plain_words

BREAK = re.compile(r"[，。；：！？!?,;:\n“”‘’「」『』\"'（）()《》〈〉…—■●▲/／|#]")
LONGEST = 64
"""As far before a name as its office may begin."""
OPENER = (
    "作为|来自|(?<![自])由|邀请了?|邀得|特邀|会见了?|采访了?|专访了?|聘请|委任|授予|颁给|[和与及]|以及|跟|向|对于?|据|在|是|的是|其中|包括|以及|分别|而"
    "|身边的|隔壁的|旁边的|排在.*?的|时任|当天|当日|上午|下午|现场|随后|会上|会后|同时|此外|其|该|这位|那位|一位|另一位|名为|叫做?|于|请|让|为|给|被|并|就|时|日(?!本)|的"
)
WHOLE = re.compile(
    "大学|科学院|社科院|公司|集团|医疗中心|医院|议会|政府(?![^、]{0,8}[局厅署])|(?:研究院|学院|协会|学会|联合会)(?=[^、]{2,})|[局厅](?=党)"
)
"""What ends a body that has others within it: the first body of an office is the whole, not its part."""


_PARTY = re.compile(r"(.*?(?:党?委|政协|人大常委会|人大))(?=常委|副?书记|副?主席|副?主任|委员|秘书长)")
"""A committee that its members are called by: 省委 of 省委常委, 市委 of 市委书记."""
_BODIES = re.compile(
    "政府|委员会|常委会|[^常]委|局|厅|部|司|署|处|办公室|办|中心|大学|学院|学校|研究院|研究所|实验室|公司|集团|银行|协会|学会|联合会|联盟|组织|基金会|议会|法院"
    "|检察院|医院|馆|社|院|所|政协|人大|商会|理事会|大使馆|领事馆|总署|联合国|工会|委会|分会|会|学系|系|室|团|队|站|园|[Gg]roup"
)


def title_before(setting: Setting, item: Item) -> Span | None:
    """The office that stands right before a name, whole: 省委常委、某市市委书记."""
    plain = setting.plain
    end = item.start
    if plain[end - 1 : end] == "的":
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
    for match in re.finditer(OPENER, plain[start:end]):
        rest = plain[start + match.end() : end]
        sure = match.start() == 0 or len(match[0]) > 1 or match[0] in "由在是"
        if sure and len(rest) >= 2 and not re.match("[会要务]", rest):
            start += match.end()
            break
    while plain[start:end] and re.match(r"[\s、和与及的]", plain[start]):
        start += 1
    return (start, end) if start < end else None


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
    first = words.partition("、")[0]
    party = _PARTY.match(first)
    if party:
        return position[0], position[0] + party.end(1)
    title = _whole_title().search(first)
    head = first[: title.start()] if title else first
    country = _country().match(head)
    begin = country.end() if country and len(head) - country.end() >= 4 else 0
    whole = WHOLE.search(head, begin + 1)
    if whole:
        return position[0] + begin, position[0] + whole.end()
    found = [m.end() for m in _BODIES.finditer(head, begin)]
    return (position[0] + begin, position[0] + found[-1]) if found and found[-1] - begin >= 2 else None


@cache
def _title() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(default_language().entries('title_heads.txt'))}|嘉宾|讲师|馆长|总编|社长|主委|CTO|CFO|COO)$")


@cache
def _whole_title() -> re.Pattern[str]:
    grade = "(?:常务|第一|执行|联席|联合|荣誉|名誉|助理|代理|署理|首席|高级|资深|前任?|原|现任|候任|党组|党委|党工委|学术|公共关系|[副总])*"
    return re.compile(f"{grade}(?:{any_of(default_language().entries('title_heads.txt'))}).*$")


@cache
def _country() -> re.Pattern[str]:
    return re.compile(any_of(plain_words("countries.txt")))
