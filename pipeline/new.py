"""Registering an article: its record, its hash, and an empty file for every table."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from pipeline.inspection import Project, shown_from
from pipeline.model import Article, Location, Problem
from pipeline.publish.faults import disk_problem
from pipeline.schema.load import load_schemas
from pipeline.text.articles import read_article
from pipeline.text.reading import clean, split_blocks
from pipeline.transcription.sources import ARTICLE_FILE, read_sources

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def register(project: Project, file: Path, article_id: str | None) -> tuple[list[str], Problem | None]:
    """Create the folder of a new article; returns the files made, or why it was not registered."""
    schemas, problems = load_schemas(project.schema_folder, project.root)
    article = read_article(file)
    if problems or isinstance(article, Problem):
        return [], problems[0] if problems else article if isinstance(article, Problem) else None
    sources = project.root / "sources"
    known = read_sources(project.root, schemas)[0].transcriptions if sources.is_dir() else ()
    for transcription in known:
        if transcription.sha256 == article.sha256:
            message = f"this article is registered already, as {transcription.article_id}"
            return [], Problem("article-known", Location(str(file)), message, "transcribe it there")
    name = article_id or propose(file, article, {p.name for p in sources.glob("*")})
    if not SLUG.fullmatch(name):
        hint = "use small letters, digits and single hyphens, such as zhengzhou-2024"
        return [], Problem("article-id", Location(str(file)), f"“{name}” is not a usable id", hint)
    folder = sources / name
    if folder.exists():
        return [], Problem("article-id", Location(str(folder)), f"the id {name} is taken", "choose another with --id")
    try:
        return _write(folder, project.root, name, article, [s.name for s in schemas.values() if s.source == "article"]), None
    except OSError as error:
        return [], shown_from(project.root, disk_problem(error, folder))


def propose(file: Path, article: Article, taken: set[str]) -> str:
    """A slug from the file's name; 8 hex digits of the hash are added where it is taken or says nothing."""
    slug = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "article"
    return slug if slug not in taken and slug != "article" else f"{slug}-{article.sha256[:8]}"


def _write(folder: Path, root: Path, name: str, article: Article, tables: list[str]) -> list[str]:
    """Write the folder aside and put it in place when it is complete."""
    aside = folder.with_name(f".{name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        _fill(aside, name, article, tables)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [p.relative_to(root).as_posix() for p in sorted(folder.iterdir())]


def _fill(folder: Path, name: str, article: Article, tables: list[str]) -> None:
    (folder / ARTICLE_FILE).write_text(_record(name, article), encoding="utf-8")
    for table in tables:
        (folder / f"{table}.yaml").write_text(f"# rows of {table}: see docs/codebook.md\n", encoding="utf-8")


def _record(name: str, article: Article) -> str:
    """A record to be completed by hand; what the program can tell is filled in, the first line of the text proposed as title."""
    paragraph_break = "blank_line" if re.search(r"\S[ \t]*\n[ \t]*\S", article.text) and "\n\n" in article.text else "line"
    blocks = split_blocks(article.text, paragraph_break)
    title = clean(article.text[blocks[0].start : blocks[0].end])[:40]
    traditional = "zh-Hant" if _is_traditional(article.text) else "zh-Hans"
    lines = [
        f"article_id: {name}",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        "title_en:",
        f"language: {traditional}",
        "publisher:",
        "published_on:",
        "context_date:",
        "url:",
        f"file_name: {json.dumps(article.path.name, ensure_ascii=False)}",
        f"sha256: {article.sha256}",
        "rights: The publisher; the text is not included.",
        f"paragraph_break: {paragraph_break}",
        "joins: []",
        "gaps: []",
        "errata: []",
        "pieces:",
        "  - piece: 1",
        f"    first_paragraph: {blocks[0].number}",
        f"    last_paragraph: {blocks[-1].number}",
    ]
    return "\n".join(lines) + "\n"


def _is_traditional(text: str) -> bool:
    """Whether more than one character in fifty changes when simplified."""
    from pipeline.text.script import simplified

    changed = sum(a != b for a, b in zip(text, simplified(text), strict=True))
    return changed * 50 > len(text)
