"""What a change means for those who use the data: the step from one semantic version to the next.

Major: what a user's program may rely on is gone or means something else: a table, a column, a code, a key, or a row that others refer
to (under its id at least), since its id may stand in somebody's own data. Minor: something came, or a row to which nothing refers went.
Patch: values and words were corrected, or what is said of the dataset. Before 1.0.0 a major change is a minor step, as Semantic
Versioning has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.tasks.diff.model import ColumnChange, Diff, TableChange
from pipeline.tasks.diff.said import plain

Step = Literal["major", "minor", "patch", "none"]
STEPS: tuple[Step, ...] = ("major", "minor", "patch", "none")
Version = tuple[int, int, int]

_MOVED = " moved"
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def step_of(diff: Diff) -> tuple[Step, tuple[str, ...]]:
    """The step that a diff asks for, and what asks for it."""
    reasons: list[tuple[Step, str]] = [("patch", f"{plain(change.name)} of the dataset changed") for change in diff.properties]
    reasons += [reason for table in diff.tables for reason in _reasons(table)]
    reasons += [("major" if kind == "removed" else "minor", f"files of the type {name} {kind}") for name, kind in diff.files.items()]
    reasons += _of_files(diff)
    reasons.sort(key=lambda reason: reason[1].endswith(_MOVED))
    step: Step = min((own for own, _ in reasons), key=STEPS.index, default="none")
    return step, tuple(reason for own, reason in reasons if own == step)


def _of_files(diff: Diff) -> Iterator[tuple[Step, str]]:
    """What single files ask for: one that is gone was somebody's, other bytes of the same data are told and no more.

    A record that has no day of issue has no metadata that need one; they come with the first day, and nothing else does.
    """
    dated = bool(diff.new.issued) and not diff.old.issued
    steps: dict[str, Step] = {"removed": "major", "added": "patch" if dated else "minor", "rewritten": "patch"}
    for what, step in steps.items():
        paths = [path for path, own in diff.paths.items() if own == what]
        name = paths[0] if len(paths) == 1 else f"{len(paths)} files"
        if paths:
            yield step, f"{name} {'with other bytes' if what == 'rewritten' else what}"


def _reasons(table: TableChange) -> Iterator[tuple[Step, str]]:
    name = table.name
    if table.kind != "changed":
        yield ("minor", f"table {name} added") if table.kind == "added" else ("major", f"table {name} removed")
        return
    for old, new in table.keys:
        what = "added" if old is None else "removed" if new is None else "changed"
        yield ("minor" if old is None else "major", f"a key of {name} {what}")
    for column in table.columns:
        yield _of_column(column), f"column {name}.{column.name} {column.kind}"
    for change in table.properties:
        yield "patch", f"{change.name} of {name} changed"
    for kind in ("renamed", "removed", "added"):
        if table.counts[kind]:
            yield "major" if table.referred and kind != "added" else "minor", f"rows of {name} {kind}"
    if table.counts["changed"]:
        yield "patch", f"values of {name} changed"
    if table.reordered:
        yield "patch", f"rows of {name} in another order"
    if table.followed and not table.counts:
        yield "patch", f"references of {name} follow"
    if table.counts["moved"]:
        yield "patch", f"rows of {name}{_MOVED}"


def _of_column(column: ColumnChange) -> Step:
    if column.kind in ("removed", "renamed", "retyped"):
        return "major"
    if column.kind == "codes":
        return "major" if column.old else "minor"
    return {"added": "minor", "constrained": "minor", "described": "patch"}[column.kind]  # type: ignore[return-value]


def parse_version(text: str) -> Version | None:
    """The three numbers of a version; ``None`` where it is not written as 1.2.3."""
    found = _VERSION.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def next_versions(version: Version) -> dict[Step, Version]:
    """The version after a step of each kind."""
    major, minor, patch = version
    return {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0), "patch": (major, minor, patch + 1)}


def least_version(version: Version, step: Step) -> Version:
    """The lowest version that a step allows."""
    if step == "none":
        step = "patch"
    if step == "major" and version[0] == 0:
        step = "minor"
    return next_versions(version)[step]


def shown(version: Version) -> str:
    """A version as it is written."""
    return ".".join(map(str, version))
