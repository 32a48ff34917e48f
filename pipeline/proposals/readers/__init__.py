"""Readers of proposals: one module for each form of file, and those of plug-ins; the first that knows a file reads it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.plugins import PROPOSALS, PluginError, loaded
from pipeline.proposals.readers.groundgate import Groundgate
from pipeline.proposals.readers.jsonl import JsonLines
from pipeline.proposals.readers.labelstudio import LabelStudio
from pipeline.proposals.readers.langextract import LangExtract
from pipeline.proposals.readers.reader import MAX_BYTES, Context, Read, Reader, unreadable
from pipeline.proposals.readers.sheet import Csv, Workbook

HEAD = 65_536
"""So many bytes of a file a reader sees before it says whether it knows it."""


@cache
def own_readers() -> Mapping[str, Reader]:
    """The readers of the program by name, in the order in which they are asked."""
    readers: tuple[Reader, ...] = (Workbook(), LangExtract(), LabelStudio(), Groundgate(), JsonLines(), Csv())
    return {reader.name: reader for reader in readers}


def readers() -> dict[str, Reader]:
    """All readers by name: the program's, then those of plug-ins."""
    brought = {str(plugin.thing.name): plugin.thing for plugin in loaded(PROPOSALS).plugins}
    return {**own_readers(), **{name: reader for name, reader in brought.items() if name not in own_readers()}}


def read_proposals(path: Path, shown: str, context: Context, form: str | None = None) -> tuple[str, Read]:
    """The name of the reader that knows a file (or of the ``form`` a person named), and what it read; ``shown`` is the path in problems."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return "", unreadable(shown, f"it has more than {MAX_BYTES // 1_000_000} MB", "split it")
        data = read_bytes(path)
    except OSError as error:
        return "", unreadable(shown, f"cannot be read: {error.strerror or error}", "check its name and its permissions")
    return read_data(data, shown, context, form)


def read_data(data: bytes, shown: str, context: Context, form: str | None = None) -> tuple[str, Read]:
    """The same of the bytes of a file."""
    known = readers()
    name = form or next((name for name, reader in known.items() if reader.reads(data[:HEAD], shown)), "")
    if not data.strip():
        return name, unreadable(shown, "the file is empty", "write proposals into it")
    if not name:
        return "", unreadable(shown, "no reader knows this file", f"name its form with --from: {', '.join(known)}")
    if name in own_readers():
        return name, known[name].read(data, shown, context)
    plugin = next(p for p in loaded(PROPOSALS).plugins if str(p.thing.name) == name)
    try:
        with plugin.at_work(f"reading {shown}"):
            read: Read = plugin.thing.read(data, shown, context)
    except PluginError as error:
        return name, Read(problems=(error.problem,))
    return name, read
