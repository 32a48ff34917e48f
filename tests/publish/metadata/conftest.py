"""Packages with their metadata, the validators that are not of the project, and a guard against the network."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata import Metadata
from pipeline.schema.load import load_schemas
from pipeline.transcription.dataset import dataset_record
from tests.conftest import ROOT, Runner
from tests.projects import replace, write_tiny

SCHEMAS, _ = load_schemas(ROOT / "schemas")
ISSUED = "version: 1.0.0\nissued: 2031-05-07\nid: https://doi.org/10.1234/harbour\nhomepage: https://example.org/harbour\n"
PROPOSED = """\
- {table: metrics, row: harbour-2031-m01, origin: proposed, proposer: tide reader, version: "0.3", outcome: accepted, readers: 1}
- {table: metrics, row: harbour-2031-m02, origin: proposed, proposer: A colleague, outcome: mended, readers: 2}
"""
ODD = '雾港 = 𠮷, <b>"O\'Harbour"</b> \u200f& friends'


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here asks the network: whoever connects anywhere fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("something asks the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A made-up package, whose record has everything that is optional and an odd title."""
    root = write_tiny(tmp_path_factory.mktemp("fictional") / "harbour")
    record = root / "sources" / "dataset.yaml"
    replace(record, "version: 1.0.0\n", ISSUED)
    replace(record, "title: Harbour test", f"title: {json.dumps(ODD, ensure_ascii=False)}\ntitleZh: 雾港\nkeywords: [harbours]")
    replace(record, "  - title: Nobody in particular\n", "  - title: Nobody in particular\n    roles: [author, publisher]\n")
    replace(record, "  - name: CC-BY-4.0\n", "  - name: CC-BY-4.0\n    path: https://creativecommons.org/licenses/by/4.0/\n")
    (root / "sources" / "harbour-2031" / "reviews.yaml").write_text(PROPOSED, encoding="utf-8")
    result = Runner()("-C", root, "build", texts=root / "texts")
    assert result.exit_code == 0, result.stderr
    return described(root)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A copy of the committed tables with the dataset's record as it is now."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(ROOT / "output", folder / "output")
    shutil.copyfile(ROOT / "datapackage.json", folder / "datapackage.json")
    return described(folder, dataset_record(ROOT)[0])


def described(folder: Path, record: Mapping[str, Any] | None = None) -> Package:
    """The package in a folder, with its metadata written; parts of the descriptor may be replaced."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8")) | (record or {})
    package = Package(folder, SCHEMAS, lambda name: [pq.read_table(folder / f"output/parquet/{name}.parquet")], descriptor)
    Metadata().write(package)
    return package


@pytest.fixture(params=["fictional", "published"])
def package(request: pytest.FixtureRequest) -> Package:
    """One package after the other."""
    found: Package = request.getfixturevalue(request.param)
    return found


def document(package: Package, path: str) -> dict[str, Any]:
    """A metadata file as it was written."""
    loaded: dict[str, Any] = json.loads((package.folder / path).read_text(encoding="utf-8"))
    return loaded


@contextmanager
def spoilt(package: Package, path: str, change: Callable[[dict[str, Any]], object]) -> Iterator[Path]:
    """The path of a metadata file that was changed for the while."""
    file = package.folder / path
    text = file.read_text(encoding="utf-8")
    loaded = json.loads(text)
    change(loaded)
    file.write_text(json.dumps(loaded), encoding="utf-8")
    try:
        yield file
    finally:
        file.write_text(text, encoding="utf-8")


def validator(name: str) -> ModuleType:
    """The module of a validator; the test is skipped, and says so, where it is not installed."""
    if os.environ.get("REQUIRE_METADATA_VALIDATORS") == "1":
        return import_module(name)
    return pytest.importorskip(name, reason=f"needs {name} (run nox -s metadata)")


def profiles(name: str) -> Path:
    """A folder of published shapes and contexts; the test is skipped, and says so, without them."""
    folder = os.environ.get("METADATA_PROFILES")
    if not folder:
        pytest.skip(f"needs the published files of {name} (set METADATA_PROFILES)")
    return Path(folder) / name
