"""Typed pandas frames from finished tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Table

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "list": "object"}
"""The pandas dtype of every Table Schema type used here: nullable throughout, lists as Python lists."""


def to_frame(table: Table) -> pd.DataFrame:
    """A frame with the declared columns in order and nullable dtypes; the index counts rows from 0."""
    import pandas as pd

    columns = {f.name: pd.Series([row.values.get(f.name) for row in table.rows], dtype=DTYPES[f.type]) for f in table.schema.fields}
    return pd.DataFrame(columns, columns=list(table.schema.field_names))
