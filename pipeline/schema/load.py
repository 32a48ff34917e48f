"""Read Table Schemas (Data Package v2) from JSON files, one per table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.disk.litter import is_litter
from pipeline.disk.regular import read_bytes
from pipeline.model import CodeRules, Field, ForeignKey, Location, Nearest, Problem, Schemas, TableSchema
from pipeline.schema.core import NAMES, core_descriptors, referring_columns
from pipeline.schema.key_lint import shared_faults
from pipeline.schema.lead_lint import lead_faults
from pipeline.schema.lint import as_problem, lint
from pipeline.schema.mark_lint import FIELD_MARKS

SOURCES = ("article", "shared", "record", "computed")


def _attributes(keys: Iterable[str]) -> dict[str, str]:
    """Keys of a descriptor with the names that they have as attributes of a `Field` or `TableSchema`."""
    return {key: re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", key) for key in keys}


TEXTS = _attributes(("title", "description", "titleZh", "descriptionZh"))
CONSTRAINTS = _attributes(("required", "unique", "pattern", "minimum", "maximum", "minLength", "maxLength"))
MARKS = _attributes(mark for mark in FIELD_MARKS if mark not in ("nearest", "unitLabels"))
"""The texts, constraints and marks that are kept as they are."""


def default_folder() -> Path:
    """The schemas that ship with the program: beside the package in a checkout, inside it once installed."""
    inside = Path(__file__).parent.parent / "schemas"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "schemas"


def load_schemas(folder: Path, root: Path | None = None) -> tuple[Schemas, list[Problem]]:
    """Load every ``*.json`` of a folder with the tables that the program writes, in the order of their ``position``, and lint them.

    Faults come back as problems.
    """
    paths = [path for path in sorted(folder.glob("*.json")) if not is_litter(path.name)] if folder.is_dir() else []
    if not paths:
        hint = "keep one Table Schema per table there, or remove the folder to use those of the program"
        return {}, [Problem("schema-missing", Location(str(folder)), "there is no Table Schema in this folder", hint)]
    schemas, problems = _load_all(tuple((path, _read(path, root)) for path in paths), folder, root)
    return dict(schemas), list(problems)


@lru_cache(maxsize=2)
def _load_all(
    files: tuple[tuple[Path, bytes | Problem], ...], folder: Path, root: Path | None
) -> tuple[dict[str, TableSchema], list[Problem]]:
    """The schemas in some files with those of the program: who stays warm makes them once, as long as their bytes are the same."""
    schemas: dict[str, TableSchema] = {}
    problems: list[Problem] = []
    paths = [path for path, _ in files]
    texts: dict[str, str] = {}
    for path, data in files:
        where = Location(_shown(path, root))
        if path.stem in NAMES:
            hint = "remove the file: what it must hold is made from the marks of the other schemas"
            problems.append(Problem("schema-reserved", where, f"{path.stem} is a table that the program writes itself", hint))
            continue
        loaded = data if isinstance(data, Problem) else _load_one(path, data, where)
        if isinstance(loaded, Problem):
            problems.append(loaded)
        else:
            schema, text = loaded
            schemas[schema.name], texts[schema.name] = schema, text
            problems += lint(schema, where, text, taken=referring_columns())
    for name, fault in shared_faults(schemas):
        problems.append(as_problem(fault, Location(_shown(folder / f"{name}.json", root)), texts[name]))
    unread = {path.stem for path in paths} - schemas.keys()
    schemas |= {name: parse_schema(core, name) for name, core in core_descriptors(schemas.values()).items()}
    for name, text in texts.items():
        where = Location(_shown(folder / f"{name}.json", root))
        problems += _unresolved(schemas[name], schemas, unread, where, text)
        problems += [] if unread else [as_problem(fault, where, text) for fault in lead_faults(schemas[name], schemas)]
    ordered = dict(sorted(schemas.items(), key=lambda item: (item[1].position, item[0])))
    return ordered, problems


def _shown(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else str(path)


def _read(path: Path, root: Path | None) -> bytes | Problem:
    try:
        return read_bytes(path)
    except OSError as error:
        return Problem("schema-broken", Location(_shown(path, root)), f"cannot be read: {error.strerror or error}", "check its permissions")


def _load_one(path: Path, data: bytes, where: Location) -> tuple[TableSchema, str] | Problem:
    """A schema and the text of its file, or why it is none."""
    hint = "write it as a Table Schema of Data Package v2"
    try:
        text = data.decode("utf-8")
        descriptor = json.loads(text, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        return Problem("schema-broken", Location(where.path, error.lineno, error.colno), f"not JSON: {error.msg}", hint)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        at = Location(where.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem("schema-broken", at, "the file is not UTF-8", "save it as UTF-8")
    except (ValueError, RecursionError) as error:
        return Problem("schema-broken", Location(where.path, 1, 1), f"not JSON: {error}", hint)
    try:
        return parse_schema(descriptor, path.stem), text
    except KeyError as error:
        return Problem("schema-broken", Location(where.path, 1, 1), f"the schema, or one of its fields, lacks {error}", hint)
    except (TypeError, ValueError, AttributeError) as error:
        return Problem("schema-broken", Location(where.path, 1, 1), f"not a Table Schema of this project: {error}", hint)


def refuse_constant(name: str) -> None:
    """What reads no NaN and no Infinity: they are no JSON."""
    raise ValueError(f"{name} is not JSON")


def parse_schema(descriptor: Mapping[str, Any], name: str) -> TableSchema:
    """Turn a Table Schema descriptor into a `TableSchema`; raises ``KeyError``/``ValueError`` where it is not one of ours."""
    if descriptor["source"] not in SOURCES:
        raise ValueError(f"source {descriptor['source']!r} is none of {', '.join(SOURCES)}")
    if descriptor.get("name", name) != name:
        raise ValueError(f"name {descriptor['name']!r} is not the file's name")
    return TableSchema(
        name=name,
        **{attribute: descriptor[key] for key, attribute in TEXTS.items()},
        source=descriptor["source"],
        position=int(descriptor["position"]),
        fields=tuple(_field(f) for f in descriptor["fields"]),
        primary_key=tuple(descriptor["primaryKey"]),
        foreign_keys=tuple(_foreign_key(k, name) for k in descriptor.get("foreignKeys", ())),
        **{mark: descriptor[mark] for mark in ("focus", "label", "speaks", "states") if mark in descriptor},
        descriptor=descriptor,
    )


def _field(descriptor: Mapping[str, Any]) -> Field:
    constraints = descriptor.get("constraints", {})
    categories = descriptor.get("categories") or descriptor.get("itemCategories") or ()
    enum = constraints.get("enum") or [c["value"] for c in descriptor.get("itemCategories", ())]
    return Field(
        name=descriptor["name"],
        type=descriptor["type"],
        **{attribute: descriptor[key] for key, attribute in TEXTS.items()},
        enum=tuple(enum),
        labels={c["value"]: (c["label"], c["labelZh"]) for c in categories},
        **{attribute: constraints[key] for key, attribute in CONSTRAINTS.items() if key in constraints},
        **{attribute: descriptor[key] for key, attribute in MARKS.items() if key in descriptor},
        rules={c["value"]: rules for c in categories if (rules := _rules(c)) != CodeRules()},
        nearest=_nearest(descriptor.get("nearest")),
        unit_labels={u["value"]: (u["label"], u["labelPlural"], u["labelZh"]) for u in descriptor.get("unitLabels", ())},
        descriptor=descriptor,
    )


def _nearest(mark: Mapping[str, Any] | None) -> Nearest | None:
    return None if mark is None else Nearest(mark["from"], tuple(mark["kinds"]))


def _rules(category: Mapping[str, Any]) -> CodeRules:
    requires, one, forbids = (tuple(category.get(key, ())) for key in ("requires", "requiresOne", "forbids"))
    return CodeRules(requires, one, forbids, category.get("aside", False))


def _foreign_key(descriptor: Mapping[str, Any], name: str) -> ForeignKey:
    reference = descriptor["reference"]
    return ForeignKey(tuple(descriptor["fields"]), reference["resource"] or name, tuple(reference["fields"]))


def _is_no_key(target: TableSchema) -> bool:
    """Whether the key of a table is a fault that is told already."""
    return not set(target.primary_key) <= set(target.field_names) or (target.is_fact and len(target.primary_key) > 1)


def _unresolved(schema: TableSchema, schemas: Schemas, unread: set[str], where: Location, text: str) -> list[Problem]:
    """Foreign keys that lead to no table, or to columns that are not its primary key; those that could not be read are not judged."""
    told = unread | {target.name for target in schemas.values() if _is_no_key(target)}
    hint = "name columns of this table and the primary key of another"
    lost = ((("foreignKeys", index), message) for index, message in lost_keys(schema, schemas, told))
    return [as_problem(("schema-foreign-key", keys, message, hint), where, text) for keys, message in lost]


def lost_keys(schema: TableSchema, schemas: Schemas, passed: set[str]) -> Iterator[tuple[int, str]]:
    """The foreign keys of a table that lead to no primary key, by number, each with a message; none that lead to a table passed over."""
    for index, key in enumerate(schema.foreign_keys):
        target = schemas.get(key.resource)
        lost = target is None or target.primary_key != key.reference or not set(key.fields) <= set(schema.field_names)
        if lost and key.resource not in passed:
            yield index, f"foreign key {', '.join(key.fields)} → {key.resource} does not lead to a primary key"
