"""Pandera checks derived from Table Schemas, column by column, and the pandas frames over Arrow tables that they judge, without a copy.

Our own derivation: Pandera's importer loses foreign keys, formats and dates and fails on optional integers. Keys and
references across tables are rules of their own (`pipeline.checks.keys`). Pandera judges frames that rest on Arrow, whole
columns at a time: value by value it takes ten times longer. It asks one question of a whole table first, and of each column only
where the answer is no: to go through some hundred columns costs it more than what is asked of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd
import pandera.errors
import pandera.pandas as pa
import pyarrow as arrow

from pipeline.model import TableSchema
from pipeline.schema.arrow import arrow_type
from pipeline.schema.constraints import Holds, constraints, hold, truth

ROWS = "rows"
"""The column of a frame whose cells are whole rows."""
MOST = 128
"""So many schemas of Pandera are kept, since all batches of a build have the same: to make one takes a while."""


def refused(schema: TableSchema, table: arrow.Table) -> list[dict[str, Any]]:
    """The cells of a table that Pandera refuses: ``index``, ``column`` and ``check`` of each."""
    doubted = refused_of(whole(schema), rows_frame(table))
    return refused_of(by_column(schema), to_frame(table)) if doubted else []


def refused_of(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """What Pandera refuses of a frame by a schema."""
    try:
        schema.validate(frame, lazy=True, inplace=True)
    except pandera.errors.SchemaErrors as errors:
        cases: list[dict[str, Any]] = errors.failure_cases.to_dict("records")
        return cases
    return []


def _check(code: str, holds: Holds) -> pa.Check:
    """The Pandera check of a constraint, over a whole column at once; it carries our code as its name."""

    def check(series: pd.Series[Any]) -> pd.Series[bool]:
        return pd.Series(truth(holds, _one_array(series)).to_numpy(zero_copy_only=False), index=series.index)

    return pa.Check(check, name=code, error=code, ignore_na=False)


def _one_array(series: pd.Series[Any]) -> arrow.Array:
    """The Arrow array behind a column of a frame."""
    column = arrow.array(series)
    if isinstance(column, arrow.Array):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


@lru_cache(maxsize=MOST)
def whole(schema: TableSchema) -> pa.DataFrameSchema:
    """The schema of a frame of `rows_frame` as one question: whether it has exactly the columns, of their types, that `by_column` accepts.

    It may say no of a table in which nothing is refused, never yes of another.
    """
    types = [(f.name, arrow_type(f)) for f in schema.fields]
    asked = [(f, tuple(holds for _, holds in constraints(f))) for f in schema.fields]

    def check(frame: pd.DataFrame) -> bool:
        rows = _one_array(frame[ROWS])
        if [(field.name, field.type) for field in rows.type] != types:
            return False
        columns = zip(asked, rows.flatten(), strict=True)
        return all(hold(f, all_of, column) for (f, all_of), column in columns if all_of or f.required or f.unique)

    return pa.DataFrameSchema(checks=[pa.Check(check, name="whole")], name=schema.name)


@lru_cache(maxsize=MOST)
def by_column(schema: TableSchema) -> pa.DataFrameSchema:
    """The schema of a table column by column, each check under its code: exactly its columns, in order."""
    columns = {
        f.name: pa.Column(
            pd.ArrowDtype(arrow_type(f)),
            [_check(code, holds) for code, holds in constraints(f)],
            nullable=not f.required,
            unique=f.unique,
            report_duplicates="exclude_first",
        )
        for f in schema.fields
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, name=schema.name)


def to_frame(table: arrow.Table) -> pd.DataFrame:
    """A frame of the columns of a table; the index counts rows from 0."""
    columns = zip(table.column_names, table.columns, strict=True)
    return pd.DataFrame({name: pd.arrays.ArrowExtensionArray(column) for name, column in columns}, copy=False)


def rows_frame(table: arrow.Table) -> pd.DataFrame:
    """A frame of one column, each cell of which is a row: to make a column of pandas of each of Arrow's costs more than to judge it."""
    # in pyarrow 17 no table without rows has any as structs
    rows = table.combine_chunks().to_struct_array() if table.num_rows else arrow.array([], arrow.struct(list(table.schema)))
    return pd.DataFrame({ROWS: pd.arrays.ArrowExtensionArray(rows)}, copy=False)
