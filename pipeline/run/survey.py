"""A whole project proved clean, batch by batch: what was proved before is found in the cache, the rest is proved and kept."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.checks.own_words import strange_cues
from pipeline.checks.registry import run_rules
from pipeline.checks.served import unserved
from pipeline.languages import languages_of
from pipeline.languages.effect import OwnWords, use
from pipeline.model import Location, Row, Table
from pipeline.run.batches import batches
from pipeline.run.cache import Cache, setting
from pipeline.run.crossing import crossed
from pipeline.run.engines import runner
from pipeline.run.inputs import Inputs, names_of, read_inputs, shared_digest
from pipeline.run.inspection import Progress, Project, silent
from pipeline.run.outcome import Asked, Batch, Runner
from pipeline.run.prove import Context
from pipeline.run.surveyed import Run, Survey, scratch_folder
from pipeline.schema.load import load_schemas
from pipeline.schema.marks import shared_names
from pipeline.schema.pandera_rules import judge_table
from pipeline.text.reading import fold_all
from pipeline.transcription.assemble import gather
from pipeline.transcription.dataset import dataset_limits, own_words, promise_faults
from pipeline.transcription.limits import LIMITS
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import find_sources

_NOWHERE: Mapping[str, Location] = {}
"""Where the values of shared rows were typed: a proof tells nothing, and half of what a row takes are places."""


def survey(
    project: Project,
    *,
    jobs: int,
    run: Runner | None = None,
    progress: Progress | None = None,
    inputs: Inputs | None = None,
    hashes: bool = True,
) -> Survey | None:
    """Prove every article of a project; ``None`` where schemas or shared tables are not clean in the first place.

    ``inputs`` is what the project was found to hold, where it has been read already; ``hashes`` of what is transcribed and
    locked are not held where nobody writes them.
    """
    inputs = inputs or read_inputs(project.root, project.schema_folder, project.texts)
    words, faults = own_words(project.root)
    if inputs is None or faults:
        return None
    with use(words):
        return _survey(project, words, inputs, jobs=jobs, run=run, progress=progress or silent, hashes=hashes)


def _survey(
    project: Project, words: OwnWords, inputs: Inputs, *, jobs: int, run: Runner | None, progress: Progress, hashes: bool
) -> Survey | None:
    """The same, read with the words of the project."""
    cache, scratch, unkept = _cache_of(project)
    sound = cache.sound(inputs.shared)
    context, shared, articles = _context(project, words, inputs, sound=sound) or (None, {}, ())
    if context is None:
        return None
    common = setting(context)
    parts = tuple(batches(articles))
    entries: list[str] = []
    waiting: dict[int, Asked] = {}
    unclean: dict[int, Batch] = {}
    for number, part in enumerate(parts):
        asked = _asked(part, inputs, common)
        entries.append(cache.entry(asked.key, context) if asked else "")
        if asked is None:
            unclean[number] = part
        elif not entries[number]:
            waiting[number] = asked
    done = len(articles) - sum(len(asked.folders) for asked in waiting.values())
    settled = True
    outcomes = (run or runner(jobs))(waiting, context, cache.folder.parent) if waiting else ()
    for number, outcome in outcomes:
        entries[number] = outcome.entry
        done += len(parts[number])
        if outcome.unclean:
            unclean[number] = outcome.unclean
        settled &= not outcome.moved
        unkept = unkept or outcome.unkept
        progress("proving articles", done, len(articles))
    same = _same_shared(project, inputs)
    if not same and sound and not _is_clean(shared):
        return None
    if same and not sound:
        cache.found_sound(inputs.shared)
    settled &= same
    ran = Run(len(parts), len(parts) - len(waiting), len(articles), jobs)
    result = Survey(
        project, context, shared, parts, tuple(entries), cache, ran, inputs=inputs, settled=settled, scratch=scratch, unkept=unkept
    )
    result.failing = frozenset(unclean)
    result.unclean = tuple(sorted(crossed(result, result.meet(hashes)).union(*unclean.values())))
    return result


def _cache_of(project: Project) -> tuple[Cache, tempfile.TemporaryDirectory[str] | None, str]:
    """The cache of a project, or one for this run where nothing can be kept there, and why; of a project only read nothing is expected."""
    cache = Cache(project.root)
    expected = os.access(project.root, os.W_OK)
    fault = cache.fault() if expected else ""
    if expected and not fault:
        return cache, None, ""
    scratch = scratch_folder()
    return Cache(Path(scratch.name)), scratch, fault


def _asked(part: Batch, inputs: Inputs, common: str) -> Asked | None:
    """A batch as it was read; nothing where a folder could not be."""
    folders = {name: folder for name in part if (folder := inputs.folders.get(name))}
    return Asked(folders, common) if len(folders) == len(part) else None


def _same_shared(project: Project, inputs: Inputs) -> bool:
    """Whether what does not belong to one article is as it was when it was read first."""
    try:
        return shared_digest(project.root, project.schema_folder, inputs.texts) == inputs.shared
    except OSError:
        return False


def _context(project: Project, words: OwnWords, inputs: Inputs, *, sound: bool) -> tuple[Context, dict[str, Table], Batch] | None:
    """What all batches share, the shared tables, and the names of the articles; nothing where any of it is not clean.

    ``sound`` is what was found clean before, byte for byte: then it is not judged again.
    """
    schemas, problems = load_schemas(project.schema_folder, project.root)
    limits = dataset_limits(project.root, schemas) if not problems else LIMITS
    languages = languages_of(limits.languages)
    if problems or any(unserved(schemas, project.schema_folder, languages)) or any(strange_cues(words, schemas, languages)):
        return None
    if promise_faults(project.root, schemas):
        return None
    schemas = as_promised(schemas, limits)
    found, problems = find_sources(project.root, schemas)
    shared = gather([], found.shared, schemas)
    if problems or not (sound or _is_clean(shared)):
        return None
    shared = {
        name: replace(t, rows=tuple(row._replace(locations=_NOWHERE) for row in t.rows)) for name, t in shared.items() if _is_shared(t)
    }
    rows = {name: {str(row.values[t.schema.primary_key[0]]): row for row in t.rows} for name, t in shared.items()}
    hashes = {name: {key: _hash_of(name, row) for key, row in found.items()} for name, found in rows.items()}
    names = fold_all(shared_names(found.shared, schemas), languages) if inputs.texts else frozenset()
    context = Context(project.root, schemas, rows, names, inputs.texts, names_of(inputs.texts), limits, words, hashes)
    return context, shared, found.articles


def _hash_of(name: str, row: Row) -> bytes:
    return hashlib.sha256(json.dumps([name, dict(row.values)], sort_keys=True).encode()).digest()


def _is_clean(shared: Mapping[str, Table]) -> bool:
    return not run_rules(shared) and not any(ours or computed for ours, computed, _ in map(judge_table, shared.values()))


def _is_shared(table: Table) -> bool:
    return table.schema.source == "shared"
