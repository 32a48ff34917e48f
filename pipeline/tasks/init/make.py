"""The files of a new project: made in memory, written aside, put in place as a whole. Nothing that is there already is touched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.disk.litter import is_litter
from pipeline.disk.together import all_or_none
from pipeline.model import Location, Problem, TableSchema
from pipeline.publish.faults import disk_problem
from pipeline.publish.line_ends import FILE, whole_file
from pipeline.schema.core import NAMES
from pipeline.schema.load import default_folder, parse_schema
from pipeline.tasks.init.licences import Licence, licence_of
from pipeline.tasks.init.pins import requirements
from pipeline.tasks.init.plan import OWN, SHIPPED, Plan, faults, menu_table
from pipeline.tasks.init.tables import descriptors
from pipeline.tasks.init.templates import filled, template
from pipeline.transcription.sources import DATASET_FILE
from pipeline.transcription.templates import empty_table

SCRIPTS = {"zh-Hans": "simplified", "zh-Hant": "traditional"}


def make(folder: Path, plan: Plan, *, missing: bool = False) -> tuple[list[str], list[Problem]]:
    """Make a project in a folder that does not exist or is empty; with ``missing``, only the files that the folder lacks.

    Returns the files made, and the problems: then nothing was made.
    """
    problems = [*([] if missing else occupied(folder)), *faults(plan)]
    if problems:
        return [], problems
    files = contents(plan)
    if missing:
        has_tables = (folder / "schemas").is_dir() or any(folder.glob("sources/*/article.yaml"))
        files = {p: t for p, t in files.items() if not (folder / p).exists() and not (has_tables and p.startswith("schemas/"))}
    try:
        _write(folder, files)
    except OSError as error:
        return [], [disk_problem(error, folder)]
    return sorted(files), []


def occupied(folder: Path) -> list[Problem]:
    """Why a folder cannot become a project."""
    hint = "name another folder, or fill up what a project lacks with: pipeline init --missing"
    try:
        for path in (folder, *folder.parents):
            if path.exists() and not path.is_dir():
                return [Problem("init-folder", Location(str(path)), "is a file, not a folder", "name a folder that does not exist yet")]
        if folder.is_dir() and (held := sorted(p.name for p in folder.iterdir() if p.name != ".git" and not is_litter(p.name))):
            return [Problem("init-folder", Location(str(folder)), f"is not empty: it has {held[0]}; nothing was changed", hint)]
    except OSError as error:
        return [disk_problem(error, folder)]
    return []


def contents(plan: Plan) -> dict[str, str]:
    """Every file of a new project by its path."""
    schemas = schema_texts(plan)
    parsed = (parse_schema(json.loads(text), name) for name, text in schemas.items() if name not in NAMES)
    listed = sorted(parsed, key=lambda schema: schema.position)
    licence = licence_of(plan.licence)
    if isinstance(licence, Problem):
        raise TypeError(str(licence))
    tables = "\n".join(f"- **{s.name}**: {s.description}" for s in listed)
    return {
        f"sources/{DATASET_FILE}": _record(plan, licence),
        **{f"sources/{s.name}.yaml": empty_table(s) for s in listed if s.source == "shared"},
        **{f"schemas/{name}.json": text for name, text in schemas.items()},
        "docs/codebook.md": filled(
            "codebook.md", title=plan.title, script=SCRIPTS[plan.language], tables="".join(f"{_section(schema)}\n" for schema in listed)
        ),
        "README.md": filled("README.md", title=plan.title, description=plan.description, tables=tables, licence=plan.licence),
        "LICENSE-DATA.md": filled("LICENSE-DATA.md", spdx=licence.spdx, name=licence.name, path=licence.path),
        "requirements.txt": requirements(),
        FILE: whole_file(),
        ".gitignore": template("gitignore"),
        ".github/workflows/build.yml": template("ci/github.yml"),
        ".gitlab-ci.yml": template("ci/gitlab.yml"),
        ".forgejo/workflows/build.yml": template("ci/forgejo.yml"),
    }


def schema_texts(plan: Plan) -> dict[str, str]:
    """The Table Schemas of a project as they are written."""
    if plan.choice == SHIPPED:
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted(default_folder().glob("*.json")) if not is_litter(path.name)}
    made = descriptors(plan.tables if plan.choice == OWN else [menu_table(plan.choice)])
    return {name: json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n" for name, descriptor in made.items()}


def _record(plan: Plan, licence: Licence) -> str:
    """sources/dataset.yaml."""
    lines = [
        "# What the dataset is. The version is set by: pipeline release VERSION",
        f"name: {plan.name}",
        f"title: {_quoted(plan.title)}",
        *([f"titleZh: {_quoted(plan.title_zh)}"] if plan.title_zh.strip() else []),
        f"description: {_quoted(plan.description)}",
        "version: 0.1.0",
        "licenses:",
        f"  - name: {licence.spdx}",
        f"    title: {_quoted(licence.name)}",
        f"    path: {licence.path}",
        "contributors:",
        f"  - title: {_quoted(plan.contributor)}",
        "    roles: [author, publisher]",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _section(schema: TableSchema) -> str:
    """A table's part of the codebook: what is to be said of it, and its columns."""
    rows = [f"| `{f.name}` | {f.description} |" for f in schema.fields if not f.computed]
    where = "one file for all articles" if schema.source == "shared" else "a file in each article's folder"
    ask = "*What gets a row, with an example; what does not.*"
    return "\n".join(
        [f"## {schema.name}", "", f"{schema.description} ({where}) {ask}", "", "| Column | Holds |", "| --- | --- |", *rows, ""]
    )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write everything aside, inside the folder itself, then put it in place; what was made is taken away if anything fails."""
    made_folders: list[Path] = []
    aside = folder / ".pipeline-init"
    try:
        _make_folder(folder, made_folders)
        shutil.rmtree(aside, ignore_errors=True)
        for name, text in files.items():
            path = aside / PurePosixPath(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        with all_or_none(folder / name for name in files):
            for name in files:
                _make_folder((folder / name).parent, made_folders)
                (aside / name).rename(folder / name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        for made in reversed(made_folders):
            made.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and remember those that were made, the highest first."""
    for path in [*reversed(folder.parents), folder]:
        if not path.is_dir():
            path.mkdir()
            made.append(path)
