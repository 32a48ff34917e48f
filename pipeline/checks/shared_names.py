"""Names of the shared tables: like the names of the rows that refer to them, simplified where they say so, codes without marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.model import Row
from pipeline.text.reading import fold
from pipeline.text.script import simplified

REFERRED = (
    ("participants", "name", "person_id", "persons"),
    ("participants", "organisation", "organisation_id", "organisations"),
    ("initiatives", "owner", "organisation_id", "organisations"),
)
"""Table, column with the name as printed, column with the id, and the shared table it leads to."""
_DOTS = re.compile(r"[·•・‧∙⋅･．.\\s-]")
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")"}
_MARKS = re.compile('[“”‘’「」『』《》"＂＇｛｝（）]')
_CODES = ("unit", "country_code", "geonames_id", "language")


@rule("name-unlike")
def name_unlike(tables: Tables) -> Iterator[Finding]:
    """A shared row is named as the rows that refer to it; script, dots and short forms aside, no single character differs."""
    for table, name, key, shared in REFERRED:
        if not {table, shared, "evidence"} <= tables.keys():
            continue
        schema = tables[shared].schema
        rows = {row.values.get(schema.primary_key[0]): row for row in tables[shared].rows}
        printed: dict[object, set[str]] = defaultdict(set)
        shown = _shown(tables, table, name)
        for row in tables[table].rows:
            if row.values.get(key) and row.values[key] in rows and not row.faulty & {name, key} and row.values.get(name) in shown:
                printed[row.values[key]].add(str(row.values[name]))
        for identity, names in printed.items():
            if wrong := _unlike(rows[identity], names):
                message = f"{shared[:-1]} {identity} is named {wrong[0]}, but the article says {wrong[1]}"
                yield Finding(rows[identity].where("name"), message, "correct the name here, or the id in the row that refers to it")
            elif wrong := _in_other_order(rows[identity], names):
                message = f"name_hans of {identity} is {wrong[0]}, but the article says {wrong[1]}"
                yield Finding(rows[identity].where("name_hans"), message, "write the parts of the name in the article's order")


def _shown(tables: Tables, table: str, name: str) -> set[object]:
    """The values of a column that stand in the words cited for them; any other is for another rule."""
    identity = tables[table].schema.primary_key[0]
    cited = {
        e.values.get(identity): e.values["quote"] for e in tables["evidence"].rows if e.values.get("field") == name and "quote" in e.values
    }
    values = ((row.values.get(name), cited.get(row.values.get(identity))) for row in tables[table].rows)
    return {value for value, quote in values if value and quote and fold(str(value)) in fold(quote)}


def _unlike(row: Row, printed: set[str]) -> tuple[str, str] | None:
    """The shared name and a printed one that differ in a character or two, where no row prints the shared name."""
    own = str(row.values.get("name") or "")
    if not own or row.faulty & {"name"}:
        return None
    mine = _plain(own)
    theirs = {name: _plain(name) for name in printed}
    if any(mine in name or name in mine for name in theirs.values()):
        return None
    near = [name for name, plain in theirs.items() if _differs_little(mine, plain)]
    return (own, near[0]) if near else None


def _in_other_order(row: Row, printed: set[str]) -> tuple[str, str] | None:
    """The simplified name and the printed one whose characters it has in another order."""
    own = str(row.values.get("name_hans") or "")
    if row.faulty & {"name", "name_hans"} or any(_plain(own) == _plain(name) for name in printed):
        return None
    return next(((own, name) for name in sorted(printed) if _reordered(_plain(own), _plain(name))), None)


def _reordered(one: str, other: str) -> bool:
    """Whether two names have the same characters in another order: family and given name exchanged, or parts of a foreign name."""
    return one != other and sorted(one) == sorted(other)


def _plain(name: str) -> str:
    return _DOTS.sub("", fold(name)).casefold()


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
    for table in tables.values():
        if table.schema.source != "shared" or "name_hans" not in table.schema.field_names:
            continue
        for row in table.rows:
            name = row.values.get("name_hans")
            if isinstance(name, str) and name != simplified(name):
                message = f"name_hans is {name}; in simplified characters it is {simplified(name)}"
                yield Finding(row.where("name_hans"), message, "write the simplified form; the column name keeps the article's script")


@rule("marks-unpaired")
def marks_unpaired(tables: Tables) -> Iterator[Finding]:
    """A translation does not begin or end in a quotation mark or bracket without its partner, and a code holds none."""
    for table in tables.values():
        if table.schema.source == "computed":
            continue
        codes = [f.name for f in table.schema.fields if f.name in _CODES]
        helpers = [f.name for f in table.schema.fields if f.name.endswith(("_en", "_latn"))]
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
    for opened, closed in _PAIRS.items():
        if text.startswith(opened) and closed not in text:
            return opened
        if text.endswith(closed) and opened not in text:
            return closed if closed != "’" else ""
    return ""
