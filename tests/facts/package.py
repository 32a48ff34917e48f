"""The facts of this dataset as they are published, and the tables from which others would join them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from pipeline.publish.write import write_package
from pipeline.run.inspection import Project, inspect
from pipeline.schema.arrow import to_arrow
from tests.conftest import ROOT


@cache
def kept() -> TemporaryDirectory[str]:
    """A folder that is there until the tests end."""
    return TemporaryDirectory(prefix="facts-")


@cache
def published() -> Path:
    """A folder with the dataset's tables in CSV, Parquet and the workbook: from the texts where they are at hand, else from the locks."""
    texts = os.environ.get("ARTICLE_TEXTS")
    inspection = inspect(Project(ROOT, (Path(texts),) if texts else ()))
    assert [str(p) for p in inspection.report.errors] == []
    folder = Path(kept().name)
    chunks = {name: to_arrow(table) for name, table in inspection.tables.items()}
    write_package(folder, inspection.schemas, lambda name: [chunks[name]], inspection.dataset, ["csv", "parquet", "xlsx"])
    return folder


def table(name: str) -> pd.DataFrame:
    """A table as text, missing cells as missing."""
    return pd.read_csv(published() / f"output/csv/{name}.csv", dtype="string", keep_default_na=False, na_values=[""])
