"""What people found in an article: its numbers, dates, persons and core rows, one tab-separated file each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "tests/unseen"


@dataclass(frozen=True, slots=True)
class Gold:
    """One article: its text, and the rows of its annotation as they were typed."""

    name: str
    text: str
    context_date: str
    paragraph_break: str
    numbers: list[dict[str, str]]
    dates: list[dict[str, str]]
    persons: list[dict[str, str]]
    core: list[dict[str, str]]


def articles(folder: Path = FOLDER) -> list[Gold]:
    """Every annotated article of the folder, in order."""
    return [_article(folder, row) for row in _rows(folder / "articles.tsv")]


def _article(folder: Path, row: dict[str, str]) -> Gold:
    name = row["name"]
    text = (folder / f"texts/{name}.txt").read_text(encoding="utf-8")
    tables = [_rows(folder / f"gold/{name}.{kind}.tsv") for kind in ("numbers", "dates", "persons", "core")]
    return Gold(name, text, row["context_date"], row["paragraph_break"], *tables)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{k: v or "" for k, v in row.items()} for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
