"""The swap: a finished package replaces the old one as a whole, or not at all, whatever moment the program is killed at.

A package is `datapackage.json` and `output/` in one folder. It is made in a staging folder beside them. When it is complete
and valid, a journal is written: from then on the swap is decided, and any later command finishes it (`recover`). Without a
journal a staging folder is an abandoned attempt and is removed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.disk.regular import other_kind

OUTPUT = "output"
DESCRIPTOR = "datapackage.json"
STAGING = ".pipeline-staging"
JOURNAL = ".pipeline-journal"
LOCK = ".pipeline-lock"


class BusyError(Exception):
    """Another build is writing to this folder."""


@contextmanager
def exclusive(root: Path, timeout: float = 600) -> Iterator[None]:
    """Hold the folder against other builds; raises `BusyError` after ``timeout`` seconds."""
    try:
        with FileLock(root / LOCK, timeout=timeout):
            yield
    except Timeout as error:
        raise BusyError from error


def recover(root: Path) -> bool:
    """Finish a decided swap or clear an abandoned one, if no other build is at work; returns whether anything was done."""
    if not (root / JOURNAL).exists() and not (root / STAGING).exists():
        return False
    try:
        with exclusive(root, timeout=0):
            settle(root)
    except (BusyError, OSError):
        return False
    return True


def pending(root: Path) -> bool:
    """Whether a decided swap still has to be finished."""
    return (root / JOURNAL).exists()


def settle(root: Path) -> None:
    """Finish or clear what an earlier build left; the folder must be held."""
    if (root / JOURNAL).exists():
        _finish(root)
    shutil.rmtree(root / STAGING, ignore_errors=True)


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """An empty staging folder with its `output/`; it is removed whatever happens, unless the swap was decided."""
    settle(root)
    folder = root / STAGING
    (folder / OUTPUT).mkdir(parents=True)
    try:
        yield folder
    finally:
        if not (root / JOURNAL).exists():
            shutil.rmtree(folder, ignore_errors=True)


def commit(root: Path) -> None:
    """Decide the swap with the journal, then carry it out."""
    for path in (root / STAGING).rglob("*"):
        _sync(path)
    journal = root / STAGING / "journal"
    journal.write_text("a complete, valid package lies in the staging folder; the next pipeline command puts it in place\n")
    _sync(journal)
    journal.replace(root / JOURNAL)
    _sync(root)
    settle(root)


def _finish(root: Path) -> None:
    """Carry out a decided swap from whatever point it had reached; every step is one rename and may be repeated."""
    staged, published = root / STAGING / OUTPUT, root / OUTPUT
    if staged.exists():
        if published.exists():
            retired = root / STAGING / "retired"
            shutil.rmtree(retired, ignore_errors=True)
            published.rename(retired)
        staged.rename(published)
    if (root / STAGING / DESCRIPTOR).exists():
        (root / STAGING / DESCRIPTOR).replace(root / DESCRIPTOR)
    _sync(root)
    (root / JOURNAL).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Flush a file or folder to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_atomically(path: Path, text: str) -> bool:
    """Replace a file, or what stands in its place, in one step if its text differs; returns whether it did."""
    data = text.encode()
    if path.exists() and other_kind(path) is None and path.read_bytes() == data:
        return False
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.unlink(missing_ok=True)
        temporary.write_bytes(data)
        _sync(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True
