"""Registering an article: its text where it must be made first, its record, its hash, and a file to fill in for every table."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.intake.layout import is_wrapped, paragraph_break
from pipeline.intake.store import default_out, read_record, refused, write
from pipeline.intake.take import intake
from pipeline.intake.taken import Options, Taken, fault, remark
from pipeline.languages import Language
from pipeline.model import Article, Location, Problem, Schemas, Transcription
from pipeline.publish.faults import disk_problem
from pipeline.run.inspection import Project, shown_from
from pipeline.schema.load import load_schemas
from pipeline.text.invisible import INVISIBLE
from pipeline.text.reading import split_blocks
from pipeline.transcription.dataset import promised_languages
from pipeline.transcription.sources import ARTICLE_FILE, DATASET_FILE, read_sources
from pipeline.transcription.templates import empty_table, empty_tables

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class New:
    """A file to be registered: the article, what is to be recorded of its making, and the text to be written first, if any."""

    article: Article
    made: Mapping[str, str]
    taken: Taken
    written: bool = False
    """Whether the text has to be written."""


def register(
    project: Project, file: Path, article_id: str | None, options: Options | None = None, out: Path | None = None
) -> tuple[list[str], list[Problem]]:
    """Create the folder of a new article, and its text where ``file`` is not one as it stands.

    Returns the files made and the problems: errors if nothing was made, else remarks on what a person should look at.
    """
    schemas, problems = load_schemas(project.schema_folder, project.root)
    new = _new(project, file, options or Options(), out)
    if problems or isinstance(new, list):
        return [], problems[:1] or list(new if isinstance(new, list) else ())
    sources = project.root / "sources"
    known = read_sources(project.root, schemas)[0].transcriptions if sources.is_dir() else ()
    problem = _known(new, known, file) or _unusable(article_id, sources, file)
    if problem:
        return [], [problem]
    name = article_id or propose(file, new.article, {p.name for p in sources.glob("*")})
    if not SLUG.fullmatch(name):
        return [], [_no_slug(name, file)]
    texts: list[Path] = []
    try:
        texts = write(new.article.path, new.taken) if new.written else []
        tables = empty_tables((s for s in schemas.values() if s.source == "article"), name)
        created = _write(sources / name, project.root, name, new, tables)
        created += _shared(sources, project.root, schemas)
    except OSError as error:
        for path in texts:
            path.unlink(missing_ok=True)
        return [], [shown_from(project.root, disk_problem(error, sources / name))]
    return [*(str(path) for path in texts[:1]), *created], [*new.taken.remarks, *_lacking(sources)]


def _shared(sources: Path, root: Path, schemas: Schemas) -> list[str]:
    """Write the files of shared tables that the project lacks."""
    made = []
    for path, schema in ((sources / f"{s.name}.yaml", s) for s in schemas.values() if s.source == "shared"):
        if not path.exists():
            path.write_text(empty_table(schema), encoding="utf-8", newline="\n")
            made.append(path.relative_to(root).as_posix())
    return made


def _lacking(sources: Path) -> list[Problem]:
    """What a build will want besides, with the command that makes it."""
    path = sources / DATASET_FILE
    if path.exists():
        return []
    hint = "make it with: pipeline init --missing"
    return [Problem("dataset-missing", Location(str(path)), "the dataset has no record yet, and nothing is built without", hint, "warning")]


def _new(project: Project, file: Path, options: Options, out: Path | None) -> New | list[Problem]:
    """What is to be registered of a file, or why it cannot be."""
    taken = intake(file, options)
    if isinstance(taken, list):
        return taken
    made = dict(taken.made)
    if taken.as_is:
        recorded, problems = read_record(file, taken.data)
        if any(p.severity == "error" for p in problems):
            return problems
        made, path = {**recorded, **made}, file
        taken = replace(taken, remarks=(*taken.remarks, *problems))
    else:
        path = out or default_out(file, next(iter(project.texts), None))
        if problems := refused(path, taken):
            return problems
    if is_wrapped(taken.text):
        message = "its lines are cut at a fixed width, and no empty lines part its paragraphs"
        hint = "register what `pipeline text --unwrap` makes of it, or each line is a paragraph"
        taken = replace(taken, remarks=(*taken.remarks, remark("intake-wrapped", file, message, hint)))
    article = Article(hashlib.sha256(taken.data).hexdigest(), taken.text, path)
    return New(article, made, taken, written=not taken.as_is)


def _known(new: New, known: tuple[Transcription, ...], file: Path) -> Problem | None:
    """Whether the article, or a text of the same original, is registered already."""
    original = new.made.get("original_sha256", new.article.sha256)
    for transcription in known:
        if {new.article.sha256, original} & {transcription.sha256, transcription.article.values.get("original_sha256")}:
            message = f"this article is registered already, as {transcription.article_id}"
            return Problem("article-known", Location(str(file)), message, "transcribe it there")
    return None


def _unusable(article_id: str | None, sources: Path, file: Path) -> Problem | None:
    """Why an id that was given cannot be used."""
    if article_id is None:
        return None
    if not SLUG.fullmatch(article_id):
        return _no_slug(article_id, file)
    folder = sources / article_id
    if folder.exists():
        return Problem("article-id", Location(str(folder)), f"the id {article_id} is taken", "choose another with --id")
    return None


def _no_slug(name: str, file: Path) -> Problem:
    hint = "use small letters, digits and single hyphens, such as zhengzhou-2024"
    return fault("article-id", file, f"“{name}” is not a usable id", hint)[0]


def propose(file: Path, article: Article, taken: set[str]) -> str:
    """A slug from the file's name; 8 hex digits of the hash are added where it is taken or says nothing."""
    slug = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "article"
    return slug if slug not in taken and slug != "article" else f"{slug}-{article.sha256[:8]}"


