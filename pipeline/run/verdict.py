"""The verdict on a project: proved clean batch by batch, or explained with the place of every fault; builds and checks begin with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from pipeline.disk.regular import read_bytes
from pipeline.model import Report
from pipeline.run.executors import run_batches
from pipeline.run.inputs import named_texts, read_inputs
from pipeline.run.inspection import Inspection, Progress, Project, inspect, silent, unverified
from pipeline.run.memory import AFRESH, Afresh, Memory
from pipeline.run.plugged import plugin_faults
from pipeline.run.survey import survey
from pipeline.run.surveyed import Survey
from pipeline.transcription.dataset import dataset_record
from pipeline.transcription.sources import ARTICLE_FILE

EXPLAINED_WHOLE = 200
"""Up to so many articles a project with faults is inspected as a whole; of a larger one only the articles that are not clean."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: its problems, and the rows and articles that it looked at.

    ``clean`` are the articles beside those that were proved clean and not looked at again: what faults there are lies in the others.
    """

    report: Report
    rows: int
    articles: int
    verified: tuple[str, ...]
    attested: tuple[str, ...]
    clean: int = 0


def check(project: Project, *, strict: bool = False, jobs: int = 1, progress: Progress = silent) -> Checked:
    """Every check of a build, with what earlier builds and checks proved; of a project that is clean nothing is held but names."""
    inputs = read_inputs(project.root, project.schema_folder, project.texts)
    steps = _memory(project) if inputs is not None and len(inputs.folders) <= EXPLAINED_WHOLE else AFRESH
    run = partial(run_batches, jobs=jobs, steps=steps)
    refused = plugin_faults() or dataset_record(project.root)[1]
    proved = None if refused else survey(project, jobs=jobs, run=run, progress=progress, inputs=inputs, hashes=False)
    if proved is not None and not proved.unclean:
        report = Report.of(unverified(proved.attested) if strict else ())
        return Checked(report, sum(proved.rows.values()), proved.run.articles, tuple(proved.verified), tuple(proved.attested))
    inspection, only = explain(project, proved, strict=strict, progress=progress, steps=steps)
    rows = sum(len(table.rows) for table in inspection.tables.values())
    result = Checked(inspection.report, rows, len(inspection.anchored), inspection.verified, inspection.attested)
    if proved is None or only is None:
        return result
    others = unverified(_attested(proved, only)) if strict else []
    return replace(result, report=Report.of([*inspection.report.problems, *others]), clean=proved.run.articles - len(only))


@lru_cache(maxsize=1)
def _memory(project: Project) -> Memory:
    """What this process remembers of its last check, if it was one of this project: bytes tell what of it still holds."""
    return Memory()


def explain(
    project: Project, proved: Survey | None, *, strict: bool, progress: Progress, steps: Afresh = AFRESH
) -> tuple[Inspection, frozenset[str] | None]:
    """An inspection of a project that is not proved clean; of a large one only of the articles that are not, and these are named."""
    only = _to_explain(proved, strict)
    inspection = inspect(project, strict=strict, progress=progress, only=only, steps=steps)
    if only is not None and (more := _referred(inspection) - only):
        inspection, only = inspect(project, strict=strict, progress=progress, only=only | more, steps=steps), only | more
    if only is not None and not inspection.report.problems:
        inspection, only = inspect(project, strict=strict, progress=progress, steps=steps), None
    return inspection, only


def _to_explain(proved: Survey | None, strict: bool) -> frozenset[str] | None:
    """The articles to be explained, where the project is too large to be held as a whole."""
    if proved is None or not proved.unclean or proved.run.articles <= EXPLAINED_WHOLE:
        return None
    doubtful = (name for name, texts in _unmet(proved) if texts is None or len(texts) != 1)
    return frozenset(proved.unclean).union(doubtful if strict else ())


def _unmet(proved: Survey) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """The articles of which nothing was kept, since one of their batch is not clean, and the texts that their records name."""
    for name in (name for number in sorted(proved.failing) for name in proved.batches[number]):
        try:
            yield name, named_texts(read_bytes(proved.context.folder(name) / ARTICLE_FILE))
        except OSError:
            yield name, None


def _attested(proved: Survey, only: frozenset[str]) -> list[str]:
    """The articles besides those explained that no text was at hand for; the one hash in the record of a clean article is its text's."""
    texts = proved.inputs.texts if proved.inputs else {}
    unmet = (name for name, named in _unmet(proved) if not any(sha in texts for sha in named or ()))
    return [name for name in (*proved.attested, *unmet) if name not in only]


def _referred(inspection: Inspection) -> frozenset[str]:
    """The articles to whose rows the inspected ones refer: the id of a row begins with its article's."""
    own = [s.name for s in inspection.schemas.values() if s.source == "article"]
    keys = [(t, k.fields[0]) for t in inspection.tables.values() for k in t.schema.foreign_keys if k.resource in own]
    values = {str(row.values[name]) for table, name in keys for row in table.rows if name in row.values}
    names = {value[: dash.start()] for value in values for dash in re.finditer("-", value)}
    return frozenset(name for name in names if (inspection.project.root / "sources" / name).is_dir())
