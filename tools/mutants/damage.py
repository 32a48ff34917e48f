"""Ways to damage a transcription, one value at a time: each yields damaged copies with a few words on what was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pipeline.model import Citation, Quote, Record, Transcription

Mutant = tuple[str, Transcription]
Damage = Callable[[Transcription], Iterator[Mutant]]
CLASSES: dict[str, Damage] = {}
QUALIFIERS = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most")
UNITS = ("个", "公里", "年", "元", "%", "人")
REFERENCES = {"participant_id": "participants", "event_id": "events", "about_initiative_id": "initiatives", "parent_event_id": "events"}
NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十百千万亿两]{2,}")


def damage(name: str) -> Callable[[Damage], Damage]:
    """Register a class of mutants."""

    def register(function: Damage) -> Damage:
        CLASSES[name] = function
        return function

    return register


def rows(t: Transcription, table: str) -> Iterator[Record]:
    """The records of one table."""
    return (r for r in t.records if r.table == table)


def swapped(t: Transcription, old: Record, new: Record | None) -> Transcription:
    """The transcription with one record replaced, or dropped."""
    return replace(t, records=tuple(new if r is old else r for r in t.records if r is not old or new is not None))


def with_value(t: Transcription, record: Record, name: str, value: Any) -> Mutant:
    """The transcription with one value changed."""
    values = {k: v for k, v in {**record.values, name: value}.items() if v is not None}
    return f"{_key(record)} {name} {record.values.get(name)} → {value}", swapped(t, record, replace(record, values=values))


def with_quote(t: Transcription, record: Record, name: str, quote: Quote) -> Mutant:
    """The transcription with one quote changed: the row's, or that of a field."""
    if name == "":
        changed = replace(record, quote=quote)
    else:
        citation = record.citations[name]
        changed = replace(record, citations={**record.citations, name: Citation(quote, citation.note, citation.location)})
    return f"{_key(record)} quote of {name or 'the row'} → {quote.exact} in {quote.paragraph}", swapped(t, record, changed)


def _key(record: Record) -> str:
    return str(next(iter(record.values.values()), record.location))


def quotes(t: Transcription) -> Iterator[tuple[Record, str, Quote]]:
    """Every quote of the transcription's rows."""
    for record in t.records:
        if record.quote is not None:
            yield record, "", record.quote
        for name, citation in record.citations.items():
            if citation.quote is not None:
                yield record, name, citation.quote


