"""The sentence of a fact in Chinese: the article's own words, put in order; what it does not print is left out.

A sentence is in one script, the simplified one, whatever the article is in: printed words stand beside our own and beside names of shared
tables, which are simplified. Character for character, by languages/chinese/simplified.tsv; as printed they are in the columns of their own.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.facts import dates
from pipeline.facts.fact import Fact, Figure, Told

QUALIFIERS = {"about": "约", "nearly": "近", "more_than": "超过", "at_least": "至少", "less_than": "不到", "at_most": "至多"}
SHOWN = {
    "more_than": "余餘多逾超几幾数數上开開+",
    "about": "约約来來",
    "nearly": "近",
    "less_than": "不",
    "at_least": "上",
    "at_most": "内內",
}
"""Signs within a numeral that say its qualifier already."""
SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))


def sentence(fact: Fact) -> str | None:
    """A fact in Chinese; nothing where the article's words do not say what it is about."""
    columns = fact.columns
    subject = columns.get("subject_zh") or (columns.get("position_zh") if fact.presence else None)
    told = _figure(fact) if fact.number else _presence(fact) if fact.presence else _undertaking(fact)
    if not subject or told is None:
        return None
    who = titled(columns.get("position_zh"), columns.get("subject_zh"), fact.longest) if fact.presence else subject
    head = _head(fact, subject)
    setting = _setting(fact.event.place.chinese, columns.get("date"), fact.event.date is not None, fact.is_published)
    text = f"{head}{'：' if head else ''}{who}" + told.joined("" if fact.presence else _saying(fact), setting, "（", "；", "）")
    return fact.simplified(text)


def _head(fact: Fact, subject: str) -> str:
    columns = fact.columns
    here, about = columns.get("place_zh"), columns.get("about_zh")
    place = columns.get("city_zh") if here == subject and columns.get("city_zh") != here else fact.place.chinese
    skipped = not about or about == here or fact.simplified(about) in fact.simplified(subject)
    return "，".join(str(part) for part in (None if place == subject else place, None if skipped else about) if part)


def _figure(fact: Fact) -> Told | None:
    if fact.figure is None:
        return None
    columns = fact.columns
    statistic = fact.coded("statistic")[1]
    if statistic and statistic in fact.simplified(str(columns.get("subject_zh"))):
        statistic = ""
    earlier = f"此前：{amount(fact.before)}" if fact.before else fact.coded("state")[1]
    return Told(
        f"，{statistic}{amount(fact.figure)}{_when(fact.times, fact.is_point)}", tuple(note for note in (_kind(fact), earlier) if note)
    )


def _kind(fact: Fact) -> str:
    kind, aimed = fact.columns.get("kind"), fact.columns.get("target_date")
    if kind == "target":
        return f"{dates.chinese(aimed)}目标" if aimed else "目标"
    return fact.coded("kind")[1] if kind != "observed" else ""


@lru_cache(maxsize=4096)
def _when(times: tuple[str | None, str | None], is_point: bool) -> str:
    start, until = times
    if is_point:
        return f"，截至{dates.chinese(until)}" if until else ""
    return f"，{dates.chinese_period(start, until)}" if start or until else ""


def amount(figure: Figure) -> str:
    """A number as printed, with its qualifier, its unit and its base."""
    text = figure.text
    qualifier = QUALIFIERS.get(figure.qualifier or "", "")
    if any(sign in text for sign in SHOWN.get(figure.qualifier or "", "")):
        qualifier = ""
    unit = figure.unit_chinese or ""
    number = f"{qualifier}{text}{'' if text.endswith(unit) else unit}"
    if figure.base is None or figure.base_unit_text is None:
        return number
    return f"每{'' if figure.base == 1 else grouped(figure.base)}{figure.base_unit_text}{number}"


def grouped(value: float) -> str:
    """A number with 万 and 亿 where at most two decimals are left: 10万, 2976亿; else its digits."""
    for scale, sign in SCALES:
        if abs(value) >= scale and float(value / (scale // 100)).is_integer():
            return f"{value / scale:.15g}{sign}"
    return f"{value:.15g}"


def _undertaking(fact: Fact) -> Told:
    columns, (start, end) = fact.columns, fact.times
    parts = [
        fact.coded("status")[1],
        dates.chinese_period(start, end) if start or end else "",
        f"目标{dates.chinese(columns['target_date'])}" if columns.get("target_date") else "",
    ]
    kind = fact.coded("kind")[1]
    if kind and kind in str(columns.get("subject_zh")):
        kind = ""
    told = "".join(f"，{part}" for part in parts if part)
    if kind and not told:
        return Told("", (kind,))
    return Told(f"（{kind}）{told}" if kind else told)


def _presence(fact: Fact) -> Told:
    columns = fact.columns
    events = dict.fromkeys((columns.get("event_zh"), columns.get("forum_zh")))
    return Told("".join(f"，{part}" for part in (fact.coded("kind")[1], *events) if part))


@lru_cache(maxsize=4096)
def _setting(place: str | None, day: str | None, of_event: bool, is_published: bool) -> str:
    """Where and when it was said; a date that is no event's is told as what it is."""
    date, between = dates.chinese(day) if day else "", "，"
    if date and not of_event:
        date, between = f"{date}文章" if is_published else f"文章，语境日期{date}", "；"
    return between.join(part for part in (place, date) if part)


def _saying(fact: Fact) -> str:
    columns = fact.columns
    who = titled(columns.get("position_zh"), columns.get("speaker_zh"), fact.longest) or columns.get("organisation_zh")
    return f"，{who}{'说' if fact.number else '介绍'}" if who else ""


def titled(position: str | None, name: str | None, longest: int) -> str:
    """A title before a name, as it is said; without the title where both together would print more of the article than a quote may.

    They are two values, but often printed as one stretch. ``longest``: the characters of a quote, as the project promises (docs/own.md).
    """
    whole = f"{position or ''}{name or ''}"
    return whole if len(whole) <= longest or not name else name
