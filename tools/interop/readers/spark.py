"""PySpark: frames of CSV, Parquet and JSON Lines, on one core of this machine."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

from tools.interop.reader import Seen
from tools.interop.readers.python import PythonReader

KINDS = {
    "string": {"string"},
    "int": {"integer"},
    "bigint": {"integer"},
    "double": {"number"},
    "array<string>": {"list"},
}


@dataclass(frozen=True)
class SparkReader(PythonReader):
    """PySpark needs Java besides."""

    def missing(self) -> str:
        """PySpark, or Java."""
        return super().missing() or ("" if shutil.which("java") else "java")


READER = SparkReader("PySpark", "spark", KINDS, ("pyspark",))


def observe(frame: Any) -> Seen:
    """The rows of a frame, and each column's type, nulls (as Spark counts them) and cells."""
    rows = frame.collect()
    nulls = frame.selectExpr(*[f"count(*) - count(`{name}`) AS `{name}`" for name in frame.columns]).first()
    return frame.count(), {name: (kind, nulls[name], [row[name] for row in rows]) for name, kind in frame.dtypes}
