"""Codes that are published as read off the text: each has words by which `cue-missing` knows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.languages.chinese.cues import cues
from pipeline.model import Field, Location, Problem, Schemas
from pipeline.schema.places import place_of


def unserved(schemas: Schemas, folder: Path) -> Iterator[Problem]:
    """A problem for every column whose list of cues there is not, and for every code of it that has none."""
    for schema in schemas.values():
        for index, field in enumerate(schema.fields):
            if fault := _fault(field):
                path = folder / f"{schema.name}.json"
                line, column = place_of(path.read_text(encoding="utf-8"), ("fields", index, "cues"))
                hint = "add words that show it to the list, or let a code be one of the list's"
                yield Problem("schema-unchecked", Location(str(path), line, column), fault, hint)


def _fault(field: Field) -> str:
    if field.cues is None:
        return ""
    listed = cues().get(field.cues)
    if listed is None:
        return f"field {field.name}: there is no list of cues {field.cues}; the lists are {', '.join(sorted(cues()))}"
    without = [code for code in field.enum if code not in {known for known, _ in listed}]
    return f"field {field.name}: no cue shows {', '.join(without)}, so nothing would check it" if without else ""
