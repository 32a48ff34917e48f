"""Names in another order: family and given name exchanged, the parts of a transliteration exchanged, in rows and in the shared table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.languages.chinese.script import simplified
from pipeline.model import Transcription
from pipeline.schema.marks import refers_to
from tools.mutants.case import Case
from tools.mutants.damage import Sound
from tools.mutants.judge import Bench

_DOT = re.compile("([·•・‧∙⋅･])")
COMPOUND = ("欧阳", "司马", "诸葛", "上官", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒")


def other_order(name: str) -> str | None:
    """The name with its parts exchanged, or nothing where it has one part, or is the same either way."""
    parts = _DOT.split(name)
    if len(parts) > 1:
        other = "".join([parts[-1], *parts[1:-1], parts[0]])
    elif " " in name:
        other = " ".join([*name.split()[1:], name.split()[0]])
    elif 2 <= len(name) <= 4:
        family = 2 if simplified(name[:2]) in COMPOUND else 1
        other = name[family:] + name[:family]
    else:
        return None
    return other if other != name else None


def name_order(bench: Bench, t: Transcription) -> Iterator[Case]:
    """Every personal name of who may speak, as printed and in the shared table of persons, in either script."""
    sound = Sound(t, bench.schemas)
    shared: dict[tuple[str, str], None] = {}
    for record in sound.where(lambda schema: schema.speaks):
        for column in (f for f in sound.schema(record).fields if f.semantics == "person" and f.name in record.values):
            person = record.values.get(column.name_of or "")
            if column.name_of and person is None:
                continue
            resource = refers_to(sound.schema(record), column.name_of) if column.name_of else None
            if resource:
                shared[resource, str(person)] = None
            if other := other_order(str(record.values[column.name])):
                what, changed = sound.with_value(record, column.name, other)
                yield Case(what, changed)
    for person in bench.sources.shared:
        schema = bench.schemas[person.table]
        if (person.table, str(person.values.get(schema.primary_key[0]))) in shared:
            for name in (f.name for f in schema.fields if f.names_row or f.semantics == "simplified-name"):
                if other := other_order(str(person.values.get(name) or "")):
                    changed_row = replace(person, values={**person.values, name: other})
                    rows = tuple(changed_row if r is person else r for r in bench.sources.shared)
                    yield Case(f"{person.values[schema.primary_key[0]]} {name} {other}", t, shared=rows)
