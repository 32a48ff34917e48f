"""The judgement of a published package: ours in full, Frictionless's in full or on a sample."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.inspection import Progress, silent
from pipeline.model import Location, Problem, Report
from pipeline.publish.judge import judge, scope
from pipeline.publish.swap import DESCRIPTOR
from pipeline.validate.descriptor import HINT, Descriptor, File, read
from pipeline.validate.tables import JudgedTable, judge_csv


@dataclass(frozen=True, slots=True)
class Validation:
    """What both judges say: the problems to mend, the rows read by table, what Frictionless found, and in how much of the package."""

    report: Report
    rows: dict[str, int] = field(default_factory=dict)
    frictionless: tuple[Problem, ...] = ()
    scope: str = ""


def validate(folder: Path, *, full: bool = False, progress: Progress | None = None) -> Validation:
    """Judge the package in a folder. Where our judge finds nothing and Frictionless does, its problems are told as `package-invalid`.

    A descriptor that our judge refuses is not handed on: Frictionless would follow its addresses into the network.
    """
    progress = progress or silent
    ours, rows = judge_ourselves(folder, progress)
    if any(problem.location.path == DESCRIPTOR and problem.code != "package-count" for problem in ours):
        return Validation(Report.of(ours), rows, scope="not asked, since the descriptor is refused")
    progress("Frictionless")
    total = sum(rows.values())
    theirs = tuple(judge(folder, total, full=full))
    found = f"{len(theirs)} problem{'s' if len(theirs) != 1 else ''} in {scope(total, full=full)}"
    return Validation(Report.of(ours or theirs), rows, theirs, found)


def judge_ourselves(folder: Path, progress: Progress = silent) -> tuple[list[Problem], dict[str, int]]:
    """Every problem that our own judge finds, and the rows of every table it read."""
    descriptor = read(folder)
    problems = list(descriptor.problems)
    judged: dict[str, JudgedTable] = {}
    for file in descriptor.files:
        path = folder / file.path
        if not path.is_file():
            message = "is a folder" if path.is_dir() else "is missing"
            problems.append(Problem("package-file", Location(file.path), f"the file {message}", HINT))
            continue
        progress(file.path)
        try:
            problems += _against_descriptor(path, file, descriptor)
            if file.schema is not None:
                judged[file.schema.name] = table = judge_csv(path, file.path, file.schema)
                problems += [*table.problems, *_counts(table, file, descriptor)]
        except OSError as error:
            problems.append(Problem("package-file", Location(file.path), f"cannot be read: {error.strerror or error}", HINT))
    keys = {name: table.keys for name, table in judged.items()}
    for own in keys.values():
        problems += [*own.dangling(keys), *own.circles()]
    return problems, {name: table.rows for name, table in judged.items()}


def _against_descriptor(path: Path, file: File, descriptor: Descriptor) -> Iterator[Problem]:
    """Whether a file has the bytes that the descriptor names."""
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    size = path.stat().st_size
    if f"sha256:{digest}" != file.entry["hash"]:
        yield Problem("package-hash", Location(file.path), "the bytes are not those whose hash the descriptor has", HINT)
    elif size != file.entry["bytes"]:
        yield Problem("package-count", descriptor.where(file), f"{file.path} has {size} bytes, not {file.entry['bytes']}", HINT)


def _counts(table: JudgedTable, file: File, descriptor: Descriptor) -> Iterator[Problem]:
    """Whether a table has the rows and columns that the descriptor counts."""
    columns = len(table.keys.schema.fields)
    if file.entry["fields"] != columns:
        yield Problem("package-count", descriptor.where(file), f"{file.path} has {columns} columns, not {file.entry['fields']}", HINT)
    if table.complete and file.entry["rows"] != table.rows:
        yield Problem("package-count", descriptor.where(file), f"{file.path} has {table.rows} rows, not {file.entry['rows']}", HINT)
