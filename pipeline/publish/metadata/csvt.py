"""Column types for GDAL: a `.csvt` beside every CSV file, by which GIS see numbers as numbers and latitude and longitude as points.

Without it GDAL reads every column as text. The types are those of GDAL's CSV driver.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline.model import Field, TableSchema
from pipeline.publish.kinds import Package
from pipeline.publish.metadata.facts import files_of

TYPES = {"string": "String", "integer": "Integer", "number": "Real", "list": "String"}
POINTS = {"latitude": "CoordY", "longitude": "CoordX"}


def write(package: Package) -> Iterator[str]:
    """Write a file for every CSV file; gives their paths."""
    for file in files_of(package.descriptor, "csv"):
        path = str(PurePosixPath(file.path).with_suffix(".csvt"))
        (package.folder / path).write_text(line(package.schemas[file.table]), encoding="ascii", newline="\n")
        yield path


def line(schema: TableSchema) -> str:
    """The types of a table's columns, in one line."""
    return ",".join(f'"{_type(field)}"' for field in schema.fields) + "\n"


def _type(field: Field) -> str:
    return POINTS.get(field.semantics or "", TYPES[field.type])
