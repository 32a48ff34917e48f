"""Where the files of a package lie: in a folder, in the zip of a release, in a git revision; each is copied, or read through once."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from pipeline.disk.git import committed_files, write_committed
from pipeline.disk.regular import open_file
from pipeline.intake.archive import DAMAGED

PART = 1 << 20
"""So many bytes of a file are held at once."""

Parts = Iterator[bytes]


class Store(Protocol):
    """Where the files of a package lie."""

    def here(self, path: str) -> Path | None:
        """Where a file lies on disk; ``None`` where it must be copied to be read, or is not there."""

    def copy(self, path: str, target: Path, most: int) -> bool:
        """Copy a file of the package, ``most`` bytes at most; returns whether it is there. Raises ``OSError`` where it cannot be read."""

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Parts | None]]:
        """Every file in parts, ``None`` where it is not there; one is read before the next. Raises ``OSError`` where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A package in a folder."""

    root: Path

    def here(self, path: str) -> Path | None:
        """The file itself."""
        return self.root / path if (self.root / path).is_file() else None

    def copy(self, path: str, target: Path, most: int) -> bool:
        """Copy a file as far as it may go."""
        try:
            with open_file(self.root / path) as source:
                _copy(source, target, most)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False
        return True

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Parts | None]]:
        """Every file in parts."""
        for path in paths:
            try:
                source = open_file(self.root / path)
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                yield path, None
                continue
            with source:
                yield path, _parts(source)


@dataclass(frozen=True, slots=True)
class Zip:
    """A package in a zip, at its top or in a folder of it."""

    path: Path
    prefix: str

    def here(self, path: str) -> Path | None:
        """None of its files."""
        return None

    def copy(self, path: str, target: Path, most: int) -> bool:
        """Unpack one file as far as it may go; no name of the zip becomes a path on disk."""
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.prefix + path) as source:
                _copy(source, target, most)
        except KeyError:
            return False
        except DAMAGED as error:
            raise OSError(str(error)) from error
        return True

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Parts | None]]:
        """Every file in parts, unpacked as it is read."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                there = set(archive.namelist())
                for path in paths:
                    if self.prefix + path not in there:
                        yield path, None
                        continue
                    with archive.open(self.prefix + path) as source:
                        yield path, _undamaged(_parts(source))
        except DAMAGED as error:
            raise OSError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Revision:
    """A package as it was committed in the project's folder."""

    root: Path
    commit: str

    def here(self, path: str) -> Path | None:
        """None of its files."""
        return None

    def copy(self, path: str, target: Path, most: int) -> bool:
        """Write one committed file, byte for byte."""
        return write_committed(self.root, self.commit, path, target)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Parts | None]]:
        """Every committed file in parts, from one process of git."""
        return committed_files(self.root, self.commit, paths, PART)


def _parts(source: IO[bytes]) -> Parts:
    while part := source.read(PART):
        yield part


def _undamaged(parts: Parts) -> Parts:
    """The parts of a member of a zip; what it cannot unpack is an ``OSError`` as on any disk."""
    try:
        yield from parts
    except DAMAGED as error:
        raise OSError(str(error)) from error


def _copy(source: IO[bytes], target: Path, most: int) -> None:
    with target.open("wb") as file:
        while most > 0 and (part := source.read(min(most, PART))):
            file.write(part)
            most -= len(part)
