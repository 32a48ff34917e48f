#!/usr/bin/env bash
# What: a workbook writes characters that XML cannot hold as _x000D_, and a text that itself looks so as _x005F_x000D_ (ECMA-376, ST_Xstring).
# openpyxl, and pandas by it, give a carriage return as the seven characters _x000D_. From texts in the shared table they cut x005F_ wherever it
# stands, so that x005F_quay becomes quay; from texts inside the sheet they cut nothing, and part_x0031_ becomes part_x005F_x0031_. GDAL undoes
# no escape at all; python-calamine and fastexcel (polars) give the text that was meant.
# Version: openpyxl 3.1.5, pandas 3.1.1, pyogrio 0.13.0 (GDAL 3.12.4), python-calamine 0.9.1, fastexcel 0.21.0; written by xlsxwriter 3.3.1.
# Why it matters: the same text in two workbooks, or read by two libraries, is no longer the same, and a join loses just these rows. Line breaks
# of Windows in cells are common.
# Instead: read with calamine (pandas: engine="calamine"); keep such texts out of workbooks where you can.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 pandas==3.1.1 pyogrio==0.13.0 python-calamine==0.9.1 \
  fastexcel==0.21.0 pyarrow==26.0.1 xlsxwriter==3.3.1

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import fastexcel
import openpyxl
import pandas as pd
import pyogrio
import xlsxwriter
from python_calamine import CalamineWorkbook


def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")


def written(text, inside):
    """A workbook with a text, in the shared table or inside the sheet."""
    with xlsxwriter.Workbook("quays.xlsx", {"constant_memory": inside}) as book:
        sheet = book.add_worksheet()
        for cell, value in (("A1", "name"), ("B1", "n"), ("A2", text)):
            sheet.write_string(cell, value)
        sheet.write_number("B2", 1)
    return "quays.xlsx"


def read(path):
    """The text as openpyxl, pandas, GDAL, python-calamine and fastexcel give it."""
    return (
        openpyxl.load_workbook(path).active["A2"].value,
        pd.read_excel(path, engine="openpyxl")["name"][0],
        pyogrio.read_arrow(path, HEADERS="FORCE")[1]["name"][0].as_py(),
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1][0],
        fastexcel.read_excel(path).load_sheet(0).to_arrow()["name"][0].as_py(),
    )


print(*(f"{name} {version(name)}" for name in ("openpyxl", "pandas", "pyogrio", "python-calamine", "fastexcel", "xlsxwriter")), sep=", ")
CASES = [
    ("north\rsouth", False, ("north_x000D_south",) * 3 + ("north\rsouth",) * 2),
    ("x005F_quay", False, ("quay", "quay") + ("x005F_quay",) * 3),
    ("x005F_quay", True, ("x005F_quay",) * 5),
    ("part_x0031_", False, ("part_x0031_",) * 2 + ("part_x005F_x0031_",) + ("part_x0031_",) * 2),
    ("part_x0031_", True, ("part_x005F_x0031_",) * 3 + ("part_x0031_",) * 2),
]
for text, inside, stated in CASES:
    expect(f"{text!r} {'inside the sheet' if inside else 'in the shared table'}", read(written(text, inside)), stated)
PYTHON
