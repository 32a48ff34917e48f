"""GeoJSON: points by the marks of a table, in the order of RFC 7946, with every value; a row without coordinates has none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.geojson import coordinates
from tests.publish.sqlite.conftest import ROWS, SCHEMAS
from tests.publish.tables import CELLS, write

FILE = "output/geojson/sites.geojson"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the made-up harbour, with a format besides."""
    return write(tmp_path_factory.mktemp("points"), ROWS, SCHEMAS, select=["csv", "geojson"])


def features(folder: Path) -> dict[str, Any]:
    loaded = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert loaded["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in loaded["features"]}


def test_a_point_is_longitude_then_latitude(folder: Path) -> None:
    """As the standard wants it: east before north, in degrees, without naming a system."""
    assert features(folder)["lw"]["geometry"] == {"type": "Point", "coordinates": [113.0, 23.5]}
    assert "crs" not in json.loads((folder / FILE).read_text(encoding="utf-8"))


def test_a_row_without_coordinates_has_no_geometry(folder: Path) -> None:
    """It is not put at 0, 0, and not left out."""
    assert [name for name, feature in features(folder).items() if feature["geometry"] is None] == ["xl", "lake"]


def test_every_value_is_a_property(folder: Path) -> None:
    """All columns of all rows, as they are."""
    assert [feature["properties"] for feature in features(folder).values()] == ROWS["sites"]


def test_it_is_listed_in_the_descriptor(folder: Path) -> None:
    """With its media type; there is one for the table with coordinates, and none for the others."""
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [(r["path"], r["mediatype"]) for r in resources if r["format"] == "geojson"] == [(FILE, "application/geo+json")]


def test_a_package_without_coordinates_has_no_such_file(tmp_path: Path) -> None:
    """Neither file nor folder."""
    assert not (write(tmp_path, {"cells": []}, select=["csv", "geojson"]) / "output/geojson").exists()
    assert coordinates(CELLS["cells"]) is None


def test_a_latitude_alone_is_no_point() -> None:
    """Both are needed."""
    assert coordinates(SCHEMAS["figures"]) is None
    assert coordinates(SCHEMAS["sites"]) == ("east", "north")
