"""The published package: the same bytes every time, the declared types in every tool, valid from outside."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package

import pipeline
from pipeline.publish.checksums import PATH as CHECKSUMS
from pipeline.publish.checksums import read_checksums
from pipeline.publish.csv_files import csv_lines
from tests.conftest import ROOT, Runner
from tests.projects import package_bytes

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [r["name"] for r in DESCRIPTOR["resources"] if r.get("type") == "table"]
ARROW = {"string": pa.string(), "integer": pa.int32(), "number": pa.float64(), "list": pa.list_(pa.string())}


def fields(table: str) -> dict[str, str]:
    """The declared type of every column."""
    resource = next(r for r in DESCRIPTOR["resources"] if r["name"] == table)
    return {f["name"]: f["type"] for f in resource["schema"]["fields"]}


def test_two_builds_give_the_same_bytes_with_and_without_the_text(tiny: Path, run: Runner) -> None:
    """The text, the lock, and a second time: one package."""
    packages = []
    for number, texts in enumerate([tiny / "texts", tiny / "texts", None, None]):
        out = tiny.parent / f"out{number}"
        build = ("build", "--out", out)
        if number == 0:
            assert run("-C", tiny, "build", texts=texts).exit_code == 0
        assert run("-C", tiny, *build, texts=texts).exit_code == 0
        packages.append(package_bytes(out))
    assert all(package == packages[0] for package in packages)


@pytest.mark.pinned
def test_the_committed_output_is_what_a_build_gives(run: Runner) -> None:
    """`pipeline build --check` finds nothing to say."""
    result = run("-C", ROOT, "build", "--check")
    assert result.exit_code == 0, result.stderr


def test_frictionless_calls_the_package_valid() -> None:
    """The second judge, reading the committed files from outside."""
    report = Package(str(ROOT / "datapackage.json")).validate()
    assert report.valid, report.flatten(["place", "rowNumber", "fieldNumber", "message"])


def without_list_type(value: dict[str, Any]) -> dict[str, Any]:
    """A field of type `list` as one of type `any`: the standard has the type, its profile 2.0 forgot it (datapackage issue 1089)."""
    if value.get("type") != "list" or "delimiter" not in value:
        return value
    return {k: ("any" if k == "type" else v) for k, v in value.items() if k not in ("delimiter", "itemType")}


def test_the_descriptor_obeys_the_published_profile() -> None:
    """Data Package v2.0, by its JSON Schema."""
    folder = os.environ.get("METADATA_PROFILES")
    if not folder:
        pytest.skip("needs the published profiles (set METADATA_PROFILES)")
    from jsonschema import Draft7Validator

    profiles = Path(folder) / "datapackage-2.0"
    for name, instances in {
        "datapackage": [DESCRIPTOR],
        "dataresource": DESCRIPTOR["resources"],
        "tableschema": [r["schema"] for r in DESCRIPTOR["resources"] if "schema" in r],
    }.items():
        schema = json.loads((profiles / f"{name}.json").read_text(encoding="utf-8"))
        for instance in json.loads(json.dumps(instances), object_hook=without_list_type):
            assert [e.message for e in Draft7Validator(schema).iter_errors(instance)] == []


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_every_table_with_the_declared_types(table: str) -> None:
    """The Python API, from CSV; and Parquet holds the same values."""
    frame = pipeline.load(table, ROOT)
    wanted = {"string": "string", "integer": "Int64", "number": "Float64", "list": "object"}
    assert {c: str(t) for c, t in frame.dtypes.items()} == {c: wanted[t] for c, t in fields(table).items()}
    parquet = pd.read_parquet(ROOT / "output" / "parquet" / f"{table}.parquet")
    assert list(parquet.columns) == list(frame.columns)
    assert len(parquet) == len(frame)
    for column, kind in fields(table).items():
        left = [None if value is None else list(value) for value in frame[column]] if kind == "list" else frame[column]
        right = [None if value is None else list(value) for value in parquet[column]] if kind == "list" else parquet[column]
        assert [None if not isinstance(v, list) and pd.isna(v) else v for v in left] == [
            None if not isinstance(v, list) and pd.isna(v) else v for v in right
        ]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_the_plain_types_every_tool_knows(table: str) -> None:
    """string, int32, float64, list of string; no pandas index."""
    schema = pq.read_schema(ROOT / "output" / "parquet" / f"{table}.parquet")
    assert {f.name: f.type for f in schema} == {c: ARROW[t] for c, t in fields(table).items()}
    assert b"pandas" not in (schema.metadata or {})


@pytest.mark.parametrize("table", TABLES)
def test_polars_and_duckdb_read_the_same_values(table: str) -> None:
    """Both formats, in both tools, row for row."""
    import duckdb
    import polars as pl

    frame = pipeline.load(table, ROOT)
    kinds = {"string": pl.String, "integer": pl.Int32, "number": pl.Float64, "list": pl.List(pl.String)}
    parquet = pl.read_parquet(ROOT / "output" / "parquet" / f"{table}.parquet")
    assert dict(parquet.schema) == {c: kinds[t] for c, t in fields(table).items()}
    flat = {c: (pl.String if t == "list" else kinds[t]) for c, t in fields(table).items()}
    csv = pl.read_csv(ROOT / "output" / "csv" / f"{table}.csv", schema=flat)
    expected = [
        tuple("|".join(v) if isinstance(v, list) else (None if pd.isna(v) else v) for v in row) for row in frame.itertuples(index=False)
    ]
    assert csv.rows() == expected
    assert [tuple("|".join(v) if isinstance(v, list) else v for v in row) for row in parquet.rows()] == expected
    sql = {"string": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE", "list": "VARCHAR[]"}
    path = ROOT / "output" / "parquet" / f"{table}.parquet"
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
    assert {row[0]: row[1] for row in described} == {c: sql[t] for c, t in fields(table).items()}
    columns = {c: ("VARCHAR" if t == "list" else sql[t]) for c, t in fields(table).items()}
    source = f"read_csv('{ROOT / 'output' / 'csv' / f'{table}.csv'}', columns={columns}, header=true)"
    assert duckdb.sql(f"SELECT * FROM {source}").fetchall() == expected


def test_csv_quotes_only_what_needs_it() -> None:
    """Minimal quoting, doubled quotes, empty for null, lists joined."""
    table = pa.table(
        {
            "a": pa.array(["plain", "with, comma", 'with "quotes"', None]),
            "n": pa.array([297600000000.0, 8.24, None, -0.5]),
            "l": pa.array([["x", "y"], ["z"], None, ["a,b"]], pa.list_(pa.string())),
        }
    )
    assert csv_lines(table).decode() == 'plain,297600000000,x|y\n"with, comma",8.24,z\n"with ""quotes""",,\n,-0.5,"a,b"\n'


