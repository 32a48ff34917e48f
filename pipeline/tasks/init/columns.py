"""Columns as a person chooses them, as words on a command line or one by one, and what is wrong with a choice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.disk.litter import is_litter
from pipeline.model import Location, Problem
from pipeline.schema.core import NAMES, core_descriptors
from pipeline.schema.load import default_folder
from pipeline.schema.mark_lint import TYPES
from pipeline.tasks.init.kinds import KINDS, SET, WHOLE_NUMBER

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_MARK = re.compile(r"(?P<kind>[a-z-]+)(?:\((?P<about>[^()]*)\))?")
POSITION = ("article_id", "paragraph", "char_start", "char_end", "quote")
"""The columns that every fact table gets from the program, in their order."""

_OWN = {name for table in core_descriptors([]).values() for name in (f["name"] for f in table["fields"]) if name.endswith("_id")}
RESERVED = frozenset(POSITION) | _OWN | {"evidence", "note", "field"}
"""The names that no column of one's own may have: the program fills them, or a transcription means something else by them."""
TABLES_RESERVED = frozenset(NAMES) | {"article", "dataset"}
FORM = "small letters, digits and single underscores, a letter first"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as chosen: name, what it holds (``kind`` of `KINDS`) with what that takes (codes, a table, a column), and its texts."""

    name: str
    kind: str
    about: tuple[str, ...] = ()
    type: str = ""
    title: str = ""
    meaning: str = ""
    title_zh: str = ""

    @property
    def spec(self) -> str:
        """The column as it is written on a command line."""
        brackets = f"({'|'.join(self.about)})" if self.about else ""
        return f"{self.name}:{self.type}:{self.kind}{brackets}"


@dataclass(frozen=True, slots=True)
class Table:
    """A fact table as chosen: its name and its own columns."""

    name: str
    columns: tuple[Column, ...]
    meaning: str = ""


def wrong(message: str, hint: str, place: str = "--columns") -> Problem:
    """A choice of columns that cannot be."""
    return Problem("init-columns", Location(place), message, hint)


def parse_columns(text: str) -> tuple[Column, ...] | Problem:
    """``name:type:mark`` for each column, parted by commas; type or mark may be left out."""
    columns = []
    for part in (part.strip() for part in text.split(",")):
        column = _parse(part)
        if isinstance(column, Problem):
            return column
        columns.append(column)
    return tuple(columns)


def _parse(part: str) -> Column | Problem:
    name, _, rest = part.partition(":")
    first, _, second = rest.partition(":")
    form, mark = (first, second) if second or first in (*TYPES, "") else ("", first)
    found = _MARK.fullmatch(mark.strip() or "plain")
    hint = "write name:type:mark for each column, such as title::name or status::code(planned|done)"
    if not name.strip():
        return wrong(f"“{part}” names no column", hint)
    if found is None:
        return wrong(f"column {name.strip()}: “{mark}” is no mark", hint)
    about = tuple(word.strip() for word in found["about"].split("|")) if found["about"] else ()
    return Column(name.strip(), found["kind"], about, form.strip())


def column_faults(tables: Iterable[Table], place: str = "--columns") -> Iterator[Problem]:
    """Everything that is wrong with the tables chosen."""
    tables = tuple(tables)
    if not tables or any(not table.columns for table in tables):
        yield wrong("a table has no column", "name one column at least", place)
    keys: dict[str, str] = {}
    for table in tables:
        if not IDENTIFIER.fullmatch(table.name):
            yield wrong(f"“{table.name}” is no name of a table", f"use {FORM}, such as decisions", place)
        elif table.name in TABLES_RESERVED or key_of(table.name) in RESERVED:
            yield wrong(f"a table {table.name} is the program's own", "choose another name", place)
        elif key_of(table.name) in keys:
            yield wrong(f"the rows of {keys[key_of(table.name)]} and {table.name} would have one key", "choose another name", place)
        keys[key_of(table.name)] = table.name
        yield from _faults(table, {t.name for t in tables}, place)


@cache
def shared_tables() -> dict[str, dict[str, Any]]:
    """The tables for all articles that come with the program, as Table Schemas by name: a column may refer to their rows."""
    read = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(default_folder().glob("*.json")) if not is_litter(path.name))
    return {descriptor["name"]: descriptor for descriptor in read if descriptor.get("source") == "shared"}


def key_of(table: str) -> str:
    """The key column of a table: decision_id of decisions."""
    one = re.sub(r"ies$", "y", table) if table.endswith("ies") else re.sub(r"(?<=[^s])s$", "", table)
    return f"{one}_id"


def _faults(table: Table, tables: set[str], place: str) -> Iterator[Problem]:
    names = [column.name for column in table.columns]
    for index, column in enumerate(table.columns):
        at = f"column {column.name}"
        if not IDENTIFIER.fullmatch(column.name):
            yield wrong(f"“{column.name}” is no name of a column", f"use {FORM}; a title in Chinese goes into titleZh later", place)
        elif column.name in names[:index]:
            yield wrong(f"{at} occurs twice in {table.name}", "name each column once", place)
        elif column.name in RESERVED or column.name == key_of(table.name):
            yield wrong(f"{at} of {table.name} is one that the program adds itself", "leave it out, or name it otherwise", place)
        elif column.kind not in KINDS:
            yield wrong(f"{at}: “{column.kind}” is no mark", f"the marks are {', '.join(KINDS)}", place)
        else:
            yield from _kind_faults(table, column, tables, place)
    numbers = [c.name for c in table.columns if c.kind == WHOLE_NUMBER]
    for kind in SET:
        marked = [*(c.name for c in table.columns if c.kind == kind), *numbers]
        if len(marked) > 1:
            yield wrong(f"{table.name} has two columns marked as one number's {kind}: {' and '.join(marked[:2])}", _ONE_NUMBER, place)
            break


_ONE_NUMBER = "a row is about one number; give another one a table of its own"


def _kind_faults(table: Table, column: Column, tables: set[str], place: str) -> Iterator[Problem]:
    kind, at = KINDS[column.kind], f"column {column.name}"
    if column.type and column.type not in kind.types:
        yield wrong(f"{at}: {kind.name} is of type {' or '.join(kind.types)}, not {column.type}", "leave the type out", place)
    if bool(column.about) != bool(kind.takes):
        yield wrong(f"{at}: {kind.name} takes {kind.takes or 'nothing in brackets'}", "write it so", place)
    elif kind.name == "code":
        odd = [code for code in column.about if not CODE.fullmatch(code)] or [c for c in column.about if column.about.count(c) > 1]
        if odd:
            yield wrong(f"{at}: “{odd[0]}” is no code, or there twice", "use letters, digits, hyphens and underscores", place)
    elif kind.name == "row" and not set(column.about) <= tables | shared_tables().keys():
        known = f"{', '.join(sorted(tables))}, and those that come with the program: {', '.join(sorted(shared_tables()))}"
        yield wrong(f"{at}: there is no table {column.about[0]}", f"the tables are {known}", place)
    elif kind.name == "translation" and not set(column.about) <= {c.name for c in table.columns} - {column.name}:
        yield wrong(f"{at}: {table.name} has no other column {column.about[0]}", "name the column that it translates", place)
    elif kind.name in ("row", "translation") and len(column.about) > 1:
        yield wrong(f"{at}: {kind.name} takes {kind.takes}", "name one", place)
