"""The cache: what was proved of a batch, as Arrow IPC files under the hash of everything it was proved from, never under a time.

A batch rests on few rows of the shared tables. Which they are shows when it is proved: a note under the hash of all else names them, and
with what they hold now they make the name of the entry.

An entry is a folder, put in place in one step, so two builds at once and a kill do no harm. Its manifest has the hash of every
file; an entry that is damaged is dropped and proved again. The cache may be deleted at any moment.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import TableSchema
from pipeline.run import stamp
from pipeline.run.inputs import ArticleFolder, code_version, digest_of
from pipeline.run.notes import Notes, reason
from pipeline.run.prove import Article, Context, Proof

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = ".pipeline-cache"
MANIFEST = "manifest.json"
NOTE = ".uses.json"
LAST = ".last.json"
SOUND = "sound.json"


def setting(context: Context) -> str:
    """The hash of what all batches share but rows of shared tables: code, schemas, the project's own words, and known names for texts."""
    digest = hashlib.sha256(code_version().encode())
    for schema in context.schemas.values():
        digest.update(_described(schema))
    if context.texts:
        digest.update(digest_of(context.known_names).encode())
    digest.update(f"\0words\0{context.words.digest}\0{context.limits}".encode())
    return digest.hexdigest()


@lru_cache(maxsize=64)
def _described(schema: TableSchema) -> bytes:
    return json.dumps(schema.descriptor, sort_keys=True).encode()


def key_of(folders: Mapping[str, ArticleFolder], common: str) -> str:
    """The key of a batch: the hash of everything it is proved from, as it was read.

    It is made of the common setting, every file of its articles, and which texts are at hand.
    """
    digest = hashlib.sha256(common.encode())
    for name, folder in folders.items():
        digest.update(b"\0article\0%b\0%b%b" % (os.fsencode(name), folder.files, b"" if folder.by_text else folder.lock))
    return digest.hexdigest()


def _last_of(first: str) -> str:
    """The name of the note on the last entry of a batch that begins with an article."""
    return hashlib.sha256(os.fsencode(first)).hexdigest() + LAST


def entry_of(key: str, uses: Mapping[str, Iterable[str]], context: Context) -> str:
    """The name of the entry of a batch by its key and by what the shared rows that it uses hold; none where one of them is gone."""
    try:
        rows = [context.hashes[name][row] for name, used in sorted(uses.items()) for row in used]
    except KeyError:
        return ""
    return hashlib.sha256(b"".join([key.encode(), *rows])).hexdigest()


