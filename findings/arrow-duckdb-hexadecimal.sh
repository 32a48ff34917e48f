#!/usr/bin/env bash
# What: a column of codes such as 0x8140, as tables of characters have them, is read as whole numbers by pyarrow.csv and by DuckDB, without
# being asked: 0x8140 and 0x08140 become one number, and nothing of a number tells how it was written. pandas and Polars keep the texts, pandas
# with engine="pyarrow" does not. One cell that is no such code makes texts of the whole column again.
# Version: pyarrow 26.0.1, DuckDB 2.0.0; beside them pandas 3.1.1 and Polars 2.1.0.
# Why it matters: the same file gives keys of two types, so that a join of what two tools read of it finds nothing, or stops; a file written
# again has other keys than the one it was read from.
# Instead: say that the column is text (column_types in Arrow's ConvertOptions, dtype in DuckDB's read_csv), or have a schema beside the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 duckdb==2.0.0 pandas==3.1.1 polars==2.1.0
printf 'code,name\n0x8140,one\n0x08140,two\n' >codes.csv
printf 'code,name\n0x8140,one\nnone,two\n' >mixed.csv
venv/bin/python - <<'PROGRAM'
import sys

import duckdb
import pandas
import polars
import pyarrow
from pyarrow import csv


def expect(what, given, stated):
    """Print what comes out, and stop where it is not what this finding states."""
    print(f"  {what}  ->  {given}")
    if given != stated:
        sys.exit(f"CHANGED: expected {stated}")


print("pyarrow", pyarrow.__version__, "duckdb", duckdb.__version__, "pandas", pandas.__version__, "polars", polars.__version__)
texts, numbers = ["0x8140", "0x08140"], [33088, 33088]
expect("pyarrow.csv", csv.read_csv("codes.csv")["code"].to_pylist(), numbers)
expect("DuckDB", [code for code, _ in duckdb.read_csv("codes.csv").fetchall()], numbers)
expect("pandas", pandas.read_csv("codes.csv")["code"].tolist(), texts)
expect("pandas, engine pyarrow", pandas.read_csv("codes.csv", engine="pyarrow")["code"].tolist(), numbers)
expect("Polars", polars.read_csv("codes.csv")["code"].to_list(), texts)
expect("pyarrow.csv, one cell that is no code", csv.read_csv("mixed.csv")["code"].to_pylist(), ["0x8140", "none"])
typed = csv.ConvertOptions(column_types={"code": pyarrow.string()})
expect("pyarrow.csv, told that it is text", csv.read_csv("codes.csv", convert_options=typed)["code"].to_pylist(), texts)
expect("DuckDB, told that it is text", [c for c, _ in duckdb.read_csv("codes.csv", dtype={"code": "VARCHAR"}).fetchall()], texts)
PROGRAM
