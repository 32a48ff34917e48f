"""Cues that a project adds: the codes they show are codes of a column that names their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.languages import Language
from pipeline.languages.effect import FOLDER, OwnWords
from pipeline.languages.meant import did_you_mean
from pipeline.model import Location, Problem, Schemas

LIST = "cues.tsv"


def strange_cues(words: OwnWords, schemas: Schemas, languages: Iterable[Language]) -> Iterator[Problem]:
    """A problem for every line of a project's cues whose list no column names, and whose code no such column has."""
    codes: dict[str, list[str]] = {}
    for field in (f for schema in schemas.values() for f in schema.fields if f.cues):
        codes.setdefault(field.cues or "", []).extend(field.enum)
    told: set[tuple[str, str]] = set()
    for number, listed, code in (cue for language in languages for cue in language.cues_added(words)):
        if (listed, code) not in told and (fault := _fault(listed, code, codes)):
            told.add((listed, code))
            yield Problem("lexicon-code", Location(f"{FOLDER}/{LIST}", number, 1), *fault)


def _fault(listed: str, code: str, codes: dict[str, list[str]]) -> tuple[str, str] | None:
    if listed not in codes:
        hint = did_you_mean(listed, codes, f"write cues: {listed} at a column, or take a list of {', '.join(sorted(codes))}")
        return f"no column names {listed} as its list of cues", hint
    if code not in codes[listed]:
        hint = did_you_mean(code, codes[listed], f"its codes are {', '.join(dict.fromkeys(codes[listed]))}")
        return f"no column with the cues {listed} has a code {code}", hint
    return None
