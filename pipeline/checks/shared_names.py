"""Names of the shared tables: like the names of the rows that refer to them, simplified where they say so, codes without marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.once import by_field, by_key, once
from pipeline.checks.read_in import languages_in
from pipeline.checks.registry import Finding, Tables, rule, typed
from pipeline.languages import default_language
from pipeline.model import Row, Table
from pipeline.schema.marks import printed_names, with_semantics
from pipeline.text.reading import fold

_DOTS = re.compile(r"[·•・‧∙⋅･．.\s-]")
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")"}
_OPENED, _CLOSED = frozenset(_PAIRS), frozenset(_PAIRS.values())
_MARKS = re.compile('[“”‘’「」『』《》"＂＇｛｝（）]')
_CODES = ("country-code", "geonames-id", "code")
"""The semantics of columns whose values are codes; so is the unit of a number."""


@rule("name-unlike")
def name_unlike(tables: Tables) -> Iterator[Finding]:
    """A shared row is named as the rows that refer to it; script, dots and short forms aside, no single character differs."""
    for table in tables.values() if "evidence" in tables else ():
        for name, key, resource in printed_names(table.schema):
            own = next((f.name for f in tables[resource].schema.fields if f.names_row), None)
            if own is not None:
                yield from _unlike_names(tables, table, (name, key), tables[resource], own)


def _unlike_names(tables: Tables, table: Table, columns: tuple[str, str], shared: Table, own: str) -> Iterator[Finding]:
    """The rows of a shared table whose name is not that of the rows which refer to them."""
    name, key = columns
    rows = once(by_key, shared)
    printed: dict[object, set[str]] = defaultdict(set)
    shown = _shown(tables, table, name)
    for row in table.rows:
        if row.values.get(key) and row.values[key] in rows and not row.faulty & {name, key} and row.values.get(name) in shown:
            printed[row.values[key]].add(str(row.values[name]))
    for identity, names in printed.items():
        if wrong := _unlike(rows[identity], own, names):
            message = f"{identity} of {shared.name} is named {wrong[0]}, but the article says {wrong[1]}"
            yield Finding(rows[identity].where(own), message, "correct the name here, or the id in the row that refers to it")
        elif other := _in_other_order(rows[identity], (own, with_semantics(shared.schema, "simplified-name")), names):
            column, mine, theirs = other
            message = f"{column} of {identity} is {mine}, but the article says {theirs}"
            yield Finding(rows[identity].where(column), message, "write the parts of the name in the article's order")


def _shown(tables: Tables, table: Table, name: str) -> set[object]:
    """The values of a column that stand in the words cited for them; any other is for another rule."""
    identity = table.schema.primary_key[0]
    languages = languages_in(tables)
    cited = {
        e.values.get(identity): (e.values["quote"], languages.get(e.values.get("article_id")))
        for e in once(by_field, tables["evidence"]).get(name, ())
        if "quote" in e.values
    }
    values = ((row.values.get(name), *cited.get(row.values.get(identity), ("", None))) for row in table.rows)
    return {value for value, quote, language in values if value and quote and fold(str(value), language) in fold(quote, language)}


def _unlike(row: Row, column: str, printed: set[str]) -> tuple[str, str] | None:
    """The shared name and a printed one that differ in a character or two, where no row prints the shared name."""
    own = str(row.values.get(column) or "")
    if not own or row.faulty & {column}:
        return None
    mine = _plain(own)
    theirs = {name: _plain(name) for name in printed}
    if any(mine in name or name in mine for name in theirs.values()):
        return None
    near = [name for name, plain in theirs.items() if _differs_little(mine, plain)]
    return (own, near[0]) if near else None


def _in_other_order(row: Row, columns: tuple[str, str | None], printed: set[str]) -> tuple[str, str, str] | None:
    """The column of the simplified name, that name, and the printed one whose characters it has in another order."""
    name, simple = columns
    own = str(row.values.get(simple or "") or "")
    if simple is None or row.faulty & {name, simple} or any(_plain(own) == _plain(one) for one in printed):
        return None
    return next(((simple, own, one) for one in sorted(printed) if _reordered(_plain(own), _plain(one))), None)


def _reordered(one: str, other: str) -> bool:
    """Whether two names have the same characters in another order: family and given name exchanged, or parts of a foreign name."""
    return one != other and sorted(one) == sorted(other)


@lru_cache(maxsize=16_384)
def _plain(name: str) -> str:
    """A name without what a script, a width and dots make of it: the names of a corpus come again and again."""
    return _DOTS.sub("", fold(name, default_language())).casefold()


def _differs_little(one: str, other: str) -> bool:
    """Whether two names of one length differ in a character, two in a long one, or in their order; or one has a character more within."""
    if _reordered(one, other):
        return True
    if len(one) == len(other):
        return 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= max(1, len(one) // 6)
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@rule("name-not-simplified")
def name_not_simplified(tables: Tables) -> Iterator[Finding]:
    """A name that is said to be in simplified characters is."""
    simplified = default_language().simplified
    for table in typed(tables):
        column = with_semantics(table.schema, "simplified-name") or ""
        for row in table.rows if column else ():
            name = row.values.get(column)
            if isinstance(name, str) and name != simplified(name):
                message = f"{column} is {name}; in simplified characters it is {simplified(name)}"
                yield Finding(row.where(column), message, "write the simplified form; the name itself keeps the article's script")


@rule("marks-unpaired")
def marks_unpaired(tables: Tables) -> Iterator[Finding]:
    """A translation or own text does not begin or end in a quotation mark or bracket without its partner; a code holds none."""
    for table in typed(tables):
        codes = [f.name for f in table.schema.fields if f.semantics in _CODES or f.part == "unit"]
        helpers = [f.name for f in table.schema.fields if f.translation_of or f.semantics == "own-words"]
        for row in table.rows:
            for name in codes:
                if (found := _MARKS.search(str(row.values.get(name) or ""))) and name not in row.faulty:
                    message = f"{name} is {row.values[name]}: {found[0]} belongs to no code"
                    yield Finding(row.where(name), message, "write it in plain letters and brackets, inside straight quotation marks")
            for name in helpers:
                if (mark := _alone(str(row.values.get(name) or ""))) and name not in row.faulty:
                    yield Finding(row.where(name), f"{name} has a {mark} without its partner", "remove the mark, or add its partner")


def _alone(text: str) -> str:
    """The mark at the begin or end of a text whose partner is missing."""
    if text[:1] not in _OPENED and text[-1:] not in _CLOSED:
        return ""
    for opened, closed in _PAIRS.items():
        if text.startswith(opened) and closed not in text:
            return opened
        if text.endswith(closed) and opened not in text:
            return closed if closed != "’" else ""
    return ""
