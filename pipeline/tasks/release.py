"""A release: the project is proved clean and up to date, the step is judged by the diff, then version, changelog and zip are written.

All of it is made aside first. What is put in place at the end is put back if anything fails.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.disk.git import release_tags, uncommitted
from pipeline.disk.together import all_or_none
from pipeline.model import Location, Problem, Report
from pipeline.publish import swap
from pipeline.publish.archive import write_archive
from pipeline.publish.faults import disk_problem
from pipeline.publish.write import write_package
from pipeline.run.inspection import Progress, Project, shown_from, silent
from pipeline.tasks.build import Options, compare, prepare
from pipeline.tasks.diff import changelog
from pipeline.tasks.diff.compare import compare as compare_packages
from pipeline.tasks.diff.flat import TOLD, flat
from pipeline.tasks.diff.load import open_package
from pipeline.tasks.diff.model import Diff
from pipeline.tasks.diff.previous import missing_tag
from pipeline.tasks.diff.step import Step, Version, least_version, next_versions, parse_version, shown, step_of
from pipeline.tasks.job import Ready
from pipeline.tasks.release_files import copy_documents, edited
from pipeline.transcription.changes import FILE as CHANGES
from pipeline.transcription.changes import Rows, read_changes, render_changes, with_release

DIST = "dist"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be released: the version, the day, and the release before, if it is not the one last tagged."""

    version: str
    date: str
    previous: str | None = None
    dry_run: bool = False
    jobs: int = 1
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Release:
    """What a release came to: its problems, or the step it takes, its entry of the changelog, its files, and what git is to be told."""

    report: Report
    previous: str | None = None
    step: Step = "none"
    reasons: tuple[str, ...] = ()
    entry: str = ""
    files: tuple[Path, ...] = ()
    commands: tuple[str, ...] = ()


class _RefusedError(Exception):
    """Ends a release with the problems found, its arguments."""


def release(project: Project, wanted: Wanted) -> Release:
    """Release a version of the project, or say why not; then nothing was changed."""
    root = project.root
    try:
        version = _version(wanted.version)
        _is_committed(root)
        _is_current(project, wanted, root)
        with swap.exclusive(root), swap.staging(root) as staged, tempfile.TemporaryDirectory(prefix="pipeline-release-") as name:
            return _release(project, wanted, version, staged, Path(name))
    except _RefusedError as refused:
        problems: tuple[Problem, ...] = refused.args
    except swap.BusyError:
        problems = (Problem("output-busy", Location(str(root)), "a build is writing here", "wait until it has ended"),)
    except OSError as error:
        problems = (disk_problem(error, root),)
    return Release(Report.of(shown_from(root, problem) for problem in problems))


def _release(project: Project, wanted: Wanted, version: Version, staged: Path, scratch: Path) -> Release:
    root = project.root
    ready = _prepared(project, wanted)
    known, _ = read_changes(root)
    _write_staged(ready, wanted, staged, known)
    copy_documents(root, staged)
    previous, prefix = _previous(root, wanted)
    diff = _diff(previous, root, staged, scratch, str(ready.dataset["name"])) if previous else None
    step, reasons = step_of(diff) if diff else ("none", ())
    files: dict[Path, str] = {}
    if diff:
        _is_right_step(version, diff, step, reasons)
        told = with_release(known, flat(diff, TOLD, wanted.date), wanted.version)
        _write_staged(ready, wanted, staged, told)
        files[root / CHANGES] = render_changes(told)
    edits = edited(root, wanted.version, wanted.date, diff)
    if isinstance(edits, Problem):
        raise _RefusedError(edits)
    files |= edits
    copy_documents(root, staged, files)
    changed = {path: text for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text}
    made = _archive(staged, scratch)
    targets = {root / DIST / path.name: path for path in made}
    if not wanted.dry_run:
        with all_or_none([*changed, *targets], decided=(root / swap.JOURNAL).exists):
            (root / DIST).mkdir(exist_ok=True)
            for path, text in changed.items():
                swap.write_atomically(path, text)
            _is_current(project, wanted, staged)
            for target, path in targets.items():
                shutil.copyfile(path, target)
            swap.commit(root)
    entry = changelog.entry_of(files[root / changelog.FILE], wanted.version)
    return Release(Report(), previous, step, reasons, entry, (*changed, *targets), _commands(root, wanted.version, prefix, changed))


def _version(text: str) -> Version:
    version = parse_version(text)
    if version is None:
        raise _RefusedError(Problem("release-version", Location(text), "is no version", "write three numbers, such as 1.2.0"))
    return version


