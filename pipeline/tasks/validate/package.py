"""The judgement of a published package: ours in full, Frictionless's in full or on a sample."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipeline.disk.regular import other_kind
from pipeline.model import Location, Problem, Report
from pipeline.publish.checksums import sha256
from pipeline.publish.judge import judge, scope
from pipeline.publish.swap import DESCRIPTOR
from pipeline.run.engines import default_jobs
from pipeline.run.inspection import Progress, silent
from pipeline.run.plugged import plugin_faults
from pipeline.tasks.validate.checksums import judge_checksums, unreadable
from pipeline.tasks.validate.descriptor import HINT, Descriptor, File, read
from pipeline.tasks.validate.keys import TableKeys, references
from pipeline.tasks.validate.outline import Outline
from pipeline.tasks.validate.tables import Each, Found, JudgedTable, judge_csv

MOST_JOBS, MOST_FILES = 4, 2
"""Blocks that are judged at once at most, and files that are read at once: of each as many blocks wait in memory."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What both judges say: the problems to mend, the rows read by table, and what Frictionless found in how much of the package."""

    report: Report
    rows: dict[str, int] = field(default_factory=dict)
    scope: str = ""


def validate(folder: Path, *, full: bool = False, progress: Progress | None = None) -> Validation:
    """Judge the package in a folder. Where our judge finds nothing and Frictionless does, its problems are told as `package-invalid`.

    A descriptor that our judge refuses is not handed on: Frictionless would follow its addresses into the network. Nor is a package with a
    pipe in the place of a file, at which it would wait.
    """
    progress = progress or silent
    if plugin_faults():
        return Validation(Report.of(plugin_faults()))
    ours, rows = judge_ourselves(folder, progress)
    if any(problem.location.path == DESCRIPTOR and problem.code != "package-count" for problem in ours):
        return Validation(Report.of(ours), rows, scope="not asked, since the descriptor is refused")
    if any(other_kind(folder / problem.location.path) for problem in ours if problem.code == "package-file"):
        return Validation(Report.of(ours), rows, scope="not asked, since what should be a file is none")
    progress("Frictionless")
    total = sum(rows.values())
    theirs = judge(folder, total, full=full)
    found = f"{len(theirs)} problem{'s' if len(theirs) != 1 else ''} in {scope(total, full=full)}"
    return Validation(Report.of(ours or theirs), rows, found)


def judge_ourselves(folder: Path, progress: Progress = silent) -> tuple[list[Problem], dict[str, int]]:
    """Every problem that our own judge finds, and the rows of every table it read."""
    import pandera.pandas  # noqa: F401 (before there are threads, of which one would find it half imported by another)

    descriptor = read(folder)
    problems = list(descriptor.problems)
    judged: list[JudgedTable] = []
    hashes: dict[str, str] = {}
    jobs = min(default_jobs(), MOST_JOBS)
    referred = {to.resource for file in descriptor.files if file.schema for to in references(file.schema)}
    with ThreadPoolExecutor(jobs) as judges, ThreadPoolExecutor(min(jobs, MOST_FILES)) as readers:
        judge_file = partial(_judge_file, folder, descriptor, referred, {}, partial(in_turn, judges, jobs))
        first = sorted(descriptor.files, key=lambda file: (not file.schema or file.schema.name not in referred, -file.entry["bytes"]))
        outcomes = {file.at: readers.submit(judge_file, file) for file in first}
        for file in descriptor.files:
            progress(file.path)
            outcome = outcomes[file.at].result()
            problems += outcome.problems
            judged += [outcome.table] if outcome.table else []
            hashes[file.path] = outcome.digest
    problems += judge_checksums(folder, hashes, {problem.location.path for problem in problems})
    problems += _across(judged)
    return problems, {table.schema.name: table.rows for table in judged}


def in_turn(pool: Executor, most: int, work: Callable[[bytes], Found], blocks: Iterable[bytes]) -> Iterator[Found]:
    """What comes of some blocks, in their order; so many at most wait or are at work."""
    waiting: deque[Future[Found]] = deque()
    for block in blocks:
        if len(waiting) == most:
            yield waiting.popleft().result()
        waiting.append(pool.submit(work, block))
    while waiting:
        yield waiting.popleft().result()


def _across(judged: list[JudgedTable]) -> Iterator[Problem]:
    """References that lead to no row, or in a circle: their keys are gathered where the outlines leave a doubt."""
    tables = {table.schema.name: table for table in judged}
    outlines = {name: table.outline for name, table in tables.items()}
    doubted = [name for name, outline in outlines.items() if outline is None or not (outline.acyclic and outline.leads(outlines))]
    led_to = {reference.resource for name in doubted for reference in references(tables[name].schema)}
    keys: dict[str, TableKeys] = {}
    for name in (name for name in tables if name in led_to or name in doubted):
        try:
            keys[name] = tables[name].every_key()
        except OSError as error:
            yield unreadable(tables[name].shown, error)
    for name in (name for name in doubted if name in keys):
        yield from keys[name].dangling(keys)
        yield from keys[name].circles()


@dataclass(slots=True)
class _Outcome:
    """What came of one file: its problems, its table where it is one that could be opened, its SHA-256 where it could be read."""

    problems: list[Problem] = field(default_factory=list)
    table: JudgedTable | None = None
    digest: str = ""


def _judge_file(
    folder: Path, descriptor: Descriptor, referred: Collection[str], known: dict[str, Outline], each: Each, file: File
) -> _Outcome:
    """Judge one file; ``referred`` are the tables to which rows lead, ``known`` those that were proved so far, to which it is added."""
    path, outcome = folder / file.path, _Outcome()
    if not path.is_file():
        kind = "a folder" if path.is_dir() else other_kind(path)
        return _Outcome([Problem("package-file", Location(file.path), f"the file is {kind or 'missing'}", HINT)])
    try:
        outcome.digest = sha256(path)
        outcome.problems += _against_descriptor(path, outcome.digest, file, descriptor)
        if file.schema is not None:
            outline = Outline(file.schema, known, referred=file.schema.name in referred)
            outcome.table = judge_csv(path, file.path, file.schema, outline=outline, each=each)
            known.update({file.schema.name: outline} if outcome.table.outline else {})
            outcome.problems += [*outcome.table.problems, *_counts(outcome.table, file, descriptor)]
    except OSError as error:
        outcome.problems.append(unreadable(file.path, error))
    return outcome


def _against_descriptor(path: Path, digest: str, file: File, descriptor: Descriptor) -> Iterator[Problem]:
    """Whether a file has the bytes that the descriptor names."""
    size = path.stat().st_size
    if f"sha256:{digest}" != file.entry["hash"]:
        yield Problem("package-hash", Location(file.path), "the bytes are not those whose hash the descriptor has", HINT)
    elif size != file.entry["bytes"]:
        yield Problem("package-count", descriptor.where(file), f"{file.path} has {size} bytes, not {file.entry['bytes']}", HINT)


def _counts(table: JudgedTable, file: File, descriptor: Descriptor) -> Iterator[Problem]:
    """Whether a table has the rows and columns that the descriptor counts."""
    columns = len(table.schema.fields)
    if file.entry["fields"] != columns:
        yield Problem("package-count", descriptor.where(file), f"{file.path} has {columns} columns, not {file.entry['fields']}", HINT)
    if table.complete and file.entry["rows"] != table.rows:
        yield Problem("package-count", descriptor.where(file), f"{file.path} has {table.rows} rows, not {file.entry['rows']}", HINT)