@damage("digit changed in a value")
def digit_in_value(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        for name in ("value", "value_max"):
            if name in r.values:
                text = f"{r.values[name]:.15g}"
                for i, c in enumerate(text):
                    if c.isdigit():
                        for step in (1, 5):
                            other = float(text[:i] + str((int(c) + step) % 10) + text[i + 1 :])
                            if other != r.values[name]:
                                yield with_value(t, r, name, other)


@damage("digit changed in the numeral as written")
def digit_in_text(t: Transcription) -> Iterator[Mutant]:
    figures = "一二三四五六七八九"
    for r in rows(t, "metrics"):
        text = str(r.values["value_text"])
        for i, c in enumerate(text):
            other = str((int(c) + 1) % 10) if c.isdigit() else figures[(figures.index(c) + 1) % 9] if c in figures else None
            if other:
                yield with_value(t, r, "value_text", text[:i] + other + text[i + 1 :])


@damage("万 for 亿, 亿 for 万, a multiplier lost")
def multiplier(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        value = r.values["value"]
        for factor in (1e-8, 1e-4, 0.1, 10, 1e4, 1e8):
            if value and abs(value * factor) < 2**53:
                yield with_value(t, r, "value", value * factor)
        text = str(r.values["value_text"])
        for old, new in (("万", "亿"), ("亿", "万"), ("億", "萬"), ("万", ""), ("亿", ""), ("億", "")):
            if old in text:
                yield with_value(t, r, "value_text", text.replace(old, new))


@damage("base of a rate changed, lost or made up")
def base(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        mine = r.values.get("per_value")
        for other in (10.0, 1000.0, 100000.0) if mine is None else (mine * 10, mine + 1, None):
            if other != mine:
                yield with_value(t, r, "per_value", other)
        if "per_unit_text" in r.values:
            yield from (with_value(t, r, "per_unit_text", other) for other in UNITS if other != r.values["per_unit_text"])


@damage("half lost or made up")
def half(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        for name in ("value", "value_max"):
            if name in r.values:
                yield with_value(t, r, name, r.values[name] + (-0.5 if r.values[name] % 1 else 0.5))
        text = str(r.values["value_text"])
        if "半" in text.strip("半"):
            yield with_value(t, r, "value_text", text.replace("半", ""))


@damage("sign lost or made up")
def sign(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        for name in ("value", "value_max"):
            if r.values.get(name):
                yield with_value(t, r, name, -r.values[name])
        text = str(r.values["value_text"])
        if text.startswith(("-", "负", "零下")):
            yield with_value(t, r, "value_text", text.removeprefix("零下").lstrip("-负"))


@damage("qualifier swapped")
def qualifier(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        for other in QUALIFIERS:
            if other != r.values["qualifier"]:
                yield with_value(t, r, "qualifier", other)


@damage("qualifier cut off the quote")
def qualifier_cut(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        if r.quote is None or r.values["qualifier"] == "exact":
            continue
        at = r.quote.exact.find(str(r.values["value_text"]))
        for exact in {r.quote.exact[at:], r.quote.exact[at : at + len(str(r.values["value_text"]))]} - {r.quote.exact}:
            shorter = replace(r, quote=replace(r.quote, exact=exact), values={**r.values, "qualifier": "exact"})
            cited = {
                n: Citation(r.quote, None, r.location)
                for n in ("indicator", "subject", "unit_text")
                if n in r.values and n not in r.citations
            }
            yield f"{_key(r)} quote → {exact}, exact", swapped(t, r, replace(shorter, citations={**r.citations, **cited}))


@damage("unit as written swapped")
def unit(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        if "unit_text" in r.values:
            for other in UNITS:
                if other != r.values["unit_text"]:
                    yield with_value(t, r, "unit_text", other)


@damage("percent lost")
def percent(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        text = str(r.values["value_text"])
        if "%" in text:
            yield with_value(t, r, "value_text", text.replace("%", ""))
            yield with_value(t, r, "value", r.values["value"] / 100)
            yield with_value(t, r, "unit", "{case}")
        elif r.values.get("unit") != "%":
            yield with_value(t, r, "value_text", text + "%")


@damage("date moved by a day, a month or a year")
def moved_date(t: Transcription) -> Iterator[Mutant]:
    names = ("start_date", "end_date", "period_start", "period_end", "as_of")
    for r in t.records:
        for name in names:
            if name in r.values:
                for other in _moved(str(r.values[name])):
                    yield with_value(t, r, name, other)


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


@damage("character of a quote changed")
def quote_character(t: Transcription) -> Iterator[Mutant]:
    for r, name, q in quotes(t):
        for i in range(0, len(q.exact), 3):
            if not q.exact[i].isspace():
                yield with_quote(t, r, name, replace(q, exact=q.exact[:i] + "鱻" + q.exact[i + 1 :]))


@damage("two characters of a quote exchanged")
def quote_order(t: Transcription) -> Iterator[Mutant]:
    for r, name, q in quotes(t):
        for i in range(1, len(q.exact), 4):
            a, b = q.exact[i - 1], q.exact[i]
            if a != b and not (a + b).isspace() and " " not in a + b:
                yield with_quote(t, r, name, replace(q, exact=q.exact[: i - 1] + b + a + q.exact[i + 1 :]))


@damage("quote shortened inside a number")
def quote_in_number(t: Transcription) -> Iterator[Mutant]:
    for r, name, q in quotes(t):
        for match in NUMERAL.finditer(q.exact):
            for cut in range(match.start() + 1, match.end()):
                yield with_quote(t, r, name, replace(q, exact=q.exact[cut:]))
                yield with_quote(t, r, name, replace(q, exact=q.exact[:cut]))


def _exchange(t: Transcription, table: str, name: str) -> Iterator[Mutant]:
    records = [r for r in rows(t, table) if name in r.values]
    for i, r in enumerate(records):
        for other in records[i + 1 :: 2]:
            value = other.values[name]
            if str(value) not in str(r.values[name]):
                yield with_value(t, r, name, value)


@damage("name swapped between rows")
def name_swap(t: Transcription) -> Iterator[Mutant]:
    for table in ("participants", "events", "initiatives"):
        yield from _exchange(t, table, "name")


@damage("position swapped between rows")
def position_swap(t: Transcription) -> Iterator[Mutant]:
    yield from _exchange(t, "participants", "position")


@damage("organisation or owner swapped between rows")
def organisation_swap(t: Transcription) -> Iterator[Mutant]:
    yield from _exchange(t, "participants", "organisation")
    yield from _exchange(t, "initiatives", "owner")


@damage("character of a name changed")
def name_character(t: Transcription) -> Iterator[Mutant]:
    for r in t.records:
        for name in ("name", "position", "organisation", "owner", "theme", "venue", "indicator", "subject"):
            text = str(r.values.get(name) or "")
            for i in range(0, len(text), 4):
                if not text[i].isspace():
                    yield with_value(t, r, name, text[:i] + "鱻" + text[i + 1 :])


def _dropped(t: Transcription, table: str) -> Iterator[Mutant]:
    for r in rows(t, table):
        yield f"{_key(r)} dropped", swapped(t, r, None)


@damage("metric dropped")
def metric_dropped(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "metrics"):
        others = tuple(
            replace(o, values={k: v for k, v in o.values.items() if v != r.values["metric_id"] or k == "metric_id"}) for o in t.records
        )
        kept = tuple(o for o in others if o.values.get("metric_id") != r.values["metric_id"])
        yield f"{_key(r)} dropped", replace(t, records=kept)


@damage("attribution of a speaker dropped")
def attribution_dropped(t: Transcription) -> Iterator[Mutant]:
    yield from _dropped(t, "attributions")


@damage("speaker dropped with all that hangs on him or her")
def speaker_dropped(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "participants"):
        if r.values.get("kind") != "person":
            continue
        key = r.values["participant_id"]
        kept = tuple(
            replace(o, values={k: v for k, v in o.values.items() if v != key})
            for o in t.records
            if o is not r and not (o.table == "attributions" and o.values.get("participant_id") == key)
        )
        yield f"{key} dropped", replace(t, records=kept)


@damage("waiver dropped")
def waiver_dropped(t: Transcription) -> Iterator[Mutant]:
    yield from _dropped(t, "waivers")


def _cites(record: Record, title: str) -> bool:
    """Whether a record cites a title too: dropping another row does not lose it then."""
    return any(
        title in str(v) or str(v).strip("《》“”\"‘’'") in title
        for k, v in record.values.items()
        if k in ("name", "theme", "indicator", "subject")
    )


@damage("title dropped")
def title_dropped(t: Transcription) -> Iterator[Mutant]:
    marked = re.compile(r"[《“\"‘']")
    for table in ("initiatives", "events"):
        for r in rows(t, table):
            if not marked.match(str(r.values.get("name") or "")):
                continue
            key = r.values[f"{table[:-1]}_id"]
            title = str(r.values["name"]).strip("《》“”\"‘’'")
            if any(key in o.values.values() or _cites(o, title) for o in t.records if o is not r):
                continue
            yield f"{key} dropped", swapped(t, r, None)


@damage("waiver's reason changed")
def waiver_reason(t: Transcription) -> Iterator[Mutant]:
    for r in rows(t, "waivers"):
        for other in ("date", "ordinal", "furniture", "repeat", "document", "theme"):
            if other != r.values["reason"]:
                yield with_value(t, r, "reason", other)


@damage("reference redirected")
def reference(t: Transcription) -> Iterator[Mutant]:
    for r in t.records:
        for name, table in REFERENCES.items():
            key = f"{table[:-1]}_id"
            if name in r.values and not (name == key and r.table == table):
                ids = [o.values[key] for o in rows(t, table) if o.values[key] != r.values[name]]
                yield from (with_value(t, r, name, other) for other in ids[:2])
                yield with_value(t, r, name, f"{r.values[name]}x")


@damage("code swapped (role, status, kind, mode)")
def code_swap(t: Transcription) -> Iterator[Mutant]:
    codes = {
        "role": ("panellist", "moderator", "attendee", "awardee"),
        "status": ("proposed", "planned", "under_way", "in_operation", "completed", "published"),
        "kind": ("target", "forecast", "estimate", "comparison"),
        "mode": ("online", "video", "hybrid"),
    }
    for r in t.records:
        for name, others in codes.items():
            if name in r.values and not (name == "kind" and r.table != "metrics"):
                for other in others:
                    if other != r.values[name]:
                        yield with_value(t, r, name, other)


@damage("erratum altered")
def erratum(t: Transcription) -> Iterator[Mutant]:
    for i, e in enumerate(t.layout.errata):
        for changed in (
            replace(e, raw=e.raw + "鱻"),
            replace(e, reading="鱻" + e.reading[1:]),
            replace(e, reading=e.raw),
            replace(e, paragraph=e.paragraph + 1),
            None,
        ):
            errata = (*t.layout.errata[:i], *([changed] if changed else []), *t.layout.errata[i + 1 :])
            what = f"{changed.raw} → {changed.reading} in {changed.paragraph}" if changed else "dropped"
            yield f"erratum {e.raw}: {what}", replace(t, layout=replace(t.layout, errata=errata))
