"""The second judge: Frictionless reads the finished package from outside, as a user would.

It reads all of a package up to `FULL_ROWS` rows. Of a larger one it reads the descriptor and a sample of every table: the
sample is the same every time, and has its primary keys but not its references, since the rows they lead to are not all there.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Location, Problem

if TYPE_CHECKING:
    from frictionless import Report

FULL_ROWS = 200_000
SAMPLE_ROWS = 2_000
SEED = 20_240_501
DESCRIPTOR = "datapackage.json"
HINT = "report this as a fault of the program"


def scope(rows: int, *, full: bool = False) -> str:
    """How much of a package of so many rows Frictionless reads, in words."""
    if not rows:
        return "the descriptor, and hash and size of every file it names"
    if full or rows <= FULL_ROWS:
        return f"all {rows} rows"
    return f"the descriptor and a sample of at most {SAMPLE_ROWS} rows a table, without references"


def judge(
    folder: Path,
    rows: int = 0,
    *,
    full: bool = False,
    only: Collection[str] | None = None,
    fresh: Mapping[str, Sequence[int]] | None = None,
) -> list[Problem]:
    """Validate the package in a folder: descriptor, hashes, counts, every cell, every key; of more than `FULL_ROWS` rows a sample.

    ``only`` names the resources to be judged, where the others have been; ``fresh`` are the rows that are new, by table, to be the sample.
    """
    if full or rows <= FULL_ROWS:
        return _problems(folder, only)
    with tempfile.TemporaryDirectory(prefix="pipeline-sample-") as name:
        try:
            write_sample(folder, Path(name), only, fresh)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return _problems(folder, only)
        return _problems(Path(name))


def _problems(folder: Path, only: Collection[str] | None = None) -> list[Problem]:
    from frictionless import FrictionlessException, system

    whole = Location(DESCRIPTOR)
    with system.use_context(trusted=False):
        try:
            report = _report(folder / DESCRIPTOR, only)
            found = [(whole, error.message) for error in report.errors]
            found += [(_place(task.place, error), error.message) for task in report.tasks for error in task.errors]
        except FrictionlessException as refused:
            found = [(whole, error.message) for error in refused.reasons or [refused.error]]
        except Exception as error:
            found = [(whole, f"Frictionless gives up: {type(error).__name__}: {error}")]
    return [Problem("package-invalid", where, message, HINT) for where, message in found]


def _place(path: str, error: Any) -> Location:
    return Location(path, getattr(error, "row_number", 0) or 0, getattr(error, "field_number", 0) or 0)


def _report(descriptor: Path, only: Collection[str] | None) -> Report:
    """What Frictionless says of a package, or of its descriptor and some of its resources; their references are followed to all."""
    from frictionless import Package, Report

    package = Package(str(descriptor))
    if only is None:
        whole: Report = package.validate()
        return whole
    package.to_descriptor(validate=True)
    reports = [resource.validate() for resource in package.resources if resource.name in only]
    some: Report = Report.from_validation_reports(time=0, reports=reports)
    return some


def write_sample(folder: Path, out: Path, only: Collection[str] | None = None, fresh: Mapping[str, Sequence[int]] | None = None) -> None:
    """Write a sample of a package, or of some of its resources: some rows of every table, of those that are ``fresh`` where it has such.

    Everything else is as it is.
    """
    package = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    wanted = [entry for entry in package["resources"] if only is None or entry["name"] in only]
    resources = [_sampled(folder, out, entry, (fresh or {}).get(entry["name"])) for entry in wanted]
    (out / DESCRIPTOR).write_text(json.dumps({**package, "resources": resources}), encoding="utf-8")


def _sampled(folder: Path, out: Path, entry: Mapping[str, Any], fresh: Sequence[int] | None) -> dict[str, Any]:
    """One file of the sample, without what holds for all of it only: a table with some of its rows, any other where it is looked for.

    Frictionless would count and hash a file that is no table twice over; hash and size of each are our own judge's to see.
    """
    source, target = folder / entry["path"], out / entry["path"]
    if not target.resolve().is_relative_to(out.resolve()):
        raise ValueError("a path leads out of the package")
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = {key: value for key, value in entry.items() if key not in ("hash", "bytes", "rows", "schema")}
    if entry.get("type") != "table":
        _stand_in(source, target)
        return kept
    chosen = random.Random(f"{SEED}-{entry['name']}")  # noqa: S311
    among = fresh or range(entry["rows"])
    rows = set(chosen.sample(among, min(SAMPLE_ROWS, len(among))))
    with source.open("rb") as whole, target.open("wb") as part:
        part.write(whole.readline())
        part.writelines(line for number, line in enumerate(whole) if number in rows)
    return {**kept, "schema": {key: value for key, value in entry["schema"].items() if key != "foreignKeys"}}


def _stand_in(source: Path, target: Path) -> None:
    """Have a file found in another place as well: a link, or a copy where the disk makes none; what is no file raises ``OSError``."""
    try:
        if source.is_file():
            target.symlink_to(source.resolve())
            return
    except OSError:
        target.unlink(missing_ok=True)
    shutil.copyfile(source, target)
