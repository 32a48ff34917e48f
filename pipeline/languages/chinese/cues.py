"""Cues: the words that show which code holds, from the published table `lexicon/cues.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.languages.chinese.lexicon import entries


@cache
def cues() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For every field its pairs of code and cue, simplified; an empty cue marks the code that holds without one."""
    table: dict[str, list[tuple[str, str]]] = {}
    for line in entries("cues.tsv"):
        field, code, words = line.split("\t")
        table.setdefault(field, []).extend((code, "" if cue == "-" else cue) for cue in words.split())
    return {field: tuple(pairs) for field, pairs in table.items()}
