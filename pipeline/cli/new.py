"""`pipeline new`: register an article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline.cli.common import A_FILE, project_of
from pipeline.cli.text import intake_options, show


@click.command("new")
@click.argument("file", type=A_FILE)
@click.option(
    "--id", "article_id", metavar="SLUG", help="The article's id, such as zhengzhou-2024; proposed from the file's name unless given."
)
@intake_options
@click.option("--review", "reviews", is_flag=True, help="Go on at once: draft its rows and decide on them in the browser.")
@click.pass_context
def command(ctx: click.Context, /, file: Path, article_id: str | None, out: Path | None, reviews: bool, **chosen: Any) -> None:
    """Register the article in FILE: a folder with its record, its hash and a file to fill in for every table.

    A text in UTF-8 is not copied. Of any other file `pipeline text` makes the text first, and the record says how: see its help.
    """
    from pipeline.intake.taken import Options
    from pipeline.publish.line_ends import keep_line_ends
    from pipeline.tasks.new import register

    project = project_of(ctx, ())
    created, problems = register(project, file.resolve(), article_id, Options(**chosen), out and out.resolve())
    show(problems, done=bool(created))
    for path in created:
        click.echo(path)
    written = keep_line_ends(project.root, new=not (project.root / "datapackage.json").exists())
    if isinstance(written, Path):
        click.echo(written.relative_to(project.root))
    if created and reviews:
        _review(ctx, created, file)


def _review(ctx: click.Context, created: list[str], file: Path) -> None:
    """Review the article whose files were just made; its text is the file itself, or the one made of it."""
    from pipeline.cli.review import command as review

    record = next(path for path in created if path.endswith("article.yaml"))
    text = file if created[0] == record else Path(created[0])
    ctx.invoke(review, article=Path(record).parent.name, texts=(text.resolve().parent,), files=(), port=0, opens=True)
