"""Judging one published table: proved clean in whole columns, or else read strictly, cell by cell; Pandera judges every batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.model import Location, Problem, TableSchema
from pipeline.publish.csv_files import cell_texts
from pipeline.schema.arrow import arrow_schema
from pipeline.schema.pandera_rules import cell_problem, failing_cells
from pipeline.tasks.validate.canonical import DoubtError, canonical, lines_of
from pipeline.tasks.validate.cells import typed_column
from pipeline.tasks.validate.csv_reader import Batch, CsvReader
from pipeline.tasks.validate.keys import TableKeys, key_columns
from pipeline.tasks.validate.outline import Outline


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """What came of a table: its problems, and its number of rows where all could be read.

    Of its keys there is an outline where it was proved; where not, or where one may be given twice, all of them. `every_key` gathers them.
    """

    path: Path
    shown: str
    schema: TableSchema
    problems: tuple[Problem, ...]
    rows: int
    complete: bool = True
    outline: Outline | None = None
    keys: TableKeys | None = None

    def every_key(self) -> TableKeys:
        """All keys of the table; raises ``OSError`` where it is no longer there."""
        if self.keys is not None:
            return self.keys
        try:
            return gather(self.path, self.shown, self.schema)
        except DoubtError:
            return explain(self.path, self.shown, self.schema).every_key()


Found = tuple[int, dict[str, pa.Array]]
"""The number of rows in some lines, and the texts of every column of a key."""
Each = Callable[[Callable[[bytes], Found], Iterator[bytes]], Iterator[Found]]
"""How something is done to some lines after others, and what comes of it in their order."""


def judge_csv(path: Path, shown: str, schema: TableSchema, outline: Outline | None = None, each: Each = map) -> JudgedTable:
    """Judge a CSV file by its schema; keys across tables come later. What is not proved clean is read again, strictly, to say why.

    ``outline`` takes in the keys, where it has to know more than the table.
    """
    try:
        return prove(path, shown, schema, outline, each)
    except DoubtError:
        return explain(path, shown, schema)


def prove(path: Path, shown: str, schema: TableSchema, outline: Outline | None = None, each: Each = map) -> JudgedTable:
    """The judgement of a file whose cells are all proved clean; raises `DoubtError`."""
    outline, rows = outline or Outline(schema), 0
    for length, texts in each(partial(_keys_of_proved, schema), lines_of(path, schema)):
        outline.add(texts)
        rows += length
    if outline.unique:
        return JudgedTable(path, shown, schema, (), rows, outline=outline)
    keys = gather(path, shown, schema)
    return JudgedTable(path, shown, schema, tuple(keys.repeats()), rows, outline=outline, keys=keys)


def _keys_of_proved(schema: TableSchema, lines: bytes) -> Found:
    """What is kept of some lines; raises `DoubtError` where a cell is not proved clean."""
    block = canonical(lines, schema)
    if failing_cells(schema, block) or any(block[name].null_count for name in schema.primary_key):
        raise DoubtError
    return block.num_rows, _key_texts(schema, block)


def gather(path: Path, shown: str, schema: TableSchema) -> TableKeys:
    """All keys of a file that was proved clean."""
    keys, line = TableKeys(schema, shown), 2
    for block in (canonical(lines, schema) for lines in lines_of(path, schema)):
        keys.add(range(line, line + block.num_rows), _key_texts(schema, block))
        line += block.num_rows
    return keys


def _key_texts(schema: TableSchema, block: pa.Table) -> dict[str, pa.Array]:
    return {name: cell_texts(block[name]).combine_chunks() for name in key_columns(schema)}


def explain(path: Path, shown: str, schema: TableSchema) -> JudgedTable:
    """The judgement of a file, read line by line, with the place of every fault."""
    reader, keys = CsvReader(path, shown, schema.field_names), TableKeys(schema, shown)
    problems: list[Problem] = []
    for batch in reader.batches():
        problems += _judge_batch(batch, shown, schema, keys)
    keys.complete = keys.complete and reader.complete
    told = (*reader.problems, *problems, *keys.repeats())
    return JudgedTable(path, shown, schema, told, reader.rows, reader.complete, keys=keys)


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
    columns = dict(zip(schema.field_names, batch.columns, strict=True))
    keys.add(batch.lines, {name: _known(columns[name], faulty[name]) for name in key_columns(schema)})
    for name in schema.primary_key:
        keys.complete = keys.complete and not faulty[name]
        for line, cell in zip(batch.lines, columns[name], strict=True):
            if not cell:
                where = Location(shown, line, schema.field_names.index(name) + 1)
                yield Problem("key-missing", where, f"a row of {schema.name} has no {name}", "add it")


def _known(cells: Sequence[str], faulty: set[int]) -> pa.Array:
    """The text of cells, null where they are empty or could not be read."""
    return pa.array([None if not cell or index in faulty else cell for index, cell in enumerate(cells)], pa.string())


def _refused(schema: TableSchema, values: dict[str, list[Any]]) -> Iterator[tuple[int, str, str]]:
    """Row, column and check of the cells that Pandera refuses; what is unique is judged across batches, by its keys."""
    target = arrow_schema(schema)
    columns = [pa.array(values[f.name], target.field(f.name).type) for f in schema.fields]
    for case in failing_cells(schema, pa.Table.from_arrays(columns, schema=target)):
        if case["check"] != "field_uniqueness":
            yield int(case["index"]), str(case["column"]), str(case["check"])
