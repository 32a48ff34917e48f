#!/usr/bin/env bash
# What: in the alphas of Datasette 1.0 a foreign key of text shows its own value instead of the name of the row it leads to. The column that
# names a row is now "the only unique text column", and a primary key of text has a unique index in SQLite, so the key names itself. With a
# primary key of whole numbers the column called name is shown as before; in 0.65 it is shown for both.
# Version: Datasette 1.0a41.
# Why it matters: databases with readable ids (cn-wugang, ISO codes) lose every name in their tables when Datasette is updated. It shows no
# fault: a link is still there, with the id for its text.
# Instead: name the column for every table: label_column in datasette.yaml.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check datasette==1.0a41

venv/bin/python - <<'PYTHON'
import asyncio
import sqlite3
import sys
from importlib.metadata import version

from datasette.app import Datasette

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

print("Datasette", version("datasette"))
for name, kind, key in (("text", "TEXT", "xx-wugang"), ("number", "INTEGER", 7)):
    with sqlite3.connect(f"{name}.db") as database:
        database.execute(f"CREATE TABLE places (place_id {kind} PRIMARY KEY, name TEXT)")
        database.execute(f"CREATE TABLE quays (quay_id INTEGER PRIMARY KEY, place_id {kind} REFERENCES places (place_id))")
        database.execute("INSERT INTO places VALUES (?, '雾港')", [key])
        database.execute("INSERT INTO quays VALUES (1, ?)", [key])


async def label(name, config=None):
    """What is shown for the key of the only quay."""
    answer = await Datasette([f"{name}.db"], config=config or {}).client.get(f"/{name}/quays.json?_labels=on&_shape=array")
    return answer.json()[0]["place_id"]["label"]


told = {"databases": {"text": {"tables": {"places": {"label_column": "name"}}}}}
expect("a key of whole numbers", asyncio.run(label("number")), "雾港")
expect("a key of text", asyncio.run(label("text")), "xx-wugang")
expect("a key of text, label_column told", asyncio.run(label("text", told)), "雾港")
PYTHON
