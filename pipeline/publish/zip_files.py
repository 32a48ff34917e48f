"""Zip files of the same bytes everywhere: fixed dates and permissions, the given order, nothing compressed.

What deflate makes of the same bytes depends on the zlib that a Python was built with (zlib, zlib-ng, a system's own), so members are
stored as they are.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

BLOCK = 1 << 20


def write_zip(out: Path, members: Iterable[tuple[str, Path]]) -> None:
    """Write files into a zip file, under the names given."""
    with ZipFile(out, "w", ZIP_STORED) as target:
        for name, path in members:
            with path.open("rb") as source, target.open(_member(name, path.stat().st_size), "w") as member:
                shutil.copyfileobj(source, member)


class Filled(NamedTuple):
    """A sheet of a workbook whose rows lie in a file of their own, and the range of cells that it comes to."""

    cells: str
    rows: Path


def store(compressed: Path, out: Path, filled: Mapping[str, Filled]) -> None:
    """Write a zip file anew with the same members in the same order, stored, and sheets filled behind the rows that they have."""
    with ZipFile(compressed) as source, ZipFile(out, "w", ZIP_STORED) as target:
        for info in source.infolist():
            more = filled.get(info.filename)
            head, tail = _parted(source.read(info), more.cells) if more else (source.read(info), b"")
            size = len(head) + len(tail) + (more.rows.stat().st_size if more else 0)
            with target.open(_member(info.filename, size), "w") as new:
                new.write(head)
                if more:
                    with more.rows.open("rb") as rows:
                        shutil.copyfileobj(rows, new, BLOCK)
                new.write(tail)


def _parted(sheet: bytes, cells: str) -> tuple[bytes, bytes]:
    """A sheet up to the end of its rows and from there, with the range that it will have."""
    head, end, tail = re.sub(rb'(?<=<dimension ref=")[A-Z0-9:]+', cells.encode(), sheet, count=1).rpartition(b"</sheetData>")
    return head, end + tail


def _member(name: str, size: int) -> ZipInfo:
    info = ZipInfo(name, EPOCH)
    info.file_size = size
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info
