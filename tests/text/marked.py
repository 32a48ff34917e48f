"""Sentences with the expected hits marked in them: ``⟦…⟧`` around each."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).with_name("sentences")


def sentences(name: str) -> list[str]:
    """The marked sentences of a file, without its comments; a backslash and n stand for a line break."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if not line.startswith("#")]


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its marks, and the spans they enclosed."""
    text, spans, starts = "", [], []
    for piece in re.split(r"([⟦⟧])", marked):
        if piece == "⟦":
            starts.append(len(text))
        elif piece == "⟧":
            spans.append((starts.pop(), len(text)))
        else:
            text += piece
    return text, spans
