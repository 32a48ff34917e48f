"""GeoJSON (RFC 7946): the rows of every table with latitude and longitude as points, for GIS and maps.

Which columns they are, the marks say. A row without coordinates is a feature without geometry, so that nothing is lost; lists stay lists.
The file is written line by line, a feature a line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model import TableSchema
from pipeline.publish.kinds import Made, Package
from pipeline.publish.swap import OUTPUT
from pipeline.schema.marks import with_semantics


@dataclass(frozen=True)
class GeoJsonFiles:
    """The GeoJSON files of a package: one of each table with coordinates."""

    name: str = "geojson"

    def write(self, package: Package) -> list[Made]:
        """Write a file for every table whose rows have coordinates; none where no table has them."""
        located = ((schema, point) for schema in package.schemas.values() if (point := coordinates(schema)))
        return [self._file(package, schema, point) for schema, point in located]

    def _file(self, package: Package, schema: TableSchema, point: tuple[str, str]) -> Made:
        path = f"{OUTPUT}/{self.name}/{schema.name}.geojson"
        target = package.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        rows = (row for chunk in package.chunks(schema.name) for row in chunk.to_pylist())
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{"type":"FeatureCollection","name":{_json(schema.name)},"features":[')
            file.writelines(("\n" if n == 0 else ",\n") + _json(feature(schema, point, row)) for n, row in enumerate(rows))
            file.write("\n]}\n")
        return Made(path, _resource(schema))


def _resource(schema: TableSchema) -> dict[str, str]:
    return {
        "name": f"{schema.name}-geojson",
        "title": f"{schema.title} as points",
        "titleZh": f"{schema.title_zh}（点）",
        "description": f"{schema.description} As GeoJSON, for GIS and maps.",
        "descriptionZh": f"{schema.description_zh}GeoJSON 格式，供地图与地理信息软件使用。",
        "format": "geojson",
        "mediatype": "application/geo+json",
    }


def coordinates(schema: TableSchema) -> tuple[str, str] | None:
    """The columns with longitude and latitude, in the order of GeoJSON; nothing where the table has not both."""
    longitude, latitude = with_semantics(schema, "longitude"), with_semantics(schema, "latitude")
    return (longitude, latitude) if longitude and latitude else None


def feature(schema: TableSchema, point: tuple[str, str], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as a feature: its key, its point in degrees (WGS 84), all its columns."""
    key = "/".join(str(row[name]) for name in schema.primary_key)
    place = [row[name] for name in point]
    geometry = None if None in place else {"type": "Point", "coordinates": place}
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": dict(row)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
