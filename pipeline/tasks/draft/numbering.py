"""The rows of numbers: value, unit and qualifier as they are read, the shortest quote that shows them, and what they are about."""

from __future__ import annotations

import re

from pipeline.accounting.items import Item
from pipeline.accounting.parts import parts_of
from pipeline.accounting.placed import Span
from pipeline.languages.values import Quantity
from pipeline.model import TableSchema
from pipeline.schema.marks import NumberColumns, number_columns
from pipeline.tasks.draft.clause import About, about
from pipeline.tasks.draft.codes import cue_places, fill_codes, without_cue
from pipeline.tasks.draft.matching import Shared
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch
from pipeline.tasks.draft.words import by_word

MONEY = {"新台币|台币": "TWD", "港元|港币|港幣": "HKD", "澳门元|澳门币": "MOP"}
"""What 元 is where an article names one of these."""
PEOPLE = ("人", "名", "位", "口人")
"""Measures of people, whatever word follows."""


_SINCE = re.compile("去年|上年|往年|目前|现在|当年|当初|之前|以前|已|现|曾|最[多少高低]|至[多少]|全部")
VAGUE = re.compile("大(?=[\u4e00-\u9fff])|(?:个|种|类|项)?(?:方面|维|模式|理念|原则|转变|路径|名片|要素|关键|重点|方针|特点|阶段)")
"""What the parts of a slogan, a concept or a plan are called."""


def number_row(setting: Setting, item: Item, before: list[tuple[Quantity, About]], shared: Shared) -> tuple[Sketch, About] | None:
    """The row of a number; nothing where no quote shows it as the article says it, or nothing tells what it is about."""
    schema, number = setting.meaning.numbers, item.quantity
    columns = number_columns(schema) if schema else None
    if schema is None or columns is None or number is None or not number.read:
        return None
    found = about(setting, number, before)
    place = _quote(setting, number, found.indicator) if found else None
    if found is None or place is None:
        return None
    row = Sketch(schema, place, items=(item,))
    _parts(row, columns, number, found, setting)
    if not _words(setting, schema, row, found):
        return None
    _cues(setting, schema, row, number)
    _dates(setting, schema, row, number)
    _places(setting, schema, row, number, shared)
    row.vague = bool(VAGUE.match(setting.plain, number.number_end)) or any(
        i.start < item.start and item.end < i.end for i in setting.of_kind("quoted")
    )
    fill_codes(row, "", schema)
    return row, found


def _quote(setting: Setting, number: Quantity, indicator: Span) -> Span | None:
    """The shortest quote with the whole number, and with its indicator where that stands close by, in which it reads the same."""

    def fits(a: int, b: int) -> bool:
        numerals = [
            q
            for q in setting.reading.language.find_quantities(setting.reading.text[a:b])
            if setting.fold(q.number_text) == setting.fold(number.number_text)
        ]
        alone = len(numerals) == 1 and a + numerals[0].number_start == number.number_start
        return alone and parts_of(numerals[0]) == parts_of(number)

    start, end = number.start, number.end
    near = (min(start, indicator[0]), max(end, indicator[1]))
    spans = [near, (start, end)] if near[1] - near[0] <= 24 and "\n" not in setting.plain[slice(*near)] else [(start, end)]
    found = (setting.quote(*span, fits) for span in spans)
    return next((quote for quote in found if quote is not None and quote[1] - quote[0] <= setting.longest), None)


def _parts(row: Sketch, columns: NumberColumns, number: Quantity, found: About, setting: Setting) -> None:
    """Every part of the number that the table has a column for; of the unit its code where it has one."""
    row.values[columns.numeral] = number.number_text
    for part, value in parts_of(number).items():
        column = columns.of(part)
        if column is not None and value not in (None, ""):
            row.values[column] = value
    if columns.unit is not None:
        code = _currency(setting, number) or _counted(number, setting.plain[slice(*found.indicator)])
        if code:
            row.values[columns.unit] = code


def _currency(setting: Setting, number: Quantity) -> str | None:
    """The code of a unit; of 元 that of the place, where the article names no other."""
    if number.unit == "CNY" and setting.fold(number.unit_text) in ("元", "圆", "块", "块钱"):
        for words, code in MONEY.items():
            if re.search(words, setting.plain) and "人民币" not in setting.plain:
                return code
    return number.unit


