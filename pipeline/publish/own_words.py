"""The words of its own that a project reads with, published beside the tables: what was cited, waived and found holds by them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.languages.effect import OwnWords
from pipeline.publish.swap import OUTPUT

NAME = "lexicon"


def write_words(folder: Path, words: OwnWords) -> dict[str, Any]:
    """Write the project's lists under `output/lexicon/`; returns what the descriptor says of them, nothing where there are none.

    ``digest`` is the hash that the locks of the articles have.
    """
    if not words.digest:
        return {}
    (folder / OUTPUT / NAME).mkdir(parents=True, exist_ok=True)
    return {NAME: {"digest": words.digest, "files": [_written(folder, name, data, words) for name, data in words.files]}}


def _written(folder: Path, name: str, data: bytes, words: OwnWords) -> dict[str, Any]:
    path = f"{OUTPUT}/{NAME}/{name}"
    (folder / path).write_bytes(data)
    counts = {"added": len(words.added_to(name)), "taken": len(words.taken_from(name))}
    return {"path": path, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data), **counts}


def digest_of(descriptor: Mapping[str, Any]) -> str:
    """The hash of the words by which a package was read; empty where it has none of its own."""
    said = descriptor.get(NAME)
    return str(said.get("digest", "")) if isinstance(said, dict) else ""
