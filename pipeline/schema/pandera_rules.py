"""Pandera checks derived from Table Schemas, column by column.

Our own derivation: Pandera's importer loses foreign keys, formats and dates and fails on optional integers. Keys and
references across tables are rules of their own (`pipeline.checks.keys`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from itertools import compress
from typing import TYPE_CHECKING, Any

from pipeline.model import Field, Location, Problem, Table, TableSchema
from pipeline.schema.frames import DTYPES, to_frame

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

HINTS = {
    "value-required": "fill it, or drop the row",
    "value-pattern": "write it in the form the schema asks for",
    "value-range": "correct the number",
    "value-length": "shorten it",
    "value-unique": "each row needs its own",
    "value-date": "write a real date: year, year-month or year-month-day",
    "value-type": "write a value of the declared type",
}


def is_partial_date(text: str) -> bool:
    """Whether ISO 8601 text is a real day, month or year; only the form ``YYYY[-MM[-DD]]`` counts."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _element_checks(field: Field) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    """Code and predicate for every constraint of a field that looks at one value."""
    if field.enum:
        codes = frozenset(field.enum)
        yield "value-enum", (lambda v: codes.issuperset(v)) if field.type == "list" else (lambda v: v in codes)
    is_date = field.semantics == "partial-date"
    if is_date:
        yield "value-date", is_partial_date
    if field.pattern is not None:
        pattern = re.compile(field.pattern)
        yield "value-pattern", lambda v: pattern.fullmatch(v) is not None or (is_date and not is_partial_date(v))
    if field.minimum is not None:
        yield "value-range", lambda v: v >= field.minimum
    if field.maximum is not None:
        yield "value-range", lambda v: v <= field.maximum
    if field.min_length is not None:
        yield "value-length", lambda v: len(v) >= (field.min_length or 0)
    if field.max_length is not None:
        yield "value-length", lambda v: len(v) <= (field.max_length or 0)


def pandera_column(field: Field) -> pa.Column:
    """The Pandera column of a field; every check carries our code as its name."""
    import pandera.pandas as pa

    checks = [pa.Check(predicate, element_wise=True, name=code, error=code, ignore_na=True) for code, predicate in _element_checks(field)]
    optional = not field.required
    return pa.Column(DTYPES[field.type], checks, nullable=optional, unique=field.unique, report_duplicates="exclude_first", required=True)


def frame_schema(schema: TableSchema) -> pa.DataFrameSchema:
    """The Pandera schema of a table: exactly its columns, in order."""
    import pandera.pandas as pa

    return pa.DataFrameSchema({f.name: pandera_column(f) for f in schema.fields}, strict=True, ordered=True, name=schema.name)


def check_table(table: Table) -> list[Problem]:
    """Judge a finished table against its schema with Pandera; every failing cell is one problem at the place it was typed."""
    return [_problem(table, case) for case in _failures(table)]


def judge_table(table: Table) -> tuple[list[Problem], list[Problem], Table]:
    """The same, apart for the columns that people type and those the program computes; and the table without the cells that failed.

    Each fault is told once: a cell that could not be read is unknown, not empty, a missing primary key is for the rule `key-missing`
    to report, and what no rule should judge by is withdrawn.
    """
    cases = [case for case in _failures(table) if not _is_known(table, case)]
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


def _failures(table: Table) -> list[dict[str, Any]]:
    return failing_cells(table.schema, to_frame(table))


def failing_cells(schema: TableSchema, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The cells of a typed frame that Pandera refuses: ``index``, ``column`` and ``check`` of each."""
    import pandera.errors

    try:
        frame_schema(schema).validate(frame, lazy=True)
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
