"""Writing an update: the numbers that moved, the record of the file, the lock; all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.disk.together import all_or_none
from pipeline.model import Location, Problem, Schemas, Transcription
from pipeline.publish.faults import disk_problem
from pipeline.publish.swap import write_atomically
from pipeline.tasks.update.edits import by_file, edited
from pipeline.tasks.update.renumber import Renumbered
from pipeline.transcription.anchoring import AnchoredArticle
from pipeline.transcription.lock import render_lock
from pipeline.transcription.nodes import Mapping as MappingNode
from pipeline.transcription.sources import ARTICLE_FILE, LOCK_FILE
from pipeline.transcription.yaml_reader import read_nodes


def rewritten(
    root: Path, old: Transcription, made: Renumbered, new: Transcription, anchored: AnchoredArticle, schemas: Schemas
) -> dict[Path, str] | Problem:
    """The files of the article as they will be, in the order in which they are to be written: the record and the lock come last."""
    edits = made.edits | dict(_record(old, new))
    texts: dict[Path, str] = {}
    for shown, own in by_file(edits).items():
        text = edited(root / shown, shown, own)
        if isinstance(text, Problem):
            return text
        texts[root / shown] = text
    record = old.folder / ARTICLE_FILE
    ordered = dict(sorted(texts.items(), key=lambda item: item[0] == record))
    ordered[old.folder / LOCK_FILE] = render_lock(new, anchored, schemas)
    return ordered


def put_in_place(texts: Mapping[Path, str], folder: Path) -> Problem | None:
    """Write all files, or say why none was written."""
    try:
        with all_or_none(texts):
            for path, text in texts.items():
                write_atomically(path, text)
    except OSError as error:
        return disk_problem(error, folder)
    return None


def _record(old: Transcription, new: Transcription) -> Iterator[tuple[Location, str]]:
    """What the article's record says of the file, where it is typed."""
    nodes, _ = read_nodes(old.folder / ARTICLE_FILE, f"sources/{old.article_id}/{ARTICLE_FILE}")
    assert isinstance(nodes, MappingNode)
    for name in ("sha256", "file_name"):
        value = new.article.values.get(name)
        if value is not None and value != old.article.values.get(name):
            yield nodes.items[name].location, str(value)
