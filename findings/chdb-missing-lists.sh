#!/usr/bin/env bash
# What: chDB (ClickHouse in Python) reads a list that is missing as a list without items, from Parquet as from JSON, without a word: its arrays
# cannot be null. And it cuts the blanks around a text of CSV that is not in quotation marks; a text of nothing but a blank becomes missing.
# Version: chdb 4.4.0.
# Why it matters: "nothing is said of it" becomes "there is none", which in data with list columns is another statement: counts of rows with an
# empty list are then wrong, and texts differ from their source.
# Instead: keep a column beside the list that says whether it is missing; for CSV, SETTINGS input_format_csv_trim_whitespaces = 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check chdb==4.4.0 pyarrow==26.0.1

venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import chdb
import pyarrow as pa
import pyarrow.parquet as pq

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

def read(query):
    """The second column as Python has it."""
    return chdb.query(query, "ArrowTable").column(1).to_pylist()


uses = [["grain"], [], None]
pq.write_table(pa.table({"berth": ["a", "b", "c"], "uses": pa.array(uses, pa.list_(pa.string()))}), "uses.parquet")
Path("uses.jsonl").write_text('{"berth":"a","uses":["grain"]}\n{"berth":"b","uses":[]}\n{"berth":"c","uses":null}\n')
Path("notes.csv").write_text("berth,note\na,  tide  \nb, \n")
print("chdb", version("chdb"))
expect("pyarrow, Parquet", pq.read_table("uses.parquet")["uses"].to_pylist(), [["grain"], [], None])
expect("chDB, Parquet", read("SELECT * FROM file('uses.parquet')"), [["grain"], [], []])
expect("chDB, JSON Lines", read("SELECT * FROM file('uses.jsonl', JSONEachRow)"), [["grain"], [], []])
expect("chDB, CSV", read("SELECT * FROM file('notes.csv', CSVWithNames)"), ["tide", None])
expect("chDB, CSV, told", read("SELECT * FROM file('notes.csv', CSVWithNames) SETTINGS input_format_csv_trim_whitespaces = 0"), ["  tide  ", " "])
PYTHON
