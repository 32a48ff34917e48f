"""The workbook: text stays text, sheets are ready to be read, tables that are too long for one sheet go on in the next."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from pipeline.publish import xlsx
from tests.publish.tables import made_schema, write

ROWS = [{"cell_id": f"c{n}", "text": "=1+1", "number": 297600000000.0, "whole": n, "items": ["a", "b"]} for n in range(7)]


def opened(folder: Path) -> Workbook:
    """The workbook of a package."""
    return openpyxl.load_workbook(folder / "output/xlsx/made-up.xlsx")


def test_a_sheet_a_table_after_readme_and_dictionary(tmp_path: Path) -> None:
    """Each with a frozen header and a filter over all its cells."""
    with closing(opened(write(tmp_path, {"cells": ROWS}))) as book:
        assert book.sheetnames == ["README", "columns", "codes", "cells"]
        assert (book["cells"].freeze_panes, book["cells"].auto_filter.ref) == ("A2", "A1:E8")
        assert all(book["cells"].column_dimensions[letter].width >= 12 for letter in "ABCDE")
        assert ("version", "1.2.3") in [row[:2] for row in book["README"].iter_rows(values_only=True)]
        assert ("cells", 7, "T", "题", "D.", "述。") in list(book["README"].iter_rows(values_only=True))
        assert [row[1] for row in book["columns"].iter_rows(values_only=True)][1:] == ["cell_id", "text", "number", "whole", "items"]


def test_codes_have_their_labels(tmp_path: Path) -> None:
    """Each code of a column, in both languages."""
    schema = made_schema("cells", {"cell_id": "string"})
    labels = {"a": ("first", "甲")}
    coded = replace(schema, fields=(replace(schema.fields[0], enum=("a",), labels=labels),))
    with closing(opened(write(tmp_path, {"cells": [{"cell_id": "a"}]}, {"cells": coded}))) as book:
        assert list(book["codes"].iter_rows(values_only=True))[1:] == [("cells", "cell_id", "a", "first", "甲")]


def test_text_is_no_formula_and_no_link_and_numbers_are_numbers(tmp_path: Path) -> None:
    """By the type of each cell; whole numbers show all their digits."""
    with closing(opened(write(tmp_path, {"cells": [{**ROWS[0], "text": "http://example.org"}, *ROWS[1:]]}))) as book:
        cells = next(book["cells"].iter_rows(min_row=3, max_row=3))
        assert [cell.data_type for cell in cells] == ["s", "s", "n", "n", "s"]
        assert cells[2].number_format == "0"
        assert not book["cells"]._hyperlinks  # type: ignore[attr-defined]


@pytest.mark.parametrize(("rows", "sheets"), [(3, [3]), (6, [3, 3]), (7, [3, 3, 1]), (0, [0])])
def test_a_long_table_goes_on_in_further_sheets(rows: int, sheets: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three rows a sheet: each has its header, and none is empty but that of an empty table."""
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 4)
    with closing(opened(write(tmp_path, {"cells": ROWS[:rows]}))) as book:
        names = [f"cells_{n}" if n > 1 else "cells" for n in range(1, len(sheets) + 1)]
        assert [name for name in book.sheetnames if name.startswith("cells")] == names
        assert [book[name].max_row - 1 for name in names] == sheets
        assert all(book[name]["A1"].value == "cell_id" for name in names)


def test_names_that_excel_refuses_are_mended(tmp_path: Path) -> None:
    """A name of the dictionary's, in capitals, and one of over 31 characters."""
    names = ["Columns", "a" * 40, "a" * 35 + "b"]
    schemas = {name: made_schema(name, {"cell_id": "string"}) for name in names}
    with closing(opened(write(tmp_path, {name: [] for name in names}, schemas, select=["xlsx"]))) as book:
        assert book.sheetnames[3:] == ["Columns_2", "a" * 31, "a" * 29 + "_2"]


def test_a_text_that_a_cell_cannot_hold_is_never_cut(tmp_path: Path) -> None:
    """The rules refuse it where it is typed; should one come through, nothing is written."""
    with pytest.raises(ValueError, match="sheet cells, row 2, column 2 holds more than a cell can"):
        write(tmp_path, {"cells": [{**ROWS[0], "text": "x" * 32_768}]})


def test_the_bytes_do_not_depend_on_zlib_or_on_the_day(tmp_path: Path) -> None:
    """Nothing is deflated, every member has the first date a zip can name."""
    with ZipFile(write(tmp_path, {"cells": ROWS}) / "output/xlsx/made-up.xlsx") as file:
        assert {(info.compress_type, info.date_time) for info in file.infolist()} == {(ZIP_STORED, (1980, 1, 1, 0, 0, 0))}
        assert b"2000-01-01T00:00:00Z</dcterms:created>" in file.read("docProps/core.xml")
