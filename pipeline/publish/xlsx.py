"""The workbook: what the dataset is, its dictionary, and a sheet per table; every text stays text.

A text that begins with ``=``, looks like an address or has leading zeros is written as a text, never as a formula, a link or a
number. XlsxWriter makes the workbook; the rows of the tables are streamed to disk beside it and put into their sheets at the end.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Field, TableSchema
from pipeline.publish.csv_files import cell_texts
from pipeline.publish.dictionary import Listing, listings
from pipeline.publish.kinds import Made, Package
from pipeline.publish.swap import OUTPUT
from pipeline.publish.zip_files import Filled, store

if TYPE_CHECKING:
    import pyarrow as pa
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from pipeline.publish.sheet_rows import SheetRows

SHEET_ROWS = 1_048_576
"""The rows of a sheet, its header counted."""

AT_ONCE = 20_000
"""So many rows are put together at once, however many there are: a row takes some kilobytes meanwhile."""

SHEET_NAME = 31
SENTENCE = 72
"""The width of a column of sentences: most of them take two lines then."""
WIDTHS = {"string": 28, "integer": 12, "number": 18, "list": 28}
MEDIATYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTES = (
    (
        "note",
        "An empty cell is a missing value. Dates are text, since the articles often give a year or a month only. Lists are joined with |.",
    ),
    ("note", "空单元格表示缺失值。日期为文本，因为文章往往只给出年份或月份。列表以 | 连接。"),
)


@dataclass(frozen=True)
class WorkbookFile:
    """The workbook of a package."""

    name: str = "xlsx"

    def write(self, package: Package) -> list[Made]:
        """Write the workbook: compressed and without the rows of its tables first, then stored with them: the same bytes everywhere."""
        path = f"{OUTPUT}/{self.name}/{package.descriptor['name']}.xlsx"
        target = package.folder / path
        target.parent.mkdir(parents=True)
        with tempfile.TemporaryDirectory(prefix=".workbook-", dir=package.folder) as name:
            compressed = Path(name, "compressed")
            store(compressed, target, _write(package, compressed))
        return [Made(path, _resource(package))]


def _resource(package: Package) -> dict[str, str]:
    return {
        "name": f"{package.descriptor['name']}-xlsx",
        "title": "Workbook",
        "titleZh": "工作簿",
        "description": "All tables in one workbook, a sheet each, with the data dictionary.",
        "descriptionZh": "含全部表格的工作簿，每表一个工作表，附数据字典。",
        "format": "excel-workbook",
        "mediatype": MEDIATYPE,
    }


def _write(package: Package, path: Path) -> dict[str, Filled]:
    """Write the workbook but for the rows of its tables, and those beside it; returns what is to be put where."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent), **never})
    book.set_properties({"title": package.descriptor["title"], "created": datetime(2000, 1, 1)})
    sheets = Sheets(book, path.parent)
    readme, dictionary = sheets.add("README"), [sheets.add(name) for name in ("columns", "codes")]
    counts = {name: sheets.table(schema, package.chunks(name)) for name, schema in package.schemas.items()}
    dataset, tables, *rest = listings(package.descriptor, package.schemas, counts)
    _readme(sheets, readme, dataset, tables)
    for sheet, listing in zip(dictionary, rest, strict=True):
        sheets.listing(sheet, listing)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    return sheets.filled


def _readme(sheets: Sheets, sheet: Worksheet, dataset: Listing, tables: Listing) -> None:
    """What the dataset is, how to read the cells, and its tables."""
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 3, 16)
    sheet.set_column(4, 5, 60)
    rows = [*dataset.rows, *NOTES]
    for number, row in enumerate(rows):
        sheets.row(sheet, number, row, sheets.wrapped)
    sheets.row(sheet, len(rows) + 1, tables.columns, sheets.header)
    for number, row in enumerate(tables.rows, len(rows) + 2):
        sheets.row(sheet, number, row, sheets.wrapped)


