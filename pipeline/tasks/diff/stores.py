"""Where the files of a package lie: in a folder, in the zip of a release, in a git revision; each is copied, or read through once."""

from __future__ import annotations

import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.disk.git import committed_files
from pipeline.disk.regular import open_file
from pipeline.intake.archive import DAMAGED

PART = 1 << 20
"""So many bytes of a file are held at once."""

Parts = Iterator[bytes]


class Store(ABC):
    """Where the files of a package lie."""

    def here(self, path: str) -> Path | None:
        """Where a file lies on disk; ``None`` where it must be copied to be read, or is not there."""
        return None

    @abstractmethod
    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Parts | None]]:
        """Every file in parts, ``None`` where it is not there; one is read before the next. Raises ``OSError`` where it cannot be read."""

    def copy(self, path: str, target: Path, most: int) -> bool:
        """Copy a file of the package, ``most`` bytes at most; returns whether it is there. Raises ``OSError`` where it cannot be read."""
        for _, parts in self.read([path]):
            if parts is not None:
                with target.open("wb") as file:
                    while most > 0 and (part := next(parts, b"")):
                        file.write(part[:most])
                        most -= len(part)
                return True
        return False


@dataclass(frozen=True, slots=True)
class Folder(Store):
    """A package in a folder."""

    root: Path

    def here(self, path: str) -> Path | None:
        """The file itself."""
        return self.root / path if (self.root / path).is_file() else None

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
class Zip(Store):
    """A package in a zip, at its top or in a folder of it."""

    path: Path
    prefix: str

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
                        yield path, _parts(source)
        except DAMAGED as error:
            raise OSError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Revision(Store):
    """A package as it was committed in the project's folder."""

    root: Path
    commit: str

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Parts | None]]:
        """Every committed file in parts, from one process of git."""
        return committed_files(self.root, self.commit, paths, PART)


def _parts(source: IO[bytes]) -> Parts:
    """A file in parts; a member of a zip that cannot be unpacked is an ``OSError`` as on any disk."""
    try:
        while part := source.read(PART):
            yield part
    except DAMAGED as error:
        raise OSError(str(error)) from error
