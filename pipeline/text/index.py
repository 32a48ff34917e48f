"""Where article texts lie: every file of the given folders by its SHA-256."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.text.articles import MAX_BYTES


def index_texts(folders: Iterable[Path]) -> dict[str, Path] | None:
    """Every file of the folders (not below them) by hash; ``None`` where a folder or file cannot be read."""
    found: dict[str, Path] = {}
    try:
        for folder in folders:
            for entry in _files(folder):
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 (a Path for each costs more than the reading)
                    digest = hashlib.sha256(file.read()).hexdigest()
                if digest not in found:
                    found[digest] = folder / entry.name
    except OSError:
        return None
    return found


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from (
            e for e in sorted(entries, key=attrgetter("name")) if not is_litter(e.name) and e.is_file() and e.stat().st_size <= MAX_BYTES
        )
