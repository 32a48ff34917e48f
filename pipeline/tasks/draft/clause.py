"""What a number is about: the indicator and the subject, in words of the clause around it, character for character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.accounting.placed import Span
from pipeline.languages.radicals import HAN
from pipeline.languages.values import Quantity
from pipeline.tasks.draft.setting import Setting

LONGEST = 14
MARK = re.compile(r"[，。；：！？!?,;:\n“”‘’「」『』\"'（）()《》〈〉…—、|/#【】\[\]·・~～]")
LINK = re.compile(
    "(?:已经?|共计?|累计|合计|总计|约|近|达到?了?|高达|多达|仅为?|只有?|为|有|是|至|到|超过?了?|突破了?|逾|增至|降至|减至|升至|增加到?了?|增长到?了?|减少到?了?|降低到?了?|降到?了?|提高到?了?|提升到?了?"
    "|缩短到?了?|缩小到?了?|缩到|扩大至|扩大到?|延伸至|下降到?了?|上升到?了?|上涨到?了?|增|减|均不?低于|不低于|不超过|不少于|不足|均|都|就|可|将|会|要|还|又|也|再|了|从|由|比|的|在|按|以|用|等|目前|如今|现在|现有|过去|最初|平均"
    "|每年|预计|计划|力争|至少|最多|最少|最高|最低|接近|其中|却|仍|整整|大约|大概|足足|分别|首批|占|得|收|每|我|个|得到|来自|拥有|设有|共有|涉及|包括|建成|新增|完成|成为|成|位居|位列|排名|居|列|排)+$"
)
CHANGED = re.compile(
    "(?:从|由)[^，。；]*(?:增加?到?|增长到?|增至|降低?到?|降至|减少?到?|减至|缩短?至?到?|缩小到?|提高到?|提升至?到?|升至?|扩大[到至]|下降到?|变为?|[到至])了?(?:目前的|如今的|现在的)?$"
)
CUT_BEFORE = re.compile(
    "的(?!士)|(?<![存内潜现])在(?![线地])|从|由(?!于)|将|把|被|向|对(?!外|接)|使|让|于|给|着|了|并|和|与|及|或|则|但|而|且|也|还|因|为(?!主)|是|等|每"
)
CUT_AFTER = re.compile(
    "[的了着过在于为是和与及或以将把被从由向对而且并但则也还都就又再来去上下中内里间左右等则让使有无不没可能会要应需曾已正参出进入齐同签发举召建完实获得达超增减升降提缩扩]"
)


@dataclass(frozen=True, slots=True)
class About:
    """Where the words of the indicator and of the subject stand."""

    indicator: Span
    subject: Span | None = None


def about(setting: Setting, number: Quantity, before: list[tuple[Quantity, About]]) -> About | None:
    """What a number is about: what is counted behind it, what is measured before it, or what the number before was about."""
    first, last = setting.clause(number.start)
    last = max(last, number.end)
    counted = _behind(setting.plain, number, setting.clause(number.end)[1])
    measured = _before(setting.plain, first, number.start)
    counts = number.unit_kind in ("count", "") and number.unit is None
    if counted is not None and (counts or measured is None):
        return About(counted)
    if measured is not None:
        return About(measured, _subject(setting.plain, first, measured[0]))
    sentence = setting.sentence(number.start)
    earlier = [a for q, a in before if q.start >= sentence[0]]
    if earlier:
        return earlier[-1]
    spoken = re.compile(f"{HAN}{{2,}}").search(setting.plain, number.end, min(sentence[1], number.end + LONGEST))
    if spoken:
        return About(_cut(setting.plain, spawn(spoken)))
    run = _run_before(setting.plain, sentence[0], number.start)
    return About(run) if run else None


def spawn(match: re.Match[str]) -> Span:
    """The place of a match, of ten characters at most."""
    return match.start(), min(match.end(), match.start() + 10)


def _cut(plain: str, place: Span) -> Span:
    mark = MARK.search(plain, *place)
    return (place[0], mark.start()) if mark and mark.start() > place[0] + 1 else place


def _behind(plain: str, number: Quantity, end: int) -> Span | None:
    """The noun right behind a number: 城市体征指标 of 5752个城市体征指标."""
    mark = MARK.search(plain, number.end, end)
    end = min(mark.start() if mark else end, number.end + LONGEST)
    cut = CUT_AFTER.search(plain, number.end, end)
    stop = cut.start() if cut else end
    words = plain[number.end : stop]
    digit = re.search("[0-9一二三四五六七八九十百千万]", words)
    if digit:
        stop = number.end + digit.start()
    least = 1 if len(words) == 1 and cut and cut[0] == "的" else 2
    return (number.end, stop) if stop - number.end >= least or _alone(plain, number, stop) else None


def _alone(plain: str, number: Quantity, stop: int) -> bool:
    """One character that ends its clause: 三家店."""
    return stop - number.end == 1 and not re.match(HAN, plain[stop : stop + 1] or "，")


def _before(plain: str, start: int, end: int) -> Span | None:
    """The noun before a number, without the words that tie it to the number: 覆盖率 of 覆盖率从38%提高到71%."""
    begin = max((mark.end() for mark in MARK.finditer(plain, start, end)), default=start)
    change = CHANGED.search(plain[begin:end])
    stop = begin + change.start() if change else end
    while True:
        link = LINK.search(plain[begin:stop])
        dated = re.search(
            "[0-9〇零一二三四五六七八九十]+(?:年|月|日|年代|年底|年初|时|点|季度)(?:上半年|下半年|底|末|初|前|后)?$", plain[begin:stop]
        )
        cut = min((m.start() for m in (link, dated) if m), default=None)
        if cut is None:
            break
        stop = begin + cut
    pieces = [m.end() for m in CUT_BEFORE.finditer(plain, begin, stop)]
    head = pieces[-1] if pieces else begin
    if stop - head < 2 and len(pieces) > 1:
        head = pieces[-2]
    head += max((m.end() for m in re.finditer("[0-9]+[^\u4e00-\u9fff]*[个名家座项年月日%]?", plain[head:stop])), default=0)
    head = max(head, stop - LONGEST)
    return (head, stop) if stop - head >= 2 and re.search(HAN, plain[head:stop]) else None


def _run_before(plain: str, start: int, end: int) -> Span | None:
    """The nearest two characters or more before a number, whatever they are, within its sentence."""
    last = max((m.span() for m in re.compile(f"{HAN}{{2,}}").finditer(plain, start, end)), default=None)
    return (max(last[0], last[1] - 8), last[1]) if last else None


def _subject(plain: str, start: int, end: int) -> Span | None:
    """Before 的 whose it is: 曼谷 of 曼谷的绿地面积."""
    if plain[end - 1 : end] != "的":
        return None
    noun = re.search(f"{HAN}{{2,8}}$", plain[start : end - 1])
    if not noun:
        return None
    begin, stop = start + noun.start(), end - 1
    begin = max((m.end() for m in CUT_BEFORE.finditer(plain, begin, stop)), default=begin)
    return (begin, stop) if stop - begin >= 2 else None
