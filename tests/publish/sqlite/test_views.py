"""Views: what the marks say of a row that a key leads to, and of the rows above it."""

from __future__ import annotations

import sqlite3

import pytest

FULL = "SELECT {} FROM figures_full WHERE figure = 'f2'"


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("said_by_as_printed, said_by_person_name, said_by_person_latin", ("晓舟", "林晓舟", "Lin Xiaozhou")),
        ("before_id, before_what, before_amount, before_measure", ("f1", "书屋", 12.0, "{site}")),
        ("said_at_title, said_at_root_id, said_at_root_title", ("圆桌", "m", "雾港市长会议")),
        ("where_at_called_plainly, where_at_city_id, where_at_city_called_plainly", ("Whale Lake", "lw", "Lanwan")),
        ("where_at_root_called, where_at_root_called_plainly", ("雾国", "Mistland")),
    ],
    ids=["whom a printed name means", "the figure before", "the whole event", "the city", "the country"],
)
def test_what_a_key_leads_to_is_told(database: sqlite3.Connection, columns: str, row: tuple[object, ...]) -> None:
    """Names in both languages, the number of the row compared with, the event as a whole, city and country."""
    assert database.execute(FULL.format(columns)).fetchone() == row


def test_a_row_that_refers_to_nothing_is_there_all_the_same(database: sqlite3.Connection) -> None:
    """Without names, with its own values."""
    sql = "SELECT figure, amount, said_at_root_id, where_at_city_id, before_amount FROM figures_full ORDER BY 1"
    assert database.execute(sql).fetchall() == [("f1", 12.0, None, None, None), ("f2", None, "m", "lw", 12.0)]


def test_rows_above_are_listed_step_by_step(database: sqlite3.Connection) -> None:
    """Each row with itself and all it lies in: everything in a city is one condition."""
    assert database.execute("SELECT * FROM sites_above WHERE site = 'lake' ORDER BY steps").fetchall() == [
        ("lake", "lake", 0),
        ("lake", "lw", 1),
        ("lake", "xl", 2),
    ]
    assert database.execute("SELECT site FROM sites_above WHERE above_site = 'lw' ORDER BY site").fetchall() == [("lake",), ("lw",)]


def test_a_view_asks_only_what_is_wanted(database: sqlite3.Connection) -> None:
    """A row is looked up by its key, and joins of columns that nobody asks for are left out."""
    plan = [row[-1] for row in database.execute("EXPLAIN QUERY PLAN " + FULL.format("figure, said_by_as_printed"))]
    assert not [step for step in plan if step.startswith("SCAN")]
    assert len(plan) < 6


def test_an_id_with_an_address_is_shown_as_one(database: sqlite3.Connection) -> None:
    """By the mark of its column, so that Datasette makes a link of it; no id, no address."""
    assert database.execute("SELECT site, code_url FROM sites_full WHERE site IN ('xl', 'lw') ORDER BY 1").fetchall() == [
        ("lw", None),
        ("xl", "https://example.org/it's/XLL/"),
    ]
