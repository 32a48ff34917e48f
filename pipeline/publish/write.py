"""Write a whole package into a folder: every table in every format, the descriptor, what is made of all tables, the checksums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.languages import languages_of, plugged
from pipeline.languages.effect import NO_WORDS, OwnWords
from pipeline.model import Location, Problem, Schemas
from pipeline.plugins import CHECKS, loaded
from pipeline.plugins import described as described_plugins
from pipeline.publish.changes import PATH as CHANGES
from pipeline.publish.checksums import PATH, package_files, read_checksums, sha256, write_checksums
from pipeline.publish.descriptor import descriptor, product_resource, read_descriptor, resource, write_json
from pipeline.publish.formats import all_formats
from pipeline.publish.kinds import Chunks, Package
from pipeline.publish.layout import Layout, Parts, unknown_parts
from pipeline.publish.own_words import write_words
from pipeline.publish.plugged import Plugged
from pipeline.publish.selection import Selection, select
from pipeline.publish.swap import DESCRIPTOR, OUTPUT
from pipeline.publish.tables import path_of, write_tables
from pipeline.publish.taken_over import Before
from pipeline.transcription.policies import BY_DEFAULT
from pipeline.transcription.policies import PUBLISHED as PROMISES


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the descriptor, the rows of every table and a hash of their keys, the number of files under `output/`.

    ``layout`` is how the files of tables are made up, for the next build; ``fresh`` the rows of tables that the last package has not.
    """

    package: Mapping[str, Any]
    rows: Mapping[str, int]
    files: int
    keys: Mapping[str, str]
    layout: Layout = field(default_factory=Layout)
    fresh: Mapping[str, Sequence[int]] = field(default_factory=dict)


def write_package(
    folder: Path,
    schemas: Schemas,
    chunks: Chunks,
    dataset: Mapping[str, Any],
    wanted: Iterable[str] = (),
    words: OwnWords = NO_WORDS,
    changes: Sequence[Mapping[str, str]] = (),
    parts: Parts | None = None,
    before: Before | None = None,
) -> Written:
    """Write `output/` and `datapackage.json` into a folder.

    ``chunks(name)`` gives the rows of a table in published order, part by part: they are not held all at once. ``wanted`` names the
    formats and products; none named is all. ``words`` are those of the project's own, ``changes`` what each release
    changed. Where ``parts`` tells what the parts hold, those that the package ``before`` has already are taken over from there.
    """
    selection = select(wanted)
    (folder / OUTPUT).mkdir(parents=True, exist_ok=True)
    before = before if before is not None and parts is not None else Before(folder, Layout(), "")
    tables = write_tables(folder, schemas, parts or unknown_parts(chunks), dataset, selection.formats, before)
    measured = _Measured(folder, tables.hashes)
    resources = [
        resource(form.resource(schema), schema, path, tables.rows[name], *measured(path))
        for form in selection.formats
        for name, schema in schemas.items()
        for path in [path_of(form, schema)]
    ]
    about = {name: value for name, value in dataset.items() if name != PROMISES or value != BY_DEFAULT}
    for product in selection.products:
        made = product.write(Package(folder, schemas, chunks, descriptor(about, tables.articles, resources), changes))
        resources += [product_resource(file.resource, file.path, *measured(file.path)) for file in made if file.resource]
    package = descriptor({**dataset, **write_words(folder, words), **took_part(selection, dataset)}, tables.articles, resources)
    write_json(folder / DESCRIPTOR, package)
    write_checksums(folder, measured.hashes)
    files = {path: laid._replace(sha256=measured.hashes[path]) for path, laid in tables.files.items() if laid.content}
    layout = Layout(before.version, files, tables.keys)
    return Written(package, tables.rows, len(package_files(folder)) - 1, tables.told, layout, tables.fresh)


def took_part(selection: Selection, dataset: Mapping[str, Any]) -> dict[str, Any]:
    """The plug-ins that read, judged or wrote a package: its languages, those with checks, and the formats and products selected."""
    wrote = (part.plugin for part in (*selection.formats, *selection.products) if isinstance(part, Plugged))
    languages = languages_of(dataset.get(PROMISES, {}).get("languages", ()))
    plugins = (*loaded(CHECKS).plugins, *plugged(languages), *wrote)
    return {"plugins": described_plugins(plugins)} if plugins else {}


class _Measured:
    """The SHA-256 and the size of files, each read once; of those that are known not at all."""

    def __init__(self, folder: Path, known: Mapping[str, str]) -> None:
        self.folder = folder
        self.hashes = dict(known)

    def __call__(self, path: str) -> tuple[str, int]:
        self.hashes[path] = self.hashes.get(path) or sha256(self.folder / path)
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
    message = "no build wrote this file, and a build would take it away"
    foreign = [Location(relative) for relative in package_files(root) if relative not in known]
    return problems + [Problem("output-foreign", where, message, "move it elsewhere") for where in foreign]


def _written(folder: Path) -> set[str]:
    """The files that the build of a package wrote: by its checksums, and, for a package without them, by its descriptor."""
    listed = read_checksums(folder)
    entries = () if listed else (read_descriptor(folder / DESCRIPTOR) or {}).get("resources", [])
    return {DESCRIPTOR, PATH, *listed, *(str(entry.get("path")) for entry in entries if isinstance(entry, dict))}
