"""What rules look up in a table together is that table's, and is let go of when they have run."""

from __future__ import annotations

from pipeline.checks import once as remembered
from pipeline.checks.once import by_derivation, by_field, by_key, once
from pipeline.checks.registry import run_rules
from pipeline.model import Table
from tests.checks.tables import SCHEMAS, tables


def evidence(*fields: str) -> Table:
    rows = [{"evidence_id": f"a.{name}", "field": name, "derivation": "date" if name == "day" else "number"} for name in fields]
    return tables(evidence=rows)["evidence"]


def test_a_table_is_looked_through_once() -> None:
    """The same table gives the same thing; one that is equal to it is another."""
    one, other = evidence("day"), evidence("day")
    assert once(by_key, one) is once(by_key, one)
    assert once(by_key, one) is not once(by_key, other)


def test_rows_are_found_by_what_they_say() -> None:
    """By key the last of two, by column and by derivation all, in order."""
    table = evidence("day", "value", "day")
    assert once(by_key, table) == {"a.day": table.rows[2], "a.value": table.rows[1]}
    assert once(by_field, table) == {"day": [table.rows[0], table.rows[2]], "value": [table.rows[1]]}
    assert once(by_derivation, table) == {"date": [table.rows[0], table.rows[2]], "number": [table.rows[1]]}


def test_nothing_is_held_when_the_rules_have_run() -> None:
    """A corpus is proved in batches, and none of them outlives its proof."""
    run_rules({name: Table(schema, ()) for name, schema in SCHEMAS.items()})
    assert not remembered._FOUND
