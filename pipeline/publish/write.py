"""Write a whole package into a folder: every table in every format, and the descriptor."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.model import Location, Problem, Table
from pipeline.publish.descriptor import descriptor, read_descriptor, render, resource
from pipeline.publish.formats import all_formats
from pipeline.publish.swap import DESCRIPTOR, OUTPUT
from pipeline.schema.arrow import to_arrow


def write_package(folder: Path, tables: Mapping[str, Table], dataset: Mapping[str, Any]) -> dict[str, Any]:
    """Write `output/` and `datapackage.json` into a folder; returns the descriptor."""
    arrow = {name: to_arrow(table) for name, table in tables.items()}
    resources = []
    for form in all_formats():
        (folder / OUTPUT / form.name).mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            relative = f"{OUTPUT}/{form.name}/{name}.{form.name}"
            path = folder / relative
            form.write(arrow[name], path)
            resources.append(resource(form.resource(table.schema), table, relative, path.read_bytes()))
    package = descriptor(dataset, tables["articles"], resources)
    (folder / DESCRIPTOR).write_text(render(package), encoding="utf-8")
    return package


def same_package(a: Path, b: Path) -> bool:
    """Whether two folders hold the same package, byte for byte."""
    return package_bytes(a) == package_bytes(b)


def package_bytes(folder: Path) -> dict[str, bytes]:
    """The bytes of a package by path: the descriptor and everything under `output/`."""
    paths = [folder / DESCRIPTOR, *sorted((folder / OUTPUT).rglob("*"))]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths if p.is_file()}


def foreign_files(root: Path, package: Mapping[str, Any]) -> list[Problem]:
    """Files under `output/` that no build wrote: a swap would take them away, so it is refused."""
    old = read_descriptor(root / DESCRIPTOR) or {}
    known = {r.get("path") for p in (old, package) for r in p.get("resources", []) if isinstance(r, dict)}
    problems = []
    if (root / OUTPUT).is_file() or (root / DESCRIPTOR).is_dir():
        name, kind = (OUTPUT, "folder") if (root / OUTPUT).is_file() else (DESCRIPTOR, "file")
        problems.append(Problem("output-foreign", Location(name), f"a build puts a {kind} of this name here", "move it elsewhere"))
    for path in sorted((root / OUTPUT).rglob("*")):
        relative = path.relative_to(root).as_posix()
        if path.is_file() and relative not in known:
            message = "no build wrote this file, and a build would take it away"
            problems.append(Problem("output-foreign", Location(relative), message, "move it elsewhere"))
    return problems
