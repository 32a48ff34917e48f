"""The SQLite database: strict, with keys that hold, names joined in, Chinese words found, and the same bytes everywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from pipeline.languages import languages_of
from pipeline.publish.checksums import sha256
from pipeline.publish.sqlite import search
from pipeline.publish.sqlite.database import APPLICATION, STEP, version_number
from pipeline.run.inspection import Project
from pipeline.tasks.build import Options, build
from tests.projects import write_tiny
from tests.publish.tables import DATASET, made_schema, write

SCHEMAS = {
    "places": made_schema("places", {"place_id": "string", "name": "string", "name_en": "string"}),
    "events": made_schema(
        "events", {"event_id": "string", "place_id": "string", "name": "string", "topics": "list"}, {"place_id": "places"}
    ),
}
PLACES = [
    {"place_id": "xx-lanwan", "name": "澜湾", "name_en": "Lanwan"},
    {"place_id": "xx-jijia", "name": "𠮷家", "name_en": "Lü's house"},
]
EVENTS = [
    {"event_id": "e1", "place_id": "xx-lanwan", "name": "城市治理论坛", "topics": ["ai", "water"]},
    {"event_id": "e2", "place_id": None, "name": "經濟合作Forum 5G会", "topics": None},
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two places and two events."""
    folder = write(tmp_path_factory.mktemp("database"), {"places": PLACES, "events": EVENTS}, SCHEMAS, select=["sqlite"])
    return folder / "output/sqlite/made-up.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, as the SQLite of this Python opens it."""
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def found(database: sqlite3.Connection, words: str) -> list[str]:
    """The keys of the rows that a plain MATCH finds."""
    return [key for (key,) in database.execute("SELECT row_id FROM search WHERE search MATCH ? ORDER BY row_id", [words])]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("城市", ["e1"]),
        ("治理", ["e1"]),
        ("市治", ["e1"]),
        ("论坛", ["e1"]),
        ("治理论", ["e1"]),
        ("治理论坛", ["e1"]),
        ("城市治理论坛", ["e1"]),
        ("湾", ["xx-lanwan"]),
        ("𠮷", ["xx-jijia"]),
        ("𠮷家", ["xx-jijia"]),
        ("經濟", ["e2"]),
        ("经济", ["e2"]),
        ("forum", ["e2"]),
        ("5G", ["e2"]),
        ("lu", ["xx-jijia"]),
        ('"城市 市治 治理"', ["e1"]),
        ("城市 论坛", ["e1"]),
        ("lanwan OR 城市", ["e1", "xx-lanwan"]),
        ("市城", []),
        ("城治", []),
    ],
)
def test_words_are_found(words: str, keys: list[str], database: sqlite3.Connection) -> None:
    """Of one to eight characters as they are, longer ones by their pieces; Latin words without case or accents; nothing else."""
    assert found(database, words) == keys


def test_a_hit_shows_table_key_and_text(database: sqlite3.Connection) -> None:
    """What is needed to go to the row."""
    row = database.execute("SELECT table_name, row_id, text FROM search WHERE search MATCH '城市' ORDER BY rank").fetchone()
    assert row == ("events", "e1", "城市治理论坛")


@pytest.mark.parametrize(("text", "words"), [("城市A", "城 市 城市 A"), ("經", "經 经"), ("smart city", "smart city")])
def test_words_are_pieces_of_runs(text: str, words: str) -> None:
    """Han runs by pieces, traditional ones in both scripts, everything else as it is."""
    assert search.words(text, languages_of(("zh",))).split() == words.split()