def _write(folder: Path, root: Path, name: str, new: New, tables: Mapping[str, str]) -> list[str]:
    """Write the folder aside and put it in place when it is complete."""
    aside = folder.with_name(f".{name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        _fill(aside, name, new, tables)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [p.relative_to(root).as_posix() for p in sorted(folder.iterdir())]


def _fill(folder: Path, name: str, new: New, tables: Mapping[str, str]) -> None:
    (folder / ARTICLE_FILE).write_text(_record(name, new, promised_languages(folder.parent.parent)[0]), encoding="utf-8", newline="\n")
    for file, text in tables.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _record(name: str, new: New, language: Language) -> str:
    """A record to be completed by hand; what the program can tell is filled in, the first line of the text proposed as title."""
    article = new.article
    breaks = paragraph_break(article.text)
    blocks = split_blocks(article.text, breaks)
    title = proposed_title(article.text[blocks[0].start : blocks[0].end])
    reviewed = ["# numbers_looked_at: 1-3, 5   # paragraphs whose numbers you compared with the page"] if "ocr" in new.made else []
    lines = [
        f"article_id: {name}",
        f"title: {_quoted(title)}",
        "title_en:",
        f"language: {language.tag_of(article.text)}",
        "publisher:",
        "published_on:",
        "context_date:",
        "url:",
        f"file_name: {_quoted(article.path.name)}",
        f"sha256: {article.sha256}",
        *(f"{column}: {_quoted(value)}" for column, value in new.made.items()),
        *reviewed,
        "rights: The publisher; the text is not included.",
        f"paragraph_break: {breaks}",
        "joins: []",
        "gaps: []",
        "errata: []",
        "pieces:",
        "  - piece: 1",
        f"    first_paragraph: {blocks[0].number}",
        f"    last_paragraph: {blocks[-1].number}",
    ]
    return "\n".join(lines) + "\n"


def proposed_title(block: str) -> str:
    """The first block of a text in one line, its parts apart as they are printed; of a block of sentences the first."""
    title = " ".join(INVISIBLE.sub("", block).split())
    sentences = re.split("(?<=[。！？])", title)
    return sentences[0] if len(sentences) > 2 else title


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
