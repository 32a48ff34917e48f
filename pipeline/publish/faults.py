"""What a failing disk means to the person at the keyboard."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from pipeline.disk.regular import NotAFileError
from pipeline.model import Location, Problem


def disk_problem(error: OSError, place: Path) -> Problem:
    """The problem of an error while writing to ``place``; nothing published was changed."""
    where = Location(str(_visible(Path(str(error.filename or place)), place)))
    kept = "the published files are as they were"
    if isinstance(error, NotAFileError):
        return Problem("disk-error", where, f"{error.strerror}; {kept}", "put a file there, then run the command again")
    number = error.errno or number_in(str(error))
    if number in (errno.ENOSPC, errno.EDQUOT):
        return Problem("disk-full", where, f"the disk is full; {kept}", "free some space, then run the command again")
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem("output-read-only", where, f"cannot be read or written; {kept}", "check its permissions, or use another folder")
    message = os.strerror(number) if number else error
    return Problem("disk-error", where, f"{message}; {kept}", "check the place and the disk, then run the command again")


def number_in(text: str) -> int | None:
    """The error number that Arrow writes into its message instead of the exception."""
    found = re.search(r"\[errno (\d+)\]", text, re.IGNORECASE)
    return int(found[1]) if found else None


def _visible(path: Path, place: Path) -> Path:
    """The folder a person knows, where the path leads into one of the program's own hidden ones."""
    hidden = [p for p in (path, *path.parents) if p.name.startswith(".") and p != place and p not in place.parents]
    return hidden[-1].parent if hidden else path
