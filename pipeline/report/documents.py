"""Documents that come with the program: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def shipped_document(name: str) -> str | None:
    """The text of a document of `docs/`, if it is at hand."""
    for folder in (_PACKAGE / "docs", _PACKAGE.parent / "docs"):
        path = folder / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return None
