"""What units are called: a published list of codes with their names in English and Chinese, and those that a project adds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pipeline.model import TableSchema

LIST = Path(__file__).parent / "units.tsv"
Labels = Mapping[str, tuple[str, str, str]]
"""What a unit is called, by its code: one, several, Chinese."""


@cache
def published_labels() -> Labels:
    """The labels of the published list."""
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return {code: (one, several, chinese) for code, one, several, chinese in rows}


def labels_of(*schemas: TableSchema) -> Labels:
    """The labels that hold for some tables: those that their schemas give, before those of the published list."""
    own = {code: label for schema in schemas for f in schema.fields for code, label in f.unit_labels.items()}
    return {**published_labels(), **own}


def label_of(unit: str, language: Literal["en", "zh"] = "en", *, plural: bool = True, labels: Labels | None = None) -> str | None:
    """What a unit is called, or ``None`` where no list says so.

    ``unit`` is a code: ``{device}`` is devices (one: device; 设备), ``CNY`` yuan, ``a`` years. A code with a stroke that is not listed is
    put together: ``CNY/t`` is yuan per tonne. ``labels`` are those that hold, if not the published ones alone (`labels_of`).
    """
    known = published_labels() if labels is None else labels
    if unit in known:
        one, several, chinese = known[unit]
        return chinese if language == "zh" else several if plural else one
    above, _, below = unit.partition("/")
    if above not in known or below not in known:
        return None
    if language == "zh":
        return f"{known[above][2]}/{known[below][2]}"
    return f"{known[above][1 if plural else 0]} per {known[below][0]}"
