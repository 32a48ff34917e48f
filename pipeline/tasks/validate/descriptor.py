"""Reading `datapackage.json` strictly: JSON without doubt, the form of our packages, paths that stay inside, schemas that are ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem, TableSchema
from pipeline.publish.formats import all_formats
from pipeline.publish.products import all_products
from pipeline.publish.swap import DESCRIPTOR, OUTPUT
from pipeline.schema.lint import lint
from pipeline.schema.load import lost_keys, parse_schema, refuse_constant
from pipeline.schema.places import place_of
from pipeline.tasks.validate.forms import PACKAGE, PRODUCT_RESOURCE, RESOURCE, SCHEMA, TABLE_RESOURCE
from pipeline.tasks.validate.shape import Fault, Keys

HINT = "build the package anew with: pipeline build"


@dataclass(frozen=True, slots=True)
class File:
    """One file that the descriptor names; ``schema`` where it is a table that is read cell by cell."""

    entry: Mapping[str, Any]
    path: str
    at: Keys
    schema: TableSchema | None = None


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What could be read of a descriptor: the files that can be judged, and what is wrong with it."""

    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""

    def where(self, file: File) -> Location:
        """Where the descriptor speaks of a file."""
        return Location(DESCRIPTOR, *place_of(self.text, file.at))


def read(folder: Path) -> Descriptor:
    """The descriptor of the package in a folder."""
    where = Location(DESCRIPTOR)
    try:
        text = read_bytes(folder / DESCRIPTOR).decode("utf-8")
        loaded = json.loads(text, parse_constant=refuse_constant, object_pairs_hook=_without_repeats)
    except FileNotFoundError:
        return Descriptor(problems=(Problem("package-missing", where, "there is no descriptor here", "build it, or name its folder"),))
    except OSError as error:
        return _broken(where, f"cannot be read: {error.strerror or error}")
    except json.JSONDecodeError as error:
        return _broken(Location(DESCRIPTOR, error.lineno, error.colno), f"not JSON: {error.msg}")
    except UnicodeDecodeError:
        return _broken(where, "the file is not UTF-8")
    except (ValueError, RecursionError) as error:
        return _broken(Location(DESCRIPTOR, 1, 1), f"not JSON: {error}")
    return _Judge(folder, text).descriptor(loaded)


def _broken(where: Location, message: str) -> Descriptor:
    return Descriptor(problems=(Problem("package-broken", where, message, HINT),))


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(n for n in names if names.count(n) > 1)!r} is given twice in one object")
    return found


