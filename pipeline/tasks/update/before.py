"""What is known of the text that was transcribed: from the article's lock, and from the old file where it is at hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_text
from pipeline.model import Record, Schemas, Transcription
from pipeline.text.articles import find_articles
from pipeline.transcription.anchoring import row_key
from pipeline.transcription.sources import LOCK_FILE

Locked = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Before:
    """The old text as the lock has it: quote, paragraph, start and end of every anchor by table, row and field; joins and errata.

    ``locked`` is false where there is no lock to be read: then every number in the YAML is taken to be of the old text. ``text`` is the
    old text, where its file is at hand.
    """

    anchors: Mapping[tuple[str, str, str], Locked] = field(default_factory=dict)
    joins: frozenset[tuple[int, int]] = frozenset()
    errata: frozenset[tuple[int, str, str]] = frozenset()
    paragraphs: int = 0
    characters: int = 0
    locked: bool = False
    text: str | None = None

    def of(self, record: Record, schemas: Schemas, name: str) -> Locked | None:
        """Where a quote of a record stood, if the lock has the record."""
        return self.anchors.get((record.table, row_key(record, schemas[record.table]), name))


def read_before(transcription: Transcription, texts: tuple[Path, ...]) -> Before:
    """What the lock and the folders of texts know of the old text; a lock of another version is good enough here."""
    found, _ = find_articles(texts, {transcription.sha256})
    text = found[transcription.sha256].text if transcription.sha256 in found else None
    try:
        lines = [json.loads(line) for line in read_text(transcription.folder / LOCK_FILE).splitlines()]
        return _from_lock(lines, text)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError):
        return Before(text=text)


def _from_lock(lines: list[dict[str, Any]], text: str | None) -> Before:
    head = lines[0]
    anchors = {
        (entry["table"], entry["row"], name): (str(quote), int(paragraph), int(start), int(end))
        for entry in lines
        if "table" in entry
        for name, (quote, paragraph, start, end, _) in entry["anchors"].items()
    }
    joins = frozenset((int(first), int(second)) for first, second in head["joins"])
    errata = frozenset((int(e["paragraph"]), e["raw"], e["reading"]) for e in lines if "raw" in e)
    return Before(anchors, joins, errata, int(head["paragraphs"]), int(head["characters"]), locked=True, text=text)
