"""A side of a comparison, as somebody named it: an article of the project, a folder, a folder in a git revision, a file of proposals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk.git import asked, commit_of, write_committed
from pipeline.model import Location, Problem, Record, Schemas, Transcription
from pipeline.proposals.readers import read_proposals
from pipeline.proposals.readers.reader import Context
from pipeline.proposals.record import record_from
from pipeline.run.inspection import Project
from pipeline.tasks.compare.model import Span
from pipeline.transcription.nodes import Mapping as MappingNode
from pipeline.transcription.nodes import Scalar
from pipeline.transcription.sources import ARTICLE_FILE, read_transcription
from pipeline.transcription.yaml_reader import read_nodes

HINT = "name an article's id, a folder with article.yaml, REVISION:FOLDER, or a file of proposals"


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found under a name: a transcription read from a folder, or a file of proposals (then there is no folder)."""

    label: str
    transcription: Transcription | None = None
    root: Path | None = None
    file: Path | None = None


def open_side(given: str, project: Project, schemas: Schemas, scratch: Path) -> tuple[Opened | None, list[Problem]]:
    """What a name means: an article of the project, a folder, a folder of a revision (written to ``scratch``), or a file."""
    path = Path(given)
    for folder in (path, project.root / "sources" / given):
        if (folder / ARTICLE_FILE).is_file():
            return _folder(given, folder.resolve(), project.root, schemas)
    if path.is_file():
        return Opened(given, file=path), []
    revision, colon, inside = given.partition(":")
    commit = commit_of(project.root, revision) if colon and inside else None
    committed = _checked_out(project.root, commit, inside.rstrip("/"), scratch) if commit is not None else None
    if committed is not None:
        return _folder(given, committed, scratch, schemas)
    what = "a folder without article.yaml" if path.is_dir() else "neither a folder, nor a file, nor a folder of a revision"
    return None, [Problem("compare-side", Location(given), f"this is {what}", HINT)]


def _folder(label: str, folder: Path, root: Path, schemas: Schemas) -> tuple[Opened | None, list[Problem]]:
    root = root if folder.is_relative_to(root) else folder.parent
    transcription, problems = read_transcription(folder, root, schemas)
    return Opened(label, _as_called(transcription), root), [p for p in problems if p.code != "article-id-folder"]


def _as_called(transcription: Transcription) -> Transcription:
    """A transcription under the id that its record gives, whatever its folder is called."""
    node, _ = read_nodes(transcription.folder / ARTICLE_FILE, ARTICLE_FILE)
    given = node.items.get("article_id") if isinstance(node, MappingNode) else None
    return replace(transcription, article_id=given.text) if isinstance(given, Scalar) and given.text else transcription


def _checked_out(root: Path, commit: str, path: str, scratch: Path) -> Path | None:
    """A folder of a revision, its files byte for byte; ``None`` where it has no article's record."""
    listed = asked(root, "ls-tree", "-z", "--name-only", commit, f"./{path}/") if ".." not in Path(path).parts else None
    names = [Path(name).name for name in (listed or "").split("\0") if name]
    if ARTICLE_FILE not in names:
        return None
    folder = scratch / commit[:12] / Path(path).name
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name.endswith((".yaml", ".yml", ".lock")):
            write_committed(root, commit, f"{path}/{name}", folder / name)
    return folder


def as_transcription(
    file: Path, label: str, base: Transcription, text: str, schemas: Schemas
) -> tuple[Transcription, dict[Location, Span], list[Problem]]:
    """The proposals of a file as rows of the article ``base``, with the places that they give themselves, and what is wrong with them.

    Those of another article are a problem.
    """
    records: list[Record] = []
    spans: dict[Location, Span] = {}
    _, read = read_proposals(file, label, Context(schemas, base.article_id, text))
    problems = [p for p in read.problems if p.severity == "error"]
    for number, proposal in enumerate(read.proposals):
        if proposal.article_id not in (None, base.article_id):
            message = f"the proposal is of {proposal.article_id}, the other side of {base.article_id}"
            problems.append(Problem("compare-other-article", proposal.location, message, "compare two transcriptions of one article"))
            continue
        record, faults = record_from(proposal, schemas)
        problems += faults
        if record is not None:
            at = Location(record.location.path, record.location.line or number + 1, number + 1)  # that no other record of the file has
            records.append(replace(record, location=at))
            if proposal.char_start is not None and proposal.char_end is not None:
                spans[at] = (proposal.char_start, proposal.char_end)
    return replace(base, records=tuple(records), reviews=()), spans, problems


def about(sides: tuple[Opened, Opened], project: Project, schemas: Schemas) -> tuple[Transcription | None, list[Problem]]:
    """The article that both sides are about, from a side that has its record, or from the project where proposals name it."""
    found = [side.transcription for side in sides if side.transcription is not None]
    if len(found) == 2 and found[0].sha256 != found[1].sha256:
        message = f"{found[1].article_id} is of another text than {found[0].article_id}"
        where = found[1].article.where("sha256")
        return None, [Problem("compare-other-article", where, message, "compare two transcriptions of one article")]
    if found:
        return found[0], []
    for name in _named(sides, schemas):
        folder = project.root / "sources" / name
        if (folder / ARTICLE_FILE).is_file():
            return read_transcription(folder, project.root, schemas)
    message = "no proposal says of which article of the project it is"
    return None, [Problem("compare-side", Location(sides[0].label), message, "give an article's id or folder as one of the sides")]


def _named(sides: tuple[Opened, Opened], schemas: Schemas) -> Iterator[str]:
    for side in sides:
        if side.file is not None:
            _, read = read_proposals(side.file, side.label, Context(schemas))
            yield from dict.fromkeys(p.article_id for p in read.proposals if p.article_id and Path(p.article_id).name == p.article_id)
