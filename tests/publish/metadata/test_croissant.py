"""Croissant 1.1: mlcroissant calls it valid and loads every record set from the Parquet files."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.croissant import PATH
from tests.publish.metadata.conftest import document, spoilt, validator


def test_mlcroissant_finds_no_fault_and_misses_nothing(package: Package) -> None:
    """Neither an error nor a warning: what the standard recommends is there too."""
    dataset = validator("mlcroissant").Dataset(str(package.folder / PATH))
    assert (dataset.metadata.issues.errors, dataset.metadata.issues.warnings) == (set(), set())


def test_mlcroissant_sees_a_missing_hash(fictional: Package) -> None:
    """The validator refuses a file without its hash."""
    croissant = validator("mlcroissant")
    with spoilt(fictional, PATH, lambda d: d["distribution"][0].pop("sha256")) as path, pytest.raises(croissant.ValidationError):
        croissant.Dataset(str(path))


def test_every_record_set_loads_with_the_values_of_its_table(package: Package) -> None:
    """All rows of all tables, cell by cell: texts, numbers, lists, and nothing where nothing is said."""
    dataset = validator("mlcroissant").Dataset(str(package.folder / PATH))
    assert [record_set.uuid for record_set in dataset.metadata.record_sets] == list(package.schemas)
    for name in package.schemas:
        loaded = [{key.partition("/")[2]: _plain(value) for key, value in row.items()} for row in dataset.records(name)]
        assert loaded == package.table(name).to_pylist()


def _plain(value: Any) -> Any:
    """A loaded value in the types of Arrow: mlcroissant gives texts as bytes and lists as NumPy arrays of them."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return [_plain(item) for item in value] if isinstance(value, list) else value


def test_a_changed_file_is_refused(fictional: Package) -> None:
    """The hash in the metadata is that of the file: another one does not load."""
    croissant = validator("mlcroissant")

    def change(loaded: dict[str, Any]) -> None:
        next(f for f in loaded["distribution"] if f["name"] == "metrics.parquet")["sha256"] = "0" * 64

    with spoilt(fictional, PATH, change) as path, pytest.raises(croissant.GenerationError):
        list(croissant.Dataset(str(path)).records("metrics"))


def test_codes_and_references_are_described_in_both_languages(fictional: Package) -> None:
    """A coded column lists its codes, a reference names its table."""
    fields = {field["@id"]: field["description"] for table in document(fictional, PATH)["recordSet"] for field in table["field"]}
    assert "Codes: zh-Hans (Chinese, simplified characters); zh-Hant" in fields["articles/language"]["en"]
    assert "zh-Hans（简体中文）" in fields["articles/language"]["zh"]
    assert fields["metrics/participant_id"]["en"].endswith("Names a row of participants.")
    assert fields["metrics/participant_id"]["zh"].endswith("指向 participants 的一行。")


def test_the_citation_names_authors_year_title_version_and_identifier(fictional: Package) -> None:
    """In one line, as the README shows it."""
    cite = document(fictional, PATH)["citeAs"]
    assert cite.startswith("Nobody in particular (2031). 雾港 = 𠮷")
    assert cite.endswith("(version 1.0.0) [Data set]. https://doi.org/10.1234/harbour")


def test_the_dataset_is_named_in_plain_strings(fictional: Package) -> None:
    """TensorFlow Datasets takes no texts by language there: English name and description, the Chinese name beside the short one."""
    loaded = document(fictional, PATH)
    assert isinstance(loaded["name"], str)
    assert isinstance(loaded["description"], str)
    assert loaded["alternateName"] == ["雾港", "harbour-test"]
