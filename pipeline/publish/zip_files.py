"""Zip files of the same bytes everywhere: fixed dates and permissions, the given order, nothing compressed.

What deflate makes of the same bytes depends on the zlib that a Python was built with (zlib, zlib-ng, a system's own), so members are
stored as they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""


def write_zip(out: Path, members: Iterable[tuple[str, Path]]) -> None:
    """Write files into a zip file, under the names given."""
    with ZipFile(out, "w", ZIP_STORED) as target:
        for name, path in members:
            with path.open("rb") as source, target.open(_member(name, path.stat().st_size), "w") as member:
                shutil.copyfileobj(source, member)


def store(compressed: Path, out: Path) -> None:
    """Write a zip file anew with the same members in the same order, stored."""
    with ZipFile(compressed) as source, ZipFile(out, "w", ZIP_STORED) as target:
        for info in source.infolist():
            with source.open(info) as old, target.open(_member(info.filename, info.file_size), "w") as new:
                shutil.copyfileobj(old, new)


def _member(name: str, size: int) -> ZipInfo:
    info = ZipInfo(name, EPOCH)
    info.file_size = size
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info
