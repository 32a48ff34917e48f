"""Damaged copies of an article's rows, by what is damaged: numbers, dates, quotes, names (the classes of `tools.mutants`)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model import Record, Schemas, Transcription
from tools.mutants import of_names, of_numbers, of_quotes
from tools.mutants.damage import CLASSES, Sound

DATES = "date moved by a day, a month or a year"
MODULES = {"numbers": of_numbers, "quotes": of_quotes, "names": of_names}
KINDS = ("numbers", "dates", "quotes", "names")


class Damaged(NamedTuple):
    """A damaged row: what was damaged, a few words on it, the row as it was and as it is."""

    kind: str
    what: str
    sound: Record
    row: Record


def damaged(transcription: Transcription, schemas: Schemas, rng: random.Random, most: int) -> list[Damaged]:
    """Damaged rows of an article, at most ``most`` of each class, drawn at random."""
    own = [r for r in transcription.records if schemas[r.table].source == "article" and schemas[r.table].focus != "waived"]
    before = {id(record) for record in own}
    tables = {record.table for record in own}
    found: list[Damaged] = []
    for name, kind in _classes():
        made = list(_of_class(transcription, schemas, name, kind, before, tables))
        found += made if len(made) <= most else rng.sample(made, most)
    return found


def _classes() -> Iterator[tuple[str, str]]:
    """The classes with their kinds."""
    for name, function in CLASSES.items():
        for kind, module in MODULES.items():
            if function.__module__ == module.__name__:
                yield name, "dates" if name == DATES else kind


def _of_class(
    transcription: Transcription, schemas: Schemas, name: str, kind: str, before: set[int], tables: set[str]
) -> Iterator[Damaged]:
    at = {id(record): index for index, record in enumerate(transcription.records)}
    for what, mutant in CLASSES[name](Sound(transcription, schemas)):
        changed = [record for record in mutant.records if id(record) not in at]
        if len(changed) == 1 and changed[0].table in tables and len(mutant.records) == len(transcription.records):
            index = mutant.records.index(changed[0])
            sound = transcription.records[index]
            if id(sound) in before:
                yield Damaged(kind, f"{name}: {what}", sound, changed[0])
