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
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes to work with (0: one a core).")
@click.option("-q", "--quiet", is_flag=True, help="Only problems, no summary.")
@click.pass_context
def command(ctx: click.Context, texts: tuple[Path, ...], form: str, strict: bool, most: int, jobs: int, quiet: bool) -> None:
    """Check transcriptions, quotes, tables and keys; publish nothing. Problems go to stdout, one line each.

    What is proved clean is remembered in .pipeline-cache, as by a build: the next check or build proves only what changed.
    """
    from pipeline.report.render import FORMATS
    from pipeline.run.engines import default_jobs
    from pipeline.run.inspection import silent
    from pipeline.run.verdict import check

    project = project_of(ctx, texts)
    with progress(quiet) as step:
        result = check(project, strict=strict, jobs=jobs or default_jobs(), progress=step or silent)
    click.echo(FORMATS[form](result.report, most), nl=False)
    if not quiet:
        counts = counted(len(result.report.problems), "problem"), counted(result.rows, "row"), counted(result.articles, "article")
        others = f"; {counted(result.clean, 'other article')} proved clean" if result.clean else ""
        click.echo("{} in {} of {}".format(*counts) + others, err=True)
        if note := attestation(result):
            click.echo(note, err=True)
    sys.exit(0 if result.report.ok else 1)