class Cache:
    """The cache of one project."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER
        self.notes = Notes(self.folder)
        self._kept_tables: dict[str, Mapping[str, tuple[str, int]]] = {}

    def entry(self, key: str, context: Context) -> str:
        """The entry there is of a batch by its key and the shared rows as they are; none where it is to be proved."""
        uses = self.notes.read(f"{key}{NOTE}")
        entry = entry_of(key, uses, context) if uses is not None else ""
        return entry if entry and self.has(entry) else ""

    def note(self, key: str, uses: Mapping[str, Iterable[str]]) -> str:
        """Keep which shared rows a batch uses; returns why it could not be kept."""
        return self.notes.write(f"{key}{NOTE}", {name: list(keys) for name, keys in uses.items()})

    def last(self, first: str) -> tuple[str, Mapping[str, str]]:
        """The entry made last of a batch that begins with an article, and the mark of what each of its articles was proved from."""
        match self.notes.read(_last_of(first)):
            case [str(entry), dict(marks)] if self.has(entry):
                return entry, marks
        return "", {}

    def leave(self, first: str, entry: str, marks: Mapping[str, str]) -> str:
        """Keep which entry was made last of a batch that begins with an article; returns why it could not be kept."""
        return self.notes.write(_last_of(first), [entry, dict(marks)])

    def sound(self, shared: str) -> bool:
        """Whether the shared tables and all else that belongs to no article were found without fault when they had this hash."""
        return bool(shared) and self.notes.read(SOUND) == shared

    def found_sound(self, shared: str) -> None:
        """Keep that what belongs to no article is without fault."""
        self.notes.write(SOUND, shared)

    def articles(self, key: str) -> Mapping[str, Article] | None:
        """What is known of the articles of an entry, if it is there and its manifest is whole; what it says of tables is remembered."""
        try:
            manifest = json.loads((self.folder / key / MANIFEST).read_bytes())
            tables = {str(t): (str(manifest["files"][f"{t}.arrow"]), int(n)) for t, n in manifest["rows"].items()}
            articles = {name: _article(entry) for name, entry in manifest["articles"].items()}
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.drop(key)
            return None
        self._kept_tables[key] = tables
        return articles

    def kept(self, key: str) -> Mapping[str, tuple[str, int]] | None:
        """A hash of every table of an entry, and its rows, if it is there and its manifest is whole."""
        if key not in self._kept_tables:
            self.articles(key)
        return self._kept_tables.get(key)

    def rows(self, key: str) -> Mapping[str, int] | None:
        """How many rows the tables of an entry have, if it is there and its manifest is whole."""
        kept = self.kept(key)
        return None if kept is None else {name: rows for name, (_, rows) in kept.items()}

    def table(self, key: str, name: str) -> pa.Table | None:
        """One table of an entry, if it is there and its bytes are those that were kept."""
        kept = self.kept(key)
        try:
            data = (self.folder / key / f"{name}.arrow").read_bytes()
            if kept is None or hashlib.sha256(data).hexdigest() != kept[name][0]:
                raise ValueError("a file differs from its hash")
            return _read(data)
        except (OSError, ValueError, KeyError):
            self.drop(key)
            return None

    def tables(self, key: str) -> Mapping[str, pa.Table] | None:
        """All tables of an entry, if they are there and whole."""
        names = self.rows(key) or {}
        found = {name: self.table(key, name) for name in names}
        return {name: table for name, table in found.items() if table is not None} if None not in found.values() else None

    def drop(self, key: str) -> None:
        """Forget what is under a key."""
        self._kept_tables.pop(key, None)
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def has(self, key: str) -> bool:
        """Whether there is an entry under a key; whether it is whole shows when it is loaded."""
        return (self.folder / key / MANIFEST).is_file()

    def store(self, key: str, proof: Proof) -> str:
        """Keep a proof; returns why it could not be kept, which is no fault of the build."""
        return self._keep(key, partial(_fill, proof))

    def adopt(self, key: str, files: Mapping[str, bytes]) -> str:
        """Keep an entry made elsewhere, file by file; returns why it could not be kept."""
        return self._keep(key, partial(_copy, files))

    def files(self, key: str) -> dict[str, bytes]:
        """The files of an entry, to be adopted by another cache."""
        return {p.name: p.read_bytes() for p in sorted((self.folder / key).iterdir())}

    def fault(self) -> str:
        """Why nothing can be kept here, if so; a folder is judged by writing to it, whatever its permissions say."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return ""
        except OSError as error:
            return reason(error)

    def _keep(self, key: str, fill: Callable[[Path], None]) -> str:
        making = self.folder / f".{key}.{os.getpid()}"
        try:
            making.mkdir(parents=True, exist_ok=True)
            fill(making)
            making.rename(self.folder / key)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            return "" if self.has(key) else reason(error)
        return ""

    def entries(self) -> Mapping[str, int]:
        """The size in bytes of every entry."""
        if not self.folder.is_dir():
            return {}
        return {p.name: sum(f.stat().st_size for f in p.iterdir()) for p in sorted(self.folder.iterdir()) if p.is_dir()}

    def prune(self) -> int:
        """Drop the stamp, the notes and every entry; returns the bytes of the entries."""
        self.notes.forget(stamp.NAME, NOTE, LAST, SOUND)
        gone = self.entries()
        for name in gone:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return sum(gone.values())


def _fill(proof: Proof, folder: Path) -> None:
    """Write a proof as an entry."""
    files = {f"{name}.arrow": _write(table, folder / f"{name}.arrow") for name, table in sorted(proof.tables.items())}
    articles = {name: _entry(a) for name, a in proof.articles.items()}
    rows = {name: table.num_rows for name, table in proof.tables.items()}
    manifest = {"files": files, "rows": rows, "uses": proof.uses, "articles": articles}
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def _copy(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _article(entry: Mapping[str, Any]) -> Article:
    references = tuple((table, key) for table, key in entry["references"])
    uses = {str(name): tuple(keys) for name, keys in entry["uses"].items()}
    return Article(entry["verified"], entry["lock"], references, entry["digest"], entry["sha256"], uses)


def _entry(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ("verified", "lock", "references", "digest", "sha256", "uses")}


def _write(table: pa.Table, path: Path) -> str:
    """Write a table; returns the hash of the file."""
    import pyarrow as pa

    options, sink = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False), pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    data = sink.getvalue()
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _read(data: bytes) -> pa.Table:
    import pyarrow as pa

    return pa.ipc.open_file(pa.BufferReader(data), options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()
