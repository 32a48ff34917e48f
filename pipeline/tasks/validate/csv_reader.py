"""A strict reader of published CSV: UTF-8 without BOM, LF, one line a row, exactly the declared columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.model import Location, Problem
from pipeline.tasks.validate.descriptor import HINT

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",]*))(,|$)')
_BOM = b"\xef\xbb\xbf"
ROWS = 50_000
"""So many rows are judged at once."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows by column: the line each stands in, and the text of its cells."""

    lines: list[int]
    columns: list[tuple[str, ...]]


class CsvReader:
    """Reads one file in batches; `problems`, `rows` and `complete` are known once it has been read."""

    def __init__(self, path: Path, shown: str, names: Sequence[str]) -> None:
        self.path, self.shown, self.names = path, shown, tuple(names)
        self.problems: list[Problem] = []
        self.rows = 0
        self.complete = True
        self._ends_told = False

    def batches(self) -> Iterator[Batch]:
        """The rows that have as many cells as the table has columns."""
        rows = self._rows()
        while batch := list(islice(rows, ROWS)):
            lines, cells = zip(*batch, strict=True)
            yield Batch(list(lines), list(zip(*cells, strict=True)))

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """The same one by one, each with its line."""
        with self.path.open("rb") as file:
            if not self._header(file.readline()):
                self.complete = False
                return
            for number, line in enumerate(file, 2):
                cells = self._cells(line, number)
                if cells is None:
                    return
                self.rows += 1
                if self._fits(cells, number):
                    yield number, cells

    def _tell(self, code: str, line: int, column: int, message: str, hint: str = HINT) -> None:
        self.problems.append(Problem(code, Location(self.shown, line, column), message, hint))

    def _header(self, line: bytes) -> bool:
        """Whether the first line names the declared columns, in order."""
        if not line:
            self._tell("csv-empty", 0, 0, "the file is empty, without even a header")
            return False
        if line.startswith(_BOM):
            self._tell("csv-form", 1, 1, "the file begins with a byte-order mark")
            line = line[len(_BOM) :]
        cells = self._cells(line, 1)
        if cells is not None and tuple(cells) != self.names:
            self._tell("csv-header", 1, *self._header_fault(cells))
        return cells is not None and tuple(cells) == self.names

    def _header_fault(self, cells: list[str]) -> tuple[int, str]:
        """The first column that is not the declared one, and what is there instead."""
        pairs = enumerate(zip(cells, self.names, strict=False), 1)
        at = next((i for i, (found, wanted) in pairs if found != wanted), min(len(cells), len(self.names)) + 1)
        found = repr(cells[at - 1][:40]) if at <= len(cells) else "nothing"
        wanted = f"column {self.names[at - 1]}" if at <= len(self.names) else "no further column"
        return at, f"{found} stands where the schema has {wanted}; the rows are not read"

    def _cells(self, line: bytes, number: int) -> list[str] | None:
        """The cells of a line; ``None`` where no line after it can be read with certainty."""
        self._line_end(line, number)
        try:
            text = line.rstrip(b"\n").removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError as error:
            at = line[: error.start].count(b",") + 1
            self._tell("csv-encoding", number, at, "is not UTF-8; the rows from here on are not read")
            self.complete = False
            return None
        cells = text.split(",") if '"' not in text else _quoted(text)
        if cells is None:
            self._tell("csv-quotes", number, 1, "quotation marks do not match within the line; the rows from here on are not read")
            self.complete = False
        return cells

    def _line_end(self, line: bytes, number: int) -> None:
        """Tell of the first line that does not end with LF alone."""
        if self._ends_told or (line.endswith(b"\n") and not line.endswith(b"\r\n")):
            return
        self._ends_told = True
        self._tell("csv-form", number, 1, "the line ends with CR LF" if line.endswith(b"\n") else "the last line has no end of line")

    def _fits(self, cells: list[str], number: int) -> bool:
        """Whether a row has a cell for every column."""
        if len(cells) == len(self.names) and cells != [""]:
            return True
        self.complete = False
        message = "the line is empty" if cells == [""] else f"the row has {len(cells)} cells for {len(self.names)} columns"
        self._tell("csv-row", number, min(len(cells), len(self.names) + 1), message)
        return False


def _quoted(text: str) -> list[str] | None:
    """The cells of a line with quotation marks; ``None`` where they do not match."""
    cells, at = [], 0
    while True:
        found = _CELL.match(text, at)
        if found is None:
            return None
        quoted, plain, end = found.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if not end:
            return cells
