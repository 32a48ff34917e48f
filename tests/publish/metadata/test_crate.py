"""RO-Crate 1.2: `output/` passes roc-validator at the required level, offline; the context comes from a cache that is filled here."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.crate import PATH
from tests.publish.metadata.conftest import document, profiles, spoilt, validator

Validate = Callable[[Package, str], list[str]]


@pytest.fixture
def validate(tmp_path: Path) -> Validate:
    """What roc-validator says of a package's crate, down to a level."""
    validator("rocrate_validator")
    cache = tmp_path / "cache"
    fill(cache, "https://w3id.org/ro/crate/1.2/context", profiles("ro-crate") / "context-1.2.jsonld")

    def issues(package: Package, level: str) -> list[str]:
        from rocrate_validator.services import ValidationSettings
        from rocrate_validator.services import validate as judge

        folder = str(package.folder / "output")
        settings = ValidationSettings(folder, profile_identifier="ro-crate-1.2", requirement_severity=level, offline=True, cache_path=cache)
        return [str(issue.message) for issue in judge(settings).get_issues()]

    return issues


def fill(cache: Path, url: str, file: Path) -> None:
    """Put a page into an HTTP cache, as if it had been fetched."""
    import requests
    import requests_cache
    import urllib3

    class Shelf(requests.adapters.BaseAdapter):
        """Answers with the file."""

        def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:
            answer = requests.Response()
            answer.status_code, answer.url, answer.request = 200, request.url or "", request
            answer.headers["Content-Type"] = "application/ld+json"
            answer.raw = urllib3.HTTPResponse(io.BytesIO(file.read_bytes()), answer.headers, 200, preload_content=False)
            return answer

        def close(self) -> None:
            """Nothing to close."""

    with requests_cache.CachedSession(str(cache), backend="sqlite", expire_after=-1) as session:
        session.mount("https://", Shelf())
        session.get(url)


def test_roc_validator_finds_what_is_required(package: Package, validate: Validate) -> None:
    """Nothing that RO-Crate 1.2 requires is missing or wrong."""
    assert validate(package, "REQUIRED") == []


def test_roc_validator_sees_a_missing_date_and_a_missing_file(fictional: Package, validate: Validate) -> None:
    """The validator refuses a crate without date, and one that lists a file that is not there."""

    def change(loaded: dict[str, Any]) -> None:
        loaded["@graph"][1].pop("datePublished")
        loaded["@graph"][2]["@id"] = "csv/nowhere.csv"
        loaded["@graph"][1]["hasPart"][0]["@id"] = "csv/nowhere.csv"

    with spoilt(fictional, PATH, change):
        issues = " ".join(validate(fictional, "REQUIRED"))
    assert "datePublished" in issues
    assert "nowhere.csv" in issues


def test_every_part_is_there_with_its_hash_and_size(package: Package) -> None:
    """The files of the tables and the other metadata, each as it lies on disk."""
    parts = [entity for entity in document(package, PATH)["@graph"] if entity["@type"] == "File"]
    assert {"csv/csv-metadata.json", "csv/metrics.csv", "metadata/annotations.jsonld", "parquet/metrics.parquet"} <= {
        p["@id"] for p in parts
    }
    for part in parts:
        data = (package.folder / "output" / part["@id"]).read_bytes()
        assert (part["contentSize"], part["sha256"]) == (str(len(data)), hashlib.sha256(data).hexdigest())


def test_every_term_is_in_the_published_context(package: Package) -> None:
    """No term of our own beside it: ro-crate-py would drop that, and the hashes would mean nothing."""
    loaded = document(package, PATH)
    assert loaded["@context"] == "https://w3id.org/ro/crate/1.2/context"
    terms = json.loads((profiles("ro-crate") / "context-1.2.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {key for entity in loaded["@graph"] for key in entity if not key.startswith("@")} <= terms.keys()


def test_ro_crate_py_reads_and_writes_it_without_loss(package: Package, tmp_path: Path) -> None:
    """Every entity with every property, hashes and context among them."""
    crate = validator("rocrate.rocrate").ROCrate(str(package.folder / "output"))
    crate.write(tmp_path / "again")
    again = json.loads((tmp_path / "again" / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    loaded = document(package, PATH)
    assert again["@context"] == loaded["@context"]
    assert {entity["@id"]: entity for entity in again["@graph"]} == {entity["@id"]: entity for entity in loaded["@graph"]}
