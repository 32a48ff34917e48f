"""The sources of a project: one folder per article, shared tables once for all, and the dataset's own record."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.disk.regular import read_bytes
from pipeline.languages.meant import did_you_mean
from pipeline.model import Layout, Location, Problem, Record, Schemas, TableSchema, Transcription
from pipeline.schema.cells import is_smooth
from pipeline.transcription.article_record import ArticleFile, read_article_file
from pipeline.transcription.changes import NAME as CHANGES_FILE
from pipeline.transcription.changes import read_changes
from pipeline.transcription.nodes import Mapping
from pipeline.transcription.plain import plain_lines
from pipeline.transcription.plain_records import plain_records
from pipeline.transcription.records import records_of
from pipeline.transcription.reviews import REVIEWS_FILE, read_reviews
from pipeline.transcription.yaml_reader import read_nodes

ARTICLE_FILE = "article.yaml"
LOCK_FILE = "evidence.lock"
_SHA256 = re.compile(r"[0-9a-f]{64}")
DATASET_FILE = "dataset.yaml"
REMEMBERED = 2**16
"""Longer files are not remembered by a warm process."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything people wrote: the transcriptions by article, and the records of shared tables.

    ``unread`` names the tables of which some rows could not be read.
    """

    transcriptions: tuple[Transcription, ...]
    shared: tuple[Record, ...]
    unread: frozenset[str] = frozenset()


Read = Callable[[Path, Path, Schemas], tuple[Transcription, list[Problem]]]
"""What reads the transcription in a folder, for a project at a root."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the folder of sources: the names of the articles in order, and the records of shared tables."""

    articles: tuple[str, ...] = ()
    shared: tuple[Record, ...] = ()
    unread: frozenset[str] = frozenset()


def find_sources(root: Path, schemas: Schemas) -> tuple[Found, list[Problem]]:
    """Find the articles of the project at ``root`` and read its shared tables."""
    folder = root / "sources"
    if not folder.is_dir():
        hint = "run the command in the project's folder, or name it with --project; a new one is made by: pipeline init DIR"
        return Found(), [Problem("sources-missing", Location(str(folder)), "there is no folder sources here", hint)]
    known = [DATASET_FILE, CHANGES_FILE, *_files(schemas, "shared")]
    try:
        with os.scandir(folder) as entries:
            folders = sorted(e.name for e in entries if e.is_dir() and e.name not in known)
        names = [name for name in folders if not (name.startswith(".") or is_litter(name))]
        problems = _unknown_files(folder, root, known)
        shared, unread, faults = _read_tables(folder, root, schemas, "shared")
        problems += read_changes(root)[1]
    except OSError as error:
        return Found(unread=frozenset(schemas)), [_unreadable(folder, root, error)]
    if not names and not problems + faults:
        hint = "register an article with: pipeline new FILE"
        problems.append(Problem("sources-empty", Location("sources"), "there is no transcription here", hint))
    return Found(tuple(names), tuple(shared), frozenset(unread)), problems + faults


def read_sources(
    root: Path, schemas: Schemas, only: Container[str] | None = None, read: Read | None = None
) -> tuple[Sources, list[Problem]]:
    """Read the transcriptions and shared tables of a project; faults of one file never hide those of another.

    ``only`` names the articles to be read, if not all; ``read`` reads one, if not `read_transcription`.
    """
    read = read or read_transcription
    found, problems = find_sources(root, schemas)
    unread = set(found.unread)
    transcriptions: list[Transcription] = []
    for name in (name for name in found.articles if only is None or name in only):
        transcription, faults = read(root / "sources" / name, root, schemas)
        problems += faults
        transcriptions.append(transcription)
        unread |= transcription.unread
    return Sources(tuple(transcriptions), found.shared, frozenset(unread)), problems


def _unreadable(folder: Path, root: Path, error: OSError) -> Problem:
    where = Location(folder.relative_to(root).as_posix())
    return Problem("file-unreadable", where, f"cannot be read: {error.strerror or error}", "check its permissions")


def _files(schemas: Schemas, source: str) -> list[str]:
    return [f"{s.name}.yaml" for s in schemas.values() if s.source == source]


def read_transcription(folder: Path, root: Path, schemas: Schemas) -> tuple[Transcription, list[Problem]]:
    """Read the transcription in one article's folder; what cannot be read is left out and marked so."""
    try:
        problems = _unknown_files(folder, root, [ARTICLE_FILE, LOCK_FILE, REVIEWS_FILE, *_files(schemas, "article")])
        records, unread, faults = _read_tables(folder, root, schemas, "article")
        reviews, more = read_reviews(folder, root, schemas, records, unread)
        faults += more
        article, more = _read_article(folder / ARTICLE_FILE, root, schemas)
    except OSError as error:
        return _unusable(folder, root, schemas), [_unreadable(folder, root, error)]
    problems += faults + more
    if article is None:
        return replace(_unusable(folder, root, schemas), records=tuple(records), reviews=reviews), problems
    record, wrong_id = _with_id(article.record, folder)
    problems += [wrong_id] if wrong_id else []
    pieces = [replace(p, values={"article_id": folder.name, **p.values}) for p in article.pieces]
    usable = article.laid_out and bool(_SHA256.fullmatch(str(record.values.get("sha256", "")))) and "sha256" not in record.faulty
    return Transcription(folder.name, record, article.layout, (*pieces, *records), folder, frozenset(unread), usable, reviews), problems


