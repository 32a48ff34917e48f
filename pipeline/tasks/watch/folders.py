"""The folders that a check reads, and which files in them matter to it.

Litter, hidden files and whatever no table's file is called are passed over, so what an editor keeps beside a file wakes nobody.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.litter import in_litter
from pipeline.languages.effect import FOLDER as LEXICON
from pipeline.run.inspection import Project

SOURCES = "sources"
READ = (".yaml", ".yml", ".lock")
"""The endings of what is read in the folder of sources."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders to watch, each with the number by which the disk knows it: one made anew under the same name is another."""

    root: Path
    known: tuple[tuple[Path, int], ...]

    @classmethod
    def of(cls, project: Project) -> Folders:
        """Those of a project and its texts that are there now."""
        wanted = [project.root / SOURCES, project.root / "schemas", project.root / LEXICON, *project.texts]
        found = {folder: number for folder in dict.fromkeys(wanted) if (number := _number(folder)) is not None}
        return cls(project.root, tuple(found.items()))

    @property
    def paths(self) -> tuple[Path, ...]:
        """The folders themselves."""
        return tuple(path for path, _ in self.known)

    def shown(self, path: Path) -> str:
        """A path as problems show it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def reads(self, path: Path, articles: Container[str]) -> bool:
        """Whether a check may find something else after a change of this path; ``articles`` are those that it found last."""
        folder = next((one for one in self.paths if path.is_relative_to(one)), None)
        own = path.relative_to(folder) if folder is not None else path
        if in_litter(own) or any(part.startswith(".") for part in own.parts):
            return False
        sources = self.root / SOURCES
        if path == sources or not path.is_relative_to(sources) or path.suffix in READ:
            return True
        return path.parent == sources and (path.name in articles or path.is_dir())


def _number(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino if folder.is_dir() else None
    except OSError:
        return None
