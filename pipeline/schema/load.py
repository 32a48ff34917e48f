"""Read Table Schemas (Data Package v2) from JSON files, one per table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.model import Field, ForeignKey, Location, Problem, Schemas, TableSchema
from pipeline.schema.lint import lint

SOURCES = ("article", "shared", "record", "computed")


def default_folder() -> Path:
    """The schemas that ship with the program: beside the package in a checkout, inside it once installed."""
    inside = Path(__file__).parent.parent / "schemas"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "schemas"


def load_schemas(folder: Path, root: Path | None = None) -> tuple[Schemas, list[Problem]]:
    """Load every ``*.json`` of a folder, in the order of their ``position``, and lint them; faults come back as problems."""
    schemas: dict[str, TableSchema] = {}
    problems: list[Problem] = []
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        hint = "keep one Table Schema per table there, or remove the folder to use those of the program"
        return {}, [Problem("schema-missing", Location(str(folder)), "there is no Table Schema in this folder", hint)]
    for path in paths:
        where = Location(_shown(path, root))
        loaded = _load_one(path, where)
        if isinstance(loaded, Problem):
            problems.append(loaded)
        else:
            schemas[loaded.name] = loaded
            problems += lint(loaded, where)
    for schema in schemas.values():
        problems += _unresolved(schema, schemas, Location(_shown(folder / f"{schema.name}.json", root)))
    ordered = dict(sorted(schemas.items(), key=lambda item: (item[1].position, item[0])))
    return ordered, problems


def _shown(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else str(path)


def _load_one(path: Path, where: Location) -> TableSchema | Problem:
    hint = "write it as a Table Schema of Data Package v2"
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return Problem("schema-broken", Location(where.path, error.lineno, error.colno), f"not JSON: {error.msg}", hint)
    except (OSError, ValueError) as error:
        return Problem("schema-broken", where, f"cannot be read: {error}", hint)
    try:
        return parse_schema(descriptor, path.stem)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Problem("schema-broken", where, f"not a Table Schema of this project: {type(error).__name__}: {error}", hint)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def parse_schema(descriptor: Mapping[str, Any], name: str) -> TableSchema:
    """Turn a Table Schema descriptor into a `TableSchema`; raises ``KeyError``/``ValueError`` where it is not one of ours."""
    if descriptor["source"] not in SOURCES:
        raise ValueError(f"source {descriptor['source']!r} is none of {', '.join(SOURCES)}")
    if descriptor.get("name", name) != name:
        raise ValueError(f"name {descriptor['name']!r} is not the file's name")
    return TableSchema(
        name=name,
        title=descriptor["title"],
        description=descriptor["description"],
        title_zh=descriptor["titleZh"],
        description_zh=descriptor["descriptionZh"],
        source=descriptor["source"],
        position=int(descriptor["position"]),
        fields=tuple(_field(f) for f in descriptor["fields"]),
        primary_key=tuple(descriptor["primaryKey"]),
        foreign_keys=tuple(_foreign_key(k, name) for k in descriptor.get("foreignKeys", ())),
        descriptor=descriptor,
    )


def _field(descriptor: Mapping[str, Any]) -> Field:
    constraints = descriptor.get("constraints", {})
    categories = descriptor.get("categories") or descriptor.get("itemCategories") or ()
    enum = constraints.get("enum") or [c["value"] for c in descriptor.get("itemCategories", ())]
    return Field(
        name=descriptor["name"],
        type=descriptor["type"],
        title=descriptor["title"],
        description=descriptor["description"],
        title_zh=descriptor["titleZh"],
        description_zh=descriptor["descriptionZh"],
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        enum=tuple(enum),
        labels={c["value"]: (c["label"], c["labelZh"]) for c in categories},
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        min_length=constraints.get("minLength"),
        max_length=constraints.get("maxLength"),
        derivation=descriptor.get("derivation"),
        computed=descriptor.get("computed", False),
        semantics=descriptor.get("semantics"),
        descriptor=descriptor,
    )


def _foreign_key(descriptor: Mapping[str, Any], name: str) -> ForeignKey:
    reference = descriptor["reference"]
    return ForeignKey(tuple(descriptor["fields"]), reference["resource"] or name, tuple(reference["fields"]))


def _unresolved(schema: TableSchema, schemas: Schemas, where: Location) -> list[Problem]:
    """Foreign keys that lead to no table, or to columns that are not its primary key."""
    problems = []
    for key in schema.foreign_keys:
        target = schemas.get(key.resource)
        if target is None or target.primary_key != key.reference or not set(key.fields) <= set(schema.field_names):
            message = f"foreign key {', '.join(key.fields)} → {key.resource} does not lead to a primary key"
            problems.append(Problem("schema-foreign-key", where, message, "name columns of this table and the primary key of another"))
    return problems
