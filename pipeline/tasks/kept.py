"""Leaving a build alone that would read and write the very bytes of the last one: the stamp in the cache says which they were."""

from __future__ import annotations

from pipeline.model import Report
from pipeline.publish import swap
from pipeline.publish.checksums import package_hashes, written_hashes
from pipeline.publish.selection import select
from pipeline.run import stamp
from pipeline.run.cache import FOLDER
from pipeline.run.inputs import Inputs
from pipeline.run.inspection import Project
from pipeline.run.surveyed import Run
from pipeline.tasks.job import Build, Options, Ready


def kept(project: Project, options: Options, inputs: Inputs | None) -> Build | None:
    """The build that was made before from these very bytes, if what it published is there byte for byte and nothing else is."""
    last = stamp.load(project.root / FOLDER)
    if last is None or inputs is None or (options.strict and last.attested) or swap.pending(options.out):
        return None
    if last.selected != selected(options) or last.inputs != inputs.digest({}):
        return None
    options.progress("comparing files")
    try:
        if package_hashes(options.out) != last.files:
            return None
    except OSError:
        return None
    return Build(
        report=Report(),
        out=options.out,
        counts=last.rows,
        verified=last.verified,
        attested=last.attested,
        files=len(last.files) - 1,
        judged=last.judged,
        run=Run(last.batches, last.batches, len(inputs.folders), options.jobs),
        kept=True,
    )


def leave_stamp(ready: Ready, options: Options, result: Build) -> None:
    """Keep in the cache what was published and from what, unless files changed while the build was at work."""
    digest = ready.inputs.digest(ready.locks) if ready.inputs is not None else None
    if digest is not None:
        made = stamp.Stamp(
            inputs=digest,
            selected=selected(options),
            files=written_hashes(options.out),
            rows=result.counts,
            judged=result.judgement.ever,
            verified=result.verified,
            attested=result.attested,
            batches=ready.run.batches,
            fingerprints=result.judgement.files,
            layout=result.layout,
        )
        stamp.store(ready.project.root / FOLDER, made)


def selected(options: Options) -> str:
    """The formats and products that a build writes."""
    chosen = select(options.select)
    return " ".join([*(form.name for form in chosen.formats), *(product.name for product in chosen.products)])
