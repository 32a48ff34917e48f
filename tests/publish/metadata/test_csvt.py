"""Column types for GDAL: one line beside every CSV file, with a type for every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.csvt import line
from tests.publish.metadata.conftest import validator
from tests.publish.sqlite.conftest import SCHEMAS


def test_types_follow_the_schema_and_coordinates_are_points() -> None:
    """Latitude is CoordY, longitude CoordX; a list is text."""
    assert line(SCHEMAS["sites"]) == '"String","String","String","String","String","String","CoordY","CoordX"\n'
    assert line(SCHEMAS["figures"]).split(",")[3:6] == ['"Real"', '"String"', '"String"']


def test_every_csv_file_has_its_types(package: Package) -> None:
    """As many as the file has columns."""
    files = sorted((package.folder / "output/csv").glob("*.csv"))
    assert files
    for file in files:
        header = file.read_text(encoding="utf-8").partition("\n")[0]
        assert len(file.with_suffix(".csvt").read_text(encoding="ascii").split(",")) == len(header.split(",")), file.name


@pytest.mark.parametrize("path", ["output/csv/places.csv", "output/geojson/places.geojson"])
def test_gdal_sees_points(published: Package, path: str) -> None:
    """As many as there are rows with coordinates, in either file, where they lie."""
    frame = validator("geopandas").read_file(Path(published.folder / path))
    rows = published.table("places").to_pylist()
    assert [(p.y, p.x) for p in frame.geometry if p is not None] == [
        (row["latitude"], row["longitude"]) for row in rows if row["latitude"] is not None
    ]
