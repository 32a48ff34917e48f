"""Cells of spreadsheets as values: what a spreadsheet program made of something else is told, never guessed back."""

from __future__ import annotations

import datetime
import re
from typing import Any, NamedTuple

from pipeline.model import TableSchema

WHOLE = ("paragraph", "char_start", "char_end")
YEARS = range(1900, 2101)
"""Whole numbers that are years in a column of dates; any other may be the days since 1900 that a date became."""
_PLAIN = re.compile(r"(?i)general|@|0+|#?,?#*0")


class Cell(NamedTuple):
    """A cell: its value as the file has it, whether it is a formula, how it is shown."""

    value: Any
    formula: bool = False
    shown_as: str = "General"


def cell_value(cell: Cell, name: str, schema: TableSchema) -> tuple[Any, str]:
    """The value of a cell for a column, or what is wrong with it (empty: nothing)."""
    field = schema[name] if name in schema.field_names else None
    kind = "integer" if name in WHOLE else field.type if field is not None and name != "quote" else "string"
    value = cell.value
    if cell.formula:
        return None, f"is a formula ({str(value)[:30]})"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        is_date = field is not None and field.semantics == "partial-date"
        return _date(value, cell.shown_as) if is_date else (None, f"became a date or time ({value})")
    if isinstance(value, bool):
        return None, f"became {str(value).upper()}"
    if isinstance(value, int | float):
        return _number(value, kind, cell.shown_as, is_date=field is not None and field.semantics == "partial-date")
    text = str(value).replace("\r\n", "\n").strip()
    if not text:
        return None, ""
    if kind == "integer" and re.fullmatch(r"[0-9]{1,9}", text):
        return int(text), ""
    return ([item.strip() for item in text.split("|") if item.strip()] if kind == "list" else text), ""


def _date(value: Any, shown_as: str) -> tuple[Any, str]:
    """A date as precise as the cell shows it: of a month, the first day was added by the program."""
    if isinstance(value, datetime.time | datetime.timedelta):
        return None, f"became a time ({value})"
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return None, f"became a date with a time ({value})"
    form = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", shown_as).lower()
    if "y" not in form:
        return None, f"became a date whose year was added by the program ({value:%Y-%m-%d}, shown as {shown_as})"
    precise = "%Y-%m-%d" if "d" in form else "%Y-%m" if "m" in form else "%Y"
    return value.strftime(precise), ""


def _number(value: float, kind: str, shown_as: str, *, is_date: bool) -> tuple[Any, str]:
    """A number; where the column is none, its digits, unless the cell shows something else."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if is_date:
        if isinstance(value, int) and value in YEARS:
            return str(value), ""
        return None, f"holds the number {value}, which may be what a date became"
    if kind in ("number", "integer"):
        return value, ""
    if not _PLAIN.fullmatch(shown_as):
        return None, f"holds {value}, but is shown as {shown_as}"
    return ([str(value)] if kind == "list" else str(value)), ""
