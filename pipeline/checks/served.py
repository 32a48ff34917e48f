"""Codes that are published as read off the text: each has words by which `cue-missing` knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.languages import Language, default_language
from pipeline.model import Field, Location, Problem, Schemas
from pipeline.schema.places import place_of


def unserved(schemas: Schemas, folder: Path, languages: Iterable[Language] = ()) -> Iterator[Problem]:
    """A problem for every column whose list of cues a language of the project has not, and for every code of it that has none."""
    languages = tuple(languages) or (default_language(),)
    for schema in schemas.values():
        for index, field in enumerate(schema.fields):
            if fault := next(filter(None, (_fault(field, language) for language in languages)), ""):
                path = folder / f"{schema.name}.json"
                line, column = place_of(path.read_text(encoding="utf-8"), ("fields", index, "cues"))
                hint = "add words that show it to the list, or let a code be one of the list's"
                yield Problem("schema-unchecked", Location(str(path), line, column), fault, hint)


def _fault(field: Field, language: Language) -> str:
    if field.cues is None:
        return ""
    listed, of = language.cues().get(field.cues), "" if language is default_language() else f" in {language.name}"
    if listed is None:
        lists = ", ".join(sorted(language.cues())) or "none"
        return f"field {field.name}: there is no list of cues {field.cues}{of}; the lists are {lists}"
    without = [code for code in field.enum if code not in {known for known, _ in listed}]
    return f"field {field.name}: no cue shows {', '.join(without)}{of}, so nothing would check it" if without else ""
