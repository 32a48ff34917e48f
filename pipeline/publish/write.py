"""Write a whole package into a folder: every table in every format, and the descriptor."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Location, Problem, Schemas, TableSchema
from pipeline.publish.descriptor import descriptor, read_descriptor, render, resource
from pipeline.publish.formats import Format, Writer, all_formats
from pipeline.publish.swap import DESCRIPTOR, OUTPUT
from pipeline.schema.arrow import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa


Chunks = Callable[[str], Iterable["pa.Table"]]


def write_package(folder: Path, schemas: Schemas, chunks: Chunks, dataset: Mapping[str, Any]) -> dict[str, Any]:
    """Write `output/` and `datapackage.json` into a folder; returns the descriptor.

    ``chunks(name)`` gives the rows of a table in published order, in as many parts as it likes: they are not held all at once.
    """
    counts: dict[str, int] = {}
    paths: list[tuple[Format, TableSchema, str]] = []
    sources: list[dict[str, Any]] = []
    for name, schema in schemas.items():
        files = [(form, f"{OUTPUT}/{form.name}/{name}.{form.name}") for form in all_formats()]
        writers = [_open(form, schema, folder / path) for form, path in files]
        counts[name] = 0
        for table in chunks(name):
            counts[name] += table.num_rows
            for writer in writers:
                writer.write(table)
            if name == "articles":
                sources += table.select(["title", "url", "sha256"]).to_pylist()
        for writer in writers:
            writer.close()
        paths += [(form, schema, path) for form, path in files]
    order = {form.name: number for number, form in enumerate(all_formats())}
    paths.sort(key=lambda entry: order[entry[0].name])
    resources = [
        resource(form.resource(schema), schema, path, counts[schema.name], *_measured(folder / path)) for form, schema, path in paths
    ]
    package = descriptor(dataset, sources, resources)
    (folder / DESCRIPTOR).write_text(render(package), encoding="utf-8")
    return package


def _open(form: Format, schema: TableSchema, path: Path) -> Writer:
    path.parent.mkdir(parents=True, exist_ok=True)
    return form.open(arrow_schema(schema), path)


def _measured(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file, read in parts, and its size in bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


def package_hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a package by path: the descriptor and everything under `output/`."""
    paths = [folder / DESCRIPTOR, *sorted((folder / OUTPUT).rglob("*"))]
    return {p.relative_to(folder).as_posix(): _measured(p)[0] for p in paths if p.is_file()}


def written_hashes(package: Mapping[str, Any]) -> dict[str, str]:
    """The same of a package that was just written, from its descriptor."""
    files = {str(r["path"]): str(r["hash"]).removeprefix("sha256:") for r in package["resources"]}
    return {DESCRIPTOR: hashlib.sha256(render(package).encode()).hexdigest(), **files}


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
