"""Loading published tables in code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.disk.regular import open_text
from pipeline.publish.descriptor import read_descriptor
from pipeline.publish.swap import DESCRIPTOR

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {"string": "string", "integer": "Int64", "number": "Float64"}
"""The pandas dtype for every Table Schema type but lists: nullable throughout."""


def find_package(path: str | Path | None = None) -> tuple[dict[str, Any], Path]:
    """The descriptor of a package and the folder it lies in; raises ``FileNotFoundError`` where there is none."""
    for folder in _candidates(path):
        descriptor = read_descriptor(folder / DESCRIPTOR)
        if descriptor is not None:
            return descriptor, folder
    place = path if path is not None else "this folder, above it, or beside the program"
    raise FileNotFoundError(f"no {DESCRIPTOR} in {place}; build it with: pipeline build")


def _candidates(path: str | Path | None) -> list[Path]:
    if path is not None:
        given = Path(path)
        return [given.parent if given.name == DESCRIPTOR else given]
    here = Path.cwd()
    return [here, *here.parents, Path(__file__).parents[2]]


def load_table(table: str, path: str | Path | None = None) -> pd.DataFrame:
    """One table of a package as a typed frame; raises ``KeyError`` for a table the package does not have."""
    import pandas as pd

    descriptor, folder = find_package(path)
    resources = {r["name"]: r for r in descriptor["resources"] if r.get("type") == "table"}
    if table not in resources:
        raise KeyError(f"no table {table!r}; the package has {', '.join(resources)}")
    resource = resources[table]
    with open_text(folder / resource["path"], newline="") as file:
        frame = pd.read_csv(file, dtype="string", keep_default_na=False, na_values=[""])
    for field in resource["schema"]["fields"]:
        column = frame[field["name"]]
        if field["type"] == "list":
            parts = [None if pd.isna(v) else v.split(field.get("delimiter", ",")) for v in column]
            frame[field["name"]] = pd.Series(parts, dtype="object", index=frame.index)
        else:
            frame[field["name"]] = column.astype(DTYPES[field["type"]])
    return frame
