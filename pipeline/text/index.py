"""Where article texts lie: every file of the given folders by its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pipeline.text.articles import MAX_BYTES


def index_texts(folders: Iterable[Path]) -> dict[str, Path] | None:
    """Every file of the folders (not below them) by hash; ``None`` where a folder or file cannot be read."""
    found: dict[str, Path] = {}
    try:
        for folder in folders:
            for path in sorted(p for p in folder.iterdir() if p.is_file() and p.stat().st_size <= MAX_BYTES):
                found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    except OSError:
        return None
    return found
