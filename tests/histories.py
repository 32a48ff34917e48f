"""Made-up histories: states of the fictional harbour forum, each a copy that was edited and built; and packages written by hand."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.model import Problem
from pipeline.run.inspection import Project
from pipeline.tasks.build import Options, build
from pipeline.tasks.diff.compare import compare
from pipeline.tasks.diff.load import Package, open_package
from pipeline.tasks.diff.model import Diff, RowChange
from tests.conftest import ROOT
from tests.projects import replace

EXAMPLE = ROOT / "examples" / "harbour-forum"
ARTICLE = "harbour-2031"
Edit = Callable[[Path], object]


def copy_example(root: Path) -> Path:
    """A copy of the example as it is committed, nothing built."""
    for part in ("sources", "texts"):
        shutil.copytree(EXAMPLE / part, root / part)
    return root


def built(root: Path) -> Path:
    """The folder of a project whose package was built, against its text.

    Frictionless would take two thirds of the time of each; what it says of the example is asked in tests/publish and test_example.py.
    """
    with patch("pipeline.tasks.build.judge", return_value=[]):
        result = build(Project(root, (root / "texts",)), Options(root))
    assert result.report.ok, [str(p) for p in result.report.problems]
    return root


def state(root: Path, *edits: Edit) -> Path:
    """A state of the example: a copy, edited and built."""
    copy_example(root)
    for edit in edits:
        edit(root)
    return built(root)


def typed(path: str, old: str, new: str) -> Edit:
    """Somebody changes one phrase of a file under sources."""
    return lambda root: replace(root / "sources" / path, old, new)


def retold(old: str, new: str) -> Edit:
    """The article's file is another: one phrase differs, and the record pins its new hash."""

    def edit(root: Path) -> None:
        text, record = root / "texts" / "harbour-forum.txt", root / "sources" / ARTICLE / "article.yaml"
        before = hashlib.sha256(text.read_bytes()).hexdigest()
        replace(text, old, new)
        replace(record, before, hashlib.sha256(text.read_bytes()).hexdigest())

    return edit


def opened(folder: Path | str, scratch: Path) -> Package:
    """A package that can be compared."""
    package = open_package(str(folder), ROOT, scratch)
    assert not isinstance(package, Problem), str(package)
    return package


def diff_of(old: Path, new: Path, *, flat: bool = False) -> Diff:
    """What changed from one package to another; in the table of facts, which repeats all others, only if asked for."""
    with tempfile.TemporaryDirectory() as scratch:
        diff = compare(opened(old, Path(scratch) / "old"), opened(new, Path(scratch) / "new"))
    assert isinstance(diff, Diff), str(diff)
    return diff if flat else dataclasses.replace(diff, tables=tuple(table for table in diff.tables if table.name != "facts"))


def rows_of(diff: Diff) -> dict[str, dict[str, RowChange]]:
    """The changed rows by table and key."""
    return {t.name: {"/".join(str(v) for v in row.key.values()): row for row in t.rows()} for t in diff.tables}


def cells_of(diff: Diff) -> dict[str, tuple[str, ...]]:
    """The causes of every cell of a row that is in both packages, by `table.key.column`."""
    rows = ((t.name, row) for t in diff.tables for row in t.rows() if row.kind in ("changed", "moved"))
    return {f"{name}.{'/'.join(str(v) for v in row.key.values())}.{c.column}": c.causes for name, row in rows for c in row.cells}


def causes_in(diff: Diff) -> set[tuple[str, ...]]:
    """Every set of causes that a cell has."""
    return {cell.causes for table in diff.tables for row in table.rows() for cell in row.cells}


Rows = Iterable[Mapping[str, str | None]]


def write_package(folder: Path, tables: Mapping[str, tuple[Mapping[str, Any], Rows]], **properties: Any) -> Path:
    """Write a package by hand: for each table what its schema says besides titles, and its rows."""
    (folder / "output").mkdir(parents=True)
    resources = []
    for name, (schema, rows) in tables.items():
        data = csv_of([f["name"] for f in schema["fields"]], rows)
        path = f"output/{name}.csv"
        (folder / path).write_bytes(data)
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        full = {**titled(schema), "fields": [titled(f) for f in schema["fields"]]}
        resources.append({"name": name, "type": "table", "path": path, "bytes": len(data), "hash": digest, "schema": full})
    descriptor = {"name": "made-by-hand", "version": "1.0.0", **properties, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def titled(part: Mapping[str, Any]) -> dict[str, Any]:
    """A schema or field with the titles and descriptions that ours have."""
    return {"title": "T", "titleZh": "题", "description": "D", "descriptionZh": "述", **part}


def csv_of(names: list[str], rows: Rows) -> bytes:
    """Rows as CSV with a header, all cells quoted; empty is null."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(names)
    writer.writerows([row.get(name) for name in names] for row in rows)
    return file.getvalue().encode()
