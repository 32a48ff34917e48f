"""`pipeline admit`: proposals of files read, judged, and written where they are admitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Location, Problem
from pipeline.plugins import PROPOSALS, loaded
from pipeline.proposals.model import Proposal
from pipeline.proposals.readers import read_proposals
from pipeline.proposals.readers.reader import Context
from pipeline.run.inspection import Project
from pipeline.tasks.admit.bench import Bench, opened
from pipeline.tasks.admit.decision import Decision
from pipeline.tasks.admit.inputs import Input, inputs
from pipeline.tasks.admit.judge import judge


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read: the table of those that name none, the reader (told by the file's first bytes unless given).

    ``looked``: a person has read the proposals, and answers for what no machine can check.
    """

    table: str | None = None
    form: str | None = None
    looked: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file of proposals: its path as it is shown, the reader that read it, and its bytes."""

    input: Input
    reader: str


@dataclass(frozen=True, slots=True)
class Admission:
    """What was decided.

    ``shared`` names the tables whose rows hold for every article, ``refused`` is why nothing could be judged at all, ``unread`` what of the
    files is no proposal.
    """

    article_id: str
    options: Options = Options()
    sha256: str = ""
    shared: frozenset[str] = frozenset()
    inputs: tuple[Input, ...] = ()
    sources: tuple[Source, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unread: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether all could be read and nothing was refused."""
        return not self.refused and not self.unread and all(d.outcome != "refused" for d in self.decisions)


def admit(project: Project, article_id: str, files: Sequence[Path], options: Options | None = None) -> Admission:
    """Judge the proposals of some files; nothing is written."""
    options = options or Options()
    try:
        before = tuple(inputs(project, article_id))
    except OSError as error:
        problem = Problem("file-unreadable", Location(str(error.filename)), f"cannot be read: {error.strerror}", "check its permissions")
        return Admission(article_id, options, refused=(problem,))
    with opened(project, article_id) as bench:
        if isinstance(bench, list):
            return Admission(article_id, options, refused=tuple(bench))
        if wrong := _wrong_options(bench, options):
            return Admission(article_id, options, refused=(wrong,))
        return _admit(project, bench, files, options, before)


def _wrong_options(bench: Bench, options: Options) -> Problem | None:
    if options.table is None or options.table in bench.schemas:
        return None
    hint = f"the tables are {', '.join(bench.schemas)}"
    return Problem("proposal-table", Location("--table"), f"there is no table {options.table[:40]}", hint)


def _admit(project: Project, bench: Bench, files: Sequence[Path], options: Options, before: tuple[Input, ...]) -> Admission:
    article_id = bench.transcription.article_id
    context = Context(bench.schemas, article_id, bench.article.text, options.table)
    proposals: list[Proposal] = []
    unread: list[Problem] = []
    sources: list[Source] = []
    for path in files:
        shown = shown_path(path, project.root)
        if shown in [source.input.shown for source in sources]:
            message = "two files have this name"
            unread.append(Problem("proposal-unreadable", Location(shown), message, "give each a name of its own"))
            continue
        reader, read = read_proposals(path, shown, context, options.form)
        proposals += read.proposals
        unread += read.problems
        if path.is_file():
            sources.append(Source(Input(shown, path, path.read_bytes()), reader))
    decisions = tuple(judge(proposals, bench, looked=options.looked))
    shared = frozenset(schema.name for schema in bench.schemas.values() if schema.source == "shared")
    return Admission(article_id, options, bench.article.sha256, shared, before, tuple(sources), decisions, tuple(unread))


def shown_path(path: Path, root: Path) -> str:
    """A file of proposals by its place in the project; of one that lies elsewhere the name alone, whose folder means nothing to others."""
    path = path.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def brought() -> list[str]:
    """The packages whose readers of proposals take part, with their versions."""
    return sorted({f"{plugin.package} {plugin.version}" for plugin in loaded(PROPOSALS).plugins})
