"""Every byte a build reads, as hashes: each file is read once, and nothing is ever told by its time."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from pipeline.disk.litter import is_litter
from pipeline.languages.effect import FOLDER as LEXICON
from pipeline.plugins import fingerprint
from pipeline.text.index import index_texts
from pipeline.transcription.sources import ARTICLE_FILE, LOCK_FILE

LIBRARIES = ("frictionless", "pandas", "pandera", "pyarrow", "pyyaml", "rapidfuzz")
"""What judges, reads or writes for us: another version, another verdict or other bytes."""
_AT_ONCE = 2**16
_LOCK, _RECORD = LOCK_FILE.encode(), ARTICLE_FILE.encode()
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SHA256 = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_FILE_NAME = re.compile(r"^file_name:[ \t]+([\"']?)(\w[^\"'\n#]*?)\1[ \t]*(?=\n\S|\n?\Z)", re.MULTILINE)


class ArticleFolder(NamedTuple):
    """An article's folder as two hashes, since it is held of every article: of its lock, and of all else and the texts at hand for it.

    ``by_text``: its text is surely at hand, so that nothing rests on its lock.
    """

    files: bytes
    lock: bytes
    by_text: bool


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build reads: ``shared`` is the hash of what does not belong to one article, ``texts`` the article files by hash.

    A folder that cannot be read is ``None``.
    """

    shared: str
    folders: Mapping[str, ArticleFolder | None]
    texts: Mapping[str, Path]

    def digest(self, locks: Mapping[str, bytes]) -> str | None:
        """The hash of everything, with the locks that some articles have now; ``None`` where a folder could not be read."""
        digest = hashlib.sha256(self.shared.encode())
        for name, folder in self.folders.items():
            if folder is None:
                return None
            digest.update(b"\0%b\0%b%b" % (os.fsencode(name), folder.files, locks.get(name, folder.lock)))
        return digest.hexdigest()


def program_files(package: Path) -> list[Path]:
    """Every file of the program, those of the site and of pages among them, but not what Python or a desktop leaves there; in order."""
    found: list[Path] = []
    for folder, below, names in os.walk(package):
        below[:] = [name for name in below if name != "__pycache__" and not is_litter(name)]
        found += [Path(folder, name) for name in names if not name.endswith(".pyc") and not is_litter(name)]
    return sorted(filter(Path.is_file, found))


@cache
def code_version() -> str:
    """The hash of the program's own files, and the versions of what it works with, plug-ins too: other code, other proofs."""
    from importlib.metadata import PackageNotFoundError, version

    package = Path(__file__).parent.parent
    digest = hashlib.sha256(sys.version.encode())
    for path in program_files(package):
        digest.update(path.as_posix()[len(package.as_posix()) :].encode() + b"\0" + _bytes(str(path)))
    for name in LIBRARIES:
        try:
            digest.update(f"\0{name}\0{version(name)}".encode())
        except PackageNotFoundError:
            digest.update(f"\0{name}\0unknown".encode())
    digest.update(fingerprint().encode())
    return digest.hexdigest()


def read_inputs(root: Path, schemas: Path, text_folders: Iterable[Path]) -> Inputs | None:
    """Read all that a build of the project at ``root`` reads; ``None`` where a folder or a file of all articles cannot be read."""
    texts = index_texts(text_folders)
    if texts is None:
        return None
    try:
        shared = shared_digest(root, schemas, texts)
        names = [e.name for e in _entries(root / "sources") if e.is_dir() and not e.name.startswith(".")]
    except OSError:
        return None
    known = names_of(texts)
    return Inputs(shared, {name: _read_or_none(f"{root}/sources/{name}", texts, known) for name in names}, texts)


def names_of(texts: Mapping[str, Path]) -> frozenset[str]:
    """The names of the texts at hand."""
    return frozenset(path.name for path in texts.values())


def shared_digest(root: Path, schemas: Path, texts: Mapping[str, Path]) -> str:
    """The hash of what does not belong to one article: code, schemas, own words, shared tables, the dataset's record, the texts."""
    digest = hashlib.sha256(code_version().encode())
    for sha, path in texts.items():
        digest.update(b"\0text\0" + sha.encode() + os.fsencode(path.name))
    own = root / LEXICON
    for folder in (schemas, root / "sources", *([own] if own.is_dir() else [])):
        digest.update(b"\0folder")
        for name, data in _files(folder):
            digest.update(b"\0%b\0%d\0" % (name, len(data)) + data)
    return digest.hexdigest()


def read_folder(path: str | Path, texts: Mapping[str, Path], names: frozenset[str]) -> ArticleFolder:
    """Read an article's folder, where these texts of these names are at hand; raises ``OSError`` where something cannot be read."""
    digest, lock, record = hashlib.sha256(), b"", b""
    for name, data in _files(path):
        if name == _LOCK:
            lock = hashlib.sha256(data).digest()
            continue
        if name == _RECORD:
            record = data
        digest.update(b"\0%b\0%d\0" % (name, len(data)))
        digest.update(data)
    told = named_texts(record)
    if texts:
        digest.update(_at_hand(record, told, texts, names).encode())
    return ArticleFolder(digest.digest(), lock, bool(told) and all(sha in texts for sha in told or ()))


def named_texts(record: bytes) -> tuple[str, ...] | None:
    """The hashes that an article's record names; nothing where plain search might miss what YAML says."""
    return tuple(sha.decode() for sha in _SHA256.findall(record)) if b"\\" not in record else None


def _at_hand(record: bytes, told: tuple[str, ...] | None, texts: Mapping[str, Path], names: frozenset[str]) -> str:
    """Which of the texts that the record names are at hand, and whether one is under its name: such a file with other bytes is a fault.

    All there are, where the record does not say plainly which it means.
    """
    name = _FILE_NAME.search(record.decode("utf-8", "replace")) if told is not None and record.count(b"file_name") == 1 else None
    shas = "|".join(sha for sha in told if sha in texts) if told is not None else digest_of(texts)
    return f"\0texts\0{shas}\0{name[2] in names if name else digest_of(names)}"


def digest_of(names: Iterable[str]) -> str:
    """The hash of names, whatever their order."""
    return hashlib.sha256(os.fsencode("\0".join(sorted(names)))).hexdigest()


def _read_or_none(path: str, texts: Mapping[str, Path], names: frozenset[str]) -> ArticleFolder | None:
    try:
        return read_folder(path, texts, names)
    except OSError:
        return None


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not is_litter(e.name)), key=attrgetter("name"))


def _files(folder: str | Path) -> Iterator[tuple[bytes, bytes]]:
    """The name and the bytes of everything in a folder; what is no file has the kind it is."""
    for entry in _entries(folder):
        name = os.fsencode(entry.name)
        if entry.is_file():
            yield name, _bytes(entry.path)
        else:
            yield name + b"\0", b"folder" if entry.is_dir() else b"neither file nor folder"


def _bytes(path: str) -> bytes:
    """The bytes of a file, eight times an article: a Path costs more than the reading, and so does a file object."""
    handle = os.open(path, os.O_RDONLY | _PLAIN)
    try:
        return b"".join(iter(partial(os.read, handle, _AT_ONCE), b""))
    finally:
        os.close(handle)