class Sheets:
    """The sheets of a workbook under way; in each, rows are written from the first to the last, those of tables in ``folder``."""

    def __init__(self, book: Workbook, folder: Path) -> None:
        self._book = book
        self._folder = folder
        self._names: set[str] = set()
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._whole = book.add_format({"num_format": "0"})
        self.header._get_xf_index()
        self._whole_style, self._wrapped_style = (form._get_xf_index() for form in (self._whole, self.wrapped))
        self.filled: dict[str, Filled] = {}

    def add(self, name: str) -> Worksheet:
        """A new sheet; a name that is taken or too long for Excel gets a number."""
        chosen, number = name[:SHEET_NAME], 1
        while chosen.lower() in self._names:
            number += 1
            chosen = f"{name[: SHEET_NAME - len(str(number)) - 1]}_{number}"
        self._names.add(chosen.lower())
        return self._book.add_worksheet(chosen)

    def listing(self, sheet: Worksheet, listing: Listing) -> None:
        """A sheet with a small table."""
        self._begin(sheet, [(name, WIDTHS["string"]) for name in listing.columns])
        for number, row in enumerate(listing.rows, 1):
            self.row(sheet, number, row, self.wrapped)
        sheet.autofilter(0, 0, len(listing.rows), len(listing.columns) - 1)

    def table(self, schema: TableSchema, chunks: Iterable[pa.Table]) -> int:
        """A table in as many sheets as it needs; returns its rows."""
        sheet, rows = self._open(schema)
        total = 0
        for chunk in chunks:
            rest = _joined(chunk)
            while rest.num_rows:
                if rows.rows == SHEET_ROWS:
                    self._close(schema, sheet, rows)
                    sheet, rows = self._open(schema)
                fitting = min(SHEET_ROWS - rows.rows, AT_ONCE)
                part, rest = rest.slice(0, fitting), rest.slice(fitting)
                rows.write(part)
                total += part.num_rows
        self._close(schema, sheet, rows)
        return total

    def _open(self, schema: TableSchema) -> tuple[Worksheet, SheetRows]:
        from pipeline.publish.sheet_rows import SheetRows

        sheet = self.add(schema.name)
        self._begin(sheet, [(field.name, _width(field, schema)) for field in schema.fields])
        wrapped = {place: self._wrapped_style for place, field in enumerate(schema.fields) if _is_sentence(field, schema)}
        return sheet, SheetRows(sheet.get_name(), self._folder / f"{len(self._names)}.rows", self._whole_style, wrapped)

    def _close(self, schema: TableSchema, sheet: Worksheet, rows: SheetRows) -> None:
        from xlsxwriter.utility import xl_range

        corner = (0, 0, rows.rows - 1, len(schema.fields) - 1)
        sheet.autofilter(*corner)
        self.filled[f"xl/worksheets/sheet{len(self._names)}.xml"] = Filled(xl_range(*corner), rows.path)

    def _begin(self, sheet: Worksheet, columns: list[tuple[str, int]]) -> None:
        for number, (_, width) in enumerate(columns):
            sheet.set_column(number, number, width)
        sheet.freeze_panes(1, 0)
        self.row(sheet, 0, tuple(name for name, _ in columns), self.header)

    def row(self, sheet: Worksheet, number: int, row: Iterable[Any], form: Format | None = None) -> None:
        """One row; texts as texts, numbers as numbers, nothing where there is no value."""
        for column, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, str):
                failed = sheet.write_string(number, column, value, form)
            else:
                failed = sheet.write_number(number, column, value, self._whole if float(value).is_integer() else form)
            if failed:
                raise ValueError(f"sheet {sheet.get_name()}, row {number + 1}, column {column + 1} holds more than a cell can")


def _joined(table: pa.Table) -> pa.Table:
    """A table with its lists joined as in CSV."""
    for place, column in enumerate(table.columns):
        if str(column.type).startswith("list"):
            table = table.set_column(place, table.column_names[place], cell_texts(column))
    return table


def _width(field: Field, schema: TableSchema) -> int:
    return SENTENCE if _is_sentence(field, schema) else max(WIDTHS[field.type], len(field.name) + 4)


def _is_sentence(field: Field, schema: TableSchema) -> bool:
    """Whether a column has what a row states, made by the program: the label of its table, or what translates it."""
    return field.computed and schema.label is not None and schema.label in (field.name, field.translation_of)
