#!/usr/bin/env bash
# What: DataFusion reads one JSON Lines file in parts at once and gives the parts in the order in which they are done: the rows of a plain
# read_json(...).to_arrow_table() come in another order than the lines, from some thousand lines on. A column whose first value comes behind
# the first 1000 lines is not there at all.
# Version: datafusion 55.0.0, 2 partitions or more.
# Why it matters: the file is one, and nothing was asked but to read it; pandas, polars, DuckDB and pyarrow keep the lines. Whoever puts the
# result beside another table by position has every row wrong, and small samples show nothing.
# Instead: SessionConfig().with_repartition_file_scans(False), and schema_infer_max_records as large as the file; or sort by a key.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check datafusion==55.0.0 pyarrow==26.0.1

venv/bin/python - <<'PYTHON'
import json
import sys
from importlib.metadata import version
from pathlib import Path

from datafusion import SessionConfig, SessionContext

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

LINES = 40_000
with Path("tides.jsonl").open("w") as file:
    for number in range(LINES):
        late = {"note": "spring tide"} if number >= 2_000 else {}
        file.write(json.dumps({"line": number, "level": number % 7, **late}) + "\n")


def read(config, **options):
    """The columns, and whether the lines are in order."""
    table = SessionContext(config).read_json("tides.jsonl", file_extension=".jsonl", **options).to_arrow_table()
    return table.column_names, table.num_rows, table["line"].to_pylist() == list(range(LINES))


print("datafusion", version("datafusion"))
parallel = SessionConfig().with_target_partitions(4)
expect("as it comes: columns, rows, in order", read(parallel), (["line", "level"], LINES, False))
whole = SessionConfig().with_target_partitions(4).with_repartition_file_scans(False)
expect("told: columns, rows, in order", read(whole, schema_infer_max_records=LINES), (["line", "level", "note"], LINES, True))
PYTHON
