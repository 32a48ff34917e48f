"""Judging one published table: read strictly, typed, judged by Pandera batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model import Location, Problem, TableSchema
from pipeline.schema.arrow import arrow_schema
from pipeline.schema.pandera_rules import cell_problem, failing_cells
from pipeline.validate.cells import typed_column
from pipeline.validate.csv_reader import Batch, CsvReader
from pipeline.validate.keys import TableKeys


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """What came of a table: its problems, its keys, and its number of rows where all could be read."""

    problems: tuple[Problem, ...]
    keys: TableKeys
    rows: int
    complete: bool


def judge_csv(path: Path, shown: str, schema: TableSchema) -> JudgedTable:
    """Judge a CSV file by its schema; keys across tables come later."""
    reader, keys = CsvReader(path, shown, schema.field_names), TableKeys(schema, shown)
    problems: list[Problem] = []
    for batch in reader.batches():
        problems += _judge_batch(batch, shown, schema, keys)
    keys.complete = keys.complete and reader.complete
    return JudgedTable((*reader.problems, *problems, *keys.repeats()), keys, reader.rows, reader.complete)


def _judge_batch(batch: Batch, shown: str, schema: TableSchema, keys: TableKeys) -> Iterator[Problem]:
    """Every faulty cell of a batch, once: one that could not be read is unknown, not empty."""
    values: dict[str, list[Any]] = {}
    faulty: dict[str, set[int]] = {}
    for column, (field, cells) in enumerate(zip(schema.fields, batch.columns, strict=True), 1):
        values[field.name], faults = typed_column(field, cells)
        faulty[field.name] = {index for index, _ in faults}
        for index, (code, message, hint) in faults:
            yield Problem(code, Location(shown, batch.lines[index], column), f"{field.name} {message}", hint)
    for index, name, check in _refused(schema, values):
        if check == "not_nullable" and (name in schema.primary_key or index in faulty[name]):
            continue
        where = Location(shown, batch.lines[index], schema.field_names.index(name) + 1)
        yield cell_problem(schema[name], check, values[name][index], where)
        faulty[name].add(index)
    yield from keys.add(batch, faulty)


def _refused(schema: TableSchema, values: dict[str, list[Any]]) -> Iterator[tuple[int, str, str]]:
    """Row, column and check of the cells that Pandera refuses; what is unique is judged across batches, by its keys."""
    import pyarrow as pa

    target = arrow_schema(schema)
    columns = [pa.array(values[f.name], target.field(f.name).type) for f in schema.fields]
    for case in failing_cells(schema, pa.Table.from_arrays(columns, schema=target)):
        if case["check"] != "field_uniqueness":
            yield int(case["index"]), str(case["column"]), str(case["check"])
