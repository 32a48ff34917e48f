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


class DamagedError(Exception):
    """A package whose files are not what it says of them, and the problem that tells so."""

    def __init__(self, label: str, message: str, hint: str = "take an undamaged copy, or build it anew") -> None:
        super().__init__(message)
        self.problem = Problem("release-damaged", Location(label), message, hint)


@dataclass(frozen=True)
class Package:
    """A package that is to be compared: its descriptor, the schemas of its tables, and the way to its files."""

    label: str
    descriptor: Mapping[str, Any]
    schemas: Schemas
    entries: Mapping[str, Mapping[str, Any]]
    store: Store
    scratch: Path

    def file(self, table: str) -> Path:
        """A table's CSV file, where it lies or as a copy, byte for byte what the descriptor says it is; raises `DamagedError`."""
        entry = self.entries[table]
        path, size = entry["path"], entry["bytes"]
        target = self.store.here(path) or self.scratch / f"{table}.csv"
        try:
            if not (target.exists() or self.store.copy(path, target, size + 1)):
                raise DamagedError(self.label, f"{path} is missing")
            if target.stat().st_size == size and f"sha256:{sha256(target)}" == entry["hash"]:
                return target
        except OSError as error:
            raise unreadable(path, self.label, error) from error
        raise DamagedError(self.label, f"{path} is not the file its descriptor names")


def unreadable(path: str, label: str, error: OSError) -> DamagedError:
    """What is to be raised of a file that is there and cannot be read."""
    return DamagedError(label, f"{path} cannot be read: {error}")


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
    try:
        there = store.copy(DESCRIPTOR, scratch / DESCRIPTOR, LARGEST_DESCRIPTOR)
    except OSError as error:
        return unreadable(DESCRIPTOR, label, error).problem
    if not there:
        return Problem("release-unreadable", where, f"there is no {DESCRIPTOR} in it", _HINT)
    return _package(label, store, scratch)


def _missing(root: Path) -> str:
    """What to do where a clone may lack the revision that was named; empty where it has all there is."""
    if is_shallow(root):
        return "this clone is shallow, it has only its last commits: run git fetch --unshallow --tags"
    if commit_of(root, "HEAD") is None or has_tags(root):
        return ""
    return f"this clone has no tags; to have those of a remote run git fetch --tags; or {_HINT}"


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