def test_a_table_that_is_not_there_is_named() -> None:
    """A wrong name says which tables there are."""
    with pytest.raises(KeyError, match="metrics"):
        pipeline.load("metric", ROOT)


def test_no_package_is_a_file_not_found(tmp_path: Path) -> None:
    """An empty folder has no package."""
    with pytest.raises(FileNotFoundError, match=r"datapackage\.json"):
        pipeline.load("metrics", tmp_path)


def test_the_checksums_name_every_file() -> None:
    """No file of the package is missing from SHA256SUMS, none is named that is not there, and the descriptor names only such files."""
    listed = read_checksums(ROOT)
    present = {p.relative_to(ROOT).as_posix() for p in [ROOT / "datapackage.json", *(ROOT / "output").rglob("*")] if p.is_file()}
    assert {*listed, CHECKSUMS} == present
    assert {r["path"]: r["hash"] for r in DESCRIPTOR["resources"]}.items() <= {p: f"sha256:{h}" for p, h in listed.items()}.items()
    assert pipeline.package(ROOT)["version"] == DESCRIPTOR["version"]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_says_what_it_holds(table: str) -> None:
    """Dataset, version, keys and the meaning of every column, for pyarrow by field and for DuckDB as JSON."""
    import duckdb

    path = ROOT / "output" / "parquet" / f"{table}.parquet"
    declared = next(r for r in DESCRIPTOR["resources"] if r["name"] == table)["schema"]
    found = duckdb.sql(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')").fetchall()
    told = dict(row for row in found if row[0] != "ARROW:schema")
    assert (told["dataset"], told["version"], told["table"]) == (DESCRIPTOR["name"], DESCRIPTOR["version"], table)
    assert (told["title"], told["descriptionZh"]) == (declared["title"], declared["descriptionZh"])
    assert json.loads(told["primaryKey"]) == declared["primaryKey"]
    targets = [(k["fields"], k["reference"]["resource"] or table) for k in declared.get("foreignKeys", [])]
    assert [(k["fields"], k["reference"]["resource"]) for k in json.loads(told["foreignKeys"])] == targets
    schema = pq.read_schema(path)
    for field in declared["fields"]:
        texts = {key: field[key] for key in ("title", "titleZh", "description", "descriptionZh")}
        assert json.loads(told["columns"])[field["name"]] == texts
        assert {k.decode(): v.decode() for k, v in schema.field(field["name"]).metadata.items()} == texts


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_hold_the_same_values(table: str) -> None:
    """The same keys in every line, null for what is missing, whole numbers without a decimal point, no escapes."""
    data = (ROOT / "output" / "jsonl" / f"{table}.jsonl").read_bytes()
    lines = [json.loads(line) for line in data.splitlines()]
    assert lines == pq.read_table(ROOT / "output" / "parquet" / f"{table}.parquet").to_pylist()
    assert all(list(line) == list(fields(table)) for line in lines)
    assert b"\\u" not in data
    assert not any(isinstance(value, float) and value.is_integer() for line in lines for value in line.values())
