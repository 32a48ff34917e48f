"""The build: inspect a project, write its package aside, have it judged, swap it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.inspection import Inspection, Progress, Project, inspect, shown_from, silent
from pipeline.model import Location, Problem, Report
from pipeline.publish import swap
from pipeline.publish.faults import disk_problem
from pipeline.publish.judge import judge
from pipeline.publish.write import foreign_files, package_bytes, same_package, write_package


@dataclass(frozen=True, slots=True)
class Build:
    """What a build came to: its problems, its tables by number of rows, and whether anything changed on disk."""

    inspection: Inspection
    report: Report
    out: Path
    changed: bool = False
    locks: tuple[Path, ...] = ()
    package: Mapping[str, Any] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {name: len(table.rows) for name, table in self.inspection.tables.items()}


def build(project: Project, out: Path | None = None, *, strict: bool = False, progress: Progress | None = None) -> Build:
    """Build the package of a project into ``out`` (the project's root unless given). Nothing is written if anything is wrong."""
    out = out or project.root
    progress = progress or silent
    inspection = inspect(project, strict=strict, progress=progress)
    if not inspection.report.ok:
        return Build(inspection, inspection.report, out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with swap.exclusive(out):
            return _publish(inspection, out, progress)
    except swap.BusyError:
        problem = Problem("output-busy", Location(str(out)), "another build is writing here", "wait until it has ended")
    except OSError as error:
        problem = disk_problem(error, out)
    return Build(inspection, Report.of([*inspection.report.problems, shown_from(project.root, problem)]), out)


def _publish(inspection: Inspection, out: Path, progress: Progress) -> Build:
    """Write aside, judge, renew the locks, swap; a package that is byte for byte the old one is left alone."""
    with swap.staging(out) as folder:
        progress("writing files")
        package = write_package(folder, inspection.tables, inspection.dataset)
        progress("validating the package")
        problems = [*foreign_files(out, package), *judge(folder, inspection.row_count)]
        if problems:
            return Build(inspection, Report.of([*inspection.report.problems, *problems]), out)
        locks = tuple(path for path, text in inspection.lock_texts().items() if swap.write_atomically(path, text))
        changed = not same_package(folder, out)
        if changed:
            swap.commit(out)
    return Build(inspection, inspection.report, out, changed, locks, package)


def compare(project: Project, out: Path | None = None, *, strict: bool = False, progress: Progress | None = None) -> Build:
    """Build aside and compare: a problem for every committed file and lock that is not what a build gives."""
    import tempfile

    out = out or project.root
    progress = progress or silent
    inspection = inspect(project, strict=strict, progress=progress)
    if not inspection.report.ok:
        return Build(inspection, inspection.report, out)
    package: Mapping[str, Any] = {}
    try:
        with tempfile.TemporaryDirectory(prefix="pipeline-check-") as name:
            folder = Path(name)
            progress("writing files")
            package = write_package(folder, inspection.tables, inspection.dataset)
            progress("validating the package")
            problems = [
                *judge(folder, inspection.row_count),
                *_differences(package_bytes(out), package_bytes(folder)),
                *_stale_locks(inspection),
            ]
    except OSError as error:
        problems = [shown_from(project.root, disk_problem(error, out))]
    return Build(inspection, Report.of([*inspection.report.problems, *problems]), out, package=package)


def _differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[Problem]:
    states = {"is missing": new.keys() - old.keys(), "is not part of the package": old.keys() - new.keys()}
    states["is not what a build gives"] = {path for path in old.keys() & new.keys() if old[path] != new[path]}
    hint = "run: pipeline build"
    return [Problem("output-stale", Location(path), state, hint) for state, paths in states.items() for path in paths]


def _stale_locks(inspection: Inspection) -> list[Problem]:
    root = inspection.project.root
    return [
        Problem(
            "lock-outdated", Location(path.relative_to(root).as_posix()), "is not what the text gives", "run: pipeline build --texts DIR"
        )
        for path, text in inspection.lock_texts().items()
        if not path.exists() or path.read_bytes() != text.encode()
    ]
