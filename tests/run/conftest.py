"""What the tests of a run share: a project of a dozen articles, made once and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.projects import write_many

ARTICLES = 12
SELECT = ("csv", "jsonl", "parquet")
"""What is published where only batches matter; all products are compared in `test_killed_build.py` and `test_dask.py`."""


@pytest.fixture(scope="session")
def many_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid project of a dozen articles, each with its lock, published as `SELECT` says, of which nothing is remembered."""
    root = write_many(tmp_path_factory.mktemp("once") / "many", ARTICLES)
    arguments = ["--jobs", "1", "--select", ",".join(SELECT)]
    assert Runner()("-C", root, "build", *arguments, texts=root / "texts").exit_code == 0
    shutil.rmtree(root / ".pipeline-cache")
    return root


@pytest.fixture
def many(many_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(many_once, tmp_path / "many"))
