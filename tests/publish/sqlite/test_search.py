"""Search by table: the index that Datasette and sqlite-utils look for, which finds two characters, and shows the texts as they are."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.publish.sqlite.conftest import ROWS, SCHEMAS, column, table, written

DETECTED = """SELECT name FROM sqlite_master WHERE rootpage = 0 AND (
  sql LIKE '%VIRTUAL TABLE%USING FTS%content="' || :name || '"%' OR sql LIKE '%VIRTUAL TABLE%USING FTS%content=[' || :name || ']%'
)"""
"""How Datasette 0.65.5 and 1.0a41 and sqlite-utils 4.2 look for the index of a table."""


def index_of(database: sqlite3.Connection, name: str) -> list[str]:
    return column(database.execute(DETECTED, {"name": name}))


def search(database: sqlite3.Connection, name: str, words: str) -> list[str]:
    """What the search box of Datasette finds: the keys of rows whose number the index gives."""
    key, (index,) = SCHEMAS[name].primary_key[0], index_of(database, name)
    sql = f"SELECT {key} FROM {name} WHERE rowid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?) ORDER BY 1"
    return column(database.execute(sql, [f'"{words}"']))


@pytest.mark.parametrize("name", ["sites", "people", "meetings", "voices", "figures", "told"])
def test_the_index_of_a_table_is_detected(database: sqlite3.Connection, name: str) -> None:
    """By its content, as the two tools look for it."""
    assert index_of(database, name) == [f"{name}_fts"]


def test_a_computed_table_without_a_label_has_none(database: sqlite3.Connection) -> None:
    """Its words stand in the tables that people wrote."""
    assert index_of(database, "hidden") == []


def test_what_is_searched_in_all_tables_is_detected_too(database: sqlite3.Connection) -> None:
    """The table of all texts has `search` for its index; it is not called so that Datasette 0.65 hides it with the index."""
    assert index_of(database, "all_texts") == ["search"]
    assert not "all_texts".startswith("search")


@pytest.mark.parametrize("name", ["meetings_fts", "search"])
def test_an_index_keeps_no_setting_of_its_making(database: sqlite3.Connection, name: str) -> None:
    """Who fills a copy of the database further has the memory that FTS5 takes, not what the build gave itself."""
    assert column(database.execute(f"SELECT k FROM {name}_config")) == ["version"]


@pytest.mark.parametrize(
    ("name", "words", "keys"),
    [
        ("meetings", "市长", ["m"]),
        ("meetings", "论坛", ["m1"]),
        ("meetings", "雾港市长会议", ["m"]),
        ("sites", "lanwan", ["lw"]),
        ("sites", "鲸", ["lake"]),
        ("told", "reading rooms", ["t1"]),
        ("told", "书屋", ["t2"]),
        ("meetings", "港长", []),
    ],
)
def test_words_are_found_in_a_table(database: sqlite3.Connection, name: str, words: str, keys: list[str]) -> None:
    """One Chinese character to eight, Latin words without case; what does not stand together is not found."""
    assert search(database, name, words) == keys


def test_a_column_can_be_searched_alone_and_shows_its_text(database: sqlite3.Connection) -> None:
    """The index has the columns of the table, and gives their texts, not the pieces they are found by."""
    assert database.execute("SELECT called FROM sites_fts WHERE called_plainly MATCH 'whale'").fetchall() == [("鲸湖",)]


def test_rows_are_found_after_a_vacuum(folder: Path, tmp_path: Path) -> None:
    """A copy that somebody vacuums keeps its numbers of rows."""
    shutil.copy(folder / "made-up.sqlite", tmp_path)
    with closing(sqlite3.connect(tmp_path / "made-up.sqlite", isolation_level=None)) as database:
        database.execute("VACUUM")
        assert search(database, "meetings", "圆桌") == ["m11"]
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_key_that_is_a_number_is_the_number_of_the_row(tmp_path: Path) -> None:
    """SQLite takes a whole number that is the key for the number of the row: the index does so too."""
    quays = dict([table("quays", {"quay": {"type": "integer"}, "called": {}}, {}, label="called")])
    rows = {"quays": [{"quay": 70, "called": "北码头"}, {"quay": 7, "called": "南码头"}]}
    with closing(sqlite3.connect(written(tmp_path, quays, rows) / "made-up.sqlite")) as database:
        found = "SELECT quay FROM quays WHERE rowid IN (SELECT rowid FROM quays_fts WHERE quays_fts MATCH '南码')"
        assert column(database.execute(found)) == [7]


def test_the_made_up_rows_are_all_there(database: sqlite3.Connection) -> None:
    """No row is lost on the way to the index."""
    counts = {name: database.execute(f"SELECT count(*) FROM {name}_fts_docsize").fetchone()[0] for name in ("sites", "figures", "told")}
    assert counts == {name: len(ROWS[name]) for name in counts}
