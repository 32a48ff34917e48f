"""Table Schemas made of chosen columns: key, place in the article and what a number cannot do without are added by the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.schema.core import FIRST
from pipeline.tasks.init.columns import POSITION, Column, Table, key_of, shared_tables
from pipeline.tasks.init.kinds import ID, KINDS, NEEDED, QUALIFIER_LABELS, SET, WHOLE_NUMBER
from pipeline.tasks.init.templates import template

STANDARD = "https://datapackage.org/profiles/2.0/tableschema.json"


def descriptors(tables: Iterable[Table]) -> dict[str, dict[str, Any]]:
    """The Table Schemas of chosen tables, by name, in which `pipeline.schema.lint` finds nothing."""
    tables = [replace(table, columns=tuple(completed(table.columns))) for table in tables]
    speaking = next((t.name for t in tables if any(c.kind == "person" for c in t.columns)), None)
    shared = _referred(tables)
    keys = {name: descriptor["primaryKey"][0] for name, descriptor in shared.items()} | {table.name: key_of(table.name) for table in tables}
    own = {t.name: _descriptor(t, number, keys, t.name == speaking) for number, t in enumerate(tables, len(FIRST) + 1)}
    return own | {
        name: {**descriptor, "position": number} for number, (name, descriptor) in enumerate(shared.items(), len(FIRST) + len(own) + 1)
    }


def _referred(tables: Iterable[Table]) -> dict[str, dict[str, Any]]:
    """The shared tables that come with the program and that columns refer to, with those that these refer to in their turn."""
    tables = tuple(tables)
    own = {table.name for table in tables}
    asked = [column.about[0] for table in tables for column in table.columns if column.kind == "row"]
    found: dict[str, dict[str, Any]] = {}
    while asked:
        name = asked.pop(0)
        if name not in own and name not in found:
            found[name] = shared_tables()[name]
            asked += [key["reference"]["resource"] or name for key in found[name].get("foreignKeys", [])]
    return found


def completed(columns: Iterable[Column]) -> Iterator[Column]:
    """The columns with those that a number needs besides: its numeral, so that it can be checked, and what would change its meaning."""
    columns = tuple(columns)
    chosen = {column.kind for column in columns}
    at = next((c for kinds in ((WHOLE_NUMBER,), ("value",), SET) for c in columns if c.kind in kinds), None)
    taken = {column.name for column in columns}
    for column in columns:
        if column is not at or column.kind != WHOLE_NUMBER:
            yield column
        if column is at:
            yield from _missing(column, chosen, taken - ({column.name} if column.kind == WHOLE_NUMBER else set()))


def _missing(number: Column, chosen: set[str], taken: set[str]) -> Iterator[Column]:
    """The columns of a number that were not chosen; its own column stands first where it stands for all of them."""
    title, title_zh = _titles(number)
    kinds = [*(k for k in SET if k == "value"), *(k for k in SET if k != "value")] if number.kind == WHOLE_NUMBER else SET
    for kind in kinds:
        if kind in chosen:
            continue
        name, titled, titled_zh = SET[kind]
        name = name.format(number.name) if kind != "value" or number.kind == WHOLE_NUMBER else f"{number.name}_value"
        while name in taken:
            name += "_2"
        taken = taken | {name}
        own = number if kind == "value" and number.kind == WHOLE_NUMBER else Column(name, kind)
        yield replace(own, kind=kind, title=titled.format(title), title_zh=titled_zh.format(title_zh))


def _titles(column: Column) -> tuple[str, str]:
    """The titles of a column, from its name where it has none."""
    name = f"{column.name.removesuffix('_en')} in English" if column.name.endswith("_en") else column.name
    title = column.title.strip() or name.replace("_", " ").capitalize()
    return title, column.title_zh.strip() or title


def _descriptor(table: Table, position: int, keys: dict[str, str], speaks: bool) -> dict[str, Any]:
    title = table.name.replace("_", " ").capitalize()
    label = next((c.name for kind in ("name", "person", "words") for c in table.columns if c.kind == kind), None)
    return {
        "$schema": STANDARD,
        "name": table.name,
        "title": title,
        "titleZh": title,
        "description": table.meaning.strip() or f"One row for each of the {title.lower()} that an article states.",
        "descriptionZh": f"文章所述的每一项（{title}）一行。",
        "source": "article",
        "position": position,
        **({"label": label} if label else {}),
        **({"speaks": True} if speaks else {}),
        "fields": [_key(keys[table.name], title), *(_field(column) for column in table.columns), *_places()],
        "primaryKey": [keys[table.name]],
        "foreignKeys": [
            _leads(POSITION[0], FIRST[0], POSITION[0]),
            *(_leads(c.name, "" if c.about[0] == table.name else c.about[0], keys[c.about[0]]) for c in table.columns if c.kind == "row"),
        ],
        "missingValues": [""],
    }


def _leads(column: str, table: str, key: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": table, "fields": [key]}}


def _key(name: str, title: str) -> dict[str, Any]:
    texts = {
        "title": name.removesuffix("_id").replace("_", " ").capitalize(),
        "titleZh": f"{title}标识",
        "description": "Identifier of the row; it begins with that of its article.",
        "descriptionZh": "本行的标识，以所属文章的标识开头。",
    }
    return {"name": name, "type": "string", **texts, "constraints": {"required": True, "pattern": ID}}


def _places() -> list[dict[str, Any]]:
    """The columns that say where a row stands in its article."""
    fields: list[dict[str, Any]] = json.loads(template("position.json"))
    return fields


def _field(column: Column) -> dict[str, Any]:
    kind = KINDS[column.kind]
    title, title_zh = _titles(column)
    marks = dict(kind.marks)
    constraints = {**({"required": True} if column.kind in NEEDED else {}), **marks.pop("constraints", {})}
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type or kind.types[0],
        "title": title,
        "titleZh": title_zh,
        "description": column.meaning.strip() or f"{kind.asks[:1].upper()}{kind.asks[1:]}.".replace("….", "…"),
        "descriptionZh": f"{kind.asks_zh}。",
    }
    if column.kind == "name":
        marks["namesRow"] = True
    if column.kind == "qualifier":
        field["categories"] = [{"value": code, "label": en, "labelZh": zh} for code, (en, zh) in QUALIFIER_LABELS.items()]
        constraints["enum"] = list(QUALIFIER_LABELS)
    if column.kind == "translation":
        marks["translationOf"] = column.about[0]
    if column.kind == "row":
        constraints["pattern"] = ID
    if field["type"] == "list":
        field |= {"delimiter": "|", "itemType": "string"}
    if column.kind == "code":
        described = [{"value": c, "label": c.replace("_", " "), "labelZh": c.replace("_", " ")} for c in column.about]
        field["itemCategories" if field["type"] == "list" else "categories"] = described
        if field["type"] != "list":
            constraints["enum"] = list(column.about)
    return {**field, **({"constraints": constraints} if constraints else {}), **marks}
