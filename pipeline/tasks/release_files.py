"""The files of a project that a release edits: where the version, the day and the changes stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.disk.regular import read_text
from pipeline.model import Location, Problem
from pipeline.publish.archive import DOCUMENTS
from pipeline.tasks.diff import changelog
from pipeline.tasks.diff.model import Diff

DATASET = "sources/dataset.yaml"
PLACES = {
    DATASET: r"^(version:\s*[\"']?)[^\s\"'#]+",
    "CITATION.cff": r"^(version:\s*[\"']?)[^\s\"'#]+",
    "README*.md": r"(\(version )\d+\.\d+\.\d+(?=\))",
    "pipeline/__init__.py": r"^(__version__ = \")[^\"]+",
}
"""Where the version stands: files, and what precedes it there."""

DAYS = (DATASET, "CITATION.cff")
DAY = r"^((?:issued|date-released):\s*[\"']?)[^\s\"'#]+"
"""Where the day of the release stands, if anywhere."""


def edited(root: Path, version: str, date: str, diff: Diff | None) -> dict[Path, str] | Problem:
    """The files that name the version, the day or the changes, as they will be; a problem where the version cannot be set."""
    files: dict[Path, str] = {}
    for pattern, place in PLACES.items():
        for path in sorted(root.glob(pattern)):
            text, number = re.subn(place, rf"\g<1>{version}", read_text(path), flags=re.MULTILINE)
            if pattern == DATASET and not number:
                return Problem("release-version", Location(DATASET), "its version cannot be set", "write it on a line of its own")
            files[path] = _dated(text, date, is_record=pattern == DATASET) if pattern in DAYS else text
    path = root / changelog.FILE
    old = read_text(path) if path.exists() else None
    files[path] = changelog.with_entry(old, version, date, changelog.draft(diff))
    return files


def _dated(text: str, date: str, *, is_record: bool) -> str:
    """A file with the day of the release; the dataset's record is given one below its version, if it has none."""
    dated, number = re.subn(DAY, rf"\g<1>{date}", text, flags=re.MULTILINE)
    return dated if number or not is_record else re.sub(r"^(version:.*)$", rf"\g<1>\nissued: {date}", text, count=1, flags=re.MULTILINE)


def copy_documents(root: Path, staged: Path, edited: Mapping[Path, str] | None = None) -> None:
    """Put the documents beside the package, as they are or as they were edited; line ends are line feeds wherever it is made."""
    edited = edited or {}
    for path in (root / name for name in DOCUMENTS):
        if path in edited or path.is_file():
            text = edited[path] if path in edited else read_text(path)
            (staged / path.name).write_text(text, encoding="utf-8", newline="\n")
