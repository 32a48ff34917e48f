"""Values against the words they came from: numbers are read again from the quote, dates too, and codes need a cue.

A value that follows from context instead carries a note in the transcription; it is published as derivation `context` and not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.model import Location, Row
from pipeline.schema.cells import DIGITS
from pipeline.text.cues import cues
from pipeline.text.dates import find_dates
from pipeline.text.quantities import Quantity, find_quantities
from pipeline.text.reading import fold
from pipeline.text.units import is_code

NUMBER_FIELDS = ("value", "value_max", "per_value", "qualifier")
OPTIONAL = ("value_max", "per_value")
FEWEST = 3
"""So many digits of a fraction without end must be typed: 0.333 for 三分之一."""
ENDS = {"period_end": "last", "end_date": "last", "start_date": "first", "period_start": "first"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited value: its row, the field, the quote, and how it is derived."""

    row: Row
    field: str
    quote: str
    derivation: str
    article_id: str


def cited(tables: Tables, derivation: str) -> Iterator[Cited]:
    """Every value that has evidence of one derivation."""
    if "evidence" not in tables:
        return
    references = {k.fields[0]: k.resource for k in tables["evidence"].schema.foreign_keys}
    rows = {name: {row.values.get(tables[name].schema.primary_key[0]): row for row in tables[name].rows} for name in references.values()}
    for evidence in tables["evidence"].rows:
        values = evidence.values
        if values["derivation"] != derivation:
            continue
        column = next(c for c in references if c != "article_id" and c in values)
        row = rows[references[column]].get(values[column])
        if row is not None and values["field"] not in row.faulty:
            yield Cited(row, values["field"], values["quote"], derivation, values["article_id"])


def reading_of(row: Row) -> Quantity | None:
    """The quantity in a metric's quote whose numeral is the one the row was read from."""
    return _reading(str(row.values.get("quote") or ""), str(row.values.get("value_text") or ""))


@lru_cache(maxsize=16_384)
def _reading(quote: str, numeral: str) -> Quantity | None:
    """The quantity of a quote with a numeral: several rules ask for it in turn, over the metrics of a whole batch."""
    wanted = fold(numeral)
    readings = [q for q in find_quantities(quote) if fold(q.number_text) == wanted]
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
    """The number of a metric can be read from its quote, or its value has a note that says how a person read it."""
    noted = _noted(tables)
    for row in _metrics(tables):
        reading = reading_of(row)
        if "value_text" not in row.values or (reading is not None and reading.read):
            continue
        if reading is None or (row.location, "value") not in noted:
            why = f": {reading.note}" if reading is not None and reading.note else ""
            message = f"“{row.values['value_text']}” cannot be read as a number in “{row.values.get('quote')}”{why}"
            hint = "give the value a note that says how you read it" if reading else "write the numeral as it stands, and quote it once"
            yield Finding(row.where("value_text"), message, hint)


def _noted(tables: Tables) -> set[tuple[Location, str]]:
    """The values, by row and field, that follow from context and are not judged."""
    return {(c.row.location, c.field) for c in cited(tables, "context")}


@rule("number-differs")
def number_differs(tables: Tables) -> Iterator[Finding]:
    """Value, upper value and qualifier are those that the quote says, read again by the program."""
    noted = _noted(tables)
    for row in _metrics(tables):
        reading = reading_of(row)
        if reading is None or not reading.read:
            continue
        for name in NUMBER_FIELDS:
            mine, theirs = row.values.get(name), getattr(reading, name)
            same = mine == theirs if name == "qualifier" else same_number(mine, theirs)
            given = mine is not None or name in OPTIONAL
            if given and not same and (row.location, name) not in noted and name not in row.faulty:
                message = f"{name} is {said(mine)}, but “{row.values.get('quote')}” says {said(theirs)}"
                yield Finding(row.where(name), message, "correct it, or give it a note that says why it follows from context")


