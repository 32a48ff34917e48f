"""What others take for their share of the work, on the published package: `python -m benchmarks.peers NAME DIR`, one JSON line.

Each judges what it can say of a package: types and values by Pandera, types, values and keys by DuckDB, types and values by csvw, the
shape of CSV by qsv. What is not installed is skipped with a word. pycldf is none of them: a package is no data set in CLDF.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from pipeline.publish.sqlite.definitions import listed, quoted
from pipeline.schema.load import load_schemas

if TYPE_CHECKING:
    from pipeline.model import Schemas, TableSchema

DUCKDB = {"string": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE", "list": "VARCHAR[]"}


class AbsentError(Exception):
    """A peer that is not installed, or that does not find what it reads."""


def pandera(root: Path) -> int:
    """Every value of every table by Pandera's schemas, keys apart."""
    import pyarrow.parquet as pq

    from pipeline.schema.pandera_rules import failing_cells

    rows = 0
    for schema in _schemas(root).values():
        table = pq.read_table(root / f"output/parquet/{schema.name}.parquet")
        if failing_cells(schema, table):
            sys.exit(f"Pandera finds faults in {schema.name}")
        rows += table.num_rows
    return rows


def duckdb(root: Path) -> int:
    """Tables with keys, codes and limits as constraints, filled from Parquet in the order of their references."""
    try:
        import duckdb as engine
    except ImportError as error:
        raise AbsentError("duckdb is not installed") from error

    connection, rows = engine.connect(), 0
    for schema in in_order(_schemas(root)):
        connection.execute(definition(schema))
        path = root / f"output/parquet/{schema.name}.parquet"
        connection.execute(f"INSERT INTO {quoted(schema.name)} SELECT * FROM read_parquet(?)", [str(path)])  # noqa: S608
        counted = connection.execute(f"SELECT count(*) FROM {quoted(schema.name)}").fetchone()  # noqa: S608
        rows += int(counted[0]) if counted else 0
    return rows


def csvw(root: Path) -> int:
    """Every cell of every CSV file by the package's own metadata for CSV on the Web."""
    try:
        from csvw import TableGroup
    except ImportError as error:
        raise AbsentError("csvw is not installed") from error

    metadata = root / "output/csv/csv-metadata.json"
    if not metadata.exists():
        raise AbsentError("the package has no metadata for CSV on the Web")
    return sum(1 for table in TableGroup.from_file(metadata).tables for _ in table.iterdicts(strict=True))


def qsv(root: Path) -> int:
    """The shape of every CSV file, as `qsv validate` has it."""
    program = shutil.which("qsv")
    if program is None:
        raise AbsentError("qsv is not installed")
    paths = sorted((root / "output/csv").glob("*.csv"))
    for path in paths:
        subprocess.run([program, "validate", str(path)], check=True, capture_output=True)
    return sum(int(subprocess.run([program, "count", str(p)], check=True, capture_output=True, text=True).stdout) for p in paths)


PEERS: dict[str, Callable[[Path], int]] = {"Pandera alone": pandera, "DuckDB constraints": duckdb, "csvw": csvw, "qsv validate": qsv}


def definition(schema: TableSchema) -> str:
    """A table of DuckDB with what its schema says of values and keys. A list has no constraint, nor has a key into its own table."""
    columns = [f"{quoted(f.name)} {DUCKDB[f.type]}{' NOT NULL' if f.required else ''}" for f in schema.fields]
    codes = [
        f"CHECK ({quoted(f.name)} IN ({', '.join(_text(code) for code in f.enum)}))" for f in schema.fields if f.enum and f.type != "list"
    ]
    limits = [f"CHECK ({quoted(f.name)} {sign} {limit})" for f in schema.fields for sign, limit in _limits(f)]
    keys = [f"PRIMARY KEY ({listed(schema.primary_key)})"]
    keys += [
        f"FOREIGN KEY ({listed(key.fields)}) REFERENCES {quoted(key.resource)} ({listed(key.reference)})"
        for key in schema.foreign_keys
        if key.resource != schema.name
    ]
    return f"CREATE TABLE {quoted(schema.name)} ({', '.join([*columns, *codes, *limits, *keys])})"


def _limits(field: Any) -> Iterator[tuple[str, float]]:
    if field.type in ("integer", "number"):
        yield from ((sign, limit) for sign, limit in ((">=", field.minimum), ("<=", field.maximum)) if limit is not None)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def in_order(schemas: Schemas) -> list[TableSchema]:
    """The tables, each behind those that it refers to; in a circle, as they come."""
    waiting, ordered = dict(schemas), list[Any]()
    while waiting:
        free = [s for s in waiting.values() if not any(key.resource in waiting and key.resource != s.name for key in s.foreign_keys)]
        for schema in free or list(waiting.values()):
            ordered.append(waiting.pop(schema.name))
    return ordered


def _schemas(root: Path) -> Schemas:
    from pipeline.schema.load import default_folder

    schemas, problems = load_schemas(default_folder(), root)
    if problems:
        sys.exit(f"the schemas are not sound: {problems[0]}")
    return schemas


def main(name: str, root: Path) -> None:
    """Let one peer judge the package; print what it took, or why it was skipped."""
    begun, busy = perf_counter(), process_time()
    try:
        rows = PEERS[name](root)
    except AbsentError as absent:
        print(json.dumps({"skipped": str(absent)}))
        return
    print(json.dumps({"seconds": perf_counter() - begun, "cpu": process_time() - busy, "rows": rows}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
