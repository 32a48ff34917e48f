"""Tables of this project's schemas from plain rows, for rules that look at a few columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.checks.registry import all_rules
from pipeline.model import Location, Row, Schemas, Table
from pipeline.schema.load import default_folder, load_schemas

SCHEMAS: Schemas = load_schemas(default_folder())[0]


def tables(**rows: Sequence[Mapping[str, Any]]) -> dict[str, Table]:
    """Every table, with the rows that are given."""
    return {name: Table(s, tuple(Row(values, Location(name)) for values in rows.get(name, ()))) for name, s in SCHEMAS.items()}


def found(code: str, these: Mapping[str, Table]) -> list[str]:
    """What a rule says of the tables."""
    return [problem.message for problem in all_rules()[code].run(these)]
