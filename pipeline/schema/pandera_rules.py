"""Pandera checks derived from Table Schemas, column by column.

Our own derivation: Pandera's importer loses foreign keys, formats and dates and fails on optional integers. Keys and
references across tables are rules of their own (`pipeline.checks.keys`). Pandera judges frames that rest on Arrow, whole
columns at a time: value by value it takes ten times longer. It asks one question of a whole table first, and of each column only
where the answer is no: to go through some hundred columns costs it more than what is asked of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from itertools import compress
from typing import TYPE_CHECKING, Any

from pipeline.model import Field, Location, Problem, Table, TableSchema
from pipeline.schema.arrow import arrow_type, to_arrow
from pipeline.schema.constraints import Holds, constraints, hold, truth
from pipeline.schema.frames import ROWS, frame_dtype, rows_frame, to_frame

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa
    import pyarrow as arrow

HINTS = {
    "value-required": "fill it, or drop the row",
    "value-pattern": "write it in the form the schema asks for",
    "value-range": "correct the number",
    "value-length": "shorten it",
    "value-unique": "each row needs its own",
    "value-date": "write a real date: year, year-month or year-month-day",
    "value-type": "write a value of the declared type",
}


def _check(code: str, holds: Holds) -> pa.Check:
    """The Pandera check of a constraint, over a whole column at once; it carries our code as its name."""
    import pandas as pd
    import pandera.pandas as pa

    def check(series: pd.Series[Any]) -> pd.Series[bool]:
        return pd.Series(truth(holds, _one_array(series)).to_numpy(zero_copy_only=False), index=series.index)

    return pa.Check(check, name=code, error=code, ignore_na=False)


def _one_array(series: pd.Series[Any]) -> arrow.Array:
    """The Arrow array behind a column of a frame."""
    import pyarrow as arrow

    column = arrow.array(series)
    if isinstance(column, arrow.Array):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


Made = Callable[[TableSchema], "pa.DataFrameSchema"]
_MADE: dict[tuple[str, Made], tuple[TableSchema, pa.DataFrameSchema]] = {}
"""The Pandera schemas last made for a table of some name, with what they were made of."""


def frame_schema(schema: TableSchema, make: Made) -> pa.DataFrameSchema:
    """A Pandera schema of a table. All batches of a build have the one: to make it takes a while."""
    of, made = _MADE.get((schema.name, make), (None, None))
    if made is None or of is not schema:
        made = make(schema)
        _MADE[schema.name, make] = (schema, made)
    return made


def whole(schema: TableSchema) -> pa.DataFrameSchema:
    """The schema of a frame of `rows_frame` as one question: whether it has exactly the columns, of their types, that `by_column` accepts.

    It may say no of a table in which nothing is refused, never yes of another.
    """
    import pandera.pandas as pa

    types = [(f.name, arrow_type(f)) for f in schema.fields]
    asked = [(f, tuple(holds for _, holds in constraints(f))) for f in schema.fields]

    def check(frame: pd.DataFrame) -> bool:
        rows = _one_array(frame[ROWS])
        if [(field.name, field.type) for field in rows.type] != types:
            return False
        columns = zip(asked, rows.flatten(), strict=True)
        return all(hold(f, all_of, column) for (f, all_of), column in columns if all_of or f.required or f.unique)

    return pa.DataFrameSchema(checks=[pa.Check(check, name="whole")], name=schema.name)


def by_column(schema: TableSchema) -> pa.DataFrameSchema:
    """The schema of a table column by column, each check under its code: exactly its columns, in order."""
    import pandera.pandas as pa

    columns = {
        f.name: pa.Column(
            frame_dtype(f),
            [_check(code, holds) for code, holds in constraints(f)],
            nullable=not f.required,
            unique=f.unique,
            report_duplicates="exclude_first",
        )
        for f in schema.fields
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, name=schema.name)


def check_table(table: Table) -> list[Problem]:
    """Judge a finished table against its schema with Pandera; every failing cell is one problem at the place it was typed."""
    return [_problem(table, case) for case in failing_cells(table.schema, to_arrow(table))]


def judge_table(table: Table) -> tuple[list[Problem], list[Problem], Table]:
    """The same, apart for the columns that people type and those the program computes; and the table without the cells that failed.

    Each fault is told once: a cell that could not be read is unknown, not empty, a missing primary key is for the rule `key-missing`
    to report, and what no rule should judge by is withdrawn.
    """
    return judge_cases(table, failing_cells(table.schema, to_arrow(table)))


def judge_cases(table: Table, failing: list[dict[str, Any]]) -> tuple[list[Problem], list[Problem], Table]:
    """The same for a table whose failing cells are known."""
    cases = [case for case in failing if not _is_known(table, case)]
    computed = [table.schema[str(case["column"])].computed for case in cases]
    problems = [_problem(table, case) for case in cases]
    typed = [p for p, ours in zip(problems, computed, strict=True) if not ours]
    return typed, list(compress(problems, computed)), _without(table, cases)


def _without(table: Table, cases: list[dict[str, Any]]) -> Table:
    """The table without the cells whose value is none of those the column may have."""
    failed: dict[int, set[str]] = {}
    for case in cases:
        if str(case["check"]) in ("value-enum", "value-pattern", "value-date", "value-range"):
            failed.setdefault(int(case["index"]), set()).add(str(case["column"]))
    if not failed or table.schema.source == "computed":
        return table
    rows = list(table.rows)
    for index, names in failed.items():
        kept = {name: value for name, value in rows[index].values.items() if name not in names}
        rows[index] = rows[index]._replace(values=kept, faulty=rows[index].faulty | names)
    lost_key = any(names & set(table.schema.primary_key) for names in failed.values())
    return replace(table, rows=tuple(rows), complete=table.complete and not lost_key)


def failing_cells(schema: TableSchema, table: arrow.Table) -> list[dict[str, Any]]:
    """The cells that Pandera refuses: ``index``, ``column`` and ``check`` of each."""
    doubted = refused_of(frame_schema(schema, whole), rows_frame(table))
    return refused_of(frame_schema(schema, by_column), to_frame(table)) if doubted else []


def refused_of(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """What Pandera refuses of a frame by a schema."""
    import pandera.errors

    try:
        schema.validate(frame, lazy=True, inplace=True)
    except pandera.errors.SchemaErrors as errors:
        cases: list[dict[str, Any]] = errors.failure_cases.to_dict("records")
        return cases
    return []


def _is_known(table: Table, case: dict[str, Any]) -> bool:
    """Whether a failing cell is empty because of a fault that is reported elsewhere."""
    name = str(case["column"])
    return case["check"] == "not_nullable" and (name in table.schema.primary_key or name in table.rows[int(case["index"])].faulty)


_CODES = {"not_nullable": "value-required", "field_uniqueness": "value-unique"}


def _problem(table: Table, case: dict[str, Any]) -> Problem:
    row, name = table.rows[int(case["index"])], str(case["column"])
    return cell_problem(table.schema[name], str(case["check"]), row.values.get(name), row.where(name))


def cell_problem(field: Field, check: str, value: Any, where: Location) -> Problem:
    """The problem of a cell that Pandera refuses by a check."""
    code = _CODES.get(check, check if check.startswith("value-") else "value-type")
    shown = "empty" if value is None else "|".join(value) if isinstance(value, list) else str(value)
    return Problem(code, where, _message(code, field, shown), _hint(code, field, value))


def _message(code: str, field: Field, shown: str) -> str:
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    if code == "value-required":
        return f"{field.name} is required, but empty"
    if code == "value-unique":
        return f"{field.name} {shown} occurs in another row too"
    reasons = {
        "value-enum": "is not one of its codes",
        "value-pattern": f"does not match {field.pattern}",
        "value-date": "is not a date",
        "value-range": f"is outside {_end(field.minimum)} to {_end(field.maximum)}",
        "value-length": f"must have {field.min_length or 0} to {field.max_length or 'any number of'} characters",
    }
    return f"{field.name} “{shown}” {reasons.get(code, 'has the wrong type')}"


def _end(limit: float | str | None) -> str:
    return "…" if limit is None else str(limit)


def _hint(code: str, field: Field, value: Any) -> str:
    if code != "value-enum":
        return HINTS.get(code, "correct it")
    wrong = next((v for v in (value if isinstance(value, list) else [value]) if v not in field.enum), "")
    near = get_close_matches(str(wrong), field.enum, 1)
    return f"did you mean {near[0]}?" if near else f"the codes are {', '.join(field.enum)}"
