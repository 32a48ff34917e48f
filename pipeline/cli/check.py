"""`pipeline check`: every check of a build, without writing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import attestation, counted, format_option, max_problems_option, project_of, texts_option
from pipeline.cli.progress import progress


@click.command("check")
@texts_option
@format_option
@click.option("--strict", is_flag=True, help="Warnings are errors, and every article must be verified against its text.")
@max_problems_option
@click.option("-q", "--quiet", is_flag=True, help="Only problems, no summary.")
@click.pass_context
def command(ctx: click.Context, texts: tuple[Path, ...], form: str, strict: bool, most: int, quiet: bool) -> None:
    """Check transcriptions, quotes, tables and keys; write nothing. Problems go to stdout, one line each."""
    from pipeline.report.render import FORMATS
    from pipeline.run.inspection import inspect

    project = project_of(ctx, texts)
    with progress(quiet) as step:
        inspection = inspect(project, strict=strict, progress=step)
    click.echo(FORMATS[form](inspection.report, most), nl=False)
    if not quiet:
        rows = sum(len(t.rows) for t in inspection.tables.values())
        counts = counted(len(inspection.report.problems), "problem"), counted(rows, "row"), counted(len(inspection.anchored), "article")
        click.echo("{} in {} of {}".format(*counts), err=True)
        if note := attestation(inspection):
            click.echo(note, err=True)
    sys.exit(0 if inspection.report.ok else 1)
