"""What commands share: options, progress on stderr, problems, the closing summary."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from pipeline.model import Problem, Report
    from pipeline.run.inspection import Project
    from pipeline.run.verdict import Checked
    from pipeline.tasks.build import Build

NAMED = 20
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)

texts_option = click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, readable=False, path_type=Path),
    metavar="DIR",
    help="A folder with article texts, found by SHA-256; repeatable. Default: $ARTICLE_TEXTS.",
)
max_problems_option = click.option(
    "--max-problems", "most", type=click.IntRange(min=0), default=200, show_default=True, metavar="N", help="Print N problems at most."
)
"""How many are printed; their number is always told, JSON is always complete."""
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="How problems are shown."
)


def project_of(ctx: click.Context, texts: tuple[Path, ...]) -> Project:
    """The project a command works on; a swap that an earlier command left half done is finished first."""
    from pipeline.publish.swap import recover
    from pipeline.run.inspection import Project

    root: Path = ctx.obj
    recover(root)
    return Project(root, texts or _texts_from_environment())


def _texts_from_environment() -> tuple[Path, ...]:
    folders = [Path(p) for p in os.environ.get("ARTICLE_TEXTS", "").split(os.pathsep) if p]
    for folder in folders:
        if not folder.is_dir():
            raise click.UsageError(f"ARTICLE_TEXTS names {folder}, which is no folder")
    return tuple(f.resolve() for f in folders)


def show_problems(report: Report, most: int) -> None:
    """The first problems on stderr, one line each, and the number of all."""
    from pipeline.report.render import as_text

    click.echo(as_text(report, most), err=True, nl=False)
    if report.problems:
        parts = {"error": len(report.errors), "warning": len(report.problems) - len(report.errors)}
        click.echo(", ".join(counted(number, noun) for noun, number in parts.items() if number), err=True)


def stop(*reasons: Problem | str) -> NoReturn:
    """Say on stderr why nothing more is done, one line each, and exit with 1."""
    for reason in reasons:
        click.echo(str(reason), err=True)
    sys.exit(1)


def aligned(lines: list[list[str]]) -> Iterator[str]:
    """Lines whose cells stand in columns."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(map(str.ljust, line, widths)).rstrip()


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things: 1 article, 2 articles."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def attestation(result: Checked | Build) -> str:
    """Which articles were found in their text in this run, and which rest on their lock."""
    found = {"verified against text": result.verified, "attested by lock only": result.attested}
    return "\n".join(f"{how}: {_named(articles)}" for how, articles in found.items() if articles)


def _named(articles: tuple[str, ...]) -> str:
    """The articles by name, as long as a person would read them."""
    return ", ".join(articles) if len(articles) <= NAMED else counted(len(articles), "article")
