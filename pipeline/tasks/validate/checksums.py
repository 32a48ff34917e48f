"""Judging `output/SHA256SUMS`: every file of the package is listed, and no listed file is missing or has other bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem
from pipeline.publish.checksums import LINE, OUTSIDE, PATH, from_folder, package_files, sha256
from pipeline.tasks.validate.descriptor import HINT


def judge_checksums(folder: Path, known: Mapping[str, str], faulty: Collection[str]) -> Iterator[Problem]:
    """Every fault of the list.

    ``known``: hashes of files, by path, that were computed before. ``faulty``: files of which something is wrong already, told once.
    """
    try:
        lines = read_bytes(folder / PATH).decode("utf-8").splitlines()
    except FileNotFoundError:
        yield Problem("package-checksums", Location(PATH), "the list of checksums is missing", HINT)
        return
    except (OSError, ValueError) as error:
        yield Problem("package-checksums", Location(PATH), f"the list of checksums cannot be read: {error}", HINT)
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        where, found = Location(PATH, number, 1), LINE.fullmatch(line)
        if found is None or not _is_plain(found[2]):
            yield Problem("package-checksums", where, "not a SHA-256, two blanks and a plain path inside the package", HINT)
        elif from_folder(found[2]) in listed:
            yield Problem("package-checksums", where, f"{found[2]} is listed twice", HINT)
        else:
            listed[from_folder(found[2])] = found[1]
    yield from _against_files(folder, listed, known, faulty)


def _is_plain(path: str) -> bool:
    """Whether a path stays under `output/`, or is the descriptor's."""
    plain = PurePosixPath(path)
    return path == OUTSIDE or not (plain.is_absolute() or ".." in plain.parts or "\\" in path or plain.as_posix() != path)


def _against_files(folder: Path, listed: Mapping[str, str], known: Mapping[str, str], faulty: Collection[str]) -> Iterator[Problem]:
    """Where the list and the files differ."""
    present = [path for path in package_files(folder) if path != PATH]
    for path in present:
        try:
            if path not in listed:
                yield Problem("package-checksums", Location(path), "the file is not in the list of checksums", HINT)
            elif path not in faulty and listed[path] != (known.get(path) or sha256(folder / path)):
                yield Problem("package-hash", Location(path), "the bytes are not those whose hash the list of checksums has", HINT)
        except OSError as error:
            yield unreadable(path, error)
    for path in listed.keys() - set(present) - set(faulty):
        yield Problem("package-file", Location(path), "the file is missing", HINT)


def unreadable(path: str, error: OSError) -> Problem:
    """The problem of a file that is there and cannot be read."""
    return Problem("package-file", Location(path), f"cannot be read: {error.strerror or error}", HINT)
