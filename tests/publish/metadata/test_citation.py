"""CITATION.cff: the published JSON Schema of the Citation File Format finds it valid, and it says what the dataset's record says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import yaml

from pipeline.transcription.dataset import dataset_record
from tests.conftest import ROOT
from tests.publish.metadata.conftest import validator


def citation() -> dict[str, Any]:
    """The file's content."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return loaded


def faults(record: dict[str, Any]) -> list[str]:
    """What the schema, which the package check-jsonschema carries, has to say of a record."""
    from jsonschema import Draft7Validator

    vendored = files(validator("check_jsonschema")) / "builtin_schemas" / "vendor" / "citation-file-format.json"
    return [error.message for error in Draft7Validator(json.loads(vendored.read_text(encoding="utf-8"))).iter_errors(record)]


def test_the_schema_of_the_format_finds_no_fault() -> None:
    """Version 1.2.0 of the format."""
    assert faults(citation()) == []


def test_the_schema_sees_a_wrong_date_and_an_unknown_part() -> None:
    """The schema is in force."""
    assert len(faults({**citation(), "date-released": "in autumn", "colour": "blue"})) == 2


def test_it_says_what_the_record_says() -> None:
    """Title, version, day of issue and licence are those of the dataset."""
    record, _ = dataset_record(ROOT)
    cited = citation()
    assert (cited["title"], cited["version"], cited["date-released"]) == (record["title"], record["version"], record["issued"])
    assert cited["license"] == record["licenses"][0]["name"]
    assert [author["name"] for author in cited["authors"]] == [c["title"] for c in record["contributors"] if "author" in c["roles"]]
