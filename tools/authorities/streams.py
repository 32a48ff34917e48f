"""What a dump holds, piece by piece: lines of a text, or values of a JSON array or of JSON lines, however large the file is."""

from __future__ import annotations

import bz2
import codecs
import gzip
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

CHUNK = 1 << 20
"""Bytes that are read at a time."""
LONGEST = 256 * CHUNK
"""A single value that is longer than this is none of a dump."""


class NoDumpError(ValueError):
    """A file that is no dump of a known authority; the sentence says why, and what to do."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, or of the one file in it that may be a dump, unpacked as they are read."""
    with path.open("rb") as file:
        first = file.read(4)
        file.seek(0)
        if first.startswith(b"\x1f\x8b"):
            with gzip.open(file) as inner:
                yield cast(IO[bytes], inner)
        elif first.startswith(b"BZh"):
            with bz2.open(file) as inner:
                yield inner
        elif first.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(file) as archive, archive.open(_member(archive, path)) as inner:
                yield inner
        else:
            yield file


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    """The dump in an archive: of several the one of ROR's second schema, or the largest that is no readme."""
    files = [i for i in archive.infolist() if i.filename.endswith((".json", ".txt")) and "readme" not in i.filename.lower()]
    if not files:
        raise NoDumpError(f"{path}: no .json or .txt file is in this archive")
    return max(files, key=lambda i: ("schema_v2" in i.filename, i.file_size)).filename


def texts(file: IO[bytes], path: Path) -> Iterator[str]:
    """The text of a file in UTF-8, in chunks."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        while chunk := file.read(CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise NoDumpError(f"{path}: it is not UTF-8: {error.reason}") from error
    except (EOFError, OSError, zipfile.BadZipFile) as error:
        raise NoDumpError(f"{path}: it cannot be unpacked to its end: {error}") from error


def lines(chunks: Iterator[str]) -> Iterator[str]:
    """The lines of a text, without their ends."""
    rest = ""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split("\n")
        yield from (line.rstrip("\r") for line in whole)
    if rest:
        yield rest


def values(chunks: Iterator[str], path: Path) -> Iterator[Any]:
    """The values of a JSON array, or those that stand one after the other; what parts them and the brackets around all are passed over."""
    decoder = json.JSONDecoder()
    text, at, found = "", 0, 0
    for chunk in chunks:
        text, at = text[at:] + chunk, 0
        while (at := _next(text, at)) < len(text):
            try:
                value, at = decoder.raw_decode(text, at)
            except json.JSONDecodeError as error:
                if not _goes_on(error, text):
                    raise NoDumpError(f"{path}: what follows value {found} of the file is no JSON: {error.msg}") from error
                break
            found += 1
            yield value
        if len(text) - at > LONGEST:
            raise NoDumpError(f"{path}: what follows value {found} of the file is no JSON")
    if text[at:].strip("[], \t\r\n"):
        raise NoDumpError(f"{path}: it breaks off, or is no JSON, after value {found}")


def _goes_on(error: json.JSONDecodeError, text: str) -> bool:
    """Whether a value that cannot be read may only be cut by the end of what was read so far."""
    return error.msg.startswith("Unterminated string") or len(text) - error.pos < 16


def _next(text: str, at: int) -> int:
    """Where the next value of a stream begins."""
    while at < len(text) and text[at] in "[], \t\r\n\ufeff":
        at += 1
    return at