def _read_article(path: Path, root: Path, schemas: Schemas) -> tuple[ArticleFile | None, list[Problem]]:
    where = Location(path.relative_to(root).as_posix())
    if not path.exists():
        hint = "write its record, or move the folder out of sources"
        return None, [Problem("article-record-missing", where, "the folder has no article.yaml", hint)]
    node, problems = read_nodes(path, where.path)
    if problems and node is None:
        return None, problems
    article, faults = read_article_file(node, schemas, where)
    return article, problems + faults


def _unusable(folder: Path, root: Path, schemas: Schemas) -> Transcription:
    """A transcription of which the record of the article, and maybe more, could not be read."""
    where = Location((folder / ARTICLE_FILE).relative_to(root).as_posix())
    record = Record("articles", {"article_id": folder.name}, where, faulty=frozenset(schemas["articles"].field_names))
    own = frozenset(s.name for s in schemas.values() if s.source in ("article", "record"))
    return Transcription(folder.name, record, Layout("line"), (), folder, own, usable=False)


def _with_id(record: Record, folder: Path) -> tuple[Record, Problem | None]:
    """The record of an article under the id its folder has, and a problem where it claims another."""
    article_id = record.values.get("article_id")
    if article_id == folder.name:
        return record, None
    mended = replace(record, values={**record.values, "article_id": folder.name}, faulty=record.faulty | {"article_id"})
    if "article_id" in record.faulty:
        return mended, None
    message = f"article_id is {article_id!r}" if article_id else "the record has no article_id"
    hint = "give both the same name"
    return mended, Problem("article-id-folder", record.where("article_id"), f"{message}, but its folder is {folder.name}", hint)


def _read_tables(folder: Path, root: Path, schemas: Schemas, source: str) -> tuple[list[Record], set[str], list[Problem]]:
    """The records of the tables of one kind in a folder, the tables of which some rows could not be read, and the problems."""
    records: list[Record] = []
    unread: set[str] = set()
    problems: list[Problem] = []
    place = folder.relative_to(root).as_posix()
    names = frozenset(os.listdir(folder))  # noqa: PTH208 (a Path for each costs much)
    for schema in (s for s in schemas.values() if s.source == source and f"{s.name}.yaml" in names):
        shown = f"{place}/{schema.name}.yaml"
        plain = _read_plainly(f"{root}/{shown}", shown, schema)
        if plain is not None:
            records += plain
            continue
        node, faults = read_nodes(root / shown, shown)
        rows, more = records_of(node, schema)
        records += rows
        problems += faults + more
        if (faults and node is None) or len(rows) < len(getattr(node, "items", ())):
            unread.add(schema.name)
    return records, unread, problems


def _read_plainly(path: str, shown: str, schema: TableSchema) -> tuple[Record, ...] | None:
    """The records of a file in which there is nothing to object to; ``None`` for any other."""
    try:
        text = read_bytes(path).decode()
        return (_plainly if len(text) < REMEMBERED else _plainly.__wrapped__)(text, shown, schema)
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=64)
def _plainly(text: str, shown: str, schema: TableSchema) -> tuple[Record, ...] | None:
    """The same of its text: of an article that is edited in a warm process the other files are as they were."""
    lines = plain_lines(text)
    records = plain_records(lines, shown, schema, smooth=is_smooth(text)) if lines else None
    return None if records is None else tuple(records)


def _unknown_files(folder: Path, root: Path, known: list[str]) -> list[Problem]:
    """Files that no schema knows: a misspelt table would otherwise be left out in silence."""
    problems = []
    for name in sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")) and name not in known):  # noqa: PTH208
        path = folder / name  # of those that may be meant for a table only: a Path costs much
        if path.suffix not in (".yaml", ".yml") or path.is_dir() or is_litter(path.name):
            continue
        hint = did_you_mean(path.name, known, f"the files are {', '.join(known)}")
        shown = path.relative_to(root).as_posix()
        problems.append(Problem("file-unknown", Location(shown), "no table has this name", hint))
    return problems


def read_dataset(root: Path) -> tuple[Mapping | None, list[Problem]]:
    """The dataset's own record, sources/dataset.yaml; nothing is said of it where the sources themselves cannot be read."""
    path = root / "sources" / DATASET_FILE
    where = Location(f"sources/{DATASET_FILE}")
    try:
        present = DATASET_FILE in os.listdir(path.parent)  # noqa: PTH208 (a Path for each costs much)
    except OSError:
        return None, []
    if not present:
        hint = "write name, title, version, licenses, contributors, or have it made: pipeline init --missing"
        return None, [Problem("dataset-missing", where, "the dataset has no record", hint)]
    node, problems = read_nodes(path, where.path)
    if not isinstance(node, Mapping):
        if not problems:
            at = node.location if node else Location(where.path, 1, 1)
            problems = [Problem("yaml-shape", at, "dataset.yaml must be a mapping", "write name, title, version and so on")]
        return None, problems
    return node, problems
