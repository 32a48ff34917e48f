"""The files of a package by their hashes: each is proved to be the one that the package names, whatever its format.

A table's CSV is proved when it is read; of all other files only the bytes are looked at, and of a Parquet file its own words as well:
which table it says it is, its columns, its number of rows.
"""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.checksums import LINE, OUTSIDE, PATH, from_folder
from pipeline.publish.swap import DESCRIPTOR, OUTPUT
from pipeline.tasks.diff.load import DamagedError, Package, is_plain, unreadable
from pipeline.tasks.diff.model import Diff

Happened = Literal["added", "removed", "rewritten"]

LICENCE = "LICENSE-DATA.md"
"""The text of the licence, which lies beside a package and belongs to what is said of it."""

PARQUET = "apache-parquet"
LONGEST_LIST = 100_000_000
TAIL = 1 << 18
"""So many last bytes of a Parquet file are kept: what it says of itself stands there."""

_MAGIC, _NO_PARQUET = b"PAR1", "is no Parquet file"

NAMED = 3


@dataclass(frozen=True)
class Listed:
    """The hashes of the files of a package, as it says and as they were found to be; ``complete`` where it lists all of them."""

    hashes: Mapping[str, str]
    complete: bool
    licence: str | None = None


def _refuse(label: str, faults: Mapping[str, list[str]]) -> None:
    """Raise `DamagedError` with all that is wrong with files, each fault with their paths, in one sentence; nothing where nothing is."""
    if faults:
        parts = [f"{_named(paths)} {what if len(paths) == 1 else _PLURAL.get(what, what)}" for what, paths in faults.items()]
        raise DamagedError(label, "; ".join(parts))


_OTHER, _MISSING = "is not the file that the package names", "is missing"
_PLURAL = {_OTHER: "are not the files that the package names", _MISSING: "are missing"}


def _named(paths: list[str]) -> str:
    more = len(paths) - NAMED
    return ", ".join(paths[:NAMED]) + (f" and {more} more" if more > 0 else "")


def proved_files(package: Package) -> Listed:
    """The files of a package, each proved to have the hash that its descriptor and its list of checksums name.

    Raises `DamagedError` with all that is wrong.
    """
    listed = _listed(package)
    tables = {str(entry["path"]) for entry in package.entries.values()}
    wanted = [path for path in listed.hashes if path not in tables and path not in (PATH, DESCRIPTOR)]
    entries = {str(entry.get("path")): entry for entry in package.descriptor["resources"]}
    faults: dict[str, list[str]] = defaultdict(list)
    licence = None
    try:
        for path, parts in package.store.read([*wanted, LICENCE]):
            seen = _seen(parts) if parts is not None else None
            if path == LICENCE:
                licence = seen[0] if seen else None
            elif seen is None:
                faults[_MISSING].append(path)
            elif seen[0] != listed.hashes[path]:
                faults[_OTHER].append(path)
            elif (entry := entries.get(path, {})).get("format") == PARQUET and (other := _not_its_table(seen[1], entry, package)):
                faults[other].append(path)
    except OSError as error:
        raise unreadable("its files", package.label, error) from error
    _refuse(package.label, faults)
    return replace(listed, licence=licence)


def _seen(parts: Iterator[bytes]) -> tuple[str, bytes]:
    """The SHA-256 of a file, and its last bytes."""
    digest, tail = hashlib.sha256(), b""
    for part in parts:
        digest.update(part)
        tail = part[-TAIL:] if len(part) >= TAIL else (tail + part)[-TAIL:]
    return digest.hexdigest(), tail


def _listed(package: Package) -> Listed:
    """The hashes that a package names; a file of which its descriptor and its list say two is a fault."""
    named: dict[str, str] = {}
    for entry in package.descriptor["resources"]:
        path, digest = entry.get("path"), entry.get("hash")
        if isinstance(path, str) and isinstance(digest, str) and is_plain(path):
            named[path] = digest.removeprefix("sha256:")
    target = package.scratch / "SHA256SUMS"
    try:
        if not package.store.copy(PATH, target, LONGEST_LIST):
            return Listed(named, complete=False)
    except OSError as error:
        raise unreadable(PATH, package.label, error) from error
    lines = target.read_bytes().decode("utf-8", "replace").splitlines()
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    listed = {from_folder(m[2]): m[1] for m in found if m[2] == OUTSIDE or is_plain(m[2])}
    named[DESCRIPTOR] = hashlib.sha256((package.scratch / DESCRIPTOR).read_bytes()).hexdigest()
    other = [path for path in listed.keys() & named.keys() if listed[path] != named[path]]
    _refuse(package.label, {f"has another hash in {PATH}": other} if other else {})
    return Listed({**named, **listed}, complete=True)


