"""The figures of agreement: F1 of the rows of every table, Krippendorff's alpha of every coded column.

Alpha is that of `nltk.metrics.agreement` with its binary distance: codes are the same or they are not (Krippendorff 1980). A row that has
no code where its partner has one counts as coded empty; pairs of which neither has a code say nothing. Where fewer than two codes occur,
chance alone would agree as well, and alpha is not defined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.model import Schemas
from pipeline.tasks.compare.model import ColumnFigures, Match, TableFigures
from pipeline.tasks.compare.values import compared_columns, compared_tables

EMPTY = ""


def table_figures(matches: Sequence[Match], schemas: Schemas) -> tuple[TableFigures, ...]:
    """The figures of every table that has rows on either side."""
    found = []
    for schema in compared_tables(schemas):
        own = [match for match in matches if match.table == schema.name]
        counts = [sum(match.kind in kinds for match in own) for kinds in (("only-a",), ("only-b",), ("same", "differs"), ("same",))]
        only_a, only_b, paired, alike = counts
        if own:
            found.append(TableFigures(schema.name, only_a + paired, only_b + paired, paired, alike))
    return tuple(found)


def column_figures(matches: Sequence[Match], schemas: Schemas) -> tuple[ColumnFigures, ...]:
    """The figures of every coded column of which a pair has a code."""
    found = []
    for schema in compared_tables(schemas):
        pairs = [(m.a.record.values, m.b.record.values) for m in matches if m.table == schema.name and m.a and m.b]
        for field in (f for f in compared_columns(schema) if f.enum):
            coded = [(_code(a.get(field.name)), _code(b.get(field.name))) for a, b in pairs]
            coded = [codes for codes in coded if codes != (EMPTY, EMPTY)]
            if coded:
                equal = sum(a == b for a, b in coded)
                found.append(ColumnFigures(schema.name, field.name, len(coded), equal, alpha(coded)))
    return tuple(found)


def _code(value: Any) -> str:
    """A code, or several as one."""
    return EMPTY if value is None else "|".join(sorted(value)) if isinstance(value, list) else str(value)


def alpha(codes: Iterable[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of what two coders gave the same units, nominal; ``None`` where fewer than two codes occur."""
    codes = list(codes)
    if len({code for pair in codes for code in pair}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask([(coder, n, pair[at]) for n, pair in enumerate(codes) for at, coder in enumerate("ab")]).alpha())
