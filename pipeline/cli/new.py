"""`pipeline new`: register an article."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import project_of


@click.command("new")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--id", "article_id", metavar="SLUG", help="The article's id, such as zhengzhou-2024; proposed from the file's name unless given."
)
@click.pass_context
def command(ctx: click.Context, file: Path, article_id: str | None) -> None:
    """Register the article in FILE: a folder with its record, its hash and an empty file for every table.

    The text itself is not copied.
    """
    from pipeline.new import register
    from pipeline.publish.line_ends import keep_line_ends

    project = project_of(ctx, ())
    created, problem = register(project, file.resolve(), article_id)
    if problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    for path in created:
        click.echo(path)
    written = keep_line_ends(project.root, new=not (project.root / "datapackage.json").exists())
    if isinstance(written, Path):
        click.echo(written.relative_to(project.root))
