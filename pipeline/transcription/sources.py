"""The sources of a project: one folder per article, shared tables once for all, and the dataset's own record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from pipeline.model import Location, Problem, Record, Schemas, Transcription
from pipeline.transcription.article_record import read_article_file
from pipeline.transcription.nodes import Mapping, read_nodes
from pipeline.transcription.records import records_of

ARTICLE_FILE = "article.yaml"
LOCK_FILE = "evidence.lock"
DATASET_FILE = "dataset.yaml"


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything people wrote: the transcriptions by article, and the records of shared tables."""

    transcriptions: tuple[Transcription, ...]
    shared: tuple[Record, ...]


def read_sources(root: Path, schemas: Schemas) -> tuple[Sources, list[Problem]]:
    """Read every transcription and shared table of the project at ``root``; faults of one file never hide those of another."""
    folder = root / "sources"
    if not folder.is_dir():
        hint = "run the command in the project's folder, or name it with --project"
        return Sources((), ()), [Problem("sources-missing", Location(str(folder)), "there is no folder sources here", hint)]
    problems: list[Problem] = []
    transcriptions: list[Transcription] = []
    for path in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        transcription, faults = read_transcription(path, root, schemas)
        problems += faults
        if transcription is not None:
            transcriptions.append(transcription)
    shared, faults = _read_shared(folder, root, schemas)
    problems += faults + _unknown_files(folder, root, [DATASET_FILE, *_files(schemas, "shared")])
    if not transcriptions and not problems:
        hint = "register an article with: pipeline new FILE"
        problems.append(Problem("sources-empty", Location("sources"), "there is no transcription here", hint))
    return Sources(tuple(transcriptions), tuple(shared)), problems


def _files(schemas: Schemas, source: str) -> list[str]:
    return [f"{s.name}.yaml" for s in schemas.values() if s.source == source]


def read_transcription(folder: Path, root: Path, schemas: Schemas) -> tuple[Transcription | None, list[Problem]]:
    """Read the transcription in one article's folder; ``None`` only where article.yaml itself cannot be used."""
    shown = folder.relative_to(root).as_posix()
    path = folder / ARTICLE_FILE
    problems = _unknown_files(folder, root, [ARTICLE_FILE, LOCK_FILE, *_files(schemas, "article")])
    records: list[Record] = []
    for schema in schemas.values():
        table = folder / f"{schema.name}.yaml"
        if schema.source == "article" and table.exists():
            where = Location(f"{shown}/{table.name}")
            node, faults = read_nodes(table, where.path)
            rows, more = records_of(node, schema)
            records += rows
            problems += faults + more
    where = Location(f"{shown}/{ARTICLE_FILE}")
    if not path.exists():
        hint = "write its record, or move the folder out of sources"
        return None, [*problems, Problem("article-record-missing", where, "the folder has no article.yaml", hint)]
    node, faults = read_nodes(path, where.path)
    article, more = (None, []) if faults and node is None else read_article_file(node, schemas, where)
    problems += faults + more
    if article is None:
        return None, problems
    wrong_id = _id_fault(article.record, folder)
    if wrong_id is not None:
        problems.append(wrong_id)
    if "sha256" not in article.record.values:
        message = "the record lacks sha256"
        problems.append(Problem("value-required", article.record.location, message, "add the hash of the article file"))
        return None, problems
    pieces = [replace(p, values={"article_id": folder.name, **p.values}) for p in article.pieces]
    return Transcription(folder.name, article.record, article.layout, (*pieces, *records), folder), problems


def _id_fault(record: Record, folder: Path) -> Problem | None:
    article_id = record.values.get("article_id")
    if article_id == folder.name:
        return None
    message = f"article_id is {article_id!r}, but its folder is {folder.name}"
    return Problem("article-id-folder", record.where("article_id"), message, "give both the same name")


def _read_shared(folder: Path, root: Path, schemas: Schemas) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for schema in schemas.values():
        path = folder / f"{schema.name}.yaml"
        if schema.source == "shared" and path.exists():
            where = Location(path.relative_to(root).as_posix())
            node, faults = read_nodes(path, where.path)
            rows, more = records_of(node, schema)
            records += rows
            problems += faults + more
    return records, problems


def _unknown_files(folder: Path, root: Path, known: list[str]) -> list[Problem]:
    """Files that no schema knows: a misspelt table would otherwise be left out in silence."""
    problems = []
    for path in sorted(folder.iterdir()):
        if path.is_dir() or path.name in known or path.suffix not in (".yaml", ".yml"):
            continue
        near = get_close_matches(path.name, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"the files are {', '.join(known)}"
        shown = path.relative_to(root).as_posix()
        problems.append(Problem("file-unknown", Location(shown), "no table has this name", hint))
    return problems


def read_dataset(root: Path) -> tuple[Mapping | None, list[Problem]]:
    """The dataset's own record, sources/dataset.yaml: name, title, version, licences, contributors."""
    path = root / "sources" / DATASET_FILE
    where = Location(f"sources/{DATASET_FILE}")
    if not path.exists():
        hint = "write name, title, version, licenses, contributors"
        return None, [Problem("dataset-missing", where, "the dataset has no record", hint)]
    node, problems = read_nodes(path, where.path)
    if not isinstance(node, Mapping):
        if not problems:
            problems = [Problem("yaml-shape", where, "dataset.yaml must be a mapping", "write name, title, version and so on")]
        return None, problems
    return node, problems
