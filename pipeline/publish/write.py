"""Write a whole package into a folder: every table in every format, the descriptor, what is made of all tables, the checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.languages import languages_of, plugged
from pipeline.languages.effect import NO_WORDS, OwnWords
from pipeline.model import Location, Problem, Schemas, TableSchema
from pipeline.plugins import CHECKS, loaded
from pipeline.plugins import described as described_plugins
from pipeline.publish.changes import PATH as CHANGES
from pipeline.publish.checksums import PATH, package_files, read_checksums, sha256, write_checksums
from pipeline.publish.csv_files import csv_lines
from pipeline.publish.described import described
from pipeline.publish.descriptor import descriptor, product_resource, read_descriptor, render, resource
from pipeline.publish.formats import all_formats
from pipeline.publish.kinds import Chunks, Format, Package, Writer
from pipeline.publish.own_words import write_words
from pipeline.publish.plugged import PluggedFormat, PluggedProduct
from pipeline.publish.selection import Selection, select
from pipeline.publish.swap import DESCRIPTOR, OUTPUT
from pipeline.transcription.policies import BY_DEFAULT
from pipeline.transcription.policies import PUBLISHED as PROMISES

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the descriptor, the rows of every table and a hash of their keys, the number of files under `output/`."""

    package: Mapping[str, Any]
    rows: Mapping[str, int]
    files: int
    keys: Mapping[str, str]


def write_package(
    folder: Path,
    schemas: Schemas,
    chunks: Chunks,
    dataset: Mapping[str, Any],
    wanted: Iterable[str] = (),
    words: OwnWords = NO_WORDS,
    changes: Sequence[Mapping[str, str]] = (),
) -> Written:
    """Write `output/` and `datapackage.json` into a folder.

    ``chunks(name)`` gives the rows of a table in published order, in as many parts as it likes: they are not held all at once.
    ``wanted`` names the formats and products; none named is all. ``words`` are those of the project's own, ``changes`` what each release
    changed.
    """
    selection = select(wanted)
    (folder / OUTPUT).mkdir(parents=True, exist_ok=True)
    rows, keys, sources = _write_tables(folder, schemas, chunks, dataset, selection)
    measured = _Measured(folder)
    resources = [
        resource(form.resource(schema), schema, path, rows[name], *measured(path))
        for form in selection.formats
        for name, schema in schemas.items()
        for path in [_path(form, schema)]
    ]
    about = {name: value for name, value in dataset.items() if name != PROMISES or value != BY_DEFAULT}
    for product in selection.products:
        made = product.write(Package(folder, schemas, chunks, descriptor(about, sources, resources), changes))
        resources += [product_resource(file.resource, file.path, *measured(file.path)) for file in made if file.resource]
    package = descriptor({**dataset, **write_words(folder, words), **took_part(selection, dataset)}, sources, resources)
    (folder / DESCRIPTOR).write_text(render(package), encoding="utf-8")
    write_checksums(folder, measured.hashes)
    return Written(package, rows, len(package_files(folder)) - 1, keys)


def took_part(selection: Selection, dataset: Mapping[str, Any]) -> dict[str, Any]:
    """The plug-ins that read, judged or wrote a package: its languages, those with checks, and the formats and products selected."""
    wrote = (part.plugin for part in (*selection.formats, *selection.products) if isinstance(part, PluggedFormat | PluggedProduct))
    languages = languages_of(dataset.get(PROMISES, {}).get("languages", ()))
    plugins = (*loaded(CHECKS).plugins, *plugged(languages), *wrote)
    return {"plugins": described_plugins(plugins)} if plugins else {}


def _write_tables(
    folder: Path, schemas: Schemas, chunks: Chunks, dataset: Mapping[str, Any], selection: Selection
) -> tuple[dict[str, int], dict[str, str], list[Mapping[str, Any]]]:
    """Stream every table into all its files; returns the rows of each, a hash of its keys, what the descriptor says of the articles."""
    rows: dict[str, int] = {}
    keys: dict[str, str] = {}
    articles: list[Mapping[str, Any]] = []
    for name, schema in schemas.items():
        rows[name] = 0
        arrow = described(schema, dataset)
        key = hashlib.sha256()
        with ExitStack() as opened:
            writers = [_open(form, arrow, folder / _path(form, schema), opened) for form in selection.formats]
            for table in chunks(name):
                rows[name] += table.num_rows
                key.update(csv_lines(table.select(list(schema.primary_key))))
                for writer in writers:
                    writer.write(table)
                if name == "articles":
                    articles += table.select(["title", "url", "sha256"]).to_pylist()
        keys[name] = key.hexdigest()
    return rows, keys, articles


def _path(form: Format, schema: TableSchema) -> str:
    return f"{OUTPUT}/{form.name}/{schema.name}.{form.name}"


def _open(form: Format, schema: pa.Schema, path: Path, opened: ExitStack) -> Writer:
    """The file of a table, begun; it is closed with the others, whatever happens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = form.open(schema, path)
    opened.callback(writer.close)
    return writer


class _Measured:
    """The SHA-256 and the size of files, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hashes: dict[str, str] = {}

    def __call__(self, path: str) -> tuple[str, int]:
        self.hashes[path] = sha256(self.folder / path)
        return self.hashes[path], (self.folder / path).stat().st_size


def missing_data(package: Mapping[str, Any]) -> list[Problem]:
    """The problem of a selection of products that only describe or show data: a package names at least one file of data."""
    if any(entry["path"] != CHANGES for entry in package["resources"]):
        return []
    hint = f"select a format as well, such as {all_formats()[0].name}"
    return [Problem("package-shape", Location(DESCRIPTOR), "the selection holds no data", hint)]


def foreign_files(root: Path, made: Path) -> list[Problem]:
    """Files under the `output/` of a root that no build wrote: a swap with the package in ``made`` would take them away."""
    known = _written(root) | _written(made)
    problems = []
    if (root / OUTPUT).is_file() or (root / DESCRIPTOR).is_dir():
        name, kind = (OUTPUT, "folder") if (root / OUTPUT).is_file() else (DESCRIPTOR, "file")
        problems.append(Problem("output-foreign", Location(name), f"a build puts a {kind} of this name here", "move it elsewhere"))
    for relative in package_files(root):
        if relative not in known:
            message = "no build wrote this file, and a build would take it away"
            problems.append(Problem("output-foreign", Location(relative), message, "move it elsewhere"))
    return problems


def _written(folder: Path) -> set[str]:
    """The files that the build of a package wrote: by its checksums, and, for a package without them, by its descriptor."""
    package = read_descriptor(folder / DESCRIPTOR) or {}
    named = {str(entry.get("path")) for entry in package.get("resources", []) if isinstance(entry, dict)}
    return {DESCRIPTOR, PATH, *read_checksums(folder), *named}
