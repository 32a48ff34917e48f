"""A project with other names: every own table and column called otherwise, in schemas, keys of YAML and names of files, line for line."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.schema.core import NAMES, core_descriptors
from pipeline.schema.load import default_folder, load_schemas

KEPT = ("article_id", "paragraph", "char_start", "char_end", "quote")
"""The program's own columns, which a table of facts has."""
KEY = re.compile(r"^(- |  |    )([a-z_]+):", re.MULTILINE)
LETTERS = "abcdefghijklmnopqrstuvwxyz_"


@dataclass(frozen=True)
class Names:
    """What every own table, and every column of each, is called instead."""

    tables: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]

    def file(self, name: str) -> str:
        """A file's name with that of its table exchanged."""
        stem, dot, suffix = name.partition(".")
        return self.tables.get(stem, stem) + dot + suffix


def _own(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def _reserved() -> set[str]:
    """The words of the program's own tables, which are no project's to give."""
    schemas, _ = load_schemas(default_folder())
    made = core_descriptors(s for s in schemas.values() if s.name not in NAMES)
    return {*NAMES, "evidence", *(f["name"] for table in made.values() for f in table["fields"])}


def fresh(seed: int, folder: Path | None = None) -> Names:
    """Names that are random letters, another for every column of every table."""
    rng, taken = random.Random(seed), _reserved()

    def word() -> str:
        while (drawn := "".join(rng.choices(LETTERS, k=rng.randint(3, 14)))) in taken or drawn.strip("_") != drawn:
            pass
        taken.add(drawn)
        return drawn

    own = _own(folder or default_folder())
    columns = {name: {f["name"]: word() for f in table["fields"] if f["name"] not in KEPT} for name, table in own.items()}
    return Names({name: word() for name in own}, columns)


def exchanged(seed: int, folder: Path | None = None) -> Names:
    """Names of this very dataset, each at another table and column: what goes by a name finds the wrong thing."""
    rng, own = random.Random(seed), _own(folder or default_folder())
    tables = _deranged(rng, list(own))
    keys = _deranged(rng, [table["primaryKey"][0] for table in own.values()])
    key_of = {table["primaryKey"][0]: new for table, new in zip(own.values(), keys.values(), strict=True)}
    columns: dict[str, dict[str, str]] = {}
    for name, table in own.items():
        key = table["primaryKey"][0]
        mine = [f["name"] for f in table["fields"] if f["name"] not in (*KEPT, key)]
        columns[name] = {key: key_of[key], **_among(rng, mine, key_of[key], key)}
    return Names(tables, columns)


def _deranged(rng: random.Random, names: list[str]) -> dict[str, str]:
    """Every name led to another of them: a circle in random order."""
    order = rng.sample(names, len(names))
    return dict(zip(order, [*order[1:], order[0]], strict=True))


def _among(rng: random.Random, names: list[str], taken: str, free: str) -> dict[str, str]:
    """The names exchanged among each other; the one that the key has taken gives way to the one that the key left."""
    exchanged_names = _deranged(rng, names)
    return {old: free if new == taken else new for old, new in exchanged_names.items()}


def rename(root: Path, names: Names) -> None:
    """Rename a project in place; where it has no schemas of its own it gets those of the program, renamed."""
    folder = root / "schemas"
    if not folder.is_dir():
        shutil.copytree(default_folder(), folder)
    own = _own(folder)
    shutil.rmtree(folder)
    folder.mkdir()
    for name, table in own.items():
        text = json.dumps(_schema(table, name, names), ensure_ascii=False, indent=2)
        (folder / f"{names.tables[name]}.json").write_text(text, encoding="utf-8")
    columns = {**names.columns, "attributions": _of_attributions(own, names)}
    paths = [path for path in sorted((root / "sources").rglob("*.yaml")) if path.stem in columns]
    texts = [(path, _rows(path.read_text(encoding="utf-8"), columns[path.stem])) for path in paths]
    for path in paths:
        path.unlink()
    for path, text in texts:
        path.with_name(names.file(path.name)).write_text(text, encoding="utf-8")


def _of_attributions(own: Mapping[str, Mapping[str, Any]], names: Names) -> dict[str, str]:
    """The one column of attributions that a project names: the key of the rows that may speak."""
    speaking = next(name for name, table in own.items() if table.get("speaks"))
    key = own[speaking]["primaryKey"][0]
    return {key: names.columns[speaking][key]}


def _rows(text: str, columns: Mapping[str, str]) -> str:
    return KEY.sub(lambda m: f"{m[1]}{columns.get(m[2], m[2])}:", text)


def _schema(table: dict[str, Any], name: str, names: Names) -> dict[str, Any]:
    """A Table Schema in which every name is another."""
    columns = names.columns[name]

    def other(one: str) -> str:
        return columns.get(one, one)

    def keys() -> Iterator[dict[str, Any]]:
        for key in table.get("foreignKeys", ()):
            to = key["reference"]["resource"]
            leads = names.columns.get(to or name, {})
            fields = [leads.get(one, one) for one in key["reference"]["fields"]]
            yield {"fields": list(map(other, key["fields"])), "reference": {"resource": names.tables.get(to, to), "fields": fields}}

    marks = {"label": other(table["label"])} if "label" in table else {}
    lists = {"primaryKey": list(map(other, table["primaryKey"])), "foreignKeys": list(keys())}
    return {**table, "name": names.tables[name], "fields": [_field(f, columns, names) for f in table["fields"]], **lists, **marks}


def _field(field: dict[str, Any], columns: Mapping[str, str], names: Names) -> dict[str, Any]:
    named = {key: columns.get(field[key], field[key]) for key in ("name", "nameOf", "translationOf", "topOf") if key in field}
    if "nearest" in field:
        named["nearest"] = {**field["nearest"], "from": columns.get(field["nearest"]["from"], field["nearest"]["from"])}
    if "itemsReferTo" in field:
        named["itemsReferTo"] = names.tables.get(field["itemsReferTo"], field["itemsReferTo"])
    codes = {kind: [_code(code, columns) for code in field[kind]] for kind in ("categories", "itemCategories") if kind in field}
    return {**field, **named, **codes}


def _code(code: dict[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    lists = {key: [columns.get(c, c) for c in code[key]] for key in ("requires", "requiresOne", "forbids") if key in code}
    return {**code, **lists}
