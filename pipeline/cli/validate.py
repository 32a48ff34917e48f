"""`pipeline validate`: both judges on a published package."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import A_FOLDER, counted, format_option, max_problems_option
from pipeline.cli.progress import progress


@click.command("validate")
@click.argument("folder", required=False, type=A_FOLDER)
@click.option("--full", is_flag=True, help="Frictionless reads every row, however many there are.")
@format_option
@max_problems_option
@click.option("-q", "--quiet", is_flag=True, help="Only problems, no summary.")
@click.pass_context
def command(ctx: click.Context, folder: Path | None, full: bool, form: str, most: int, quiet: bool) -> None:
    """Judge the published package in FOLDER (the project's unless given): descriptor, hashes, every cell, every key.

    Problems go to stdout, one line each, as path:line:column; the column counts cells. Our own judge reads everything. Frictionless
    reads everything up to 200000 rows, and of more the descriptor and a sample of every table; the summary says which.
    """
    from pipeline.report.render import FORMATS
    from pipeline.tasks.validate.package import validate

    with progress(quiet) as step:
        result = validate(folder or ctx.obj, full=full, progress=step)
    click.echo(FORMATS[form](result.report, most), nl=False)
    if not quiet:
        rows = sum(result.rows.values())
        found = counted(len(result.report.problems), "problem")
        click.echo(f"{found} in {counted(rows, 'row')} of {counted(len(result.rows), 'table')}", err=True)
        if result.scope:
            click.echo(f"Frictionless: {result.scope}", err=True)
    sys.exit(0 if result.report.ok else 1)
