"""What Datasette shows of the published folder: a search box that finds two characters, names behind keys, facets, title and licence."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools.interop.process import last_words
from tools.interop.readers.shell import search_path

HAN = re.compile("[\u4e00-\u9fff]{2}")


def pages(program: str, package: Path) -> list[str]:
    """What is wrong with the pages of every table; nothing where there is no folder with metadata."""
    folder = package / "output" / "sqlite"
    if not (folder / "metadata.json").is_file():
        return []
    (file,) = folder.glob("*.sqlite")
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"][file.stem]["tables"]
    with closing(sqlite3.connect(file)) as database:
        faults = [*_front(program, folder, metadata), *_tables(program, folder, file.stem, tables, database)]
    return [f"{program}: {fault}" for fault in faults]


def _get(program: str, folder: Path, path: str) -> str:
    environment = {**os.environ, "PATH": search_path()}
    done = subprocess.run([program, str(folder), "--get", path], capture_output=True, encoding="utf-8", env=environment)
    return done.stdout or last_words(done)


def _front(program: str, folder: Path, metadata: Mapping[str, Any]) -> Iterator[str]:
    page = _get(program, folder, "/")
    yield from (f"the front page does not say {name}" for name in ("title", "license") if metadata[name] not in page)


def _tables(program: str, folder: Path, name: str, tables: Mapping[str, Any], database: sqlite3.Connection) -> Iterator[str]:
    """The faults of tables that have an index: one page and one search each."""
    for table, shown in tables.items():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info('{table}_fts')")]
        word, key = _word(database, table, columns)
        if not word:
            continue
        page = _get(program, folder, f"/{name}/{table}")
        if 'name="_search"' not in page:
            yield f"{table} has no search box"
        if shown["title"].split(" ")[0] not in page:
            yield f"{table} does not show its title"
        yield from (f"{table} has no facet {facet}" for facet in shown.get("facets", ()) if isinstance(facet, str) and facet not in page)
        found = json.loads(_get(program, folder, f"/{name}/{table}.json?_shape=array&_size=max&_labels=on&_search={quote(word)}"))
        if key not in [_value(row[next(iter(row))]) for row in found]:
            yield f"{table}: a search for {word} does not find {key}"
        yield from _unnamed(table, tables, found, database)


def _value(cell: Any) -> Any:
    """A cell; of a key that is shown with a name, the key."""
    return cell["value"] if isinstance(cell, dict) else cell


def _word(database: sqlite3.Connection, table: str, columns: list[str]) -> tuple[str, Any]:
    """Two characters of a text of a table, and the key of that row; nothing of a table without an index or without Chinese."""
    for column in columns:
        for key, text in _cells(database, table, column):
            if found := HAN.search(text):
                return found[0], key
    return "", None


def _cells(database: sqlite3.Connection, table: str, column: str) -> list[tuple[Any, str]]:
    first = database.execute(f"PRAGMA table_info('{table}')").fetchone()[1]
    return database.execute(f'SELECT "{first}", "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL').fetchall()  # noqa: S608


def _unnamed(table: str, tables: Mapping[str, Any], found: list[Any], database: sqlite3.Connection) -> Iterator[str]:
    """Keys that are not shown with the column that names the row they lead to."""
    for key in database.execute(f"PRAGMA foreign_key_list('{table}')").fetchall():
        target, column, to = key[2], key[3], key[4]
        label = tables[target]["label_column"]
        for row in found:
            cell = row.get(column)
            if isinstance(cell, dict):
                named = _named(database, f'SELECT "{label}" FROM "{target}" WHERE "{to}" = ?', cell["value"])  # noqa: S608
                if cell["label"] != named:
                    yield f"{table}.{column} shows {cell['label']} instead of {named}"
                    break
            elif cell is not None:
                yield f"{table}.{column} shows {cell} without a name"
                break


def _named(database: sqlite3.Connection, sql: str, key: Any) -> Any:
    """The name of a row by its key."""
    return next((name for (name,) in database.execute(sql, [key])), None)
