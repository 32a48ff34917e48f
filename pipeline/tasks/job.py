"""What a build is asked, what it has in hand, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.languages.effect import NO_WORDS, OwnWords
from pipeline.model import Problem, Report, Schemas
from pipeline.publish.judged import Judgement
from pipeline.publish.kinds import Chunks
from pipeline.publish.layout import Layout, Parts
from pipeline.run.inputs import Inputs
from pipeline.run.inspection import Progress, Project, silent
from pipeline.run.surveyed import Run


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is made: where to, how strictly, with how many processes or Dask workers, whom to tell how far it is, what to publish.

    ``scheduler`` is the address of a Dask cluster; its workers are used then, however many. ``select`` names formats and products.
    """

    out: Path
    strict: bool = False
    jobs: int = 1
    progress: Progress = silent
    engine: str = "processes"
    scheduler: str | None = None
    select: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Build:
    """What a build came to: its problems, its rows by table, which articles rest on their text, and whether anything changed on disk."""

    report: Report
    out: Path
    counts: Mapping[str, int] = field(default_factory=dict)
    verified: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    changed: bool = False
    locks: tuple[Path, ...] = ()
    files: int = 0
    judged: str = ""
    run: Run = field(default_factory=Run)
    judgement: Judgement = field(default_factory=Judgement)
    layout: Layout = field(default_factory=Layout)
    kept: bool = False
    """Whether an earlier build had read, judged and published these very bytes, so that nothing was left to do."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A clean project, ready to be written: its tables as streams, its record with the provenance, its own words.

    ``locks`` are the hashes of the locks that articles should have; ``lock_texts`` gives the text of some of them.
    """

    project: Project
    schemas: Schemas
    dataset: Mapping[str, Any]
    chunks: Chunks
    verified: tuple[str, ...]
    attested: tuple[str, ...]
    locks: Mapping[str, bytes]
    lock_texts: Callable[[Container[str]], Iterable[tuple[str, str]]]
    run: Run = field(default_factory=Run)
    warnings: tuple[Problem, ...] = ()
    words: OwnWords = NO_WORDS
    inputs: Inputs | None = None
    """What was read, where it did not change meanwhile."""
    parts: Parts | None = None
    """The tables as streams of which it is known what they hold."""
