"""Files that may be read: a pipe, a socket or a device in the place of one is an error at once, never a wait for somebody who writes.

Whatever a person names, or puts into a folder that is read, is opened here.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class NotAFileError(OSError):
    """What stands in the place of a file; it is told in the words of an error of the system."""

    def __init__(self, kind: str, path: str | Path) -> None:
        super().__init__(errno.EINVAL, f"it is {kind}, not a file", str(path))


def other_kind(path: str | Path) -> str | None:
    """What a path leads to that is neither file nor folder, such as a pipe; ``None`` where it is one of these, or nothing."""
    try:
        return _kind(os.stat(path).st_mode)  # noqa: PTH116 (a Path for each text of a corpus costs more than the reading)
    except OSError:
        return None


def _kind(mode: int) -> str | None:
    return next((kind for is_one, kind in _KINDS if is_one(mode)), None)


def open_file(path: str | Path) -> io.FileIO:
    """Open a file to be read, unbuffered; raises ``OSError`` where it is not there or not readable, `NotAFileError` where it is no file.

    It is looked at before it is opened, since to open a device may do something, and after, since it may have become another.
    """
    if (kind := other_kind(path)) is not None:
        raise NotAFileError(kind, path)
    handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return io.FileIO(handle, "rb")
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise NotAFileError(_kind(mode) or "something else", path)


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file; raises as `open_file` does."""
    with open_file(path) as file:
        return file.readall()


def open_text(path: str | Path, encoding: str = "utf-8", newline: str | None = None) -> io.TextIOWrapper:
    """Open a text to be read, as `open` does; raises as `open_file` does."""
    return io.TextIOWrapper(io.BufferedReader(open_file(path)), encoding=encoding, newline=newline)


def read_text(path: str | Path) -> str:
    """The text of a file in UTF-8, line ends as Python has them; raises as `open_file` does, or ``UnicodeDecodeError``."""
    with open_text(path) as file:
        return file.read()
