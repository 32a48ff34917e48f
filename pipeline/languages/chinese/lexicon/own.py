"""A project's `lexicon/`: files with the names of the published lists, whose lines add entries, or take them away with `-`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.disk.regular import read_bytes
from pipeline.languages.chinese.lexicon.forms import HISTORY, Entry, form_of, lists
from pipeline.languages.chinese.lexicon.lint import Judged, judged
from pipeline.languages.effect import FOLDER, NO_WORDS, OwnWords
from pipeline.languages.meant import did_you_mean
from pipeline.model import Location, Problem

DIGITS = 16
_ABOUT = "README.md"
"""What a project may write about its words."""


def read_own_words(root: Path) -> tuple[OwnWords, list[Problem]]:
    """The words of its own that the project at ``root`` has, and what is wrong with them; with any fault none are in effect."""
    folder = root / FOLDER
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    read: dict[str, Judged] = {}
    try:
        paths = sorted(path for path in folder.iterdir() if not is_litter(path.name) and path.name != _ABOUT) if folder.exists() else []
    except OSError as error:
        return NO_WORDS, [_unreadable(Location(FOLDER), error)]
    for path in paths:
        where = Location(f"{FOLDER}/{path.name}")
        if path.name not in lists():
            problems.append(_no_list(path.name, where))
            continue
        text = _text(path, where)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        files[path.name] = text.encode()
        read[path.name] = judged(path.name, text, where.path)
        problems += read[path.name].problems
    return (NO_WORDS, problems) if problems else (_words(read, files), [])


def _no_list(name: str, where: Location) -> Problem:
    if name in HISTORY:
        return Problem("lexicon-list", where, "a table of history, to which no project adds", "remove the file")
    hint = did_you_mean(name, lists(), f"the lists are {', '.join(lists())}")
    return Problem("lexicon-list", where, "no word list has this name", hint)


def _text(path: Path, where: Location) -> str | Problem:
    try:
        data = read_bytes(path)
    except OSError as error:
        return _unreadable(where, error)
    if data.startswith(b"\xef\xbb\xbf"):
        return Problem("file-bom", Location(where.path, 1, 1), "begins with a byte-order mark", "save it as UTF-8 without BOM")
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        at = Location(where.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem("file-not-utf8", at, "the file is not UTF-8", "save it as UTF-8")


def _unreadable(where: Location, error: OSError) -> Problem:
    return Problem("file-unreadable", where, f"cannot be read: {error.strerror or error}", "check that it exists and its permissions")


def _words(read: dict[str, Judged], files: dict[str, bytes]) -> OwnWords:
    """Sound lists as words; the order of lines and comments make no other digest."""
    added = {name: tuple(sorted(form_of(name).line(entry) for entry in _entries(one, taken=False))) for name, one in read.items()}
    taken = {name: frozenset(entry.key for entry in _entries(one, taken=True)) for name, one in read.items()}
    told = [f"{name}\0+{line}" for name, lines in added.items() for line in lines]
    told += [f"{name}\0-{key}" for name, keys in taken.items() for key in sorted(keys)]
    if not told:
        return NO_WORDS
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:DIGITS]
    return OwnWords(tuple(added.items()), tuple(taken.items()), tuple(files.items()), digest)


def entries_added(words: OwnWords, name: str) -> Iterator[tuple[int, Entry]]:
    """The entries that a project adds to a list, with the lines they stand in."""
    text = dict(words.files).get(name, b"").decode("utf-8")
    return ((line.number, entry) for line in judged(name, text, name).lines if not line.taken for entry in line.entries)


def _entries(one: Judged, *, taken: bool) -> Iterator[Entry]:
    return (entry for line in one.lines if line.taken == taken for entry in line.entries)