def _is_committed(root: Path) -> None:
    """Refuse a project that is not wholly committed: nothing would say what was released."""
    changed = uncommitted(root)
    if changed is None:
        raise _RefusedError(Problem("release-dirty", Location(str(root)), "is not under git, or has no commit", "commit it first"))
    if changed:
        raise _RefusedError(*(Problem("release-dirty", Location(path), "is not committed", "commit or remove it") for path in changed))


def _is_current(project: Project, wanted: Wanted, folder: Path) -> None:
    """Refuse a package that is not what a build gives."""
    result = compare(project, Options(folder, jobs=wanted.jobs, progress=wanted.progress))
    if not result.report.ok:
        raise _RefusedError(*result.report.errors)


def _prepared(project: Project, wanted: Wanted) -> Ready:
    """The project ready to be written."""
    ready = prepare(project, Options(project.root, jobs=wanted.jobs, progress=wanted.progress))
    if isinstance(ready, Report):
        raise _RefusedError(*ready.problems)
    return ready


def _write_staged(ready: Ready, wanted: Wanted, staged: Path, changes: Rows) -> None:
    """Write the package of the new version aside, in the place of one that was written there before its changes were known."""
    shutil.rmtree(staged / swap.OUTPUT, ignore_errors=True)
    news = {"version": wanted.version, "issued": wanted.date}
    record: dict[str, Any] = {}
    for name, value in ready.dataset.items():
        record[name] = news.get(name, value)
        if name == "version" and "issued" not in ready.dataset:
            record["issued"] = wanted.date
    write_package(staged, ready.schemas, ready.chunks, record, words=ready.words, changes=changes)


def _previous(root: Path, wanted: Wanted) -> tuple[str | None, str]:
    """The release before this one, and the prefix of its tag; the highest tag unless one was named, none for the first."""
    tags = release_tags(root)
    taken = [tag for tag, prefix in tags.items() if tag == prefix + wanted.version]
    if taken:
        raise _RefusedError(Problem("release-version", Location(wanted.version), f"was released as {taken[0]}", "take the next one"))
    last, prefix = next(reversed(tags.items()), (None, "v"))
    if wanted.previous is None and (problem := missing_tag(root, wanted.version, last.removeprefix(prefix) if last else None)):
        raise _RefusedError(problem)
    return wanted.previous or last, prefix


def _diff(previous: str, root: Path, staged: Path, scratch: Path, name: str) -> Diff:
    old, new = open_package(previous, root, scratch / "old"), open_package(None, staged, scratch / "new")
    if isinstance(old, Problem) or isinstance(new, Problem):
        raise _RefusedError(*(side for side in (old, new) if isinstance(side, Problem)))
    if old.descriptor["name"] != name:
        message = f"is a release of {old.descriptor['name']}, not of {name}"
        raise _RefusedError(Problem("release-unreadable", Location(previous), message, "name a release of this dataset"))
    diff = compare_packages(old, new)
    if isinstance(diff, Problem):
        raise _RefusedError(diff)
    return diff


def _is_right_step(version: Version, diff: Diff, step: Step, reasons: tuple[str, ...]) -> None:
    """Refuse a version that does not follow the last one, or says less than what changed."""
    last = parse_version(diff.old.version)
    where = Location(shown(version))
    if last is None:
        raise _RefusedError(Problem("release-unreadable", Location(diff.old.label), f"its version is {diff.old.version}", "name another"))
    following = next_versions(last)
    if version not in following.values():
        hint = f"the next is one of {', '.join(shown(v) for v in following.values())}"
        raise _RefusedError(Problem("release-version", where, f"does not follow {diff.old.version}", hint))
    if version < (least := least_version(last, step)):
        message = f"is too small a step after {diff.old.version}: the change is {step} ({reasons[0]})"
        raise _RefusedError(Problem("release-version", where, message, f"release {shown(least)}"))


def _archive(staged: Path, scratch: Path) -> tuple[Path, Path]:
    """The zip and its checksum, in the form of sha256sum."""
    (scratch / DIST).mkdir()
    archive = write_archive(staged, scratch / DIST)
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    checksum = archive.with_name(f"{archive.name}.sha256")
    checksum.write_text(f"{digest}  {archive.name}\n", encoding="utf-8")
    return archive, checksum


def _commands(root: Path, version: str, prefix: str, changed: Iterable[Path]) -> tuple[str, ...]:
    """What to tell git, once somebody has read the changelog; where nothing changed, as in a first release, there is nothing to commit."""
    named = " ".join(path.relative_to(root).as_posix() for path in changed)
    commit = (f"git add {named} {swap.DESCRIPTOR} {swap.OUTPUT}", f'git commit -m "Release {version}"') if named else ()
    return (*commit, f'git tag -a {prefix}{version} -m "Release {version}"', "git push --follow-tags")
