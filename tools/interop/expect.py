"""What every tool must see: the CSV read with Python's own csv module, by the types that the descriptor declares."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tools.interop.reader import Cell

csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True, slots=True)
class Expected:
    """A table: its declared types, and its cells by column as they stand in the CSV; an empty one is null."""

    name: str
    types: Mapping[str, str]
    text: Mapping[str, Sequence[str | None]]
    delimiters: Mapping[str, str]

    def rows(self) -> int:
        """Number of rows."""
        return len(next(iter(self.text.values())))

    def size(self) -> int:
        """Number of cells."""
        return self.rows() * len(self.types)

    def chinese(self) -> int:
        """Number of cells with Chinese text."""
        return sum(bool(cell and re.search("[一-鿿]", cell)) for cells in self.text.values() for cell in cells)

    def kinds(self, reads: str) -> dict[str, str]:
        """The type that each column should have, for a line that keeps types, has text for lists, or reads all as text."""
        flat = {"declared": (), "joined": ("list",), "json": ("list",), "text": ("list", "integer", "number")}[reads]
        return {name: "string" if kind in flat else kind for name, kind in self.types.items()}

    def cells(self, reads: str) -> dict[str, list[Cell]]:
        """Every cell in its type."""
        kinds = self.kinds(reads)
        if reads == "json":
            text = {name: self._json(name) if kind == "list" else self.text[name] for name, kind in self.types.items()}
            return replace(self, text=text).cells("joined")
        return {name: [self._typed(name, kinds[name], cell) for cell in cells] for name, cells in self.text.items()}

    def _json(self, name: str) -> list[str | None]:
        """The lists of a column as JSON arrays."""
        lists = [cell if cell is None else cell.split(self.delimiters[name]) for cell in self.text[name]]
        return [cell if cell is None else json.dumps(cell, ensure_ascii=False, separators=(",", ":")) for cell in lists]

    def _typed(self, name: str, kind: str, cell: str | None) -> Cell:
        if cell is None or kind == "string":
            return cell
        if kind == "list":
            return cell.split(self.delimiters[name]) if cell else []
        return int(cell) if kind == "integer" else float(cell)

    def with_cell(self, column: str, key: str, value: str | None) -> Expected:
        """The table with another text in one cell, of the row with this text in the first column."""
        keys = next(iter(self.text.values()))
        cells = [value if key == own else cell for own, cell in zip(keys, self.text[column], strict=True)]
        return replace(self, text={**self.text, column: cells})


def expectations(package: Path) -> dict[str, Expected]:
    """Every table of a package."""
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return {entry["name"]: _expected(package, entry) for entry in descriptor["resources"] if entry.get("type") == "table"}


def _expected(package: Path, entry: Mapping[str, Any]) -> Expected:
    fields = {field["name"]: field for field in entry["schema"]["fields"]}
    with (package / entry["path"]).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == list(fields), f"{entry['path']} has other columns than the descriptor"
    assert len(rows) == entry["rows"], f"{entry['path']} has other rows than the descriptor"
    text = {name: [row[number] or None for row in rows] for number, name in enumerate(fields)}
    delimiters = {name: field["delimiter"] for name, field in fields.items() if field["type"] == "list"}
    return Expected(entry["name"], {name: field["type"] for name, field in fields.items()}, text, delimiters)
