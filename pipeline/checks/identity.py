"""Ids of authorities: each is of its form with its check digits, and no two rows of the shared tables are one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule, typed
from pipeline.model import Row, Table
from pipeline.schema.authorities import AUTHORITIES


def _ids(tables: Tables, source: str = "") -> Iterator[tuple[Table, str, Row, str, str]]:
    """Every id of an authority: its table, column and row, the id, and the semantics; what its column's pattern refuses is told already."""
    for table in (table for table in typed(tables) if source in ("", table.schema.source)):
        for f in (f for f in table.schema.fields if f.semantics in AUTHORITIES):
            for row in table.rows:
                value = row.values.get(f.name)
                if isinstance(value, str) and f.name not in row.faulty and re.fullmatch(f.pattern or ".*", value):
                    yield table, f.name, row, value, str(f.semantics)


@rule("authority-id")
def authority_id(tables: Tables) -> Iterator[Finding]:
    """An id of Wikidata, ROR, ORCID or ISNI is of its form, and its check digits agree."""
    for _, column, row, value, semantics in _ids(tables):
        if fault := AUTHORITIES[semantics].fault(value):
            hint = "copy it from the authority's own page, without the address before it; leave it out where you cannot look it up"
            yield Finding(row.where(column), f"{column} is {value}: {fault}", hint)


@rule("authority-copied")
def authority_copied(tables: Tables) -> Iterator[Finding]:
    """No two rows of the shared tables have one id of an authority: a part of a body is not the body, a government not its city."""
    first: dict[tuple[str, str], tuple[Table, Row]] = {}
    for table, column, row, value, semantics in _ids(tables, "shared"):
        other, earlier = first.setdefault((semantics, value), (table, row))
        if earlier is not row:
            mine, theirs = (one.values.get(of.schema.primary_key[0]) for one, of in ((row, table), (earlier, other)))
            message = f"{mine} has the {column} of {theirs} in {other.name}"
            hint = "one of the two was copied, or both rows are one: correct the id, leave it out, or keep one row"
            yield Finding(row.where(column), message, hint)
