"""Rows of a sheet put together by columns are those that XlsxWriter writes cell by cell."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from pipeline.publish.sheet_rows import SheetRows
from tests.publish.tables import write

SCHEMA = pa.schema([("key", pa.string()), ("text", pa.string()), ("number", pa.float64()), ("whole", pa.int32())])
WRAPPED = 1
"""The place of the column whose texts have a style."""
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(["_x0041_", "_x005F_", "\u3000a", "a ", "\ufffe", '&<>"'])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: str(value) != "-0.0")
ROWS = st.tuples(TEXTS, st.none() | TEXTS, st.none() | NUMBERS, st.none() | st.integers(-(2**31), 2**31 - 1))


def cell_by_cell(rows: list[tuple[Any, ...]], folder: Path) -> bytes:
    """The rows behind the header, as XlsxWriter has them."""
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(folder / "slow.xlsx"), {"constant_memory": True, **never})
    whole, sheet = book.add_format({"num_format": "0"}), book.add_worksheet()
    wrapped = book.add_format({"text_wrap": True})
    whole._get_xf_index(), wrapped._get_xf_index()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value, wrapped if column == WRAPPED else None)
            elif value is not None:
                sheet.write_number(number, column, value, whole if float(value).is_integer() else None)
    book.close()
    with ZipFile(folder / "slow.xlsx") as file:
        return file.read("xl/worksheets/sheet1.xml").partition(b"<sheetData>")[2].partition(b"</sheetData>")[0]


@given(st.lists(ROWS, min_size=1, max_size=6), st.integers(1, 3))
@settings(deadline=None)
def test_any_cells_give_the_bytes_of_the_slow_way(rows: list[tuple[Any, ...]], length: int) -> None:
    """Whatever texts and numbers they hold, those of one column wrapped, in one part or several; no number has more than sixteen digits."""
    table = pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in rows], schema=SCHEMA)
    with tempfile.TemporaryDirectory() as name:
        fast = SheetRows("s", Path(name, "rows"), 1, {WRAPPED: 2})
        for start in range(0, len(rows), length):
            fast.write(table.slice(start, length))
        assert fast.path.read_bytes() == cell_by_cell(rows, Path(name))
        assert fast.rows == len(rows) + 1


def test_a_text_that_looks_like_the_inside_of_a_cell_is_a_text(tmp_path: Path) -> None:
    """XlsxWriter would take it for text with formats, and write XML that no reader takes."""
    rows = [{"cell_id": "c", "text": "<r>1 & 2</r>", "number": None, "whole": None, "items": None}]
    with ZipFile(write(tmp_path, {"cells": rows}, select=["xlsx"]) / "output/xlsx/made-up.xlsx") as file:
        assert b"<t>&lt;r&gt;1 &amp; 2&lt;/r&gt;</t>" in file.read("xl/worksheets/sheet4.xml")


def test_an_escape_that_begins_where_another_ends_comes_back(tmp_path: Path) -> None:
    """XlsxWriter escapes the first of the two only, so that a reader would find _x005FA."""
    rows = SheetRows("s", tmp_path / "rows", 1)
    rows.write(pa.table({"text": ["_x005F_x0041_"]}))
    written = rows.path.read_text(encoding="utf-8").partition("<t>")[2].partition("</t>")[0]
    assert unescape(written) == "_x005F_x0041_"


@pytest.mark.parametrize("value", [float("nan"), float("-inf")])
def test_what_no_cell_holds_is_refused(value: float, tmp_path: Path) -> None:
    """Excel has no such number."""
    rows = SheetRows("s", tmp_path / "rows", 1)
    with pytest.raises(ValueError, match="no cell holds"):
        rows.write(pa.table({"number": [1.5, value]}))
