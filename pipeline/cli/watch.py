"""`pipeline watch`: every check of a build whenever a file is saved."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import counted, max_problems_option, project_of, stop, texts_option

if TYPE_CHECKING:
    from pipeline.tasks.watch.loop import Round


@click.command("watch")
@texts_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "lsp"]),
    default="text",
    show_default=True,
    help="Problems as text, or as notifications of the Language Server Protocol, one JSON object a line.",
)
@click.option("--strict", is_flag=True, help="Warnings are errors, and every article must be verified against its text.")
@max_problems_option
@click.pass_context
def command(ctx: click.Context, texts: tuple[Path, ...], form: str, strict: bool, most: int) -> None:
    """Check what is saved, at once: what `check` would print, again after every save, until Ctrl-C.

    The process stays warm and does over again only what a change touches: an article, a shared table, a schema. Problems go to stdout,
    which files were saved and how long the check took to stderr. Writes nothing.
    """
    from pipeline.report.render import as_text
    from pipeline.tasks.watch.diagnostics import Publisher
    from pipeline.tasks.watch.loop import rounds

    if find_spec("watchfiles") is None:
        stop("pipeline watch needs watchfiles, which is not installed: pip install 'city-governance-forums[watch]'")
    project = project_of(ctx, texts)
    publisher = Publisher(project.root)
    try:
        for one in rounds(project, strict=strict):
            report = one.inspection.report
            if form == "lsp":
                click.echo("\n".join(publisher.lines(report, one.seconds)))
            else:
                click.echo(f"\n{', '.join(one.changed)}\n" if one.changed else "", err=True, nl=False)
                click.echo(as_text(report, most), nl=False)
                click.echo(_summary(one), err=True)
            sys.stdout.flush()
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _summary(one: Round) -> str:
    inspection = one.inspection
    rows = sum(len(table.rows) for table in inspection.tables.values())
    counts = counted(len(inspection.report.problems), "problem"), counted(rows, "row"), counted(len(inspection.anchored), "article")
    return "{} in {} of {}, {:.0f} ms".format(*counts, 1000 * one.seconds)
