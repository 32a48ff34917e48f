"""CSV on the Web: the package csvw reads the tables by it and finds them valid."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.csvw import PATH
from tests.publish.metadata.conftest import document, spoilt, validator

pytestmark = pytest.mark.filterwarnings("always")  # csvw gathers what it finds wrong from its own warnings


def read(package: Package) -> Any:
    """The tables as csvw reads them. Not in its strict mode, which refuses foreign keys that may be empty."""
    return validator("csvw").CSVW(str(package.folder / PATH), validate=True, strict=False)


def test_csvw_finds_the_tables_valid(package: Package) -> None:
    """Headers, types, limits, codes, patterns, primary and foreign keys."""
    tables = read(package)
    assert tables.is_valid, tables.warnings


def test_csvw_reads_the_values_of_every_table(package: Package) -> None:
    """Cell by cell what Arrow has: numbers as numbers, lists as lists, empty as nothing."""
    tables = {table.local_name.removesuffix(".csv"): table for table in read(package).tables}
    assert list(tables) == list(package.schemas)
    for name, table in tables.items():
        rows = [{key: (value or None) if isinstance(value, list) else value for key, value in row.items()} for row in table]
        assert rows == package.table(name).to_pylist()


def holds(tables: Any) -> bool:
    """The verdict of csvw, which is an exception for some faults."""
    try:
        return bool(tables.is_valid)
    except ValueError:
        return False


SPOILS = {
    "a code that is not listed": ("participants", "kind", "format", "^(?:organisation)$"),
    "a text that is too long": ("participants", "quote", "maxLength", 2),
    "a number that is too large": ("metrics", "value", "maximum", 10),
}


@pytest.mark.parametrize("fault", SPOILS)
def test_csvw_judges_by_the_limits(fictional: Package, fault: str) -> None:
    """A tighter limit than the data keeps is seen, so the limits are in force."""
    table, column, limit, value = SPOILS[fault]

    def change(loaded: dict[str, Any]) -> None:
        found = next(t for t in loaded["tables"] if t["url"] == f"{table}.csv")
        next(c for c in found["tableSchema"]["columns"] if c["name"] == column)["datatype"][limit] = value

    with spoilt(fictional, PATH, change):
        assert not holds(read(fictional))


def test_every_row_has_a_name_of_its_own(fictional: Package) -> None:
    """The template of a row names its whole primary key."""
    templates = {table["url"]: table["tableSchema"]["aboutUrl"] for table in document(fictional, PATH)["tables"]}
    assert templates["metrics.csv"] == "#row-{metric_id}"
    assert templates["pieces.csv"] == "#row-{article_id}.{piece}"
