"""The two sides of a diff, wherever they lie: a folder with a package, the zip of a release, a git revision of the project."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.disk.git import commit_of, has_tags, is_shallow
from pipeline.disk.regular import other_kind
from pipeline.intake.archive import DAMAGED
from pipeline.model import Location, Problem, Schemas
from pipeline.publish.checksums import sha256
from pipeline.publish.swap import DESCRIPTOR
from pipeline.schema.load import parse_schema
from pipeline.tasks.diff.stores import Folder, Revision, Store, Zip

WORKING = "working folder"
LARGEST_DESCRIPTOR = 256_000_000
_HINT = "name a folder with a package, the zip of a release, or a git revision of this project"
DAMAGED_HINT = "take an undamaged copy, or build it anew"


@dataclass(frozen=True)
class Package:
    """A package that is to be compared: its descriptor, the schemas of its tables, and the way to its files."""

    label: str
    descriptor: Mapping[str, Any]
    schemas: Schemas
    entries: Mapping[str, Mapping[str, Any]]
    store: Store
    scratch: Path

    def file(self, table: str) -> Path | Problem:
        """A table's CSV file, where it lies or as a copy, byte for byte what the descriptor says it is."""
        entry = self.entries[table]
        copy = self.scratch / f"{table}.csv"
        size, digest = entry["bytes"], entry["hash"]
        target = self.store.here(entry["path"]) or copy
        there = target.exists() or fetched(self.store, entry["path"], copy, size + 1, self.label)
        if isinstance(there, Problem):
            return there
        if not there:
            return Problem("release-damaged", Location(self.label), f"{entry['path']} is missing", DAMAGED_HINT)
        try:
            if target.stat().st_size == size and f"sha256:{sha256(target)}" == digest:
                return target
        except OSError as error:
            return _unreadable(entry["path"], self.label, error)
        return Problem("release-damaged", Location(self.label), f"{entry['path']} is not the file its descriptor names", DAMAGED_HINT)


def fetched(store: Store, path: str, target: Path, most: int, label: str) -> bool | Problem:
    """Whether a file was there and has been copied, or why it cannot be read."""
    try:
        return store.copy(path, target, most)
    except OSError as error:
        return _unreadable(path, label, error)


def _unreadable(path: str, label: str, error: OSError) -> Problem:
    return Problem("release-damaged", Location(label), f"{path} cannot be read: {error}", DAMAGED_HINT)


def open_package(given: str | None, root: Path, scratch: Path) -> Package | Problem:
    """The package that somebody named on the command line, or the project's own; its files are copied to ``scratch`` when needed."""
    scratch.mkdir()
    label, given = (given, given) if given is not None else (WORKING, str(root))
    where = Location(label)
    if (kind := other_kind(given)) is not None:
        return Problem("release-unreadable", where, f"is {kind}, not a file", _HINT)
    store = _store(given, root)
    if store is None:
        message = "is neither a package, nor a zip of one, nor a revision of this project"
        return Problem("release-unreadable", where, message, _missing(root) or _HINT)
    there = fetched(store, DESCRIPTOR, scratch / DESCRIPTOR, LARGEST_DESCRIPTOR, label)
    if isinstance(there, Problem):
        return there
    if not there:
        return Problem("release-unreadable", where, f"there is no {DESCRIPTOR} in it", _HINT)
    return _package(label, store, scratch)


def _missing(root: Path) -> str:
    """What to do where a clone may lack the revision that was named; empty where it has all there is."""
    if is_shallow(root):
        return "this clone is shallow, it has only its last commits: run git fetch --unshallow --tags"
    return (
        ""
        if commit_of(root, "HEAD") is None or has_tags(root)
        else f"this clone has no tags; to have those of a remote run git fetch --tags; or {_HINT}"
    )


def _store(given: str, root: Path) -> Store | None:
    path = Path(given)
    if path.is_dir():
        return Folder(path)
    if path.exists():
        return _zip(path)
    commit = commit_of(root, given)
    return Revision(root, commit) if commit else None


def _zip(path: Path) -> Zip | None:
    """A zip with a descriptor in it; of several the one nearest to the top."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [name for name in archive.namelist() if PurePosixPath(name).name == DESCRIPTOR]
    except (*DAMAGED, OSError):
        return None
    nearest = min(found, key=lambda name: (name.count("/"), name), default=DESCRIPTOR)
    return Zip(path, nearest.removesuffix(DESCRIPTOR))


def _package(label: str, store: Store, scratch: Path) -> Package | Problem:
    """The package of a descriptor, if it is one of ours."""
    try:
        descriptor = json.loads((scratch / DESCRIPTOR).read_text(encoding="utf-8"))
        entries = {entry["name"]: entry for entry in descriptor["resources"] if entry.get("type") == "table"}
        schemas = {name: parse_schema({**e["schema"], "source": "computed", "position": 0}, name) for name, e in entries.items()}
        sound = all(isinstance(e["bytes"], int) and isinstance(e["hash"], str) and is_plain(e["path"]) for e in entries.values())
        sound = sound and isinstance(descriptor["name"], str) and isinstance(descriptor["version"], str) and all(map(is_plain, entries))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        sound = False
    if not sound:
        return Problem("release-unreadable", Location(label), f"its {DESCRIPTOR} is not one that a build writes", _HINT)
    if not entries:
        return Problem("release-unreadable", Location(label), "it has no tables in CSV, which is what is compared", "build it with CSV")
    return Package(label, descriptor, schemas, entries, store, scratch)


def is_plain(path: str) -> bool:
    """Whether a path stays in the package."""
    plain = PurePosixPath(path)
    return not plain.is_absolute() and ".." not in plain.parts and "\\" not in path and ":" not in path and bool(plain.name)
