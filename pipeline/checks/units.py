"""Units: whoever reads a table without knowing its codes is told what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.schema.marks import number_columns
from pipeline.schema.units import label_of, labels_of


@rule("unit-unlabelled", "warning")
def unit_unlabelled(tables: Tables) -> Iterator[Finding]:
    """Every code of a unit has its names in English and Chinese, in the published list or in the schema of its table."""
    for table in tables.values():
        columns = number_columns(table.schema)
        column = columns.unit if columns is not None else None
        if column is None:
            continue
        labels, told = labels_of(table.schema), set()
        for row in table.rows:
            code = row.values.get(column)
            if code and code not in told and column not in row.faulty and label_of(str(code), labels=labels) is None:
                told.add(code)
                hint = f"use a listed code, or name it in schemas/{table.name}.json: unitLabels"
                yield Finding(row.where(column), f"nothing says what {column} {code} is called", hint)
