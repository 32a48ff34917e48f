"""The sentence of a fact in Chinese: the article's own words, put in order; what it does not print is left out."""

from __future__ import annotations

from pipeline.facts import dates
from pipeline.facts.fact import Fact, Figure
from pipeline.facts.words import chinese_of

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
UNSCALED = "一二三四五六七八九十百千万亿"


def sentence(fact: Fact) -> str | None:
    """A fact in Chinese; nothing where the article's words do not say what it is about."""
    columns = fact.columns
    subject = columns.get("subject_zh") or (columns.get("position_zh") if fact.presence else None)
    if not subject:
        return None
    about, place = columns.get("about_zh"), fact.place.chinese
    parts = (place if place != subject else None, about if about and about not in str(subject) else None)
    heads = dict.fromkeys(str(part) for part in parts if part)
    told = _figure(fact) if fact.figure else _presence(fact) if fact.presence else f"{subject}{_undertaking(fact)}"
    return f"{'，'.join(heads)}{'：' if heads else ''}{told}{_setting(fact)}"


def _figure(fact: Fact) -> str:
    columns, figure = fact.columns, fact.figure
    statistic = chinese_of(*fact.coded("statistic")) if columns.get("statistic") else ""
    told = f"{columns['subject_zh']}，{statistic}{amount(figure) if figure else ''}"
    kind = columns.get("kind")
    if kind == "target":
        told += f"（{dates.chinese(columns['target_date'])}目标）" if columns.get("target_date") else "（目标）"
    elif kind and kind != "observed":
        told += f"（{chinese_of(*fact.coded('kind'))}）"
    told += _when(fact)
    if fact.before is not None:
        return f"{told}（此前：{amount(fact.before)}）"
    return f"{told}（{chinese_of(*fact.coded('state'))}）" if columns.get("state") else told


def _when(fact: Fact) -> str:
    start, until = fact.columns.get("date_from"), fact.columns.get("date_of_value")
    aimed = fact.columns.get("target_date")
    if fact.is_point and until:
        return f"，截至{dates.chinese(until)}" if until != aimed else ""
    if (start is None and until is None) or (until == aimed and aimed is not None and start in (None, until)):
        return ""
    return f"，{dates.chinese_period(start, None if until == aimed and aimed else until)}"


def amount(figure: Figure) -> str:
    """A number as printed, with its qualifier, its unit and its base."""
    text = figure.text
    qualifier = QUALIFIERS.get(figure.qualifier or "", "")
    if any(sign in text for sign in SHOWN.get(figure.qualifier or "", "")):
        qualifier = ""
    unit = figure.unit_text or ""
    number = f"{qualifier}{text}{unit if not text.endswith(unit) else ''}"
    if figure.base is None or figure.base_unit_text is None:
        return number
    return f"每{'' if figure.base == 1 else grouped(figure.base)}{figure.base_unit_text}{number}"


def grouped(value: float) -> str:
    """A number with 万 and 亿, where nothing is lost: 10万, 2976亿; else its digits."""
    for scale, sign in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= scale and float(value / (scale / 100)).is_integer():
            return f"{value / scale:.15g}{sign}"
    return f"{value:.15g}"


def _undertaking(fact: Fact) -> str:
    columns = fact.columns
    told = f"（{chinese_of(*fact.coded('kind'))}）" if columns.get("kind") else ""
    if columns.get("status"):
        told += f"，{chinese_of(*fact.coded('status'))}"
    if columns.get("date_from") or columns.get("date_of_value"):
        told += f"，{dates.chinese_period(columns.get('date_from'), columns.get('date_of_value'))}"
    return told + (f"，目标{dates.chinese(columns['target_date'])}" if columns.get("target_date") else "")


def _presence(fact: Fact) -> str:
    columns = fact.columns
    told = f"{columns.get('position_zh') or ''}{columns.get('speaker_zh') or ''}"
    if columns.get("kind"):
        told += f"，{chinese_of(*fact.coded('kind'))}"
    return told + "".join(f"，{name}" for name in dict.fromkeys((columns.get("event_zh"), columns.get("forum_zh"))) if name)


def _setting(fact: Fact) -> str:
    columns = fact.columns
    who = f"{columns.get('position_zh') or ''}{columns.get('speaker_zh') or ''}" or columns.get("organisation_zh") or ""
    saying = "" if fact.presence or not who else f"，{who}{'说' if fact.figure else '介绍'}"
    date = dates.chinese(columns["date"]) if columns.get("date") else ""
    if columns.get("event_id") is None:
        return f"{saying}（{date}文章）" if date else saying
    where = "，".join(part for part in (fact.event.place.chinese, date) if part)
    return f"{saying}（{where}）" if where else saying
