"""What a decision depends on: every file, by its path, size and SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.languages.effect import FOLDER
from pipeline.run.inspection import Project

PROGRAM = "program/"
"""What the paths of files begin with that come with the program."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read: its path as receipts have it, and its bytes."""

    shown: str
    path: Path
    data: bytes

    def digest(self) -> dict[str, object]:
        """Size and SHA-256."""
        return {"bytes": len(self.data), "sha256": hashlib.sha256(self.data).hexdigest()}


def inputs(project: Project, article_id: str) -> list[Input]:
    """The files of a project that decisions on an article depend on, but for the article's text: it is pinned by its record.

    Raises ``OSError`` where one cannot be read.
    """
    return [Input(shown, path, read_bytes(path)) for shown, path in sorted(_paths(project, article_id))]


def _paths(project: Project, article_id: str) -> Iterator[tuple[str, Path]]:
    own = project.schema_folder.is_relative_to(project.root)
    for path in project.schema_folder.glob("*.json"):
        yield (path.relative_to(project.root).as_posix() if own else f"{PROGRAM}schemas/{path.name}"), path
    sources = project.root / "sources"
    for path in (*sources.glob("*.yaml"), *(sources / article_id).glob("*.yaml"), *(project.root / FOLDER).rglob("*")):
        if path.is_file():
            yield path.relative_to(project.root).as_posix(), path
