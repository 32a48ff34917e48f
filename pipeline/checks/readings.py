"""Values against the words they came from: numbers are read again from the quote, dates too, and codes need a cue.

A value that follows from context instead carries a note in the transcription; it is published as derivation `context` and not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.accounting.parts import parts_of
from pipeline.checks.once import by_derivation, by_key, once
from pipeline.checks.read_in import languages_in
from pipeline.checks.registry import Finding, Tables, rule
from pipeline.languages import Language, default_language
from pipeline.languages.values import DatePhrase, Quantity
from pipeline.model import Field, Location, Row, Table, TableSchema
from pipeline.schema.cells import DIGITS
from pipeline.schema.marks import NumberColumns, number_columns
from pipeline.text.reading import fold

NUMBERS = ("value", "upper", "base", "qualifier")
UNITS = ("unit-text", "base-unit-text")
"""Parts of a number, as columns are marked."""
OPTIONAL = ("upper", "base")
FEWEST = 3
"""So many digits of a fraction without end must be typed: 0.333 for 三分之一."""


class Cited(NamedTuple):
    """A cited value: its row, the column, the quote, the article and its language."""

    row: Row
    column: Field
    quote: str
    article_id: str
    language: Language


def cited(tables: Tables, derivation: str) -> Iterator[Cited]:
    """Every value that has evidence of one derivation."""
    if "evidence" not in tables:
        return
    languages = languages_in(tables)
    leads = [(key.fields[0], tables[key.resource]) for key in tables["evidence"].schema.foreign_keys if key.fields[0] != "article_id"]
    columns = [(column, once(by_key, table), table.schema) for column, table in leads]
    for evidence in once(by_derivation, tables["evidence"]).get(derivation, ()):
        values = evidence.values
        for column, there, schema in columns:
            if column in values:
                row, name = there.get(values[column]), values["field"]
                if row is not None and name not in row.faulty:
                    article = values["article_id"]
                    yield Cited(row, schema[name], values["quote"], article, languages.get(article) or default_language())
                break


class Numbered(NamedTuple):
    """A row that is about a number: its columns, the language of its article, and what its quote says.

    ``reading`` is the quantity in the quote whose numeral is the one the row was read from.
    """

    row: Row
    columns: NumberColumns
    schema: TableSchema
    language: Language
    reading: Quantity | None

    @property
    def numeral(self) -> str | None:
        """The numeral as it was typed."""
        return self.row.values.get(self.columns.numeral)

    def given(self, parts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """Of some parts those that the table has a column for, with the column."""
        return tuple((part, column) for part in parts if (column := self.columns.of(part)))


def _reading(quote: str, numeral: str, language: Language) -> Quantity | None:
    """The quantity of a quote with a numeral."""
    wanted = fold(numeral, language)
    readings = [q for q in language.find_quantities(quote) if fold(q.number_text, language) == wanted]
    return readings[0] if len(readings) == 1 else None


def same_number(mine: float | None, theirs: float | None) -> bool:
    """Whether a typed number is the one that was read: to 15 digits, or, where that has no end (三分之一), rounded to the digits typed."""
    if mine is None or theirs is None:
        return mine is theirs
    one, other = f"{mine:.{DIGITS}g}", f"{theirs:.{DIGITS}g}"
    if one == other:
        return True
    typed = len(repr(float(mine)).replace("-", "").replace(".", "").lstrip("0"))
    endless = float(other) != float(theirs)
    return endless and FEWEST <= typed < DIGITS and one == f"{float(f'{theirs:.{typed}g}'):.{DIGITS}g}"


def said(value: object) -> str:
    """A value for a message."""
    return "empty" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


@rule("number-unread")
def number_unread(tables: Tables) -> Iterator[Finding]:
    """The number of a row can be read from its quote, or its value has a note that says how a person read it."""
    noted = _noted(tables)
    for one in _numbered(tables):
        row, reading, value = one.row, one.reading, one.columns.value
        if one.numeral is None:
            yield from _without_numeral(one)
        elif (reading is None or not reading.read) and (reading is None or value is None or (row.location, value) not in noted):
            why = f": {reading.note}" if reading is not None and reading.note else ""
            message = f"“{one.numeral}” cannot be read as a number in “{row.values.get('quote')}”{why}"
            hint = "give the value a note that says how you read it" if reading else "write the numeral as it stands, and quote it once"
            yield Finding(row.where(one.columns.numeral), message, hint)


def _without_numeral(one: Numbered) -> Iterator[Finding]:
    """A value that nothing was read from; where the schema requires the numeral, its absence is told already."""
    if not one.schema[one.columns.numeral].required:
        for _, column in one.given((*NUMBERS[:3], *UNITS)):
            if one.row.values.get(column) is not None:
                message = f"{column} {said(one.row.values[column])} is given without its numeral"
                yield Finding(one.row.where(column), message, f"give {one.columns.numeral} as it stands in the quote")


def _noted(tables: Tables) -> set[tuple[Location, str]]:
    """The values, by row and field, that follow from context and are not judged."""
    return {(c.row.location, c.column.name) for c in cited(tables, "context")}


@rule("number-differs")
def number_differs(tables: Tables) -> Iterator[Finding]:
    """Value, upper value and qualifier are those that the quote says, read again by the program."""
    noted = _noted(tables)
    for one, reading in _read(tables):
        row, told = one.row, parts_of(reading)
        for part, name in one.given(NUMBERS):
            mine, theirs = row.values.get(name), told[part]
            same = mine == theirs if isinstance(theirs, str) else same_number(mine, theirs)
            given = mine is not None or part in OPTIONAL
            if given and not same and (row.location, name) not in noted and name not in row.faulty:
                message = f"{name} is {said(mine)}, but “{row.values.get('quote')}” says {said(theirs)}"
                yield Finding(row.where(name), message, "correct it, or give it a note that says why it follows from context")


@rule("unit-differs")
def unit_differs(tables: Tables) -> Iterator[Finding]:
    """The units as written are those of the number and its base; where the code is standard (km, %, a, CNY) the code agrees with it."""
    noted = _noted(tables)
    for one, reading in _read(tables):
        row, told = one.row, parts_of(reading)
        units = [(name, str(told[part])) for part, name in one.given(UNITS)]
        wrong = [name for name, theirs in units if _other_unit(one, name, theirs) and (row.location, name) not in noted]
        for name, theirs in units:
            if name in wrong:
                message = f"{name} is {row.values[name]}, but “{row.values.get('quote')}” says {theirs or 'none'}"
                yield Finding(row.where(name), message, "write the unit as it stands beside the number")
        if one.columns.unit_text not in wrong and (row.location, one.columns.unit_text) not in noted:
            yield from _other_code(one, reading)


def _other_code(one: Numbered, reading: Quantity) -> Iterator[Finding]:
    """A unit's code that is not that of the unit the quote has."""
    row, column = one.row, one.columns.unit
    code = row.values.get(column) if column else None
    if column is None or not code or not reading.unit or row.faulty & {column, one.columns.unit_text}:
        return
    if not one.language.is_code(str(code), reading.unit, reading.unit_text):
        message = f"{column} is {code}, but {reading.unit_text or reading.number_text} is {reading.unit}"
        yield Finding(row.where(column), message, "correct the code")


