"""Damage to whole rows: dropped, with another reference, code or reason; and to errata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Record, TableSchema
from pipeline.schema.marks import with_semantics
from tools.mutants.damage import Mutant, Sound, damage
from tools.mutants.of_names import printed

REASONS = ("date", "ordinal", "furniture", "repeat", "document", "theme")
MARKED = re.compile(r"[《“「\"‘']")
MARKS = "《》“”「」\"‘’'"


def _waives(schema: TableSchema) -> bool:
    return schema.focus == "waived"


def _without(s: Sound, record: Record) -> list[Record]:
    """The other rows, with nothing left that refers to one."""
    key, own = s.key(record), s.schema(record).primary_key[-1]
    return [
        replace(o, values={k: v for k, v in o.values.items() if v != key or (o.table == record.table and k == own)})
        for o in s.records
        if o is not record
    ]


@damage("row of a number dropped")
def number_dropped(s: Sound) -> Iterator[Mutant]:
    for r, _ in s.numbered():
        yield f"{s.key(r)} dropped", replace(s.transcription, records=tuple(_without(s, r)))


@damage("attribution of a speaker dropped")
def attribution_dropped(s: Sound) -> Iterator[Mutant]:
    for r in s.where(lambda schema: schema.focus == "verb"):
        yield f"{s.key(r)} dropped", s.swapped(r, None)


@damage("speaker dropped with all that hangs on him or her")
def speaker_dropped(s: Sound) -> Iterator[Mutant]:
    for r in s.where(lambda schema: schema.speaks):
        person = next((f for f in s.schema(r).fields if f.semantics == "person"), None)
        if person is None or person.name not in r.values or (person.name_of and person.name_of not in r.values):
            continue
        key = s.key(r)
        said = [o for o in s.records if (by := with_semantics(s.schema(o), "speaker")) and o.values.get(by) == key]
        gone = {id(o) for o in said}
        kept = [o for old, o in zip((o for o in s.records if o is not r), _without(s, r), strict=True) if id(old) not in gone]
        yield f"{key} dropped", replace(s.transcription, records=tuple(kept))


@damage("waiver dropped")
def waiver_dropped(s: Sound) -> Iterator[Mutant]:
    for r in s.where(_waives):
        yield f"{s.key(r)} dropped", s.swapped(r, None)


@damage("title dropped")
def title_dropped(s: Sound) -> Iterator[Mutant]:
    """Rows named in marks, where no other row refers to them or has their name too."""
    for r in s.where(lambda schema: schema.is_fact and not schema.speaks):
        own = next((f.name for f in s.schema(r).fields if f.names_row and f.name == s.schema(r).label), None)
        title = str(r.values.get(own or "") or "")
        if not MARKED.match(title):
            continue
        key, title = s.key(r), title.strip(MARKS)
        if not any(key in o.values.values() or _has(s, o, title) for o in s.records if o is not r):
            yield f"{key} dropped", s.swapped(r, None)


def _has(s: Sound, record: Record, title: str) -> bool:
    """Whether a record has a title too: dropping another row does not lose it then."""
    values = (str(record.values[name]) for name in printed(s.schema(record)) if name in record.values)
    return any(title in value or value.strip(MARKS) in title for value in values)


@damage("waiver's reason changed")
def waiver_reason(s: Sound) -> Iterator[Mutant]:
    for r in s.where(_waives):
        yield from s.with_values(r, "reason", REASONS)


@damage("reference redirected")
def reference(s: Sound) -> Iterator[Mutant]:
    for r in s.records:
        for key in s.schema(r).foreign_keys:
            name, table = key.fields[0], key.resource
            if name in r.values and s.schemas[table].is_fact:
                ids = [s.key(o) for o in s.records if o.table == table and s.key(o) != r.values[name]]
                yield from s.with_values(r, name, (*ids[:2], f"{r.values[name]}x"))


@damage("code that the words show swapped")
def code_swap(s: Sound) -> Iterator[Mutant]:
    for r in s.records:
        for f in s.schema(r).fields:
            if f.derivation == "category" and f.name in r.values:
                yield from s.with_values(r, f.name, f.enum)


@damage("erratum altered")
def erratum(s: Sound) -> Iterator[Mutant]:
    t = s.transcription
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
