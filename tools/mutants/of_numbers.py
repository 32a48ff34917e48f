"""Damage to the number of a row: its digits, sign, multiplier, base, qualifier, unit; and to dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from pipeline.model import Citation, Record
from pipeline.schema.mark_lint import QUALIFIERS
from pipeline.schema.marks import NumberColumns
from tools.mutants.damage import Mutant, Sound, damage

UNITS = ("个", "公里", "年", "元", "%", "人")


def _ends(record: Record, columns: NumberColumns) -> Iterator[str]:
    """The columns in which the row has a value and an upper value."""
    return (name for name in (columns.value, columns.upper) if name and name in record.values)


@damage("digit changed in a value")
def digit_in_value(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        for name in _ends(r, columns):
            text = f"{r.values[name]:.15g}"
            for i, c in enumerate(text):
                if c.isdigit():
                    others = (float(text[:i] + str((int(c) + step) % 10) + text[i + 1 :]) for step in (1, 5))
                    yield from s.with_values(r, name, others)


@damage("digit changed in the numeral as written")
def digit_in_text(s: Sound) -> Iterator[Mutant]:
    figures = "一二三四五六七八九"
    for r, columns in s.numbered():
        text = str(r.values[columns.numeral])
        for i, c in enumerate(text):
            other = str((int(c) + 1) % 10) if c.isdigit() else figures[(figures.index(c) + 1) % 9] if c in figures else None
            if other:
                yield s.with_value(r, columns.numeral, text[:i] + other + text[i + 1 :])


@damage("万 for 亿, 亿 for 万, a multiplier lost")
def multiplier(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        value = r.values.get(columns.value or "")
        for factor in (1e-8, 1e-4, 0.1, 10, 1e4, 1e8):
            if columns.value and value and abs(value * factor) < 2**53:
                yield s.with_value(r, columns.value, value * factor)
        text = str(r.values[columns.numeral])
        for old, new in (("万", "亿"), ("亿", "万"), ("億", "萬"), ("万", ""), ("亿", ""), ("億", "")):
            if old in text:
                yield s.with_value(r, columns.numeral, text.replace(old, new))


@damage("base of a rate changed, lost or made up")
def base(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        if columns.base:
            mine = r.values.get(columns.base)
            yield from s.with_values(r, columns.base, (10.0, 1000.0, 100000.0) if mine is None else (mine * 10, mine + 1, None))
        if columns.base_unit_text and columns.base_unit_text in r.values:
            yield from s.with_values(r, columns.base_unit_text, UNITS)


@damage("half lost or made up")
def half(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        for name in _ends(r, columns):
            yield s.with_value(r, name, r.values[name] + (-0.5 if r.values[name] % 1 else 0.5))
        text = str(r.values[columns.numeral])
        if "半" in text.strip("半"):
            yield s.with_value(r, columns.numeral, text.replace("半", ""))


@damage("sign lost or made up")
def sign(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        for name in _ends(r, columns):
            if r.values[name]:
                yield s.with_value(r, name, -r.values[name])
        text = str(r.values[columns.numeral])
        if text.startswith(("-", "负", "零下")):
            yield s.with_value(r, columns.numeral, text.removeprefix("零下").lstrip("-负"))


@damage("qualifier swapped")
def qualifier(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        if columns.qualifier:
            yield from s.with_values(r, columns.qualifier, QUALIFIERS)


@damage("qualifier cut off the quote")
def qualifier_cut(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        name, numeral = columns.qualifier, str(r.values[columns.numeral])
        if r.quote is None or name is None or r.values.get(name) == "exact":
            continue
        at = r.quote.exact.find(numeral)
        printed = [f.name for f in s.schema(r).fields if f.derivation == "verbatim" and f.semantics != "numeral"]
        for exact in {r.quote.exact[at:], r.quote.exact[at : at + len(numeral)]} - {r.quote.exact}:
            shorter = replace(r, quote=r.quote._replace(exact=exact), values={**r.values, name: "exact"})
            cited = {n: Citation(r.quote, None, r.location) for n in printed if n in r.values and n not in r.citations}
            yield f"{s.key(r)} quote → {exact}, exact", s.swapped(r, replace(shorter, citations={**r.citations, **cited}))


@damage("unit as written swapped")
def unit(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        if columns.unit_text and columns.unit_text in r.values:
            yield from s.with_values(r, columns.unit_text, UNITS)


@damage("percent lost")
def percent(s: Sound) -> Iterator[Mutant]:
    for r, columns in s.numbered():
        text = str(r.values[columns.numeral])
        if "%" in text:
            yield s.with_value(r, columns.numeral, text.replace("%", ""))
            if columns.value and columns.value in r.values:
                yield s.with_value(r, columns.value, r.values[columns.value] / 100)
            if columns.unit:
                yield s.with_value(r, columns.unit, "{case}")
        elif r.values.get(columns.unit or "") != "%":
            yield s.with_value(r, columns.numeral, text + "%")


@damage("date moved by a day, a month or a year")
def moved_date(s: Sound) -> Iterator[Mutant]:
    for r in s.records:
        for name in (f.name for f in s.schema(r).fields if f.derivation == "date" and f.name in r.values):
            for other in _moved(str(r.values[name])):
                yield s.with_value(r, name, other)


def _moved(text: str) -> Iterator[str]:
    year = int(text[:4])
    yield f"{year + 1}{text[4:]}"
    yield f"{year - 1}{text[4:]}"
    if len(text) >= 7:
        month = int(text[5:7])
        yield f"{text[:5]}{month % 12 + 1:02}{text[7:]}"
    if len(text) == 10:
        day = date.fromisoformat(text)
        yield (day + timedelta(days=1)).isoformat()
        yield (day - timedelta(days=1)).isoformat()