@rule("unit-differs")
def unit_differs(tables: Tables) -> Iterator[Finding]:
    """The units as written are those of the number and its base; where the code is standard (km, %, a, CNY) the code agrees with it."""
    noted = _noted(tables)
    for row in _metrics(tables):
        reading = reading_of(row)
        code = row.values.get("unit")
        if reading is None or not reading.read:
            continue
        wrong = [name for name in ("unit_text", "per_unit_text") if _other_unit(row, name, reading) and (row.location, name) not in noted]
        for name in wrong:
            message = f"{name} is {row.values[name]}, but “{row.values.get('quote')}” says {getattr(reading, name) or 'none'}"
            yield Finding(row.where(name), message, "write the unit as it stands beside the number")
        judged = "unit_text" not in wrong and (row.location, "unit_text") not in noted and not row.faulty & {"unit", "unit_text"}
        if judged and reading.unit and code and not is_code(str(code), reading.unit, reading.unit_text):
            message = f"unit is {code}, but {reading.unit_text or reading.number_text} is {reading.unit}"
            yield Finding(row.where("unit"), message, "correct the code")


def _other_unit(row: Row, name: str, reading: Quantity) -> bool:
    """Whether a unit as written is given and is not the one that the quote has."""
    written = row.values.get(name)
    return bool(written) and name not in row.faulty and fold(str(written)) != fold(getattr(reading, name))


def _metrics(tables: Tables) -> list[Row]:
    """The metrics whose quote and numeral could be read and stand in the article."""
    rows = tables["metrics"].rows if "metrics" in tables else ()
    return [row for row in rows if not row.faulty & {"quote", "value_text"}]


@rule("date-differs")
def date_differs(tables: Tables) -> Iterator[Finding]:
    """A date is one that its quote says, completed by the article's context date."""
    articles = [row for row in tables["articles"].rows if "context_date" not in row.faulty]
    contexts = {row.values.get("article_id"): row.values.get("context_date") for row in articles}
    for value in cited(tables, "date"):
        if value.article_id not in contexts:
            continue
        mine = value.row.values.get(value.field)
        dates = find_dates(value.quote, contexts.get(value.article_id))
        found = [str(d) for date in dates for d in _ends(date.first, date.last, value.field) if d]
        if mine not in found:
            message = f"{value.field} is {mine}, but “{value.quote}” says {', '.join(found) or 'no date'}"
            yield Finding(value.row.where(value.field), message, "correct it, quote the date, or give a note that says why")


def _ends(first: str | None, last: str | None, field: str) -> tuple[str | None, ...]:
    """The end of a date phrase that a field may hold."""
    end = ENDS.get(field)
    return (last,) if end == "last" else (first,) if end == "first" else (first, last)


@rule("cue-missing")
def cue_missing(tables: Tables) -> Iterator[Finding]:
    """A code that the words decide (role, status, kind, mode …) rests on a quote with one of its published cues."""
    for value in cited(tables, "category"):
        own, others = _cues_of(value.field, str(value.row.values.get(value.field)))
        words = _folded(value.quote)
        if not own or any(cue and cue in words for cue in own):
            continue
        theirs = [code for code, cue in others if cue in words]
        if theirs or "" not in own:
            message = f"no cue for {value.field} {value.row.values.get(value.field)} stands in “{value.quote}”"
            hint = f"it has cues for {', '.join(dict.fromkeys(theirs))}" if theirs else "quote the words that show it, or give a note"
            yield Finding(value.row.where(value.field), message, hint)


@cache
def _cues_of(field: str, code: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The cues of a code, and those of the other codes of its field; an empty cue: it holds where no cue of another stands."""
    table = cues().get(field) or ()
    return tuple(cue for c, cue in table if c == code), tuple((c, cue) for c, cue in table if c != code and cue)


@lru_cache(maxsize=16_384)
def _folded(quote: str) -> str:
    """A quote as it is matched: several values rest on one."""
    return fold(quote)


def published(cue_table: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterator[tuple[str, str, str]]:
    """Field, code and cue of every entry, for the documents."""
    for field, entries in cue_table.items():
        for code, cue in entries:
            yield field, code, cue or "(none: holds where no cue of another code stands)"
