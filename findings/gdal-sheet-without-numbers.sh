#!/usr/bin/env bash
# What: GDAL guesses whether the first row of a sheet is its header by comparing types with the second: in a sheet of nothing but text it finds
# no header, calls the columns Field1, Field2, and counts the header as one row more. With a single number in the second row it is right.
# Version: pyogrio 0.13.0 (GDAL 3.12.4).
# Why it matters: in one workbook some sheets have their names and others have not, by what their first row of data happens to hold. Lists of
# persons, places and codes are text throughout. geopandas and QGIS read workbooks with this driver.
# Instead: HEADERS="FORCE", an option of the driver, and look at the names that come out; or read the workbook with another library.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyogrio==0.13.0 openpyxl==3.1.5

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import openpyxl
import pyogrio

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

def read(rows, **options):
    """The columns and the number of rows that GDAL sees in a sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save("quays.xlsx")
    info = pyogrio.read_info("quays.xlsx", **options)
    return info["fields"].tolist(), info["features"]


print("pyogrio", version("pyogrio"), "GDAL", ".".join(map(str, pyogrio.__gdal_version__)))
expect("a number in the first row", read([["quay", "berths"], ["north", 3], ["south", 4]]), (["quay", "berths"], 2))
expect("text alone", read([["quay", "name"], ["north", "北码头"], ["south", "南码头"]]), (["Field1", "Field2"], 3))
expect("text alone, told", read([["quay", "name"], ["north", "北码头"], ["south", "南码头"]], HEADERS="FORCE"), (["quay", "name"], 2))
PYTHON
