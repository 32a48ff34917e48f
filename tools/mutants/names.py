"""Names in another order: family and given name exchanged, the parts of a transliteration exchanged, in rows and in the shared table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Transcription
from pipeline.text.script import simplified
from tools.mutants.case import Case
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
    """Every personal name of a participant, as printed and in the shared table of persons, in either script."""
    people = {str(r.values["person_id"]): r for r in t.records if r.table == "participants" and "person_id" in r.values}
    for record in (r for r in t.records if r.table == "participants" and r.values.get("kind") == "person" and "name" in r.values):
        if other := other_order(str(record.values["name"])):
            changed = replace(record, values={**record.values, "name": other})
            yield Case(
                f"{record.values['participant_id']} {other}", replace(t, records=tuple(changed if r is record else r for r in t.records))
            )
    for person in (r for r in bench.sources.shared if r.table == "persons" and str(r.values.get("person_id")) in people):
        for column in ("name", "name_hans"):
            if other := other_order(str(person.values.get(column) or "")):
                changed = replace(person, values={**person.values, column: other})
                shared = tuple(changed if r is person else r for r in bench.sources.shared)
                yield Case(f"{person.values['person_id']} {column} {other}", t, shared=shared)
