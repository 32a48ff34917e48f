"""What Pandera refuses of a table, told as problems: each at the place where the value was typed, and once."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pipeline.model import Field, Location, Problem, Table, TableSchema
from pipeline.schema.arrow import to_arrow

if TYPE_CHECKING:
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


def judge_table(table: Table) -> tuple[list[Problem], list[Problem], Table]:
    """What Pandera refuses of the columns that people type, and of those the program computes; and the table without the cells that failed.

    Each fault is told once: a cell that could not be read is unknown, not empty, a missing primary key is for the rule `key-missing`
    to report, and what no rule should judge by is withdrawn.
    """
    return judge_cases(table, failing_cells(table.schema, to_arrow(table)))


def judge_cases(table: Table, failing: list[dict[str, Any]]) -> tuple[list[Problem], list[Problem], Table]:
    """The same for a table whose failing cells are known."""
    cases = [case for case in failing if not _is_known(table, case)]
    told = [(_problem(table, case), table.schema[str(case["column"])].computed) for case in cases]
    typed, computed = ([problem for problem, ours in told if ours == by_program] for by_program in (False, True))
    return typed, computed, _without(table, cases)


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
    from pipeline.schema.frames import refused

    return refused(schema, table)


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
