"""Columns proposed from a CSV file: names from its header, marks guessed from its values. A guess is shown, never taken in silence."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.disk.regular import open_text
from pipeline.languages import default_language
from pipeline.model import Location, Problem
from pipeline.tasks.init.columns import CODE, Column, wrong
from pipeline.tasks.init.kinds import DATE, SET, WHOLE_NUMBER

MOST_ROWS = 1000
MOST_CODES = 12
"""More different values than that are no list of codes."""
_PLAIN = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_HAN = re.compile(r"[一-鿿]")
_PERSON = re.compile(r"(?:^|_)(?:person|speaker|member|chair|mayor|by|who)(?:_|$)")
_NAME = re.compile(r"(?:^|_)(?:name|title)(?:_|$)")
_DATE = re.compile(r"(?:^|_)(?:date|day|on|as_of|since|until)(?:_|$)")
_START = re.compile(r"(?:^|_)(?:start|begin|from|since)(?:_|$)")
_END = re.compile(r"(?:^|_)(?:end|to|until)(?:_|$)")
_NUMBER = re.compile(r"(?:^|_)(?:value|amount|number|count|total|sum|budget)(?:_|$)")


def columns_of_csv(path: Path) -> tuple[Column, ...] | Problem:
    """The columns of a CSV file with the marks that its values suggest."""
    place = str(path)
    try:
        with open_text(path, "utf-8-sig", newline="") as file:
            rows = [row for _, row in zip(range(MOST_ROWS), csv.reader(file, strict=True), strict=False)]
    except UnicodeDecodeError:
        return wrong("the file is not UTF-8", "save it as CSV in UTF-8", place)
    except OSError as error:
        return Problem("file-unreadable", Location(place), f"cannot be read: {error.strerror or error}", "check its name and permissions")
    except csv.Error as error:
        return wrong(f"the file is no CSV: {error}", "save it as CSV with commas", place)
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return wrong("the file is empty: it has no header", "write the names of the columns into its first line", place)
    header, *values = rows
    if any(not name or _PLAIN.fullmatch(name) or re.fullmatch(DATE, name) for name in header):
        bare = next((name for name in header if name), "")
        return wrong(f"the first line is no header: “{bare}” …", "write the names of the columns into the first line, each its own", place)
    cells = [[row[i] for row in values if i < len(row) and row[i]] for i in range(len(header))]
    return tuple(_once(Column(*_guess(name, cell, header)) for name, cell in zip(header, cells, strict=True)))


def _guess(name: str, values: list[str], header: list[str]) -> tuple[str, str, tuple[str, ...]]:
    """Name, kind and what that takes, the first that fits."""
    if name.endswith("_en") and name.removesuffix("_en") in header:
        return name, "translation", (name.removesuffix("_en"),)
    for kind, fits in _GUESSES:
        if fits(name, values):
            return name, kind, ()
    codes = tuple(dict.fromkeys(values))
    if 1 < len(codes) <= MOST_CODES and 2 * len(codes) <= len(values) and all(map(CODE.fullmatch, codes)):
        return name, "code", codes
    return name, "own" if values and not any(map(_HAN.search, values)) else "words", ()


def _dated(name: str, values: list[str]) -> bool:
    return all(re.fullmatch(DATE, v) for v in values) if values else bool(_DATE.search(name) or _START.search(name) or _END.search(name))


def _numeric(name: str, values: list[str]) -> bool:
    return all(map(_PLAIN.fullmatch, values)) if values else bool(_NUMBER.search(name))


def _written(name: str, values: list[str]) -> bool:
    """Whether values are numerals as an article writes them: 680万."""
    return bool(values) and all(map(default_language().is_numeral, values)) and not all(map(_PLAIN.fullmatch, values))


_GUESSES: tuple[tuple[str, Callable[[str, list[str]], bool]], ...] = (
    ("start", lambda name, values: bool(_START.search(name)) and _dated(name, values)),
    ("end", lambda name, values: bool(_END.search(name)) and _dated(name, values)),
    ("date", _dated),
    (WHOLE_NUMBER, _numeric),
    ("numeral", _written),
    ("person", lambda name, values: bool(_PERSON.search(name))),
    ("name", lambda name, values: bool(_NAME.search(name))),
)


def _once(columns: Iterable[Column]) -> Iterable[Column]:
    """A row is about one number: the first stays one; any other is plain until somebody says otherwise."""
    columns = tuple(columns)
    written = any(c.kind == "numeral" for c in columns)
    seen: set[str] = set()
    for column in columns:
        kind = "value" if column.kind == WHOLE_NUMBER and written else column.kind
        if kind in seen and kind in (*SET, WHOLE_NUMBER):
            yield Column(column.name, "plain", type="number" if kind != "numeral" else "")
        else:
            yield Column(column.name, kind, column.about)
        seen.add(kind)
