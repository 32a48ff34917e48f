#!/usr/bin/env bash
# What: Datasette and sqlite-utils find the search index of a table by the letters of its SQL: content="notes" or content=[notes]. An index
# that SQLite takes just as well, content='notes' or content=notes, is not seen: no search box, no .search(). And Datasette 0.65 hides
# every table whose name begins with that of an index: with an index called search, a table of search_words is not listed.
# Version: Datasette 0.65.5, sqlite-utils 4.2.1, SQLite of Python 3.11.
# Why it matters: the search works by SQL, so nobody notices that all who browse the data have none, and a table is missing from the list
# without a word.
# Instead: write content="table" with double quotes, and call an index as no table begins.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check datasette==0.65.5 sqlite-utils==4.2.1

venv/bin/python - <<'PYTHON'
import asyncio
import sqlite3
import sys
from importlib.metadata import version

from datasette.app import Datasette
from sqlite_utils import Database

def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")

print("Datasette", version("datasette"), "sqlite-utils", version("sqlite-utils"), "SQLite", sqlite3.sqlite_version)
for content in ("'notes'", "notes", '"notes"', "[notes]"):
    database = Database(memory=True)
    database["notes"].insert({"id": 1, "text": "tide table"}, pk="id")
    database.execute(f"CREATE VIRTUAL TABLE idx USING fts5(text, content={content}, content_rowid='id')")
    database.execute("INSERT INTO idx (idx) VALUES ('rebuild')")
    assert database.execute("SELECT rowid FROM idx WHERE idx MATCH 'tide'").fetchall() == [(1,)]
    expect(f"index of notes with content={content}", database["notes"].detect_fts(), "idx" if content[0] in '"[' else None)


async def listed():
    """Which tables Datasette shows and which it hides."""
    files = Database("quay.db")
    files["search_words"].insert({"id": 1, "text": "tide"}, pk="id")
    files["harbours"].insert({"id": 1, "text": "tide"}, pk="id")
    files.execute('CREATE VIRTUAL TABLE search USING fts5(text, content="harbours", content_rowid="id")')
    files.conn.close()
    tables = (await Datasette(["quay.db"]).client.get("/quay.json")).json()["tables"]
    return sorted((table["name"], table["hidden"]) for table in tables if "_" not in table["name"] or table["name"] == "search_words")


expect("tables and whether they are hidden", asyncio.run(listed()), [("harbours", False), ("search", True), ("search_words", True)])
PYTHON