class _Judge:
    """One reading of a descriptor: its folder, its text for the places of faults."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder.resolve()
        self.text = text
        self.problems: list[Problem] = []

    def descriptor(self, loaded: Any) -> Descriptor:
        """The files of a descriptor, and every fault of it."""
        self._tell("package-shape", PACKAGE(loaded, ()))
        entries = loaded.get("resources") if isinstance(loaded, dict) else None
        numbered = [(at, e) for at, e in enumerate(entries) if isinstance(e, dict)] if isinstance(entries, list) else []
        schemas = {at: schema for at, entry in numbered if (schema := self._schema(entry, ("resources", at))) is not None}
        unread = {str(e.get("name")) for at, e in numbered if at not in schemas and ("schema" in e or e.get("type") == "table")}
        self._foreign_keys(schemas, unread)
        self._repeats([(("resources", at), entry) for at, entry in numbered])
        tables = list(schemas.values()) or [_unread(entry) for _, entry in numbered]
        wanted = {str(said["name"]): said for form in all_formats() for said in map(form.resource, tables)}
        files: list[File] = []
        for at, entry in numbered:
            if (file := self._file(entry, ("resources", at), schemas.get(at))) is None:
                continue
            files.append(file)
            if file.entry["name"] in wanted or not (unread or _is_product(entry)):
                self._tell("package-shape", _against_format(entry, ("resources", at), wanted))
        return Descriptor(tuple(files), tuple(self.problems), self.text)

    def _tell(self, code: str, faults: Iterator[Fault]) -> bool:
        """Make problems of faults; returns whether there was none."""
        before = len(self.problems)
        self.problems += [Problem(code, self._at(keys), message, hint) for keys, message, hint in faults]
        return len(self.problems) == before

    def _at(self, keys: Keys) -> Location:
        return Location(DESCRIPTOR, *place_of(self.text, keys))

    def _schema(self, entry: Mapping[str, Any], at: Keys) -> TableSchema | None:
        """The schema of a table, if it has the form of ours."""
        if "schema" not in entry or not isinstance(entry.get("name"), str):
            return None
        if not self._tell("package-shape", SCHEMA(entry["schema"], (*at, "schema"))):
            return None
        schema = parse_schema({**entry["schema"], "source": "computed", "position": at[-1]}, entry["name"])
        found = lint(schema, Location(DESCRIPTOR), published=True)
        self.problems += [replace(problem, location=self._at((*at, "schema"))) for problem in found]
        return None if found else schema

    def _foreign_keys(self, schemas: Mapping[int, TableSchema], unread: set[str]) -> None:
        """Foreign keys that lead to no primary key; tables whose schema could not be read are not judged."""
        by_name = {schema.name: schema for schema in schemas.values()}
        for at, schema in schemas.items():
            place = ("resources", at, "schema", "foreignKeys")
            lost = (((*place, index), message, HINT) for index, message in lost_keys(schema, by_name, unread))
            self._tell("schema-foreign-key", lost)

    def _file(self, entry: Mapping[str, Any], at: Keys, schema: TableSchema | None) -> File | None:
        """A file whose entry has the form of ours and whose path stays in the folder."""
        tabular = "schema" in entry or entry.get("type") == "table"
        form = TABLE_RESOURCE if tabular else PRODUCT_RESOURCE if _is_product(entry) else RESOURCE
        sound = self._tell("package-shape", form(entry, at))
        if not isinstance(entry.get("path"), str):
            return None
        inside = self._tell("package-path", self._path(entry["path"], (*at, "path")))
        return File(entry, entry["path"], at, schema) if inside and sound else None

    def _path(self, path: str, at: Keys) -> Iterator[Fault]:
        plain = PurePosixPath(path)
        if plain.is_absolute() or ".." in plain.parts or "\\" in path or ":" in path or plain.as_posix() != path:
            yield at, f"path {path} is no plain path inside the package", "name a file of the package, from its folder"
        elif not (self.folder / path).resolve().is_relative_to(self.folder):
            yield at, f"path {path} leads out of the package", "put the file itself there, not a link"

    def _repeats(self, entries: list[tuple[Keys, Mapping[str, Any]]]) -> None:
        """Names and paths that are given to two files."""
        for what in ("name", "path"):
            told: list[Any] = []
            for at, entry in entries:
                value = entry.get(what)
                if isinstance(value, str) and value in told:
                    self._tell("package-shape", iter([((*at, what), f"{what} {value} is given to two files", HINT)]))
                told.append(value)


def _is_product(entry: Mapping[str, Any]) -> bool:
    """Whether a file lies where a product of all tables lies."""
    return PurePosixPath(str(entry.get("path"))).parts[:-1] in [(OUTPUT, product.name) for product in all_products()]


def _unread(entry: Mapping[str, Any]) -> TableSchema:
    """The table of a file in a package without CSV, and so without schemas: its name is known, and nothing else."""
    name = PurePosixPath(str(entry.get("path"))).stem
    return TableSchema(name, "", "", "", "", "computed", 0, (), (), ())


def _against_format(entry: Mapping[str, Any], at: Keys, wanted: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Where a file's entry is not what its format says: encoding, dialect, media type; and what no format says."""
    own = ("title", "titleZh", "description", "descriptionZh", "path", "hash", "bytes", "fields", "rows", "rowCount")
    expected = wanted.get(entry["name"])
    if expected is None:
        yield (*at, "name"), f"{entry['name']} is no table of the package, nor a file of one", "remove it"
        return
    for name in expected.keys() | entry.keys() - set(own):
        if name not in expected:
            yield (*at, name), f"{entry['name']} has a part {name} that its format does not know", "remove it"
        elif name not in entry:
            yield at, f"{entry['name']} lacks {name}", f"add {name}"
        elif name != "schema" and entry[name] != expected[name]:
            yield (*at, name), f"{name} of {entry['name']} is not what its format says", HINT