def _counted(number: Quantity, indicator: str) -> str | None:
    """The code in braces of what is counted: by the noun behind the number, by its measure, by the indicator."""
    if number.unit_kind not in ("count", "", "number"):
        return None
    if re.search("[升降移跌进退]$", indicator):
        return None
    counted = by_word("counted.tsv")
    known = next((counted[indicator[-size:]] for size in (3, 2) if indicator[-size:] in counted), None)
    if known is None and (number.unit_text in PEOPLE or indicator[-1:] == "人"):
        known = counted["人"]
    return None if known is None else f"{{{known}}}"


def _words(setting: Setting, schema: TableSchema, row: Sketch, found: About) -> bool:
    """Indicator and subject: the label's column, and the verbatim column that follows it."""
    verbatim = [f for f in schema.fields if f.derivation == "verbatim" and not f.semantics and not f.part]
    if not verbatim:
        return True
    label = schema.label if schema.label in {f.name for f in verbatim} else verbatim[0].name
    place = setting.quote(*found.indicator)
    if place is None:
        return False
    row.show(label, setting.words(found.indicator), found.indicator if row.holds(found.indicator) else place)
    others = [f.name for f in verbatim if f.name != label]
    if others and found.subject is not None and (place := setting.quote(*found.subject)):
        row.show(others[0], setting.words(found.subject), found.subject if row.holds(found.subject) else place)
    return True


def _cues(setting: Setting, schema: TableSchema, row: Sketch, number: Quantity) -> None:
    """Codes by the cue right before the number, or in its clause; the one that holds without a cue where there is none.

    Of two numbers in a clause the cue before the other one speaks of that.
    """
    first, _ = setting.clause(number.start)
    for field in schema.fields:
        if not field.cues or not field.enum:
            continue
        default = without_cue(setting, field)
        reach = first if default else max(first, number.start - 8)
        places = cue_places(setting, field, (reach, number.end))
        hits = [(span[1], code, span) for code, span in places if default or _beside(setting, span, number)]
        _, code, span = max(hits, default=(0, "", (0, 0)))
        place = setting.quote(*span) if hits else None
        if place is not None and (default or not setting.reading.language.find_quantities(setting.plain[span[1] : number.number_start])):
            row.show(field.name, code, span if row.holds(span) else place)
        elif default:
            row.values[field.name] = default


def _beside(setting: Setting, cue: Span, number: Quantity) -> bool:
    """Whether a cue stands right before a number, or at its qualifier: 降至6分钟, 平均18天, 累计投入137亿元."""
    gap = setting.plain[cue[1] : number.start]
    whole = setting.plain[cue[0] - 1 : cue[0]] not in ("公", "一", "均") or cue[1] - cue[0] > 1
    return (
        whole
        and cue[1] <= number.start
        and (
            len(gap) <= 1
            or (cue[1] - cue[0] > 1 and len(gap) <= 4 and "，" not in gap and not _SINCE.fullmatch(setting.plain[slice(*cue)]))
        )
    )


def _is_period(setting: Setting, start: int, end: int, first: int) -> bool:
    """Whether a date says when a number holds, and not since, until or before when."""
    head, tail = setting.plain[max(first, start - 2) : start], setting.plain[end : end + 2]
    if re.search("[从由]$", head) and tail.startswith("的"):
        return True
    return not re.search("[到至比较自从]$", re.sub("截[至止]到?", "", head)) and not re.match("[起前后来以]|之前|以来", tail)


def _dates(setting: Setting, schema: TableSchema, row: Sketch, number: Quantity) -> None:
    """The period that the clause names before the number: a year, a month, a quarter; a date up to which it is counted."""
    first, _ = setting.clause(number.start)
    found = [d for d in setting.dates if first <= d.start and d.end <= number.start and d.first and d.kind != "clock" and not d.relative]
    date = found[-1] if found else None
    if date is None or setting.reading.language.find_quantities(setting.plain[date.end : number.start]):
        return
    place = setting.quote(date.start, date.end) if _is_period(setting, date.start, date.end, first) else None
    if place is None:
        return
    place = (date.start, date.end) if row.holds((date.start, date.end)) else place
    lone = next((f.name for f in schema.fields if f.derivation == "date" and not f.bound), None)
    if lone and re.search("截[至止]到?$", setting.plain[max(first, date.start - 3) : date.start]):
        row.show(lone, date.last, place)
        return
    for field in schema.fields:
        if field.bound and field.derivation == "date":
            row.show(field.name, date.first if field.bound == "start" else date.last, place)


def _places(setting: Setting, schema: TableSchema, row: Sketch, number: Quantity, shared: Shared) -> None:
    """What listed place the sentence is about: the last one before the number."""
    columns = setting.meaning.place_columns(schema)
    there = shared.place_in(setting.plain, (setting.sentence(number.start)[0], number.start)) if columns else None
    if there is not None:
        row.values[columns[0]] = there
