"""Spreadsheets as a colleague sends them: XLSX by openpyxl 3.1, or CSV, with our column names in the first row that is not blank.

A sheet of a workbook is called as its table; a CSV file too, or the table is named by ``--table``. ``quote``, ``paragraph``, ``char_start``
and ``char_end`` are columns beside the others, and so are ``evidence.COLUMN``, ``evidence.COLUMN.paragraph``, ``evidence.COLUMN.note``.
Lists are parted by ``|``. What a spreadsheet program made of a cell is not guessed back: a formula, a merged cell, a number shown as a
share, a date in a column of something else is one line each, and its row is left out.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.intake.encodings import Decoded, declared_encoding, decode
from pipeline.model import Location, Problem, TableSchema
from pipeline.proposals.model import Proposal, Proposer
from pipeline.proposals.readers.cells import Cell, cell_value
from pipeline.proposals.readers.reader import Context, Read, place, unreadable, with_evidence

PROPOSER = Proposer("spreadsheet")
UNPACKED = 300_000_000
"""Bytes that a workbook may have unpacked."""
MOST_CELLS = 10_000_000
"""Cells that a sheet may reach over; a format that was dragged to the last row makes a million rows of blank ones."""
PLACES = ("paragraph", "char_start", "char_end")
AS_TEXT = "in the spreadsheet, format the cell as text and type it again, or paste its value"


class Workbook:
    """The reader of XLSX files."""

    name = "xlsx"

    def reads(self, head: bytes, name: str) -> bool:
        """A zip archive: no other form is one."""
        return head.startswith(b"PK\x03\x04")

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """One proposal for each row of each sheet that is called as a table; its place is the row of the sheet."""
        import openpyxl

        try:
            with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(member.file_size for member in archive.infolist()) > UNPACKED:
                    return unreadable(shown, "its sheets are too large", "leave only the rows that are proposed")
                warnings.simplefilter("ignore")  # of what it leaves out: validation, pictures, styles
                book = openpyxl.load_workbook(io.BytesIO(data), read_only=False, data_only=False)
        except Exception as error:  # openpyxl raises whatever its parsers do (KeyError, ValueError, BadZipFile, ParseError …)
            return unreadable(shown, f"it is no workbook: {type(error).__name__}", "save it as XLSX anew, without a password")
        proposals: list[Proposal] = []
        problems: list[Problem] = []
        sheets = [sheet for sheet in book.worksheets if sheet.max_row and sheet.max_row > 0]
        for number, sheet in enumerate(sheets, 1):
            if sheet.max_row * sheet.max_column > MOST_CELLS:
                message = f"sheet {sheet.title!r} reaches to row {sheet.max_row} and column {sheet.max_column}"
                problems.append(
                    Problem("proposal-unreadable", Location(shown), message, "delete the blank rows and columns, format included")
                )
                continue
            table = sheet.title if sheet.title in context.schemas else context.table if len(sheets) == 1 else None
            grid = _grid(sheet)
            if not grid:
                continue
            part = f"{shown}#{sheet.title}" if len(sheets) > 1 else shown
            if table is None:
                hint = f"call it as its table: {', '.join(_tables(context))}"
                problems.append(Problem("proposal-table", Location(part), f"sheet {number}, {sheet.title!r}, is no table", hint))
                continue
            merged = {row: str(span) for span in sheet.merged_cells.ranges for row in range(span.min_row, span.max_row + 1)}
            found = _rows(grid, part, context, table, merged)
            proposals += found.proposals
            problems += found.problems
        return Read(tuple(proposals), tuple(problems))


class Csv:
    """The reader of CSV files, parted by commas, semicolons or tabs."""

    name = "csv"

    def reads(self, head: bytes, name: str) -> bool:
        """By its name: any text could be one."""
        return name.lower().endswith((".csv", ".tsv"))

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """One proposal for each row; its place is the line on which the row begins."""
        path = Path(shown)
        text = decode(data, path, declared_encoding(data))
        if not isinstance(text, Decoded):
            return unreadable(shown, "its encoding is not told", "save it as UTF-8")
        table = context.table or (path.stem if path.stem in context.schemas else None)
        if table is None:
            hint = f"name it with --table: {', '.join(_tables(context))}"
            return Read(problems=(Problem("proposal-table", Location(shown), f"{path.stem!r} is no table", hint),))
        words = text.text.removeprefix("\ufeff")
        grid: list[tuple[int, list[Cell]]] = []
        begun = 1
        reader = csv.reader(io.StringIO(words, newline=""), delimiter=_delimiter(words))
        try:
            for fields in reader:
                grid.append((begun, [Cell(field or None) for field in fields]))
                begun = reader.line_num + 1
        except csv.Error as error:
            return unreadable(shown, f"row {len(grid) + 1} is no CSV: {error}", "save it as CSV anew")
        return _rows([row for row in grid if any(c.value is not None for c in row[1])], shown, context, table, {})


def _tables(context: Context) -> list[str]:
    return [schema.name for schema in context.schemas.values() if schema.source in ("article", "shared")]


def _delimiter(text: str) -> str:
    """What parts the columns: whatever stands most often in the first line."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max((",", ";", "\t"), key=first.count)


