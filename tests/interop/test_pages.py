"""What Datasette shows: whatever is missing on its pages is told, table by table, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.publish.sqlite.conftest import written
from tools.interop import pages as looked_at
from tools.interop.pages import pages

GOOD = """import json, sys
path = sys.argv[-1]
words = "Made up CC0-1.0 T name=\\"_search\\" sort uses where_at"
named = [{"meeting": key, "part_of": above} for key, above in (("m", None), ("m1", {"value": "m", "label": "雾港市长会议"}))]
rows = {"meetings": named, "sites": [{"site": "xl"}], "people": [{"who": "lin"}], "voices": [{"voice": "v"}], "figures": [{"figure": "f1"}]}
rows |= {"told": [{"told": "t2"}], "all_texts": [{"id": 1}]}
print(json.dumps(rows[path.split("/")[-1].split(".json")[0]]) if ".json" in path else words)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up harbour, and a program `shows` in place of Datasette, which prints what a good one would."""
    written(tmp_path)
    program = tmp_path / "shows"
    program.write_text(f"#!/usr/bin/env python3\\n{GOOD}".replace("\\n", "\n"), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(looked_at, "search_path", lambda: f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def spoil(package: Path, old: str, new: str) -> None:
    program = package / "shows"
    text = program.read_text(encoding="utf-8")
    assert old in text
    program.write_text(text.replace(old, new), encoding="utf-8")


def test_good_pages_have_no_fault(package: Path) -> None:
    """Title, licence, search box, facets, what is sought, names behind keys."""
    assert pages("shows", package) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("CC0-1.0", "", "shows: the front page does not say license"),
        ('name=\\"_search\\"', "", "shows: meetings has no search box"),
        ("where_at", "", "shows: figures has no facet where_at"),
        ('("m", None)', '("x", None)', "shows: meetings: a search for 雾港 does not find m"),
        ('"雾港市长会议"}', '"m"}', "shows: meetings.part_of shows m instead of 雾港市长会议"),
        ('{"value": "m", "label": "雾港市长会议"}', '"m"', "shows: meetings.part_of shows m without a name"),
    ],
    ids=["licence", "search box", "facet", "search", "name", "no name"],
)
def test_what_is_missing_is_told(package: Path, old: str, new: str, fault: str) -> None:
    """By program, table and column."""
    spoil(package, old, new)
    assert fault in pages("shows", package)


def test_a_package_without_metadata_is_not_looked_at(tmp_path: Path) -> None:
    """As an older one."""
    assert pages("shows", tmp_path) == []


def test_the_metadata_are_those_that_are_looked_for(package: Path) -> None:
    """The made-up database has the table of all texts besides its own."""
    metadata = json.loads((package / "output/sqlite/metadata.json").read_text(encoding="utf-8"))
    assert "all_texts" in metadata["databases"]["made-up"]["tables"]