def _not_its_table(tail: bytes, entry: Mapping[str, Any], package: Package) -> str:
    """What a Parquet file says that the table it should be does not; nothing where it does, or where it says too much to be kept."""
    name = str(entry.get("name", "")).removesuffix("-parquet")
    table = package.entries.get(name)
    if tail[-4:] != _MAGIC:
        return _NO_PARQUET
    if table is None or int.from_bytes(tail[-8:-4], "little") + 8 > TAIL:
        return ""
    try:
        footer = pq.read_metadata(io.BytesIO(tail))
        schema = footer.schema.to_arrow_schema()
    except (pa.ArrowException, OSError):
        return _NO_PARQUET
    said = (schema.metadata or {}).get(b"table", name.encode()).decode("utf-8", "replace")
    if said != name or schema.names != list(package.schemas[name].field_names):
        return f"holds the columns of another table{f' ({said})' if said != name else ''}"
    rows = table.get("rows", footer.num_rows)
    return f"has {footer.num_rows} rows, not {rows}" if rows != footer.num_rows else ""


def _unchanged(diff: Diff, old: Package, new: Package) -> tuple[Set[str], bool]:
    """The tables that are as they were, and whether all that any file says is: another version or day changes no table."""
    same = old.schemas.keys() & new.schemas.keys() - {table.name for table in diff.tables}
    dated = any(old.descriptor.get(name) != new.descriptor.get(name) for name in ("name", "version", "issued"))
    return same, not (dated or diff.tables or diff.properties or diff.files)


def file_changes(diff: Diff, sides: tuple[Package, Package], files: tuple[Listed, Listed]) -> dict[str, Happened]:
    """The files that came, that are gone, or that have other bytes though nothing changed of what they are made of.

    Those of a table that came, and those of a type of which the other side has none, are told with these; so are word lists, which the
    descriptor names. Those inside the site are parts of one page, and the list of what releases changed grows with each.
    """
    old, new = files
    changes: dict[str, Happened] = {}
    same_tables, all_same = _unchanged(diff, *sides)
    own = [_tables_of(side) for side in sides]
    types = [{str(entry.get("mediatype", "")) for entry in side.descriptor["resources"]} for side in sides]
    for path in sorted(old.hashes.keys() | new.hashes.keys()):
        if path in (PATH, DESCRIPTOR) or path.startswith(_PASSED_OVER):
            continue
        if path in old.hashes and path in new.hashes:
            name, kind = own[1].get(path, ("", ""))
            if old.hashes[path] != new.hashes[path] and (all_same or (kind in _ROWS_ALONE and name in same_tables)):
                changes[path] = "rewritten"
            continue
        side, other = (1, 0) if path in new.hashes else (0, 1)
        name, kind = own[side].get(path, ("", ""))
        told = (name in sides[side].schemas and name not in sides[other].schemas) or (kind and kind not in types[other])
        if not told and files[other].complete:
            changes[path] = "added" if side else "removed"
    if old.licence and new.licence and old.licence != new.licence:
        changes[LICENCE] = "rewritten"
    return changes


_PASSED_OVER = tuple(f"{OUTPUT}/{folder}/" for folder in ("site", "changes", "lexicon"))
_ROWS_ALONE = ("text/csv", "application/jsonl")
"""The formats whose files hold rows and nothing else: the others name the version as well."""


def _tables_of(package: Package) -> dict[str, tuple[str, str]]:
    """The table (nothing for a file of all of them) and the media type of every file that the descriptor names."""
    named = ((entry, str(entry.get("name", ""))) for entry in package.descriptor["resources"])
    return {
        str(entry.get("path")): (name if name in package.schemas else name.rpartition("-")[0], str(entry.get("mediatype", "")))
        for entry, name in named
    }