def _grid(sheet: Any) -> list[tuple[int, list[Cell]]]:
    """The rows of a sheet that are not blank, with their numbers."""
    found = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [Cell(c.value, c.data_type == "f", c.number_format or "General") for c in row]
        if any(c.value not in (None, "") for c in cells):
            found.append((number, cells))
    return found


def _rows(grid: Sequence[tuple[int, Sequence[Cell]]], shown: str, context: Context, table: str, merged: Mapping[int, str]) -> Read:
    """The proposals of a grid whose first row has the names of the columns."""
    if not grid:
        return Read()
    head, heading = grid[0]
    schema = context.schemas[table]
    names = [str(cell.value).strip() if cell.value is not None else "" for cell in heading]
    problems = [*_heading_faults(names, Location(shown, head), schema)]
    if head in merged:
        problems.append(Problem("sheet-merged", Location(shown, head, 1), f"cells {merged[head]} are merged", "unmerge them"))
    if problems:
        return Read(problems=tuple(problems))
    proposals: list[Proposal] = []
    for number, cells in grid[1:]:
        at = Location(shown, number, 1)
        if number in merged:
            hint = "unmerge them, and fill each row"
            problems.append(Problem("sheet-merged", at, f"cells {merged[number]} are merged: which rows are meant is not told", hint))
            continue
        row, faults = _row(names, cells, schema, at)
        problems += faults
        if not faults:
            proposals.append(_proposal(row, table, at))
    return Read(tuple(proposals), tuple(problems))


def _heading_faults(names: Sequence[str], at: Location, schema: TableSchema) -> Iterator[Problem]:
    for column, name in enumerate(names, 1):
        if name and names.index(name) + 1 < column:
            yield Problem("proposal-shape", at._replace(column=column), f"the column {name[:40]} is there twice", "leave one")
    if schema.primary_key[-1] not in names and not set(names) & set(schema.field_names):
        hint = f"write them into the first row: {', '.join(schema.writable[:6])} …"
        yield Problem("proposal-shape", at, f"the first row has no column of {schema.name}", hint)


def _row(names: Sequence[str], cells: Sequence[Cell], schema: TableSchema, at: Location) -> tuple[dict[str, Any], list[Problem]]:
    row: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, cell in enumerate(cells, 1):
        if cell.value in (None, ""):
            continue
        name = names[column - 1] if column <= len(names) else ""
        here = at._replace(column=column)
        if not name:
            problems.append(Problem("sheet-cell", here, "it stands under no column", "give the column a name, or empty the cell"))
            continue
        value, wrong = cell_value(cell, name, schema)
        if wrong:
            problems.append(Problem("sheet-cell", here, f"{name} {wrong}", AS_TEXT))
        elif value is not None:
            row[name] = value
    return row, problems


def _proposal(row: dict[str, Any], table: str, at: Location) -> Proposal:
    values, evidence = with_evidence(row)
    quote = values.pop("quote", None)
    article = values.pop("article_id", None)
    paragraph, *ends = (values.pop(name, None) for name in PLACES)
    start, end = place(*ends)
    return Proposal(
        table,
        values,
        str(quote) if quote is not None else None,
        paragraph,
        start,
        end,
        evidence,
        str(article) if article is not None else None,
        PROPOSER,
        location=at,
    )
