"""Numbers that hang on a second one: rates (每10万人12.5例, 12.5例/10万人) and ratios (三比一, 配比为1:3).

The second number is the base. It belongs to the phrase and is no number of its own. It is tied where only words stand between the two,
at most twelve and no further 每; or 中就有 with a comma (每三人中，就有一人). A base that a number follows in another way is not read:
whose base it is, the words do not surely say. A base that no number follows in its clause is a plain number (每千人口, 每三个月更新).
万元GDP能耗 and 百公里油耗 need no 每; nor does 一 with a measure (`ones`).

N比M is a ratio; with a colon it is one only beside a word such as 比, 比例 or 之比. Scores are not read, nor chains (1:2:3).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from pipeline.languages.chinese.han import evaluate
from pipeline.languages.chinese.quantities.numeral import next_numeral, numeral_at
from pipeline.languages.chinese.quantities.ones import among_at, bond, is_one, is_part, is_rhythm, rhythm_gap
from pipeline.languages.chinese.quantities.pattern import Numeral
from pipeline.languages.chinese.quantities.qualifiers import before, combine
from pipeline.languages.values import Qualifier, Quantity

Read = Callable[[Numeral, int], Quantity]
"""Reads the phrase around a numeral, not looking before a place."""

_CHANGES = (
    "增加?|新增|减少?|上升|下降|上涨|下跌|提高|降低|提升|高|低|多|少|升|降|涨|跌|投入|投资|生产|消费|花费?|购买?|买|消耗|行驶|驾驶|跑|骑行"
    "|完成|处理|回收|节约|节省|省|延误|延迟|推迟|提前|超过?|使用|用|卖出|售出|销售|出售|累计|获得"
)
_EACH = re.compile(f"每(?:隔|{_CHANGES}|[^\\W\\d_每]{{0,4}}满)?$")
_WORDS = re.compile(r"[^\W\d_每]{0,12}")
_AMONG = re.compile("[^\\W\\d_每]{0,6}(?:中间?|里|之中|当中)[，,](?:平均|大?约|至少|便|就|只|仅|也|都)*[有是]?")
_THEN = re.compile(
    "[^\\W\\d_每]{0,8}[，,](?:[^\\W\\d_每]{0,6})?(?:就|便|则|即|可|能|将|会|约|相当于|带动|拉动|对应|相应|增长?|减少?|下降|上升|提高|降低|节约?|省|赚|避免|得)[^\\W\\d_每]{0,8}"
)
_BREAKS = re.compile("[。；！？;!?\n]")
_PER = re.compile("[/／每]")
_BASE = re.compile(r"(?P<value>\d+(?:\.\d+)?)/(?P<base>10+万?|[十百千]?万|[百千])(?!\d)")
_END = re.compile("[，。；、,;)）\n]|$")
_INTENSITY = re.compile(
    "(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值|产值|营收|综合|平均)?(?:加速|制动距离|刹车距离|能耗|油耗|电耗|水耗|耗[电水能油]|用水|碳排放|排放|拥有)"
)
UNSURE = "a base whose number cannot be told surely"
_GAP = 8
_CHANGED = re.compile("[，,]?[^\\W\\d_每，]{0,5}(?:到了?|至|为|成)")
_COMMA = re.compile("[，,、：:]")
_UNSURE = 16
_ROUND_BASE = 100
"""So large is a base at least that has no unit: 12.5/10万."""

_SIDE = r"(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百千两]+(?:点[零一二三四五六七八九]+)?)"
_RATIO = re.compile(rf"(?P<first>{_SIDE}) ?(?P<mark>[:∶比]) ?(?P<second>{_SIDE})(?P<more>(?: ?[:∶比] ?{_SIDE})*)")
_COMPARES = re.compile("[多少大小高低好强快慢长短更还要增减降升涨跌年月日个人家名]")
_RATIO_WORD = re.compile("比(?![赛分较如拼肩邻])")
_RATIO_BEHIND = re.compile("的?(?:配|之|占)?比(?![赛分较如拼肩邻])|的?(?:稀释|兑|混合|配置)")
_SCORE = re.compile(
    "队|胜|负|败|击|不敌|逆转|比分|扳平|领先|落后|战平|战成|球|淘汰|横扫|力克|客场|主场|半场|决赛|夺冠|晋级|[局盘]|比赛|赢|输|平局"
)
_CLAUSE = re.compile("[，。；！？,;\n]")


def ratio_at(plain: str, numeral: Numeral) -> tuple[Numeral, Fraction | None] | None:
    """The two sides of a ratio that begins with a numeral as one numeral with its base; without value where it may be a score."""
    match = _RATIO.match(plain, numeral.start)
    if match is None or numeral.form == "ordinal" or numeral.unit or match.end("first") > numeral.end:
        return None
    whole = numeral.end in (match.end("first"), match.end("second"), match.end())
    if match["mark"] == "比" and (not whole or _COMPARES.match(plain, match.end())):
        return None
    tied = replace(numeral, end=match.end(), word=match[0], value=None, value_max=None, form="unread")
    before = _CLAUSE.split(plain[max(0, numeral.start - 10) : numeral.start])[-1]
    behind = _CLAUSE.split(plain[match.end() : match.end() + 8])[0]
    if match["more"]:
        return replace(tied, note="a ratio of more than two sides"), None
    first, second = evaluate(match["first"]), evaluate(match["second"])
    said = match["mark"] == "比" or _RATIO_WORD.search(before) or _RATIO_BEHIND.match(behind)
    if not said and not (match["first"] + match["second"]).isascii():
        return None
    if not said or _SCORE.search(before + "|" + behind) or behind.startswith("平") or first is None or not second:
        return replace(tied, note="numbers tied by a sign: a ratio, score, formula or version"), None
    read = replace(tied, value=first, form="number", note="", unit="1", unit_kind="ratio", unit_span=(match.end(), match.end()))
    return read, second


def stroke_at(plain: str, numeral: Numeral) -> tuple[Numeral, Fraction, int] | None:
    """12.5/10万: a number over a round base, its base, and where the base ends; 3/10 stays a fraction."""
    match = _BASE.match(plain, numeral.start)
    base = evaluate(match["base"]) if match else None
    if match is None or base is None or base < 100 or numeral.form not in ("number", "unread"):
        return None
    value = evaluate(match["value"])
    end = match.end("value")
    clean = replace(numeral, end=end, word=match["value"], value=value, value_max=None, form="number", note="", unit=None, unit_kind="")
    return replace(clean, unit_span=(end, end)), base, match.end()


def with_base(plain: str, found: Quantity, text: str, read: Read, floor: int) -> Quantity:
    """The quantity with the base of its rate, or, where it is itself a base, the quantity whose base it is."""
    if found.per_value is not None or found.form != "number":
        return found
    if _EACH.search(plain, max(0, found.start - 7), found.start) or _is_bare_base(plain, found):
        return _rate(plain, found, text, read, floor)
    if (tie := rhythm_gap(plain, found)) is not None and (numeral := numeral_at(plain, tie)):
        value = read(numeral, tie)
        if is_rhythm(plain, found, value):
            return replace(value, start=found.start, per_value=found.value, per_unit_text=found.unit_text, indefinite=False)
    if (among := among_at(plain, found)) is not None and (numeral := numeral_at(plain, among)):
        value = read(numeral, among)
        if is_part(found, value):
            return replace(value, start=found.start, per_value=found.value, per_unit_text=found.unit_text, indefinite=False)
    if is_one(found) and (numeral := next_numeral(plain, found.end)) and numeral.start - found.end < _UNSURE:
        return _rate_of_one(plain, found, read(numeral, found.end))
    match = _PER.match(plain, found.end)
    numeral = numeral_at(plain, match.end()) if match and found.end == found.number_end + len(found.unit_text) else None
    if match is None or numeral is None or numeral.value is None:
        return found
    base = read(numeral, match.end())
    if not _is_base(base) or _are_two(found, base) or (match[0] == "每" and (not base.unit_text or not _END.match(plain, base.end))):
        return found
    if not base.unit_text and ((base.value or 0) < _ROUND_BASE or not _END.match(plain, base.end)):
        return found  # 三百/三: a fraction, a code or a rate of nothing
    return replace(found, end=base.end, per_value=base.value, per_unit_text=base.unit_text)


def _rate(plain: str, base: Quantity, text: str, read: Read, floor: int) -> Quantity:
    """The number behind a base with 每 before it."""
    people = plain.startswith("人口", base.end) and not base.unit_text
    stop = base.end + 2 if people else base.end
    numeral = next_numeral(plain, stop)
    if numeral is None:
        return base
    value = read(numeral, stop)
    gap = plain[stop : value.start]
    apart = _BREAKS.search(gap) or (_COMMA.search(gap) and len(gap) > _UNSURE)
    if apart or not (value.read and value.form == "number"):
        return base
    changed = not plain.startswith("每", base.start - 1)
    tied = _WORDS.fullmatch(gap) or _AMONG.fullmatch(gap) or (changed and _THEN.fullmatch(gap))
    if not _is_base(base, share=changed) or not tied or value.per_value is not None:
        return replace(base, value=None, value_max=None, form="unread", indefinite=False, note=UNSURE)
    unit_text = text[base.end : stop] if people else base.unit_text
    start, said = before(plain, max(floor, base.start - plain.startswith("每", base.start - 1)), floor, mark=False)
    whole = replace(value, start=start, per_value=base.value, per_unit_text=unit_text, indefinite=False)
    return qualified(whole, combine(value.qualifier, said))


def _rate_of_one(plain: str, base: Quantity, value: Quantity) -> Quantity:
    """The number whose base 一 and a measure is, without value where that is not sure; the base itself where it is none."""
    tie = bond(plain, base, value)
    if tie == "apart":
        return base
    if tie == "unsure":
        note = "a rate, or an amount of that time"
        return replace(value, start=base.start, value=None, value_max=None, form="unread", note=note)
    return replace(value, start=base.start, per_value=base.value, per_unit_text=base.unit_text, indefinite=False)


def qualified(found: Quantity, said: Qualifier | None) -> Quantity:
    """The quantity with what its qualifiers say together, without value where they contradict each other."""
    if said is not None:
        return replace(found, qualifier=said)
    note = "its qualifiers contradict each other"
    return replace(found, value=None, value_max=None, per_value=None, per_unit_text="", form="unread", note=note)


def _is_bare_base(plain: str, found: Quantity) -> bool:
    """Whether a lone multiplier is a base even without 每: 万元GDP能耗, 百公里油耗."""
    lone = found.start == found.number_start and not found.number_text.strip("十百千万亿") and bool(found.unit_text)
    return lone and bool(_INTENSITY.match(plain, found.end))


def _are_two(found: Quantity, base: Quantity) -> bool:
    """Whether two measures of one kind stand side by side (5元/8元, 50MW/100MWh), no count over a round base (3人/100人)."""
    alike = found.unit_kind == base.unit_kind and (found.unit_kind != "count" or found.unit_text == base.unit_text)
    return alike and bool(found.unit_kind) and not (found.unit_kind == "count" and _is_round(base.value))


def _is_round(value: float | None) -> bool:
    return value is not None and value >= 10 and set(str(int(value)).lstrip("1")) == {"0"}


def changed(plain: str, before: Quantity, found: Quantity) -> Quantity:
    """The number with the base that a number before it has, where the two tell one change: 每千人52次降到38次.

    Behind a base that cannot be read (每15至20分钟一班) the number that hangs on it is not read either.
    """
    if before.note == UNSURE and found.read and found.form == "number" and _WORDS.fullmatch(plain[before.end : found.start]):
        return replace(
            found, value=None, value_max=None, per_value=None, form="unread", indefinite=False, note="the base of its rate is not read"
        )
    if before.per_value is None or before.unit_kind == "ratio" or found.per_value is not None or not found.read:
        return found
    gap = plain[before.end : found.start]
    if len(gap) > _GAP or before.unit_text != found.unit_text:
        return found
    if _CHANGED.fullmatch(gap):
        return replace(found, per_value=before.per_value, per_unit_text=before.per_unit_text)
    return found


def _is_base(base: Quantity, *, share: bool = False) -> bool:
    plain_number = base.read and base.value_max is None and base.qualifier == "exact" and base.form == "number"
    return plain_number and (share or base.unit_kind != "percent")
