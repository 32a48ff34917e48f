"""The product as a whole: what is written when, the same bytes every time, odd texts as they are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata import Metadata
from tests.conftest import ROOT
from tests.publish.metadata.conftest import ODD, document

CSVW = "output/csv/csv-metadata.json"
CROISSANT = "output/metadata/croissant.json"
DCAT = "output/metadata/dcat.jsonld"
DATACITE = "output/metadata/datacite.json"
ANNOTATIONS = "output/metadata/annotations.jsonld"
CRATE = "output/ro-crate-metadata.json"
TYPES = "output/csv/TABLE.csvt"


def written(package: Package, folder: Path, descriptor: dict[str, Any]) -> list[str]:
    """The paths of what is written of a package with another descriptor, into another folder."""
    shutil.copytree(package.folder / "output", folder / "output", dirs_exist_ok=True)
    paths = (Path(made.path) for made in Metadata().write(Package(folder, package.schemas, package.chunks, descriptor)))
    return list(dict.fromkeys(TYPES if path.suffix == ".csvt" else str(path) for path in paths))


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        ({"csv", "parquet"}, [CSVW, CROISSANT, DCAT, DATACITE, TYPES, ANNOTATIONS, CRATE]),
        ({"csv"}, [CSVW, DCAT, DATACITE, TYPES, ANNOTATIONS, CRATE]),
        ({"parquet"}, [CROISSANT, DCAT, DATACITE, CRATE]),
        (set(), [DCAT, DATACITE, CRATE]),
    ],
    ids=["both", "csv", "parquet", "neither"],
)
def test_metadata_of_a_format_that_was_not_selected_is_left_out(
    fictional: Package, tmp_path: Path, formats: set[str], expected: list[str]
) -> None:
    """Croissant needs Parquet; CSVW and the annotations need CSV."""
    resources = [r for r in fictional.descriptor["resources"] if Path(r["path"]).parent.name in formats]
    assert written(fictional, tmp_path, {**fictional.descriptor, "resources": resources}) == expected


def test_the_page_on_metadata_names_every_file() -> None:
    """What a build writes is explained."""
    page = (ROOT / "docs" / "metadata.md").read_text(encoding="utf-8")
    assert [path for path in (CSVW, CROISSANT, DCAT, DATACITE, TYPES, ANNOTATIONS, CRATE) if f"| `{path}` |" not in page] == []


def test_without_a_date_there_is_nothing_that_requires_one(fictional: Package, tmp_path: Path) -> None:
    """No date is made up: neither a crate nor a DataCite record is written."""
    undated = {k: v for k, v in fictional.descriptor.items() if k != "issued"}
    assert written(fictional, tmp_path, undated) == [CSVW, CROISSANT, DCAT, TYPES, ANNOTATIONS]


def test_the_same_package_gives_the_same_bytes(fictional: Package, tmp_path: Path) -> None:
    """No time, no order of chance."""
    paths = written(fictional, tmp_path, dict(fictional.descriptor))
    files = [p for path in paths for p in ([path] if path != TYPES else [f"output/csv/{name}.csvt" for name in fictional.schemas])]
    assert {p: (tmp_path / p).read_bytes() for p in files} == {p: (fictional.folder / p).read_bytes() for p in files}


def test_odd_texts_are_kept_as_they_are(fictional: Package) -> None:
    """Markup, quotes, marks of direction and characters beyond the basic plane in a title: in every file the same text."""
    assert document(fictional, CROISSANT)["name"] == ODD
    assert document(fictional, DCAT)["dct:title"] == {"en": ODD, "zh": "雾港"}
    assert document(fictional, DATACITE)["titles"][0]["title"] == ODD
    assert document(fictional, CRATE)["@graph"][1]["name"] == ODD
    assert document(fictional, CSVW)["dc:title"][0] == {"@value": ODD, "@language": "en"}
    assert document(fictional, ANNOTATIONS)["label"] == [ODD, "雾港"]


def test_no_metadata_names_a_machine_or_a_place_it_was_made_at(published: Package) -> None:
    """No absolute path and no file: address."""
    for path in (CSVW, CROISSANT, DCAT, DATACITE, ANNOTATIONS, CRATE):
        text = (published.folder / path).read_text(encoding="utf-8")
        assert str(published.folder) not in text
        assert str(ROOT) not in text
        assert "file:" not in text
