"""What Datasette shows: names of rows, facets, units, words in both languages, the licence; the same in both files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from tests.publish.sqlite.conftest import SCHEMAS


def metadata(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    return loaded


def tables(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = metadata(folder)["databases"]["made-up"]["tables"]
    return found


def test_every_table_has_a_column_that_names_its_rows(folder: Path) -> None:
    """The translation where no row lacks it, else the label, else the key: else Datasette 1.0 shows the key's own text."""
    assert {name: shown["label_column"] for name, shown in tables(folder).items() if name in SCHEMAS} == {
        "sites": "called_plainly",
        "people": "name",
        "meetings": "title",
        "voices": "as_printed",
        "figures": "what",
        "told": "sentence",
        "hidden": "hidden",
    }


def test_codes_lists_and_places_are_facets(folder: Path) -> None:
    """Degrees have their unit."""
    assert tables(folder)["sites"]["facets"] == ["sort"]
    assert tables(folder)["figures"]["facets"] == [{"array": "uses"}, "where_at"]
    assert tables(folder)["sites"]["units"] == {"north": "degree", "east": "degree"}


def test_tables_and_columns_are_told_in_both_languages(folder: Path) -> None:
    """As the schemas have it."""
    assert tables(folder)["figures"]["title"] == "T 题"
    assert tables(folder)["figures"]["columns"]["amount"] == "T: D. 题：述。"


def test_licence_title_and_version_are_those_of_the_dataset(folder: Path) -> None:
    """What the record does not say is left out: this one has no home page."""
    told = {name: value for name, value in metadata(folder).items() if name != "databases"}
    assert told == {"title": "Made up", "description": "Nothing real.", "license": "CC0-1.0", "about": "version 1.2.3"}


def test_both_files_show_tables_alike(folder: Path) -> None:
    """But for units, which Datasette 1.0 has no more."""
    config = yaml.safe_load((folder / "datasette.yaml").read_text(encoding="utf-8"))["databases"]["made-up"]["tables"]
    keys = ("label_column", "facets")
    assert config == {n: {k: shown[k] for k in keys if k in shown} for n, shown in tables(folder).items() if n in SCHEMAS}
