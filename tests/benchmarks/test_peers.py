"""The peers of the bench: what they judge, and that one that is not there is skipped with a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import peers
from pipeline.schema.load import default_folder, load_schemas

SCHEMAS = load_schemas(default_folder())[0]


def test_tables_come_behind_those_that_they_refer_to() -> None:
    """A table refers to nothing that comes later, but for circles."""
    names = [schema.name for schema in peers.in_order(SCHEMAS)]
    assert sorted(names) == sorted(SCHEMAS)
    assert names.index("articles") < names.index("metrics") < names.index("evidence")


def test_duckdb_holds_a_row_to_its_schema() -> None:
    """A code that a schema does not list is refused by its table in DuckDB."""
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    for schema in peers.in_order(SCHEMAS):
        connection.execute(peers.definition(schema))
    coded = next(f for f in SCHEMAS["metrics"].fields if f.enum and f.type == "string")
    with pytest.raises(duckdb.ConstraintException):
        connection.execute(f"INSERT INTO metrics (\"{coded.name}\") VALUES ('no such code')")


def test_a_peer_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is skipped with a word, and nothing fails."""
    monkeypatch.setenv("PATH", str(tmp_path))
    peers.main("qsv validate", tmp_path)
    assert json.loads(capsys.readouterr().out) == {"skipped": "qsv is not installed"}
