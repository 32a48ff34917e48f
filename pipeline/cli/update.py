"""`pipeline update`: the publisher changed an article."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import project_of, stop, texts_option


@click.command("update")
@click.argument("article")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path))
@texts_option
@click.option("--dry-run", is_flag=True, help="Say what would be written; change nothing.")
@click.pass_context
def command(ctx: click.Context, article: str, file: Path, texts: tuple[Path, ...], dry_run: bool) -> None:
    """Take over the text in FILE, which the publisher changed, for ARTICLE (an article id).

    What still stands is found in the new text again. What moved is summed up; what vanished, reads otherwise or is new is listed, for
    you to settle in the YAML, written for the new text. Once nothing is left, the command writes: the paragraph numbers that moved,
    in place, the file's hash and name, and evidence.lock. Until then it writes nothing and exits 1. The old text is not needed; with it
    among the --texts, the changed passages are shown too.
    """
    from pipeline.tasks.update.render import lines
    from pipeline.tasks.update.run import update

    result = update(project_of(ctx, texts), article, file.resolve(), dry_run=dry_run)
    if result.refused:
        stop(*result.refused)
    for line in lines(result, dry_run=dry_run):
        click.echo(line)
    sys.exit(0 if result.settled else 1)