def test_tables_are_strict_and_keys_hold(database: sqlite3.Connection) -> None:
    """A wrong type, a missing row and a repeated key are refused; what refers to a table is indexed."""
    database.execute("PRAGMA foreign_keys = ON")
    for sql, said in {
        "INSERT INTO places VALUES (NULL, '澜', 'L')": "NOT NULL",
        "INSERT INTO places VALUES ('xx-lanwan', '澜', 'L')": "UNIQUE",
        "INSERT INTO events (event_id, place_id) VALUES ('e3', 'nowhere')": "FOREIGN KEY",
        "INSERT INTO events (event_id, topics) VALUES ('e3', '{}')": "CHECK",
        "UPDATE about_tables SET rows = 'many'": "INTEGER",
    }.items():
        with pytest.raises(sqlite3.IntegrityError, match=said):
            database.execute(sql)
    strict = dict(database.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"))
    assert {strict[name] for name in ("places", "events", "all_texts", "about_columns")} == {1}
    assert database.execute("SELECT tbl_name FROM sqlite_master WHERE name = 'events_by_place_id'").fetchone() == ("events",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_rows_that_refer_to_a_row_are_found_by_an_index(database: sqlite3.Connection) -> None:
    """It holds the rows that refer to something; a row that others refer to cannot be taken away."""
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM events WHERE place_id = 'xx-lanwan'").fetchall()
    assert [step[-1] for step in plan] == ["SEARCH events USING INDEX events_by_place_id (place_id=?)"]
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("DELETE FROM places WHERE place_id = 'xx-lanwan'")


def test_views_join_names_in_and_part_lists(database: sqlite3.Connection) -> None:
    """The names stand beside the key; an item of a list has a row of its own."""
    rows = database.execute("SELECT event_id, place_id, place_name, place_name_en FROM events_full ORDER BY 1").fetchall()
    assert rows == [("e1", "xx-lanwan", "澜湾", "Lanwan"), ("e2", None, None, None)]
    assert database.execute("SELECT * FROM events_topics").fetchall() == [("e1", "ai"), ("e1", "water")]
    assert database.execute("SELECT topics FROM events WHERE event_id = 'e1'").fetchone() == ('["ai","water"]',)


def test_the_dictionary_is_inside(database: sqlite3.Connection) -> None:
    """Dataset, tables and columns are described; a column's meaning also stands in the schema."""
    assert ("version", "1.2.3") in database.execute("SELECT property, value FROM about_dataset").fetchall()
    assert database.execute("SELECT table_name, rows FROM about_tables").fetchall() == [("places", 2), ("events", 2)]
    described = database.execute(
        "SELECT refers_to, title_zh FROM about_columns WHERE column_name = 'place_id' ORDER BY position"
    ).fetchall()
    assert described == [(None, "题"), ("places.place_id", "题")]
    (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'events'").fetchone()
    assert '"place_id" TEXT, -- T: D.' in sql


def test_the_header_says_what_it_is(path: Path) -> None:
    """Page size, application, the dataset's version, and the SQLite that is pinned: not that of this Python."""
    header = path.read_bytes()[:100]
    numbers = {start: int.from_bytes(header[start : start + 4]) for start in (60, 68, 96)}
    assert int.from_bytes(header[16:18]) == 4096
    assert numbers == {60: 10203, 68: APPLICATION, 96: apsw.SQLITE_VERSION_NUMBER}


def test_two_databases_are_the_same_bytes(path: Path, tmp_path: Path) -> None:
    """Rows one by one, on another day."""
    folder = write(tmp_path, {"places": PLACES, "events": EVENTS}, SCHEMAS, chunk=1, select=["sqlite"])
    assert sha256(folder / "output/sqlite/made-up.sqlite") == sha256(path)


def test_many_rows_are_the_same_bytes_however_they_come_in(tmp_path: Path) -> None:
    """The words of some rows are written before the next rows: always of the same ones, so that all pages lie in the same places."""
    places = [{"place_id": f"xx-{n:05}", "name": f"澜湾{n}号", "name_en": f"Lanwan {n}"} for n in range(STEP + 5)]
    tables = {"places": places, "events": EVENTS[1:]}
    one, other = (write(tmp_path / f"{size}", tables, SCHEMAS, chunk=size, select=["sqlite"]) for size in (STEP + 5, 3_001))
    assert sha256(one / "output/sqlite/made-up.sqlite") == sha256(other / "output/sqlite/made-up.sqlite")


def test_a_row_that_refers_to_nothing_is_not_published(tmp_path: Path) -> None:
    """The rules find it where it is typed; should one come through, nothing is written."""
    with pytest.raises(ValueError, match="a row of events refers to no row of places"):
        write(tmp_path, {"places": [], "events": EVENTS[:1]}, SCHEMAS, select=["sqlite"])


def test_a_disk_that_refuses_is_an_os_error(tmp_path: Path) -> None:
    """SQLite's own errors come as those that the build explains."""
    blocked = tmp_path / "output" / "sqlite" / f"{DATASET['name']}.sqlite"
    blocked.mkdir(parents=True)
    from pipeline.publish.sqlite.database import _connection

    with pytest.raises(PermissionError), _connection(blocked):
        pass


@pytest.mark.parametrize(("version", "number"), [("0.1.0", 100), ("1.2.3", 10203), ("12.34.56", 123456), ("1.2.3-rc1", 0), ("2024", 0)])
def test_the_version_as_a_number(version: str, number: int) -> None:
    """Larger for a later version; 0 for what is no version of three parts."""
    assert version_number(version) == number


def test_the_views_that_users_ask_for_are_there(tmp_path: Path) -> None:
    """Of a real build: metrics and participants with the names of places, people and events."""
    root = write_tiny(tmp_path / "tiny")
    assert build(Project(root, (root / "texts",)), Options(root, select=("csv", "sqlite"))).report.ok
    with closing(sqlite3.connect(root / "output/sqlite/harbour-test.sqlite")) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT indicator, about_initiative_name, participant_name, article_title FROM metrics_full ORDER BY metric_id"
        ).fetchall()
        assert rows[0] == ("潮汐书屋", "潮汐书屋", "林晓舟", "雾港市长会议召开")
        assert connection.execute("SELECT person_name_latn, place_name_en, event_name FROM participants_full").fetchall() == [
            ("Lin Xiaozhou", "Lanwan", "第三届雾港市长会议")
        ]
        assert [key for (key,) in connection.execute("SELECT row_id FROM search WHERE search MATCH '潮汐'")] != []
