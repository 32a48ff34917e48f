"""What the last package has already: whole files and pieces of files, taken over as bytes under proof of their hash.

A file or piece that is not what was published is not taken: then it is written anew, and nobody needs to know.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection
from io import FileIO
from pathlib import Path

from pipeline.disk.regular import open_file
from pipeline.publish.layout import Laid, Layout

MOST_LINES = 2**26
"""Up to so many bytes of pieces that went are held to tell which rows are new."""


class Before:
    """The package in a folder, as the build that wrote it says that it is laid out."""

    def __init__(self, folder: Path, layout: Layout, version: str) -> None:
        self.folder, self.version = folder, version
        self.layout = layout if version and layout.version == version else Layout()

    def file(self, path: str, content: str, to: Path) -> str:
        """Put a file made of the same things where the new package wants it; returns its hash, or nothing where there is none.

        It is the very file under a second name where the disk can do that, else a copy with the same hash.
        """
        laid = self.layout.files.get(path)
        if laid is None or not content or laid.content != content:
            return ""
        try:
            return laid.sha256 if _brought(self.folder / path, to, laid.sha256) else ""
        except OSError:
            to.unlink(missing_ok=True)
            return ""

    def pieces(self, path: str) -> OldPieces:
        """The pieces of a file."""
        return OldPieces(self.folder / path, self.layout.files.get(path, Laid("", "")))


def _brought(source: Path, to: Path, sha256: str) -> bool:
    """Whether a file has this hash and was put where it is wanted; what leads elsewhere is no file of a package."""
    if source.is_symlink():
        return False
    with open_file(source) as file:
        if _hash_of(file) != sha256:
            return False
        try:
            os.link(source, to)
            proved = os.path.samestat(os.fstat(file.fileno()), to.stat())
        except OSError:
            shutil.copyfile(source, to)
            with open_file(to) as copy:
                proved = _hash_of(copy) == sha256
    if not proved:
        to.unlink()
    return proved


def _hash_of(file: FileIO) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()


class OldPieces:
    """The pieces of a published file by the key of their part."""

    def __init__(self, path: Path, laid: Laid) -> None:
        self.places: dict[str, tuple[int, int, str]] = {}
        self._path = path
        self._file: FileIO | None = None
        place = laid.head
        for piece in laid.pieces:
            self.places.setdefault(piece.key, (place, piece.size, piece.sha256))
            place += piece.size

    def get(self, key: str) -> bytes | None:
        """The bytes of a piece, if they are there and what they were."""
        if key not in self.places:
            return None
        place, size, sha256 = self.places[key]
        try:
            self._file = self._file or open_file(self._path)
            self._file.seek(place)
            data = self._file.read(size)
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def lines_gone(self, keys: Collection[str]) -> frozenset[bytes] | None:
        """The lines of all pieces but those of the keys; nothing where there are none to compare with, or too many."""
        gone = [key for key in self.places if key not in keys]
        if not self.places or len(gone) == len(self.places) or sum(self.places[key][1] for key in gone) > MOST_LINES:
            return None
        return frozenset(line for key in gone for line in (self.get(key) or b"").split(b"\n"))

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()
