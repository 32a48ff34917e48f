"""The questions of `pipeline init`: asked on a terminal where an option says nothing, answered by defaults elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import click

from pipeline.model import Location, Problem
from pipeline.tasks.init.columns import IDENTIFIER, Column, Table, column_faults, parse_columns, wrong
from pipeline.tasks.init.guess import columns_of_csv
from pipeline.tasks.init.kinds import KINDS
from pipeline.tasks.init.licences import licence_of, licences
from pipeline.tasks.init.make import occupied
from pipeline.tasks.init.plan import CHOICES, LANGUAGES, OWN, SHIPPED, Language, Plan, faults, proposed_name

UNNAMED = "records"
"""The name of a table for which none is given."""


@dataclass(frozen=True, slots=True)
class Asker:
    """``asks``: whether there is somebody to ask; ``takes``: whether what is guessed is taken."""

    asks: bool
    takes: bool

    def plan(
        self, target: Path, choice: str | None, chosen: tuple[str, ...], said: Mapping[str, str | None], occupied_by: Path | None
    ) -> Plan | list[Problem]:
        """The plan of a project, or why there is none; faults that need no answer are told before anything is asked."""
        if occupied_by is not None and (problems := occupied(occupied_by)):
            return problems
        choice = choice or (OWN if chosen else self._choose(CHOICES, SHIPPED, "Which tables"))
        problem = _misfit(choice, chosen)
        tables = [] if problem else self._tables(choice, chosen)
        if problem or isinstance(tables, Problem):
            return [problem or cast(Problem, tables)]
        name = self._text(said["name"], "Name of the dataset", proposed_name(target.name))
        title = self._text(said["title"], "Title", name.replace("-", " ").capitalize())
        licence = said["licence"]
        if licence is None:
            licence = self._choose(tuple(licences()), next(iter(licences())), "Licence of the data")
        found = licence_of(licence)
        plan = Plan(
            name=name,
            title=title,
            title_zh=self._text(said["title_zh"], "Title in Chinese (may be empty)", ""),
            description=self._text(
                said["description"], "What it is, in a sentence", f"{title}: data transcribed from Chinese press articles."
            ),
            contributor=self._text(said["contributor"], "Who makes it", f"The {name} contributors"),
            licence=licence if isinstance(found, Problem) else found.spdx,
            choice=choice,
            tables=tuple(tables),
            language=cast(Language, said["language"] or self._choose(LANGUAGES, LANGUAGES[0], "Script of most articles")),
        )
        return [*faults(plan)] or plan

    def _text(self, said: str | None, question: str, default: str) -> str:
        """What an option says, or somebody answers, in one line."""
        if said is None:
            said = str(click.prompt(question, default=default, show_default=bool(default), err=True)) if self.asks else default
        return " ".join(said.split())

    def _choose(self, choices: tuple[str, ...], default: str, question: str) -> str:
        if not self.asks:
            return default
        return str(click.prompt(question, type=click.Choice(choices), default=default, err=True))

    def _tables(self, choice: str, chosen: tuple[str, ...]) -> list[Table] | Problem:
        """The tables of one's own: those given, or those asked for."""
        if choice != OWN:
            return []
        if not chosen:
            return self._asked() if self.asks else wrong("no column is said", "give --columns TABLE=name:type:mark,… or a CSV file")
        tables = []
        for text in chosen:
            table = self._table(text)
            if isinstance(table, Problem):
                return table
            tables.append(table)
        return tables

    def _table(self, text: str) -> Table | Problem:
        """A table as given: ``[TABLE=]FILE.csv`` or ``[TABLE=]name:type:mark,…``."""
        name, parted, rest = text.partition("=")
        name, rest = (name.strip(), rest.strip()) if parted else (UNNAMED, text.strip())
        if not rest.lower().endswith(".csv"):
            columns = parse_columns(rest)
            return columns if isinstance(columns, Problem) else Table(name, columns)
        columns = columns_of_csv(Path(rest))
        if isinstance(columns, Problem):
            return columns
        table = Table(name if parted else Path(rest).stem.lower(), columns)
        if problem := next(column_faults([table], rest), None):
            return problem
        spec = f"--columns '{table.name}={','.join(c.spec for c in columns)}'"
        click.echo(f"proposed from {rest}: {spec}", err=True)
        if self.takes:
            return table
        if not self.asks:
            hint = "take it with --yes, or give it as it is shown, corrected"
            return Problem("init-guess", Location(rest), "the marks are guessed from the values, and nobody has seen them", hint)
        return replace(table, columns=tuple(self._looked_at(column) for column in columns))

    def _looked_at(self, column: Column) -> Column:
        """A proposed column as a person wants it."""
        kind = click.prompt(f"{column.name} holds", type=click.Choice(tuple(KINDS)), default=column.kind, show_choices=False, err=True)
        return column if kind == column.kind else replace(column, kind=kind, about=self._about(kind), type="")

    def _about(self, kind: str) -> tuple[str, ...]:
        if not KINDS[kind].takes:
            return ()
        return tuple(word.strip() for word in str(click.prompt(KINDS[kind].takes, err=True)).split("|"))

    def _asked(self) -> list[Table]:
        """Tables asked for one by one, until a name is empty."""
        tables: list[Table] = []
        click.echo("\n".join(["What a column can hold:", *(f"  {k.name:15} {k.asks}" for k in KINDS.values())]), err=True)
        while name := self._identifier("Name of a table (empty: no more)", empty=bool(tables)):
            columns: list[Column] = []
            meaning = str(click.prompt("  What gets a row", default="", show_default=False, err=True))
            while column := self._identifier("  Name of a column (empty: no more)", empty=bool(columns)):
                kind = str(click.prompt("    It holds", type=click.Choice(tuple(KINDS)), default="words", show_choices=False, err=True))
                about = self._about(kind)
                types = KINDS[kind].types
                form = click.prompt("    Type", type=click.Choice(types), default=types[0], err=True) if len(types) > 1 else types[0]
                title = str(click.prompt("    Title", default=column.replace("_", " ").capitalize(), err=True))
                says = str(click.prompt("    What it means", default=f"{KINDS[kind].asks}.", err=True))
                columns.append(Column(column, kind, about, form, title, says))
                if problem := next(column_faults([*tables, Table(name, tuple(columns))]), None):
                    click.echo(str(problem), err=True)
                    columns.pop()
            tables.append(Table(name, tuple(columns), meaning=meaning))
        return tables

    def _identifier(self, question: str, *, empty: bool) -> str:
        while True:
            name = str(click.prompt(question, default="" if empty else None, show_default=False, err=True)).strip()
            if IDENTIFIER.fullmatch(name) or (empty and not name):
                return name
            click.echo("    use small letters, digits and single underscores, a letter first", err=True)


def _misfit(choice: str, chosen: tuple[str, ...]) -> Problem | None:
    """Why a choice of tables cannot be."""
    if choice not in CHOICES:
        return Problem("init-columns", Location("--tables"), f"“{choice}” is no choice", f"choose one of {', '.join(CHOICES)}")
    if chosen and choice != OWN:
        return Problem(
            "init-columns", Location("--tables"), f"{choice} has its columns already", "leave out --columns, or say --tables own"
        )
    return None
