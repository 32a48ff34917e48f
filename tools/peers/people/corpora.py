"""Annotated corpora as passages with the spans of their persons, each in a split to develop on and one to measure on.

A corpus is known by the names of its files, anywhere below the folder. MSRA's own training part is rarely published in one piece, so
the first half of its test part is developed on; BosonNLP has no split: of its passages the first half.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Split = Literal["train", "test"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a corpus, and the ``[start, end)`` of every person that its annotators marked."""

    corpus: str
    text: str
    persons: tuple[Span, ...]


def passages(folder: Path, split: Split) -> Iterator[Passage]:
    """Every passage of a split, corpus by corpus, of those whose files are there."""
    for file, corpus, read, part in _SOURCES[split]:
        for path in sorted(folder.rglob(file))[:1]:
            found = list(read(path))
            half = len(found) // 2
            kept = {"all": found, "first": found[:half], "second": found[half:]}[part]
            yield from (Passage(corpus, text, spans) for text, spans in kept)


def _tagged(path: Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """One character and its tag a line, an empty line behind each sentence; B-PER begins a person, I-PER goes on."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        pairs = [line.rsplit(maxsplit=1) for line in block.splitlines() if line.strip()]
        letters = [(pair[0] if len(pair) == 2 else " ", pair[-1]) for pair in pairs]
        if letters:
            tags = "".join({"B-PER": "B", "I-PER": "I"}.get(tag, "O") for _, tag in letters)
            yield "".join(letter[0] for letter, _ in letters), tuple(m.span() for m in re.finditer("BI*", tags))


_MARK = re.compile(r"\{\{(\w+):\s*(.*?)\}\}")


def _braced(path: Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """One passage a line, with {{person_name:…}} around its persons and other names around other things."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, spans, at = "", [], 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            if mark[1] == "person_name":
                spans.append((len(text), len(text) + len(mark[2])))
            text, at = text + mark[2], mark.end()
        if text := text + line[at:]:
            yield text.replace("\\n", "\n "), tuple(spans)


def _json_objects(path: Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """One object a sentence, over one line or many, its persons under label.name with inclusive positions."""
    written, at = path.read_text(encoding="utf-8").rstrip(), 0
    while at < len(written):
        row, at = json.JSONDecoder().raw_decode(written, at)
        at += len(written[at : at + 2]) - len(written[at : at + 2].lstrip())
        named: Iterable[list[list[int]]] = row.get("label", {}).get("name", {}).values()
        yield row["text"], tuple(sorted((a, b + 1) for places in named for a, b in places))


_SOURCES = {
    "train": [
        ("example.dev", "People's Daily", _tagged, "all"),
        ("msra_test_bio.txt", "MSRA", _tagged, "first"),
        ("origindata.txt", "BosonNLP", _braced, "first"),
        ("train.json", "CLUENER", _json_objects, "all"),
    ],
    "test": [
        ("example.test", "People's Daily", _tagged, "all"),
        ("msra_test_bio.txt", "MSRA", _tagged, "second"),
        ("origindata.txt", "BosonNLP", _braced, "second"),
        ("dev.json", "CLUENER", _json_objects, "all"),
    ],
}
