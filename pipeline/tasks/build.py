"""The build: prove a project clean, write its package aside, have it judged, swap it in; or explain what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem, Report
from pipeline.plugins import PluginError
from pipeline.publish import swap
from pipeline.publish.checksums import package_hashes, same_package, written_hashes
from pipeline.publish.faults import disk_problem
from pipeline.publish.judge import judge, scope
from pipeline.publish.judged import Judgement, to_judge
from pipeline.publish.layout import Layout
from pipeline.publish.provenance import Provenance
from pipeline.publish.taken_over import Before
from pipeline.publish.write import Written, foreign_files, missing_data, write_package
from pipeline.run import stamp
from pipeline.run.cache import FOLDER
from pipeline.run.engines import runner
from pipeline.run.inputs import Inputs, code_version, read_inputs
from pipeline.run.inspection import Inspection, Project, inspect, shown_from, unverified
from pipeline.run.outcome import ClusterError
from pipeline.run.plugged import plugin_faults
from pipeline.run.survey import survey
from pipeline.run.surveyed import Survey
from pipeline.run.verdict import explain
from pipeline.schema.arrow import to_arrow
from pipeline.tasks.job import Build as Build
from pipeline.tasks.job import Options as Options
from pipeline.tasks.job import Ready
from pipeline.tasks.kept import kept, leave_stamp
from pipeline.transcription.changes import read_changes
from pipeline.transcription.dataset import dataset_record
from pipeline.transcription.policies import PUBLISHED as PROMISES
from pipeline.transcription.policies import published
from pipeline.transcription.sources import LOCK_FILE

if TYPE_CHECKING:
    import pyarrow as pa

OUTDATED = ("is not what the text gives", "run: pipeline build --texts DIR")


def build(project: Project, options: Options | None = None) -> Build:
    """Build the package of a project, into its own root unless the options say otherwise. Nothing is written if anything is wrong."""
    options = options or Options(project.root)
    ready = _ready(project, options)
    if isinstance(ready, Build):
        return ready
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        with swap.exclusive(options.out):
            result = _publish(ready, options)
            if result.report.ok:
                leave_stamp(ready, options, result)
            return result
    except PluginError as error:
        problem = error.problem
    except swap.BusyError:
        problem = Problem("output-busy", Location(str(options.out)), "another build is writing here", "wait until it has ended")
    except OSError as error:
        problem = disk_problem(error, options.out)
    return Build(Report.of([shown_from(project.root, problem)]), options.out)


def compare(project: Project, options: Options) -> Build:
    """Build aside and compare: a problem for every committed file and lock that is not what such a build gives."""
    import tempfile

    ready = _ready(project, options)
    if isinstance(ready, Build):
        return ready
    try:
        with tempfile.TemporaryDirectory(prefix="pipeline-check-") as name:
            folder = Path(name)
            written = _write(folder, ready, options, Layout())
            options.progress("validating the package")
            problems = [
                *missing_data(written.package),
                *judge(folder, _rows(written)),
                *_differences(package_hashes(options.out), written_hashes(folder)),
                *(Problem("lock-outdated", Location(f"sources/{n}/{LOCK_FILE}"), *OUTDATED) for n in _stale_locks(ready, _with_line_feeds)),
            ]
    except PluginError as error:
        return Build(Report.of([error.problem]), options.out)
    except OSError as error:
        return Build(Report.of([shown_from(project.root, disk_problem(error, options.out))]), options.out)
    return _result(ready, options, problems, written)


def _ready(project: Project, options: Options) -> Ready | Build:
    """The project ready to be written; or what a build comes to that has nothing to write, all being as it was or something wrong."""
    inputs = read_inputs(project.root, project.schema_folder, project.texts)
    if (before := kept(project, options, inputs)) is not None:
        return before
    ready = prepare(project, options, inputs)
    return Build(ready, options.out) if isinstance(ready, Report) else ready


def prepare(project: Project, options: Options, inputs: Inputs | None = None) -> Ready | Report:
    """Prove the project clean, or report all that is wrong with it."""
    if plugin_faults():
        return Report.of(plugin_faults())
    dataset, problems = dataset_record(project.root)
    run = runner(options.jobs, options.engine, options.scheduler)
    try:
        proved = survey(project, jobs=options.jobs, run=run, progress=options.progress, inputs=inputs) if not problems else None
    except ClusterError as error:
        return Report.of([error.problem])
    if proved is not None and not proved.unclean:
        return Report.of(unverified(proved.attested)) if options.strict and proved.attested else _from_survey(proved, dataset)
    inspection, only = explain(project, proved, strict=options.strict, progress=options.progress)
    if only is not None and inspection.report.ok:
        inspection = inspect(project, strict=options.strict, progress=options.progress)
    return _from_inspection(inspection) if inspection.report.ok else inspection.report


def _from_survey(proved: Survey, dataset: Mapping[str, Any]) -> Ready:
    """A project that the fast path finds clean, with a word on what could not be kept."""
    return Ready(
        project=proved.project,
        schemas=proved.context.schemas,
        dataset=Provenance.now(proved.digests).described({**dataset, PROMISES: published(proved.context.limits)}),
        chunks=proved.chunks,
        verified=tuple(proved.verified),
        attested=tuple(proved.attested),
        locks=proved.locks,
        lock_texts=proved.lock_texts,
        run=proved.run,
        warnings=_unkept(proved),
        words=proved.context.words,
        inputs=proved.inputs if proved.settled else None,
        parts=proved.parts,
    )


def _unkept(proved: Survey) -> tuple[Problem, ...]:
    if not proved.unkept:
        return ()
    message = f"cannot be written: {proved.unkept}; this build goes on without keeping what it proves"
    hint = "delete it, or make room and give yourself the right to write there"
    return (Problem("cache-unwritable", Location(FOLDER), message, hint, "warning"),)


def _from_inspection(inspection: Inspection) -> Ready:
    """A project that only the slow path finds clean is published from it: it is the judge in doubt."""

    def chunks(name: str) -> Iterator[pa.Table]:
        yield to_arrow(inspection.tables[name])

    locks = {path.parent.name: text for path, text in inspection.lock_texts().items()}
    return Ready(
        project=inspection.project,
        schemas=inspection.schemas,
        dataset=Provenance.now(inspection.digests).described(inspection.dataset),
        chunks=chunks,
        verified=inspection.verified,
        attested=inspection.attested,
        locks={name: hashlib.sha256(text.encode()).digest() for name, text in locks.items()},
        lock_texts=lambda names: ((name, locks[name]) for name in locks if name in names),
        warnings=inspection.report.problems,
        words=inspection.words,
    )


def _publish(ready: Ready, options: Options) -> Build:
    """Write aside, judge, renew the locks, swap; a package that is byte for byte the old one is left alone."""
    last = stamp.load(ready.project.root / FOLDER)
    with swap.staging(options.out) as folder:
        written = _write(folder, ready, options, last.layout if last else Layout())
        options.progress("validating the package")
        asked = to_judge(written.package, written.keys, code_version(), last.fingerprints if last else {}, written.fresh)
        judged = judge(folder, _rows(written), only=asked.only, fresh=asked.fresh)
        problems = [*foreign_files(options.out, folder), *missing_data(written.package), *judged]
        if problems:
            return _result(ready, options, problems, written)
        renewed = ready.lock_texts(frozenset(_stale_locks(ready)))
        locks = tuple(path for name, text in renewed if swap.write_atomically(path := _lock(ready, name), text))
        changed = not same_package(folder, options.out)
        if changed:
            swap.commit(options.out)
    return _result(ready, options, [], written, changed=changed, locks=locks, asked=asked)


def _write(folder: Path, ready: Ready, options: Options, layout: Layout) -> Written:
    """Write the package; what the last one has already, as ``layout`` says, is taken over from there."""
    options.progress("writing files")
    changes, _ = read_changes(ready.project.root)
    before = Before(options.out, layout, code_version())
    return write_package(folder, ready.schemas, ready.chunks, ready.dataset, options.select, ready.words, changes, ready.parts, before)


def _result(
    ready: Ready,
    options: Options,
    problems: Iterable[Problem],
    written: Written,
    *,
    changed: bool = False,
    locks: tuple[Path, ...] = (),
    asked: Judgement | None = None,
) -> Build:
    report, asked = Report.of([*problems, *ready.warnings]), asked or Judgement(scope(_rows(written)))
    told = written.files, asked.said, ready.run, asked, written.layout
    return Build(report, options.out, written.rows, ready.verified, ready.attested, changed, locks, *told)


def _rows(written: Written) -> int:
    """The rows that Frictionless is to read: it reads tables in CSV, and of all other files hash and bytes."""
    return sum(entry["rows"] for entry in written.package["resources"] if entry.get("type") == "table")


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[Problem]:
    states = {"is missing": new.keys() - old.keys(), "is not part of the package": old.keys() - new.keys()}
    states["is not what a build gives"] = {path for path in old.keys() & new.keys() if old[path] != new[path]}
    hint = "run: pipeline build"
    return [Problem("output-stale", Location(path), state, hint) for state, paths in states.items() for path in paths]


def _lock(ready: Ready, article: str) -> Path:
    return ready.project.root / "sources" / article / LOCK_FILE


def _stale_locks(ready: Ready, read: Callable[[Path], bytes] = read_bytes) -> Iterator[str]:
    """The articles whose lock is not there or, as it is ``read``, not what it should be."""
    for name, digest in ready.locks.items():
        if not (path := _lock(ready, name)).is_file() or hashlib.sha256(read(path)).digest() != digest:
            yield name


def _with_line_feeds(path: Path) -> bytes:
    return read_bytes(path).replace(b"\r\n", b"\n")