def _other_unit(one: Numbered, name: str, theirs: str) -> bool:
    """Whether a unit as written is given and is not the one that the quote has."""
    written = one.row.values.get(name)
    same = str(written) == theirs
    return bool(written) and not same and name not in one.row.faulty and fold(str(written), one.language) != fold(theirs, one.language)


def _numbered(tables: Tables) -> Iterator[Numbered]:
    """The rows that are about a number, whose quote and numeral could be read and stand in the article."""
    for table in (table for table in tables.values() if table.schema.is_fact):
        yield from once(_numbers, table, *(tables[name] for name in ("articles",) if name in tables))


def _read(tables: Tables) -> Iterator[tuple[Numbered, Quantity]]:
    """Those of them whose number could be read, with what was read."""
    return ((one, one.reading) for one in _numbered(tables) if one.reading is not None and one.reading.read)


def _numbers(table: Table, *articles: Table) -> list[Numbered]:
    """The same in one table: several rules ask for them in turn."""
    columns = number_columns(table.schema)
    if columns is None:
        return []
    languages = languages_in({one.name: one for one in articles})
    found = []
    for row in table.rows:
        if not row.faulty & {"quote", columns.numeral}:
            language = languages.get(row.values.get("article_id")) or default_language()
            reading = _reading(str(row.values.get("quote") or ""), str(row.values.get(columns.numeral) or ""), language)
            found.append(Numbered(row, columns, table.schema, language, reading))
    return found


@rule("date-differs")
def date_differs(tables: Tables) -> Iterator[Finding]:
    """A date is one that its quote says, completed by the article's context date."""
    articles = [row for row in tables["articles"].rows if "context_date" not in row.faulty]
    contexts = {row.values.get("article_id"): row.values.get("context_date") for row in articles}
    for value in cited(tables, "date"):
        if value.article_id not in contexts:
            continue
        name = value.column.name
        mine = value.row.values.get(name)
        dates = value.language.find_dates(value.quote, contexts[value.article_id])
        found = [str(day) for date in dates for day in _ends(date, value.column.bound) if day]
        if mine not in found:
            message = f"{name} is {mine}, but “{value.quote}” says {', '.join(found) or 'no date'}"
            yield Finding(value.row.where(name), message, "correct it, quote the date, or give a note that says why")


def _ends(date: DatePhrase, bound: str | None) -> tuple[str | None, ...]:
    """The end of a date phrase that a column may hold."""
    return (date.last,) if bound == "end" else (date.first,) if bound == "start" else (date.first, date.last)


@rule("cue-missing")
def cue_missing(tables: Tables) -> Iterator[Finding]:
    """A code that the words decide (role, status, kind, mode …) rests on a quote with one of its published cues."""
    for value in cited(tables, "category"):
        name = value.column.name
        code = str(value.row.values.get(name))
        own, others = _cues_of(value.language, value.column.cues or "", code)
        words = fold(value.quote, value.language) if own else ""
        if not own or any(cue and cue in words for cue in own):
            continue
        theirs = [code for code, cue in others if cue in words]
        if theirs or "" not in own:
            message = f"no cue for {name} {value.row.values.get(name)} stands in “{value.quote}”"
            hint = f"it has cues for {', '.join(dict.fromkeys(theirs))}" if theirs else "quote the words that show it, or give a note"
            yield Finding(value.row.where(name), message, hint)


@cache
def _cues_of(language: Language, listed: str, code: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The cues of a code, and those of the other codes of its list; an empty cue: it holds where no cue of another stands."""
    table = language.cues().get(listed) or ()
    return tuple(cue for c, cue in table if c == code), tuple((c, cue) for c, cue in table if c != code and cue)
