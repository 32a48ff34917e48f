"""The cache: what was proved of a batch, as Arrow IPC files under the hash of everything it was proved from, never under a time.

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
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.publish.faults import number_in
from pipeline.run.prove import Article, Context, Proof
from pipeline.transcription.sources import LOCK_FILE

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = ".pipeline-cache"
MANIFEST = "manifest.json"


@cache
def code_version() -> str:
    """The hash of the program's own files: other code, other proofs."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(p for p in package.rglob("*") if p.suffix in (".py", ".txt", ".tsv")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def setting(context: Context) -> str:
    """The hash of what all batches share: code, schemas, shared tables."""
    digest = hashlib.sha256(code_version().encode())
    for schema in context.schemas.values():
        digest.update(json.dumps(schema.descriptor, sort_keys=True).encode())
    for name, rows in sorted(context.shared.items()):
        digest.update(f"{name}\0{json.dumps([dict(r.values) for r in rows.values()], sort_keys=True)}".encode())
    return digest.hexdigest()


def batch_key(folders: Iterable[Path], context: Context, common: str) -> str:
    """The hash of everything a batch is proved from: the common setting, every file of its articles, and which texts are at hand."""
    digest = hashlib.sha256(common.encode())
    for folder in folders:
        digest.update(b"\0article\0" + folder.name.encode())
        files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith(".")}
        text = next((sha for sha in _hashes(files.get("article.yaml", b"")) if sha in context.texts), "")
        for name, data in files.items():
            if not (text and name == LOCK_FILE):
                digest.update(f"\0{name}\0{len(data)}\0".encode() + data)
        digest.update(f"\0text\0{text}\0{_named(files.get('article.yaml', b''), context)}".encode())
    return digest.hexdigest()


def _hashes(record: bytes) -> list[str]:
    return [word.strip("\"'") for word in record.decode("utf-8", "replace").split() if len(word.strip("\"'")) == 64]


def _named(record: bytes, context: Context) -> str:
    """The article files at hand under a name that the record mentions: such a file with other bytes is a fault."""
    text = record.decode("utf-8", "replace")
    return "|".join(sorted(name for name in context.text_names if name in text))


class Cache:
    """The cache of one project."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def load(self, key: str) -> Proof | None:
        """The proof under a key, if it is there and whole."""
        place = self.folder / key
        try:
            manifest = json.loads((place / MANIFEST).read_bytes())
            if any(_digest(place / name) != digest for name, digest in manifest["files"].items()):
                raise ValueError("a file differs from its hash")
            articles = {name: _article(entry) for name, entry in manifest["articles"].items()}
            return Proof(articles, {name.removesuffix(".arrow"): _read(place / name) for name in manifest["files"]})
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            shutil.rmtree(place, ignore_errors=True)
            return None

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

    def prune(self, keep: Iterable[str] = ()) -> int:
        """Drop every entry but those to keep; returns the bytes freed."""
        kept = set(keep)
        gone = {name: size for name, size in self.entries().items() if name not in kept}
        for name in gone:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return sum(gone.values())


def reason(error: OSError) -> str:
    """What the system says of a failure."""
    number = error.errno or number_in(str(error))
    return os.strerror(number) if number else str(error)


def _fill(proof: Proof, folder: Path) -> None:
    """Write a proof as an entry."""
    for name, table in proof.tables.items():
        _write(table, folder / f"{name}.arrow")
    files = {p.name: _digest(p) for p in sorted(folder.glob("*.arrow"))}
    articles = {name: {"verified": a.verified, "lock": a.lock, "references": a.references} for name, a in proof.articles.items()}
    (folder / MANIFEST).write_text(json.dumps({"files": files, "articles": articles}, ensure_ascii=False), encoding="utf-8")


def _copy(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _article(entry: Mapping[str, Any]) -> Article:
    return Article(entry["verified"], entry["lock"], tuple((table, key) for table, key in entry["references"]))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(table: pa.Table, path: Path) -> None:
    import pyarrow as pa

    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema, options=options) as writer:
        writer.write_table(table)


def _read(path: Path) -> pa.Table:
    import pyarrow as pa

    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()
