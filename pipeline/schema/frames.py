"""pandas frames over Arrow tables, without a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Field
from pipeline.schema.arrow import arrow_type

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "list": "object"}
"""The pandas dtype that users get for every Table Schema type: nullable throughout, lists as Python lists."""


ROWS = "rows"
"""The column of a frame whose cells are whole rows."""


def frame_dtype(field: Field) -> pd.ArrowDtype:
    """The dtype of a field in frames that are judged: the Arrow type in which it is published."""
    import pandas as pd

    return pd.ArrowDtype(arrow_type(field))


def to_frame(table: pa.Table) -> pd.DataFrame:
    """A frame of the columns of a table; the index counts rows from 0."""
    import pandas as pd

    columns = zip(table.column_names, table.columns, strict=True)
    return pd.DataFrame({name: pd.arrays.ArrowExtensionArray(column) for name, column in columns}, copy=False)


def rows_frame(table: pa.Table) -> pd.DataFrame:
    """A frame of one column, each cell of which is a row: to make a column of pandas of each of Arrow's costs more than to judge it."""
    import pandas as pd
    import pyarrow as pa

    # in pyarrow 17 no table without rows has any as structs
    rows = table.combine_chunks().to_struct_array() if table.num_rows else pa.array([], pa.struct(list(table.schema)))
    return pd.DataFrame({ROWS: pd.arrays.ArrowExtensionArray(rows)}, copy=False)
