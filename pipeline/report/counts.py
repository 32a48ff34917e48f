"""What the published tables hold, counted for the pages that describe them: rows, empty cells, codes, ranges."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import Field, Schemas

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column counted: its filled cells, the different values in them, how often each occurs (each item of a list by itself)."""

    rows: int
    filled: int
    values: Counter[str] = field(default_factory=Counter)

    @property
    def empty(self) -> int:
        """How many cells are empty."""
        return self.rows - self.filled


def read_tables(root: Path, schemas: Schemas) -> dict[str, list[dict[str, str]]]:
    """The published CSV files of a project as rows of text."""
    tables = {}
    for name in schemas:
        with (root / "output" / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    return tables


def count(column: Field, rows: Sequence[Row]) -> Column:
    """Count a column of a table."""
    cells = [row[column.name] for row in rows if row[column.name]]
    separator = column.descriptor.get("delimiter", ",") if column.type == "list" else None
    items = [item for cell in cells for item in (cell.split(separator) if separator else [cell])]
    return Column(len(rows), len(cells), Counter(items))


def share(part: int, whole: int) -> str:
    """A share in per cent; of nothing, nothing."""
    return f"{part / whole:.1%}" if whole else ""


def figure(number: int | float) -> str:
    """A number as both languages print it; a long one that is not whole keeps its digits."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"
