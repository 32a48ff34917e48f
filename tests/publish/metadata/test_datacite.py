"""DataCite 4.5: the published JSON Schema, which the package datacite carries, finds the record valid."""

from __future__ import annotations

from typing import Any

from pipeline.publish.kinds import Package
from pipeline.publish.metadata import datacite
from pipeline.publish.metadata.datacite import PATH
from tests.publish.metadata.conftest import document, validator


def faults(record: dict[str, Any]) -> list[str]:
    """What the schema has to say of a record."""
    validator("datacite")
    from datacite import schema45

    return [error.message for error in schema45.validator.iter_errors(record)]


def test_the_schema_finds_no_fault(package: Package) -> None:
    """All that DataCite asks for, in its words."""
    assert faults(document(package, PATH)) == []


def test_the_schema_sees_a_missing_year_and_a_wrong_relation(fictional: Package) -> None:
    """The schema is in force."""
    record = document(fictional, PATH)
    del record["publicationYear"]
    record["relatedItems"][0]["relationType"] = "ReadFrom"
    found = " ".join(faults(record))
    assert "'publicationYear' is a required property" in found
    assert "'ReadFrom' is not one of" in found


def test_what_nobody_recorded_is_not_invented(published: Package, fictional: Package) -> None:
    """A DOI where there is one; where nobody publishes the dataset, DataCite's own code for that."""
    assert document(fictional, PATH)["doi"] == "10.1234/harbour"
    assert document(fictional, PATH)["publisher"] == {"name": "Nobody in particular"}
    assert "doi" not in document(published, PATH)
    bare = {**fictional.descriptor, "contributors": [{"title": "Nobody in particular"}]}
    record = datacite.document(Package(fictional.folder, fictional.schemas, fictional.chunks, bare))
    assert record is not None
    assert record["publisher"] == {"name": ":unav"}
    assert faults(record) == []
