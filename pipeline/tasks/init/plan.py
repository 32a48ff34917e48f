"""What a new project is to be, as far as a person said it, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Location, Problem
from pipeline.tasks.init.columns import Table, column_faults, parse_columns
from pipeline.tasks.init.licences import licence_of
from pipeline.tasks.init.templates import MENU, template
from pipeline.transcription.dataset import FORMS

SHIPPED = "forums"
"""The choice of the tables that come with the program."""
OWN = "own"
CHOICES = (SHIPPED, *MENU, OWN)
Language = Literal["zh-Hans", "zh-Hant"]
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant")


@dataclass(frozen=True, slots=True)
class Plan:
    """A project to be made: its record, the choice of its tables, and the tables where they are one's own."""

    name: str
    title: str
    description: str
    contributor: str
    title_zh: str = ""
    licence: str = "CC-BY-4.0"
    choice: str = SHIPPED
    tables: tuple[Table, ...] = ()
    language: Language = "zh-Hans"


def proposed_name(folder: str) -> str:
    """A name for a project, from that of its folder."""
    return re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-") or "articles"


def faults(plan: Plan) -> Iterator[Problem]:
    """Everything that is wrong with a plan."""
    pattern, wanted = FORMS["name"]
    if not re.fullmatch(pattern, plan.name):
        yield Problem("init-record", Location("--name"), f"“{plan.name}” is no name of a package", f"write {wanted}, such as board-minutes")
    texts = {"--title": plan.title, "--title-zh": plan.title_zh, "--description": plan.description, "--contributor": plan.contributor}
    for option, text in texts.items():
        if not text and option != "--title-zh":
            yield Problem("init-record", Location(option), "is empty", "write some words, or leave the option out")
        elif not text.isprintable():
            yield Problem("init-record", Location(option), "holds characters that nobody can read", "type it anew")
    licence = licence_of(plan.licence)
    if isinstance(licence, Problem):
        yield licence
    if plan.choice == OWN:
        yield from column_faults(plan.tables)


def menu_table(name: str) -> Table:
    """A table of the menu."""
    meaning, *lines = template(f"menu/{name}.txt").splitlines()
    columns = parse_columns(",".join(lines))
    if isinstance(columns, Problem):
        raise TypeError(str(columns))
    return Table(name, columns, meaning=meaning)
