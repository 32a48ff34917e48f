"""The second judge: Frictionless reads the finished package from outside, as a user would."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Location, Problem


def judge(folder: Path) -> list[Problem]:
    """Validate the package in a folder with Frictionless: descriptor, hashes, counts, every cell, every key."""
    from frictionless import Package, system

    with system.use_context(trusted=False):
        report = Package(str(folder / "datapackage.json")).validate()
    problems = [
        Problem("package-invalid", Location("datapackage.json"), e.message, "report this as a fault of the program") for e in report.errors
    ]
    for task in report.tasks:
        for error in task.errors:
            place = Location(task.place, getattr(error, "row_number", 0) or 0, getattr(error, "field_number", 0) or 0)
            problems.append(Problem("package-invalid", place, error.message, "report this as a fault of the program"))
    return problems
